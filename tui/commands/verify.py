"""`planroom verify`: is a session file what was written?"""

import click


@click.command("verify")
@click.argument("session")
def verify_command(session: str) -> int:
    """Check the chain of SESSION's file. Exits with 4 if a line cannot be trusted."""
    from sessions.home import find_session
    from sessions.text import plain
    from sessions.verification import verify
    from tui.cli import DAMAGED

    path = find_session(session)
    found = verify(path)
    if found.problem:
        click.echo(f"planroom: {plain(found.problem, newlines=False)}", err=True)
        return DAMAGED
    click.echo(f"{path.name}: all {found.good} lines are as they were written.")
    return 0
