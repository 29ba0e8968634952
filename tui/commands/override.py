"""`planroom override`: taking responsibility for findings that keep the gate closed."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from plan.findings import Finding


@click.command("override")
@click.argument("session")
@click.argument("codes", metavar="CODE…", nargs=-1, required=True)
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the log. Asked for if not given.")
def override_command(session: str, codes: tuple[str, ...], reason: str) -> None:
    """Answer for errors that keep the gate closed, with a reason.

    CODE is what `planroom check` calls an error of SESSION, and stands for all errors of that code; with its place
    behind it, for that one alone.

    \b
    planroom override loans DB-004 --reason "The log has no key."
    planroom override loans DB-004/tables/2 --reason "The log has no key."

    An override holds for as long as the finding is the same. Given again, it gets the new reason.
    """
    from agents.commands import Override, RefusedError
    from agents.decisions import sealed
    from agents.review import gate_of
    from plan.checks import check
    from sessions.home import name_of
    from sessions.text import one_line
    from tui.foreground import carry_out
    from tui.loading import load_session

    path, state = load_session(session)
    name = name_of(path)
    if state.signed is not None:
        raise RefusedError(sealed(name))
    chosen = _chosen(codes, check(state.plan()), name)
    if not reason.strip() and sys.stdin.isatty():
        reason = click.prompt("Why", err=True)
    if not reason.strip():
        raise click.UsageError("Say why with --reason; it is kept in the log")
    state = carry_out(path, [Override(finding=finding.key, reason=reason.strip()) for finding in chosen])
    for finding in chosen:
        click.echo(one_line(f"{finding.code} is overridden: {finding.message}"))
    gate = gate_of(state)
    click.echo(
        one_line(f"The gate is open; `planroom approve {name}` signs the plan." if gate.open else _left(gate.reasons))
    )


def _chosen(codes: Sequence[str], findings: Sequence["Finding"], session: str) -> "tuple[Finding, ...]":
    """Return the errors that are meant, each once; raises UsageError for a code that means none."""
    chosen: dict[str, Finding] = {}
    errors = [finding for finding in findings if finding.severity == "error"]
    for code in codes:
        meant = [finding for finding in errors if code.upper() == finding.code or _spelled(code) == _place(finding)]
        if not meant:
            other = next((f.severity for f in findings if f.code == code.upper().partition("/")[0]), "")
            if other in {"warning", "note"}:
                raise click.UsageError(
                    f"{code} is a {other}; only errors keep the gate closed, so it needs no override"
                )
            raise click.UsageError(f"The plan has no error {code}; `planroom check {session}` lists those it has")
        chosen |= {finding.key: finding for finding in meant}
    return tuple(chosen.values())


def _spelled(code: str) -> str:
    head, slash, rest = code.partition("/")
    return head.upper() + slash + rest


def _place(finding: "Finding") -> str:
    return f"{finding.code}{finding.pointer}"


def _left(reasons: Sequence[str]) -> str:
    return f"The gate is still closed: {'; '.join(reasons)}."
