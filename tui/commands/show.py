"""`planroom show`: a session's state as text or JSON."""

import json
from typing import TYPE_CHECKING

import click

from tui.options import json_option

if TYPE_CHECKING:
    from sessions.state import SessionState


@click.command("show")
@click.argument("session", default="")
@click.option("--at", "seq", type=click.IntRange(min=1), default=None, metavar="SEQ", help="After event number SEQ.")
@json_option
def show_command(session: str, seq: int | None, as_json: bool) -> None:
    """Show where SESSION stands, the newest if none is named."""
    from sessions.lock import holder
    from sessions.opening import state_at
    from tui.loading import load_session

    path, state = load_session(session)
    if seq is not None:
        if seq > state.seq:
            raise click.UsageError(f"{path.stem} has {state.seq} events; name one of them with --at")
        state = state_at(path, seq)
    written = bool(holder(path))
    say_state(path.stem, state, written=written, past=seq is not None, as_json=as_json)


def say_state(name: str, state: "SessionState", *, written: bool, past: bool, as_json: bool) -> None:
    """Print where a session stands; or stood, in the `past`. `written` says whether somebody writes to it now."""
    from tui.report import session_report
    from tui.summary import summary_lines

    if as_json:
        click.echo(json.dumps(session_report(name, state, written), ensure_ascii=False, indent=2))
        return
    for line in summary_lines(name, state, written or past):
        click.echo(line)
