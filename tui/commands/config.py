"""`planroom config`: which settings hold, and where each comes from."""

import json
from typing import TYPE_CHECKING

import click

from sessions.dollars import exact
from tui.options import json_option

if TYPE_CHECKING:
    from agents.config.reading import ReadConfig


@click.group("config", invoke_without_command=True)
@json_option
@click.pass_context
def config_command(ctx: click.Context, as_json: bool) -> int:
    """Show which settings hold, and where they come from.

    Exits with 2 if a variable of the environment cannot be used; the rest is shown all the same.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from agents.config.layers import Options, all_settings_of, budget_of, environment_problems
    from agents.config.reading import read_config
    from plan.artifacts import AGENTS
    from sessions.text import plain

    read = read_config()
    wrong = environment_problems()
    agents = {agent: all_settings_of(agent, Options(), read) for agent in AGENTS.values()}
    budget = budget_of(None, read, sound_only=True)
    if as_json:
        record = {
            "path": str(read.path),
            "exists": read.there,
            "problems": _problems(read),
            "environment": list(wrong),
            "budget": {"value": budget.value, "origin": budget.origin} if budget else None,
            "agents": {
                agent: {name: {"value": _plain(one.value), "origin": one.origin} for name, one in chosen.items()}
                for agent, chosen in agents.items()
            },
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return BAD_USE if wrong else 0
    missing = "" if read.there else "  (not there; what is built in holds)"
    click.echo(plain(f"{read.path}{missing}", newlines=False))
    if read.problems:
        count = len(read.problems)
        click.secho(f"Nothing in it holds: {count} problem{'s' * (count > 1)}; `planroom config check`.", fg="red")
    for sentence in wrong:
        click.secho(sentence, fg="red")
    for agent, chosen in agents.items():
        click.secho(f"\n{agent}", bold=True)
        for name, one in chosen.items():
            value = plain(_shown(one.value), newlines=False)
            origin = one.origin.replace(f"{read.path} ", "").replace(str(read.path), "config.toml")
            click.echo(f"  {name:<17} {value:<30} " + click.style(plain(origin, newlines=False), dim=True))
    if budget:
        origin = budget.origin.replace(str(read.path), "config.toml")
        amount = exact(budget.value) if isinstance(budget.value, float | int) else str(budget.value)
        click.echo(f"\n{'budget':<19} {amount:<30} " + click.style(origin, dim=True))
    return BAD_USE if wrong else 0


@config_command.command("check")
@json_option
def check_config_command(as_json: bool) -> int:
    """Name what is wrong in config.toml, with its line. Exits with 2 if something is."""
    from agents.config.reading import read_config
    from sessions.text import plain

    read = read_config()
    if as_json:
        record = {"path": str(read.path), "exists": read.there, "problems": _problems(read)}
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return BAD_USE if read.problems else 0
    for problem in read.problems:
        where = f"{read.path}:{problem.line}" if problem.line else str(read.path)
        click.echo(plain(f"{where}: {problem.sentence}", newlines=False))
    if not read.problems:
        said = "holds" if read.there else "is not there, which is fine: what is built in holds"
        click.echo(plain(f"{read.path} {said}.", newlines=False))
    return BAD_USE if read.problems else 0


BAD_USE = 2


def _problems(read: "ReadConfig") -> list[dict[str, object]]:
    return [{"line": problem.line, "problem": problem.sentence} for problem in read.problems]


def _shown(value: object) -> str:
    from sessions.events import Fallback

    if isinstance(value, tuple):
        return ", ".join(one.model if isinstance(one, Fallback) else str(one) for one in value)
    return json.dumps(_plain(value), ensure_ascii=False).strip('"')


def _plain(value: object) -> object:
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
