"""`planroom cache`: the answers that were kept."""

import json

import click

from tui.options import json_option


@click.command("cache")
@click.option("--clear", is_flag=True, help="Remove every answer.")
@json_option
def cache_command(clear: bool, as_json: bool) -> int:
    """Show which answers are kept, or remove them.

    Exits with 1 if the cache is damaged.
    """
    from agents.cache_state import cache_state, clear_cache
    from sessions.text import plain

    removed = clear_cache() if clear else None
    state = cache_state()
    if as_json:
        record = {
            "folder": str(state.folder),
            "answers": state.answers,
            "bytes": state.size,
            "bound": state.bound,
            "problem": state.problem,
            "removed": removed,
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return 1 if state.problem else 0
    if removed is not None:
        click.echo(f"Removed {removed} answer{'s' * (removed != 1)}.")
    click.echo(plain(str(state.folder), newlines=False))
    count = f"{state.answers} answer{'s' * (state.answers != 1)}"
    click.echo(f"{count}, {state.size / 1e6:.1f} MB of at most {state.bound / 1e6:.0f} MB")
    if state.problem:
        click.secho(state.problem, fg="yellow")
    return 1 if state.problem else 0
