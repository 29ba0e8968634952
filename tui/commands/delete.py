"""`planroom delete` and `trash`: a session goes to the trash, and comes back."""

import json

import click

from tui.options import json_option


@click.command("delete")
@click.argument("session")
def delete_command(session: str) -> None:
    """Move SESSION to the trash. `planroom trash --restore` brings it back; nothing is ever deleted for good."""
    from sessions.home import find_session
    from sessions.trash import delete

    path = find_session(session)
    gone = delete(path)
    click.echo(f"{path.stem} is in the trash; `planroom trash --restore {gone.name}` brings it back.")


@click.command("trash")
@click.option("--restore", "restored", default="", metavar="NAME", help="Bring the deleted session NAME back.")
@click.option("--session", "name", default="", metavar="NAME", help="With --restore: its name from now on.")
@json_option
def trash_command(restored: str, name: str, as_json: bool) -> None:
    """List the deleted sessions, or bring one back.

    The last that was deleted comes first.
    """
    from sessions.home import session_name
    from sessions.text import one_line
    from sessions.trash import bring_back, deleted, find_deleted, trash_folder

    if name and not restored:
        raise click.UsageError("--session goes with --restore")
    if restored:
        path = bring_back(find_deleted(restored), session_name(name) if name else "")
        click.echo(f"{path.stem} is back; `planroom open {path.stem}` opens it.")
        return
    there = deleted()
    if as_json:
        records = [{"name": one.name, "path": str(one.path), "deleted_at": one.at} for one in there]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    if not there:
        click.echo("The trash is empty.")
        return
    width = max(len(one.name) for one in there)
    for one in there:
        click.echo(one_line(f"{one.name:<{width}}  deleted {one.at[:16].replace('T', ' ')}"))
    click.echo(one_line(f"They are in {trash_folder()}; what you remove there is gone for good."))
