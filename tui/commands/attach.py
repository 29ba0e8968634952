"""`planroom open` and `watch`: the app on a session that exists."""

import click

from tui.loading import naming_damage
from tui.modes import Mode
from tui.terminal import open_app, require_terminal


def _attach(name: str, mode: Mode) -> None:
    from sessions.home import find_session

    require_terminal(f"planroom show {name or 'SESSION'}")
    path = find_session(name)
    with naming_damage(path):
        open_app(path, mode=mode)


@click.command("open")
@click.argument("session", default="")
def open_command(session: str) -> None:
    """Attach to SESSION, or to the newest."""
    _attach(session, "live")


@click.command("watch")
@click.argument("session")
def watch_command(session: str) -> None:
    """Follow SESSION without touching it."""
    _attach(session, "watch")
