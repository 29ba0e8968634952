"""`planroom sessions`: what there is."""

import json
from dataclasses import asdict

import click

from tui.options import json_option


@click.command("sessions")
@click.option("--find", "words", default="", metavar="TEXT", help="Only sessions in which all these words are said.")
@json_option
def sessions_command(words: str, as_json: bool) -> None:
    """List the saved sessions.

    The newest change comes first, forks below their origin.
    """
    from sessions.listing import list_sessions
    from sessions.text import one_line

    wanted = words.strip()
    found = list_sessions(wanted)
    summaries = [one.summary for one in found]
    hits = {one.summary.path: one.hit for one in found if one.hit}
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
                "forked_from": s.forked_from,
                "found": asdict(hits[s.path]) if s.path in hits else None,
            }
            for s in summaries
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    if not summaries:
        said = (
            f"No session says {words!r}."
            if wanted
            else "There is no session yet; start one with `planroom new REQUIREMENTS`."
        )
        click.echo(one_line(said))
    width = max((2 * s.depth + len(s.name) for s in summaries), default=0)
    for s in summaries:
        name = f"{'  ' * s.depth}{s.name}"
        stands = ("signed" if s.signed else f"{s.approved} of 4 approved") + ", live" * s.live
        parts = [s.problem] * bool(s.problem) + [stands, s.title] * s.opens
        click.echo(one_line(f"{name:<{width}}  {s.changed_at[:16].replace('T', ' '):<16}  {'  '.join(parts)}"))
        if s.path in hits:
            hit = hits[s.path]
            click.echo(one_line(f"{'  ' * s.depth}    {hit.where}: {hit.excerpt}"))
