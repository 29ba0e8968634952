"""`planroom engines`: what writes to a session without a terminal, and how it is stopped."""

import json
from typing import TYPE_CHECKING

import click

from tui.options import json_option

if TYPE_CHECKING:
    from agents.commands import EngineStatus
    from agents.engines import Writing


@click.command("engines")
@click.option("--stop", is_flag=False, flag_value="", metavar="SESSION", help="Stop the engine of SESSION.")
@click.option("--all", "everything", is_flag=True, help="With --stop: every engine.")
@json_option
def engines_command(stop: str | None, everything: bool, as_json: bool) -> None:
    """List what drafts without a terminal, or stop it.

    What a stopped engine was drafting is kept; `planroom draft SESSION AGENT` drafts it again, and with --resume a
    model goes on where it stopped.
    """
    import asyncio

    from agents.engines import running_engines

    if everything != (stop == ""):
        raise click.UsageError("Use --stop SESSION, or --stop --all")
    if stop is not None:
        asyncio.run(_stop(stop))
        return
    found = asyncio.run(running_engines())
    if as_json:
        click.echo(json.dumps([_record(writing) for writing in found], ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("No engine runs.")
    width = max((len(writing.path.stem) for writing in found), default=0)
    for writing in found:
        click.echo(_line(writing, width))


async def _stop(name: str) -> None:
    from agents.commands import RefusedError
    from agents.engines import find_writing, running_engines, stop_engine

    if name:
        path = await find_writing(name)
        click.echo(_stopped(path.stem, await stop_engine(path)))
        return
    refusals = []
    for writing in await running_engines():
        try:
            click.echo(_stopped(writing.path.stem, await stop_engine(writing.path)))
        except RefusedError as refusal:
            refusals.append(str(refusal))
    if refusals:
        raise RefusedError(" ".join(refusals))


def _stopped(session: str, status: "EngineStatus") -> str:
    from sessions.text import plain

    kept = f", which drafted {' and '.join(status.drafting)}: what it wrote is kept" if status.drafting else ""
    return plain(f"Stopped the engine of {session}{kept}.", newlines=False)


def _line(writing: "Writing", width: int) -> str:
    from sessions.text import plain

    name, status = f"{plain(writing.path.stem, newlines=False):<{width}}", writing.status
    if status is None:
        return f"{name}  {plain(writing.who, newlines=False)}, which answers no commands"
    at = ", ".join((*status.drafting, *(("estimates",) if status.consulting else ()))) or "nothing"
    since = plain(status.since[:19], newlines=False).replace("T", " ")
    return f"{name}  process {status.pid}  since {since} UTC  drafts {at}  {status.attached} attached"


def _record(writing: "Writing") -> dict[str, object]:
    record: dict[str, object] = {"session": writing.path.stem, "path": str(writing.path), "who": writing.who}
    if writing.status is not None:
        record |= writing.status.model_dump(mode="json", exclude={"session"})
    return record
