"""`planroom reopen`: a signed plan can be changed again."""

import sys

import click


@click.command("reopen")
@click.argument("session")
@click.option("--reason", default="", metavar="TEXT", help="Why; kept in the log. Asked for if not given.")
def reopen_command(session: str, reason: str) -> None:
    """Open the signed plan of SESSION again.

    It can be changed then. The files that were written stay as they are. What is changed has to be approved again, and
    the plan signed again.
    """
    from agents.commands import RefusedError, ReopenGate
    from sessions.home import name_of
    from tui.foreground import carry_out
    from tui.loading import load_session

    path, state = load_session(session)
    if state.signed is None:
        raise RefusedError(f"The plan of {path.stem} is not signed, so there is nothing to reopen.")
    if not reason.strip() and sys.stdin.isatty():
        reason = click.prompt("Why", err=True)
    if not reason.strip():
        raise click.UsageError("Say why with --reason; it is kept in the log")
    carry_out(path, [ReopenGate(reason=reason.strip())])
    click.echo(f"The plan of {path.stem} is open again; `planroom approve {name_of(path)}` signs it again.")
