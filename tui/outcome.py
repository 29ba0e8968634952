"""What a command says at its end."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import click

from plan.drawing.text import clip
from plan.findings import Severity
from sessions.state import SessionState
from sessions.text import one_line, plain

SIGNS: Mapping[Severity, str] = {"error": "✗", "warning": "!", "note": "·"}
_MOST_SAID = 12
_WIDEST = 160


def findings_status(state: SessionState) -> int:
    """Return the exit status that the plan's findings call for."""
    from agents.review import error_findings
    from plan.gate import unresolved
    from tui.cli import FINDINGS_LEFT

    return FINDINGS_LEFT if unresolved(error_findings(state.plan()), state.overrides) else 0


def say_findings(session: str, state: SessionState) -> None:
    """Print on standard error what does not hold, errors first, a line each, and how many more there are."""
    from plan.checks import check
    from plan.checks.wording import counted

    found = check(state.plan())
    if not found:
        return
    numbers = Counter(finding.severity for finding in found)
    counts = ", ".join(counted(number, severity) for severity, number in numbers.items())
    click.echo(f"{counts}; `planroom check {session}` says what to do about each:", err=True)
    _say_some([f"  {SIGNS[one.severity]} {one.code} {one.artifact}{one.pointer}: {one.message}" for one in found])


def say_unplaced(session: str, state: SessionState) -> None:
    """Print on standard error which lines of the documents the reader could not place."""
    from plan.checks.wording import counted

    found = state.requirements.unplaced
    if found:
        how = f"; `planroom trace {session}` lists all" if len(found) > _MOST_SAID else ""
        click.echo(f"{counted(len(found), 'line')} of the documents could not be placed{how}:", err=True)
        _say_some([f"  ? {one.place}  {one.text}" for one in found])


def _say_some(lines: Sequence[str]) -> None:
    for text in lines[:_MOST_SAID]:
        click.echo(clip(one_line(text), _WIDEST), err=True)
    if len(lines) > _MOST_SAID:
        click.echo(f"  and {len(lines) - _MOST_SAID} more", err=True)


def say_assumptions(session: str, state: SessionState) -> None:
    """Print on standard error what the plan is drawn from although nobody said it, a line each."""
    from plan.assumptions import assumptions

    found = assumptions(state.requirements)
    for text in found:
        click.echo(one_line(f"  assumed: {text}"), err=True)
    if found and state.questions:
        click.echo(f"  `planroom answer {session}` changes what was asked.", err=True)


@contextmanager
def kept(what: str, command: str) -> Iterator[None]:
    """Say, where files cannot be written after all, that `what` is kept and which command writes them."""
    from agents.commands import RefusedError

    try:
        yield
    except RefusedError as error:
        raise RefusedError(f"{error} {what} is kept; `{command}` writes the files.") from error


def say_where_to_begin(session: str, state: SessionState) -> None:
    """Print which of the last deliverables to read first, and how to see the plan."""
    export = state.exports[-1]
    first = next((file for file in export.files if file == "checklist.md"), export.files[0] if export.files else "")
    if first:
        click.echo(f"Begin with {plain(first)}; `planroom open {plain(session)}` shows the plan.")


def say_written(state: SessionState) -> None:
    """Print where the last deliverables are."""
    from widgets.text import count

    export = state.exports[-1]
    signed = " Signed." if state.signed is not None else ""
    click.echo(f"{count(len(export.files), 'file')} in {plain(export.folder)}.{signed}")
