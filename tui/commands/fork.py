"""`planroom fork`: a session that shares another's past."""

import click

from tui.loading import naming_damage
from tui.options import writing_anew


@click.command("fork")
@click.argument("session")
@click.option(
    "--at", type=click.IntRange(1), metavar="SEQ", help="Last event that both share; the newest if not named."
)
@click.option("--session", "name", default="", metavar="NAME", help="Name of the new session.")
def fork_command(session: str, at: int | None, name: str) -> None:
    """Begin a new session with the past of SESSION."""
    from sessions.forking import fork
    from sessions.home import find_session, new_path
    from sessions.opening import open_session
    from sessions.text import plain

    path = find_session(session)
    new = new_path(f"{path.stem} fork", name)
    with naming_damage(path), writing_anew(new):
        shared = fork(path, new, at)
    if shared.missing:
        click.echo(f"planroom: {plain(shared.missing, newlines=False)}", err=True)
    begins = "event" if shared.seq == 1 else f"{shared.seq:,} events"
    click.echo(f"{new.stem}: begins with the first {begins} of {path.stem}.")
    if open_session(new).state.signed is not None:
        click.echo(f"Its plan is signed, as that one's was; `planroom reopen {new.stem}` opens it again.")
