"""`planroom compact`: what agents wrote on the way is moved beside the session, compressed."""

import click


@click.command("compact")
@click.argument("session")
def compact_command(session: str) -> None:
    """Compress what agents wrote on the way in SESSION.

    It is moved into a second file beside the session, which replays as before as long as the two stay together, and
    opens without the second one.
    """
    from sessions.compaction import compact
    from sessions.home import find_session
    from sessions.moved import moved_path
    from sessions.text import plain

    path = find_session(session)
    done = compact(path)
    if done.recovered:
        click.echo(f"planroom: {plain(done.recovered, newlines=False)}", err=True)
    if not done.lines:
        click.echo(plain(f"{path.name}: nothing that agents wrote can be moved beside it.", newlines=False))
        return
    before, after = done.before / 1024, done.after / 1024
    moved = f"{done.lines:,} lines were moved into {moved_path(path).name}"
    click.echo(plain(f"{path.name}: {moved}; {before:,.0f} KB became {after:,.0f} KB.", newlines=False))
