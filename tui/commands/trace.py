"""`planroom trace`: what each requirement became, and back."""

import json
import shutil

import click

from tui.options import json_option


class UnknownIdError(click.ClickException):
    """An id that nothing in the plan has; the text says which is nearest."""

    exit_code = 2


@click.command("trace")
@click.argument("target", metavar="SESSION|plan.json")
@click.argument("name", metavar="[ID]", default="")
@json_option
def trace_command(target: str, name: str, as_json: bool) -> None:
    """Trace requirements to stories and tables, and back.

    ID is that of a requirement, a story, an endpoint (or "POST /loans") or a table; without one, every requirement is
    traced. What hangs loose, and what could not be placed, is
    listed at the end.
    """
    from plan.tracing import trace
    from tui.plans import load_plan
    from tui.trace_lines import item_lines, nearest, overview_lines, report

    plan = load_plan(target)
    said, found = plan.requirements, trace(plan)
    items = found.find(name) if name else found.items
    if name and not items:
        near = nearest(found, name)
        hint = f"the nearest is {near!r}" if near else f"`planroom trace {target}` lists what there is"
        raise UnknownIdError(f"There is no requirement, story, endpoint or table {name!r} in this plan; {hint}.")
    width = shutil.get_terminal_size().columns
    if as_json:
        click.echo(json.dumps(report(found, items), ensure_ascii=False, indent=2))
    elif name:
        click.echo("\n".join(item_lines(found, items, width)))
    else:
        click.echo("\n".join(overview_lines(found, said.project, width, said.unplaced)))
