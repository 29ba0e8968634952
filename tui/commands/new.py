"""`planroom new`: a session from documents, in the app."""

from pathlib import Path

import click

from tui.options import assignments, begin_session, requirements_arguments
from tui.terminal import open_app, read_keys_from_screen, require_screen, require_terminal


@click.command("new")
@requirements_arguments
def new_command(
    requirements: tuple[Path, ...],
    schema: Path | None,
    openapi: Path | None,
    model: str,
    agent_model: tuple[str, ...],
    api_base: str,
    name: str,
) -> None:
    """Start a session from REQUIREMENTS and draft it in the app."""
    piped = Path("-") in requirements
    (require_screen if piped else require_terminal)("planroom run REQUIREMENTS --out DIR")
    path = begin_session(requirements, schema, openapi, assignments(model, agent_model, api_base), name)
    if piped:
        read_keys_from_screen()
    open_app(path, draft=True)
