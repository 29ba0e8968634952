"""Drawings of a plan as lines for the screen; what draws is imported when something is drawn."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region

from plan.api import Api
from plan.architecture import Architecture
from plan.database import Database
from plan.requirements import Requirements
from plan.sprints import SprintPlan
from widgets.encoding import wants_ascii
from widgets.page import Laid
from widgets.text import line
from widgets.wires import Wires

if TYPE_CHECKING:
    from plan.drawing import Drawing
    from plan.legend import Of
    from plan.picture_nodes import Picture

ROLES: Mapping[str, str] = {
    "title": "bold $text-primary",
    "detail": "$text-muted",
    "type": "$text-muted",
    "key": "bold $text-warning",
    "id": "$text-accent",
    "points": "bold",
    "slack": "$text-muted",
    "edge": "$text-secondary",
    "arrow": "$text-secondary",
    "back": "$text-error",
    "label": "$text-accent",
    "reference": "$text-muted",
    "critical": "bold $text-warning",
    "border": "$text-secondary",
    "box": "$text-secondary",
    "group": "bold $text-secondary",
}
"""How the parts of a drawing are coloured; what it says, it says without colour too."""


_SIZES = 8
"""So many drawings are kept: a terminal that is resized, or a pane that is zoomed and back, needs some again."""


def components_picture(architecture: Architecture, width: int, height: int | None = None) -> Laid:
    """Return the components and what they need; what goes over the lines the pane lists anyway."""
    return _components(architecture, width, height, plain=wants_ascii(os.environ))


@lru_cache(_SIZES)
def _components(architecture: Architecture, width: int, height: int | None, *, plain: bool) -> Laid:
    from plan.pictures import fitted_components

    def draw(height: int | None) -> "Picture":
        return fitted_components(architecture, width, height=height, ascii_only=plain, listed=False)

    named = ((component.id, f"/components/{at}") for at, component in enumerate(architecture.components))
    picture = draw(height)
    return replace(_laid("components", picture.drawing, named, plain=plain), more=_more(picture, height, draw))


def erd_picture(database: Database, width: int, height: int | None = None) -> Laid:
    """Return the tables and their foreign keys."""
    return _tables(database, width, height, plain=wants_ascii(os.environ))


@lru_cache(_SIZES)
def _tables(database: Database, width: int, height: int | None, *, plain: bool) -> Laid:
    from plan.erd import fitted_erd

    def draw(height: int | None) -> "Picture":
        return fitted_erd(database, width, height=height, ascii_only=plain)

    named = ((table.name, f"/tables/{at}") for at, table in enumerate(database.tables))
    picture = draw(height)
    return replace(_laid("tables", picture.drawing, named, plain=plain), more=_more(picture, height, draw))


def _more(picture: "Picture", height: int | None, draw: "Callable[[int | None], Picture]") -> str:
    """Return what the view `drawing`, which no height limits, shows more than a picture does; `""` if nothing."""
    if height is None or not picture.left_out:
        return ""
    still_left_out = draw(None).left_out
    more = [what for what in picture.left_out if what not in still_left_out]
    return f"{' and '.join(more)}: view “drawing”" if more else ""


def stories_picture(sprints: SprintPlan, width: int) -> Laid:
    """Return the stories and what they wait for, the critical path heavy."""
    from plan.pictures import stories_picture as draw

    stories = [
        (at, place, one) for at, sprint in enumerate(sprints.sprints) for place, one in enumerate(sprint.stories)
    ]
    pointers = (f"/sprints/{at}/stories/{place}" for at, place, _ in stories)
    plain = wants_ascii(os.environ)
    drawing = draw(sprints, width, ascii_only=plain)
    return _laid("stories", drawing, zip((story.id for _, _, story in stories), pointers, strict=True), plain=plain)


def sql_lines(database: Database, said: Requirements | None) -> Laid:
    """Return the schema as PostgreSQL takes it."""
    from plan.existing.schema import existing_schema
    from plan.exports.schema_sql import schema_sql

    existing = existing_schema(said.existing_schema if said else "")
    text = schema_sql(database, said.project if said else "", "postgres", existing)
    return Laid(tuple(line((one, "$text-muted" if one.startswith("--") else "")) for one in text.splitlines()))


def openapi_lines(api: Api, said: Requirements | None) -> Laid:
    """Return the API as an OpenAPI document."""
    from plan.exports.openapi import openapi_yaml

    project, summary, existing = (said.project, said.summary, said.existing_openapi) if said else ("", "", "")
    return Laid(tuple(line(one) for one in openapi_yaml(api, project, summary, existing).splitlines()))


def _laid(of: "Of", drawing: "Drawing", named: Iterable[tuple[str, str]], *, plain: bool) -> Laid:
    """Return a drawing with the places of its nodes, `named` by id and pointer; in lanes a node has its whole row."""
    from plan.legend import legend
    from plan.picture_nodes import node_ids

    ids, pointers = zip(*named, strict=True) if (named := list(named)) else ((), ())
    pointer_of = dict(zip(node_ids(ids), pointers, strict=True))
    places = [(pointer_of[box.id], box) for box in drawing.boxes if box.id in pointer_of]
    lanes = drawing.form == "lanes"
    boxes = tuple(
        (pointer, Region(0, box.y, drawing.width, 1) if lanes else Region(box.x, box.y, box.width, box.height))
        for pointer, box in places
    )
    marks = legend(of, drawing, ascii_only=plain)
    return Laid(lines_of(drawing), boxes=boxes, wires=_wires(drawing, pointer_of), legend=marks)


def _wires(drawing: "Drawing", pointer_of: Mapping[str, str]) -> Wires:
    of: dict[str, set[int]] = {}
    for number, ends in enumerate(drawing.edges):
        for end in ends:
            if end in pointer_of:
                of.setdefault(pointer_of[end], set()).add(number)
    rows = tuple(tuple(cell.edges for cell in row) for row in drawing.rows)
    return Wires(rows, {pointer: frozenset(edges) for pointer, edges in of.items()})


def lines_of(drawing: "Drawing") -> tuple[Content, ...]:
    """Return a drawing row by row, coloured by the roles of its cells."""
    return tuple(
        line(
            *(
                ("".join(cell.char for cell in cells), ROLES.get(role, ""))
                for role, cells in groupby(row, key=lambda cell: cell.role)
            )
        )
        for row in drawing.rows
    )
