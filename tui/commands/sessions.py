"""`planroom sessions`: what there is."""

import json

import click

from tui.options import json_option


@click.command("sessions")
@json_option
def sessions_command(as_json: bool) -> None:
    """List the saved sessions, newest change first."""
    from sessions.catalog import list_sessions
    from sessions.text import plain

    summaries = list(list_sessions())
    if as_json:
        records = [
            {
                "session": s.name,
                "path": str(s.path),
                "title": s.title,
                "changed_at": s.changed_at,
                "artifacts": dict(s.statuses),
                "signed": s.signed,
                "live": s.live,
                "cost": s.cost,
                "problem": s.problem,
            }
            for s in summaries
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    if not summaries:
        click.echo("There is no session yet; start one with `planroom new REQUIREMENTS`.")
    width = max((len(s.name) for s in summaries), default=0)
    for s in summaries:
        state = s.problem or ("signed" if s.signed else f"{s.approved} of 4 approved") + (", live" if s.live else "")
        click.echo(plain(f"{s.name:<{width}}  {s.changed_at[:16].replace('T', ' '):<16}  {state}  {s.title}", False))
