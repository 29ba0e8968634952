"""`planroom doctor`: what works here, and what to do about what does not."""

import json

import click

from tui.options import json_option
from tui.wrapping import wrapped

_LOOK = {"ok": ("✓", "green"), "warn": ("!", "yellow"), "fail": ("✗", "red")}


@click.command("doctor")
@click.option("--call", is_flag=True, help="Try each assigned model with one short call; that may cost a little.")
@json_option
def doctor_command(call: bool, as_json: bool) -> int:
    """Say what works on this machine, and what to do.

    Looks at the terminal, folders, settings, keys, and that nothing phones home. Exits with 1 if something fails.
    """
    from agents.failures import redact
    from sessions.text import plain
    from tui.diagnosis import diagnose

    records: list[dict[str, str]] = []
    for line in diagnose(call):
        found, do = (plain(redact(text), newlines=False) for text in (line.found, line.do))
        records.append({"about": line.about, "level": line.level, "found": found, "do": do})
        if not as_json:
            sign, colour = _LOOK[line.level]
            told = wrapped(found, f"{'':2}{line.about:<12} ", " " * 15)
            click.echo(click.style(sign, fg=colour) + told[1:])
            if do:
                told = wrapped(do, " " * 17, " " * 17)
                click.echo(f"{'':15}{click.style('→', fg=colour)}{told[16:]}")
    if as_json:
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    return 1 if any(record["level"] == "fail" for record in records) else 0
