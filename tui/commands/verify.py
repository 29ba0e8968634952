"""`planroom verify`: is a session file what was written?"""

import json

import click

from tui.options import json_option


@click.command("verify")
@click.argument("session")
@json_option
def verify_command(session: str, as_json: bool) -> int:
    """Check the chain of SESSION's file. Exits with 4 if a line cannot be trusted."""
    from sessions.home import find_session, name_of
    from sessions.text import plain
    from sessions.verification import verify
    from tui.cli import DAMAGED
    from tui.loading import refuse_other_file

    path = find_session(session)
    found = verify(path)
    if not found.good:
        refuse_other_file(path)
    if as_json:
        record = {
            "session": path.stem,
            "good": found.good,
            "bad": found.bad or None,
            "lost": found.lost,
            "last": found.last_at or None,
            "acknowledged": found.promised or None,
            "line_ends": found.odd_ends,
            "problem": found.problem,
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    if found.problem:
        click.echo(f"planroom: {plain(found.problem, newlines=False)}", err=True)
        click.echo(f"planroom: {found.advice(name_of(path))}", err=True)
        return DAMAGED
    if not as_json:
        lost = f", but for {found.lost} of what agents wrote on the way, which were lost before" if found.lost else ""
        events = f" ({found.good} events)" if found.good != found.lines else ""
        click.echo(
            f"{path.name}: all {found.lines} lines{events} are as they were written{lost}, the last at {found.last_at}."
        )
        if found.odd_ends:
            click.echo(
                f"Nothing is lost, but {found.odd_ends}: an editor or a transfer changed where its lines begin and end."
            )
        if found.doubt:
            click.echo(found.doubt)
    return 0
