"""Refusing a model that cannot be called, before a session is begun with it."""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sessions.state import Assignment


def refuse_uncallable(assigned: "Iterable[Assignment]") -> None:
    """Say what is doubtful about models, and raise click.UsageError for one that no call can succeed with.

    Only the models' own process imports what knows them; where the offline planner drafts, nobody is asked.
    """
    from agents.models import DEFAULT_MODEL
    from sessions.text import plain

    asked = list({one.model: one for one in assigned if one.model != DEFAULT_MODEL}.values())
    for ok, sentence in asyncio.run(_asked(asked)) if asked else ():
        said = plain(sentence, newlines=False)
        if not ok:
            raise click.UsageError(said)
        if said:
            click.echo(f"planroom: {said}", err=True)


async def _asked(assigned: "list[Assignment]") -> list[tuple[bool, str]]:
    from tui.model_desk import ModelDesk

    desk = ModelDesk()
    try:
        told = [await desk.callable_as(one) for one in assigned]
        return [(each.ok, each.sentence) for each in told]
    finally:
        await desk.close()
