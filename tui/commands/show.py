"""`planroom show`: a session's state as text or JSON."""

import json

import click

from tui.options import json_option


@click.command("show")
@click.argument("session", default="")
@click.option("--at", "seq", type=click.IntRange(min=1), default=None, metavar="SEQ", help="After event number SEQ.")
@json_option
def show_command(session: str, seq: int | None, as_json: bool) -> None:
    """Show where SESSION (the newest if none is named) stands."""
    from sessions.lock import holder
    from sessions.opening import state_at
    from tui.loading import load_session
    from tui.report import session_report
    from tui.summary import summary_lines

    path, state = load_session(session)
    if seq is not None:
        if seq > state.seq:
            raise click.UsageError(f"{path.stem} has {state.seq} events; name one of them with --at")
        state = state_at(path, seq)
    live = seq is not None or bool(holder(path))
    if as_json:
        click.echo(json.dumps(session_report(path.stem, state, bool(holder(path))), ensure_ascii=False, indent=2))
        return
    for line in summary_lines(path.stem, state, live):
        click.echo(line)
