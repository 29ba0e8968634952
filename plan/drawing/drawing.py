"""A graph drawn in the form that fits: boxes if they do, lanes otherwise."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from plan.drawing.boxes import Direction, draw_boxes
from plan.drawing.canvas import Drawing
from plan.drawing.graph import Graph
from plan.drawing.lanes import draw_lanes

MOST_BOXES = 60
"""Beyond so many nodes boxes are no longer a look at the whole."""
_MOST_LINES_A_BOX = 2
_FREE_LINES = 12

_TALL, _TALLER = 36, 1.5
"""Taller than so many rows, boxes are also tried the other way, which has to be so much shorter."""

Form = Literal["boxes", "lanes", "auto"]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a graph is to be drawn; what is not said here depends on what fits."""

    form: Form = "auto"
    direction: Direction | None = None
    """Where boxes lead to, if they may lead to no other side."""


def draw(
    graph: Graph,
    width: int | None = None,
    *,
    shape: Shape = Shape(),
    prefer: Direction = "down",
    ascii_only: bool = False,
) -> Drawing:
    """Draw a graph within a width (any if None): boxes in one direction or the other, else lanes.

    Boxes that are too wide are tried again with narrower layers before they are given up. Boxes that were asked for are
    drawn as narrow as can be, even where they do not fit.
    """
    return _drawn(graph, width, shape, prefer, ascii_only)


# A screen asks for the same picture again when it is opened again, gets its old width back or is replayed.
@lru_cache(maxsize=16)
def _drawn(graph: Graph, width: int | None, shape: Shape, prefer: Direction, ascii_only: bool) -> Drawing:
    if shape.form == "lanes" or (shape.form == "auto" and not _suits_boxes(graph)):
        return draw_lanes(graph, width, ascii_only=ascii_only)
    first = _boxes(graph, width, shape.direction or prefer, ascii_only)
    if shape.direction is None and width is not None and (first.width > width or first.height > _TALL):
        other = _boxes(graph, width, "right" if prefer == "down" else "down", ascii_only)
        narrower = first.width > width and other.width < first.width
        shorter = other.width <= width and first.height > _TALLER * other.height
        first = other if narrower or shorter else first
    if shape.form == "boxes" or width is None or first.width <= width:
        return first
    return draw_lanes(graph, width, ascii_only=ascii_only)


def _boxes(graph: Graph, width: int | None, direction: Direction, ascii_only: bool) -> Drawing:
    """Return boxes that fit the width or, if none do, the narrowest."""
    limits = [width] if width is None or direction == "right" else [width, width * 4 // 5, width * 3 // 5]
    drawings: list[Drawing] = []
    for limit in limits:
        drawings.append(draw_boxes(graph, direction, limit=limit, ascii_only=ascii_only))
        if width is None or drawings[-1].width <= width:
            return drawings[-1]
    return min(drawings, key=lambda drawing: drawing.width)


def _suits_boxes(graph: Graph) -> bool:
    return len(graph.nodes) <= MOST_BOXES and len(graph.edges) <= _MOST_LINES_A_BOX * len(graph.nodes) + _FREE_LINES
