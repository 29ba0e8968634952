"""`planroom graph`: a plan's drawings as text."""

import os
import shutil
import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from plan.drawing import Drawing
    from plan.legend import Of
    from plan.plan import Plan


@click.command("graph")
@click.argument("session", default="")
@click.option("--of", type=click.Choice(["stories", "components", "tables"]), default="stories", help="What is drawn.")
@click.option("--width", type=click.IntRange(min=20), default=None, help="Columns; the terminal's if not named.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Only ASCII characters, as where the locale has no UTF-8.")
def graph_command(session: str, of: "Of", width: int | None, ascii_only: bool) -> None:
    """Draw what depends on what in SESSION.

    SESSION is the newest if none is named. Below the drawing stands what its marks mean.
    """
    from plan.legend import legend
    from sessions.home import name_of
    from sessions.text import plain
    from tui.loading import load_session
    from widgets.encoding import wants_ascii

    columns = width or max(20, shutil.get_terminal_size().columns)
    ascii_only = ascii_only or wants_ascii(os.environ)
    path, state = load_session(session)
    drawing = _drawing(state.plan(), of, columns, ascii_only)
    if drawing is None:
        raise click.UsageError(f"{path.stem} has no {of} yet; `planroom open {name_of(path)}` drafts them")
    lines = [plain(line.rstrip()) for line in drawing.lines()]
    click.echo("\n".join(lines))
    if marks := legend(of, drawing, ascii_only=ascii_only):
        click.echo("\n" + "\n".join(textwrap.wrap(marks, columns)))


def _drawing(plan: "Plan", of: "Of", width: int, ascii_only: bool) -> "Drawing | None":
    from plan import erd, pictures

    if of == "components" and plan.architecture:
        return pictures.components_picture(plan.architecture, width, ascii_only=ascii_only)
    if of == "tables" and plan.database:
        return erd.erd_picture(plan.database, width, ascii_only=ascii_only)
    if of == "stories" and plan.sprints:
        return pictures.stories_picture(plan.sprints, width, ascii_only=ascii_only)
    return None
