"""`planroom graph`: a plan's drawings as text."""

import shutil
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from plan.drawing import Drawing
    from plan.plan import Plan

Of = Literal["stories", "components", "tables"]


@click.command("graph")
@click.argument("session", default="")
@click.option("--of", type=click.Choice(["stories", "components", "tables"]), default="stories", help="What is drawn.")
@click.option("--width", type=click.IntRange(min=20), default=None, help="Columns; the terminal's if not named.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Lines of ASCII characters.")
def graph_command(session: str, of: Of, width: int | None, ascii_only: bool) -> None:
    """Draw what depends on what in SESSION (the newest if none is named)."""
    from sessions.text import plain
    from tui.loading import load_session

    path, state = load_session(session)
    drawing = _drawing(state.plan(), of, width or shutil.get_terminal_size().columns, ascii_only)
    if drawing is None:
        raise click.UsageError(f"{path.stem} has no {of} yet; draft them first")
    for line in drawing.lines():
        click.echo(plain(line.rstrip()))


def _drawing(plan: "Plan", of: Of, width: int, ascii_only: bool) -> "Drawing | None":
    from plan import pictures

    if of == "components" and plan.architecture:
        return pictures.components_picture(plan.architecture, width, ascii_only=ascii_only)
    if of == "tables" and plan.database:
        return pictures.erd_picture(plan.database, width, ascii_only=ascii_only)
    if of == "stories" and plan.sprints:
        return pictures.stories_picture(plan.sprints, width, ascii_only=ascii_only)
    return None
