"""`planroom replay`: a session on another clock, in the app or as text."""

import click

from tui.commands.show import say_state
from tui.options import json_option
from tui.terminal import open_app, require_terminal


@click.command("replay")
@click.argument("session")
@click.option("--speed", default=1.0, type=click.FloatRange(0.25, 64), help="How fast; 1 is as it happened.")
@click.option("--headless", is_flag=True, help="Without the app: print what it showed at one place.")
@click.option("--at", "wanted", metavar="PLACE", help="With --headless: where, as / in the app; the end if none.")
@json_option
def replay_command(session: str, speed: float, headless: bool, wanted: str | None, as_json: bool) -> None:
    """Show again how SESSION went."""
    from sessions.home import find_session

    path = find_session(session)
    if not headless:
        if wanted or as_json:
            raise click.UsageError("--at and --json go with --headless")
        require_terminal(f"planroom replay {session} --headless")
        open_app(path, mode="replay", speed=speed)
        return
    from sessions.destination import destination
    from sessions.seeking import Moment, Seeker

    seeker = Seeker(path)
    when = destination(seeker, wanted, Moment(0, 0, 0)) if wanted else seeker.index.last
    state = seeker.state_at(when.seq)
    say_state(path.stem, state, written=False, past=True, as_json=as_json)
