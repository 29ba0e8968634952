"""Drawings of a plan as lines for the screen; what draws is imported when something is drawn."""

import os
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from plan.api import Api
from plan.architecture import Architecture
from plan.database import Database
from plan.requirements import Requirements
from plan.sprints import SprintPlan
from widgets.encoding import wants_ascii
from widgets.text import line

if TYPE_CHECKING:
    from plan.drawing import Drawing

ROLES: Mapping[str, str] = {
    "title": "bold $text-primary",
    "detail": "$text-muted",
    "type": "$text-muted",
    "key": "bold $text-warning",
    "id": "$text-accent",
    "points": "bold",
    "edge": "$text-secondary",
    "arrow": "$text-secondary",
    "back": "$text-error",
    "label": "$text-accent",
    "critical": "bold $text-warning",
    "border": "$text-secondary",
    "box": "$text-secondary",
    "group": "bold $text-secondary",
}
"""How the parts of a drawing are coloured; what it says, it says without colour too."""


def components_picture(architecture: Architecture, width: int) -> tuple[Content, ...]:
    """Return the components and what they need."""
    from plan.pictures import components_picture as draw

    return lines_of(draw(architecture, width, ascii_only=wants_ascii(os.environ)))


def erd_picture(database: Database, width: int) -> tuple[Content, ...]:
    """Return the tables and their foreign keys."""
    from plan.pictures import erd_picture as draw

    return lines_of(draw(database, width, ascii_only=wants_ascii(os.environ)))


def stories_picture(sprints: SprintPlan, width: int) -> tuple[Content, ...]:
    """Return the stories and what they wait for, the critical path heavy."""
    return explained_stories(sprints, width)[0]


def explained_stories(sprints: SprintPlan, width: int) -> tuple[tuple[Content, ...], str]:
    """Return the same picture, and what its marks mean."""
    from plan.legend import legend
    from plan.pictures import stories_picture as draw

    plain = wants_ascii(os.environ)
    drawing = draw(sprints, width, ascii_only=plain)
    return lines_of(drawing), legend("stories", drawing, ascii_only=plain)


def sql_lines(database: Database, said: Requirements | None) -> tuple[Content, ...]:
    """Return the schema as PostgreSQL takes it."""
    from plan.existing.schema import existing_schema
    from plan.exports.schema_sql import schema_sql

    existing = existing_schema(said.existing_schema if said else "")
    text = schema_sql(database, said.project if said else "", "postgres", existing)
    return tuple(line((one, "$text-muted" if one.startswith("--") else "")) for one in text.splitlines())


def openapi_lines(api: Api, said: Requirements | None) -> tuple[Content, ...]:
    """Return the API as an OpenAPI document."""
    from plan.exports.openapi import openapi_yaml

    project, summary, existing = (said.project, said.summary, said.existing_openapi) if said else ("", "", "")
    return tuple(line(one) for one in openapi_yaml(api, project, summary, existing).splitlines())


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
