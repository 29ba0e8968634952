"""What a command says at its end."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from sessions.state import SessionState
from sessions.text import one_line, plain


def findings_status(state: SessionState) -> int:
    """Return the exit status that the plan's findings call for."""
    from agents.review import error_findings
    from plan.gate import unresolved
    from tui.cli import FINDINGS_LEFT

    return FINDINGS_LEFT if unresolved(error_findings(state.plan()), state.overrides) else 0


def say_findings(state: SessionState) -> None:
    """Print the error findings on standard error."""
    from agents.review import error_findings

    for finding in error_findings(state.plan()):
        click.echo(one_line(f"✗ {finding.code} {finding.artifact}{finding.pointer}: {finding.message}"), err=True)


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
