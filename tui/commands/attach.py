"""`planroom open`, `watch` and `replay`: the app on a session that exists."""

import click

from tui.modes import Mode
from tui.terminal import open_app, require_terminal


def _attach(name: str, mode: Mode, speed: float = 1.0) -> None:
    from sessions.home import find_session

    require_terminal(f"planroom show {name or 'SESSION'}")
    open_app(find_session(name), mode=mode, speed=speed)


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


@click.command("replay")
@click.argument("session")
@click.option("--speed", default=1.0, type=click.FloatRange(0.25, 64), help="How fast; 1 is as it happened.")
def replay_command(session: str, speed: float) -> None:
    """Show again how SESSION went."""
    _attach(session, "replay", speed)
