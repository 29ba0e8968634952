"""`planroom new`: a session from documents, in the app."""

from pathlib import Path
from typing import Unpack

import click

from tui.callable import refuse_uncallable
from tui.options import ModelOptions, begin_session, chosen_models, refuse_missing, requirements_arguments
from tui.terminal import open_app, read_keys_from_screen, require_screen, require_terminal


@click.command("new")
@requirements_arguments
def new_command(
    requirements: tuple[Path, ...],
    schema: Path | None,
    openapi: Path | None,
    name: str,
    **options: Unpack[ModelOptions],
) -> None:
    """Start a session from REQUIREMENTS and draft it in the app."""
    refuse_missing(*requirements, schema, openapi)
    piped = Path("-") in requirements
    (require_screen if piped else require_terminal)("planroom run REQUIREMENTS --out DIR")
    agents, budget = chosen_models(**options)
    refuse_uncallable(agents.values())
    path = begin_session(requirements, schema, openapi, agents, name, budget)
    if piped:
        read_keys_from_screen()
    open_app(path, draft=True)
