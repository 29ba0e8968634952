"""`planroom graph`: a plan's drawings as text."""

import os
import shutil
import textwrap
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from plan.drawing import Drawing, Shape
    from plan.legend import Of
    from plan.plan import Plan


@click.command("graph")
@click.argument("session", default="")
@click.option("--of", type=click.Choice(["stories", "components", "tables"]), default="stories", help="What is drawn.")
@click.option(
    "--form",
    type=click.Choice(["boxes", "lanes"]),
    default=None,
    help="Boxes that lines join, wider than the width if need be, or one item a line; what suits it if not named.",
)
@click.option(
    "--direction",
    type=click.Choice(["top-down", "left-to-right"]),
    default=None,
    help="Where the lines of boxes lead to; what fits if not named.",
)
@click.option(
    "--names", is_flag=True, help="Names only: no technologies of components, columns of tables or points of stories."
)
@click.option("--width", type=click.IntRange(min=20), default=None, help="Columns; the terminal's if not named.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Only ASCII characters, as where the locale has no UTF-8.")
def graph_command(
    session: str,
    of: "Of",
    form: Literal["boxes", "lanes"] | None,
    direction: Literal["top-down", "left-to-right"] | None,
    names: bool,
    width: int | None,
    ascii_only: bool,
) -> None:
    """Draw what depends on what in SESSION.

    SESSION is the newest if none is named. Below the drawing stands what its marks mean.
    """
    from plan.drawing import Shape
    from plan.legend import legend
    from sessions.home import name_of
    from sessions.text import plain
    from tui.loading import load_session
    from widgets.encoding import wants_ascii

    if direction and form == "lanes":
        raise click.UsageError("lanes run downwards and have no other direction; leave --direction or --form out")
    columns = width or max(20, shutil.get_terminal_size().columns)
    ascii_only = ascii_only or wants_ascii(os.environ)
    path, state = load_session(session)
    shape = Shape()
    if direction:
        shape = Shape("boxes", "down" if direction == "top-down" else "right")
    elif form:
        shape = Shape(form)
    drawing = _drawing(state.plan(), of, columns, shape, names=names, ascii_only=ascii_only)
    if drawing is None:
        raise click.UsageError(f"{path.stem} has no {of} yet; `planroom open {name_of(path)}` drafts them")
    if drawing.width > columns:
        asked = "--direction" if direction else "--form boxes"
        click.echo(
            f"The boxes are {drawing.width} columns wide, not {columns}; without {asked} what fits is drawn.", err=True
        )
    lines = [plain(line.rstrip()) for line in drawing.lines()]
    click.echo("\n".join(lines))
    if marks := legend(of, drawing, ascii_only=ascii_only):
        click.echo("\n" + "\n".join(textwrap.wrap(marks, columns)))


def _drawing(plan: "Plan", of: "Of", width: int, shape: "Shape", *, names: bool, ascii_only: bool) -> "Drawing | None":
    from plan import erd, pictures

    if of == "components" and plan.architecture:
        return pictures.components_picture(plan.architecture, width, ascii_only=ascii_only, shape=shape, names=names)
    if of == "tables" and plan.database:
        return erd.erd_picture(plan.database, width, ascii_only=ascii_only, shape=shape, names=names)
    if of == "stories" and plan.sprints:
        return pictures.stories_picture(plan.sprints, width, ascii_only=ascii_only, shape=shape, names=names)
    return None
