"""`planroom models`: who writes with what, and what else there is."""

import asyncio
import json
from typing import TYPE_CHECKING

import click

from sessions.dollars import exact
from tui.options import BadConfigError, json_option, sound_config
from tui.wrapping import wrapped

if TYPE_CHECKING:
    from agents.catalogue import ModelCard


_MOST_FOUND = 30


@click.command("models")
@click.option("--find", metavar="TEXT", help="Search litellm's list of models.")
@click.option("--served", is_flag=True, help="Ask your own servers what they serve.")
@json_option
def models_command(find: str | None, served: bool, as_json: bool) -> int:
    """Show each agent's model, its key and its price.

    Exits with 1 if a key is missing or a server does not answer.
    """
    from agents.catalogue import card, search
    from agents.config.layers import Options, SettingError, assignments_of
    from agents.redirects import redirect_of
    from sessions.text import plain

    if served:
        return _served(as_json)
    try:
        assigned = {} if find is not None else assignments_of(Options(), sound_config())
    except SettingError as error:
        raise BadConfigError(f"{error}.") from error
    rows: list[tuple[str, str, ModelCard]] = [
        (agent, one.api_base, card(one.model, one.api_base, one.settings)) for agent, one in assigned.items()
    ]
    if find is not None:
        rows = [("", "", found) for found in search(find, _MOST_FOUND)]
    if as_json:
        click.echo(json.dumps([_record(*row) for row in rows], ensure_ascii=False, indent=2))
    for agent, api_base, found in () if as_json else rows:
        redirect = redirect_of(found.model, api_base) if agent else None
        place = redirect.sentence if redirect else api_base
        name = plain(found.model + (f" at {place}" if place else ""), newlines=False)
        click.echo((f"{agent}  " if agent else "") + click.style(name, bold=True))
        fg = "green" if found.key.there or not found.key.needed else "red"
        about = wrapped(f"{found.key.word} · {_about(found)}", "  ", "    ")
        click.echo(about.replace(found.key.word, click.style(found.key.word, fg=fg), 1))
        if found.key.problem and agent:
            click.secho(wrapped(plain(found.key.problem, newlines=False), "  ", "  "), fg="yellow")
    if find is not None and len(rows) == _MOST_FOUND and not as_json:
        click.echo(f"These are the {_MOST_FOUND} nearest; more words find fewer.")
    if not rows and not as_json:
        click.echo("litellm's list has no such chat model; any PROVIDER/MODEL may be used all the same.")
    return 1 if any(agent and found.key.problem for agent, _, found in rows) else 0


def _record(agent: str, api_base: str, found: "ModelCard") -> dict[str, object]:
    from agents.redirects import redirect_of

    redirect = redirect_of(found.model, api_base)
    return {
        **({"agent": agent} if agent else {}),
        "model": found.model,
        "provider": found.provider,
        "api_base": api_base,
        "redirected_to": redirect.sentence if redirect else "",
        "key": found.key.word,
        "problem": found.key.problem,
        "context": found.context,
        "max_output": found.max_output,
        "price_in": found.price_in,
        "price_out": found.price_out,
        "structured_output": found.structured_output,
        "tools": found.tools,
        "reasoning": found.reasoning,
    }


def _about(found: "ModelCard") -> str:
    if found.price_in is None or found.price_out is None:
        price = "price unknown"
    elif found.price_in == found.price_out == 0:
        price = "free"
    else:
        price = f"{exact(found.price_in)} in, {exact(found.price_out)} out per million"
    context = f"{found.context:,} tokens" if found.context else "context unknown"
    can = (("schema", found.structured_output), ("tools", found.tools), ("reasoning", found.reasoning))
    return " · ".join([context, price, *(word for word, does in can if does)])


def _served(as_json: bool) -> int:
    from agents.endpoints import EndpointError, served
    from agents.keys import KeyMissingError, key_for
    from sessions.text import plain

    records: list[dict[str, object]] = []
    for name, endpoint in sound_config().config.endpoints.items():
        record: dict[str, object] = {"endpoint": name, "api_base": endpoint.api_base, "models": [], "problem": ""}
        try:
            found = asyncio.run(served(endpoint.api_base, key_for(endpoint.key)))
            record["models"] = [one.model for one in found]
        except (EndpointError, KeyMissingError) as error:
            found, record["problem"] = (), str(error)
        records.append(record)
        if not as_json:
            click.secho(plain(f"{name}  {endpoint.api_base}", newlines=False), bold=True)
            for one in found:
                click.echo(f"  {one.model}")
            if record["problem"]:
                click.secho(wrapped(plain(str(record["problem"]), newlines=False), "  ", "  "), fg="yellow")
    if as_json:
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    elif not records:
        click.echo("config.toml has no [endpoints.NAME]; add one with its api_base.")
    return 1 if any(record["problem"] for record in records) else 0
