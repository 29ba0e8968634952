"""A graph drawn in the form that fits: boxes if they do, lanes otherwise."""

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

Form = Literal["boxes", "lanes", "auto"]


def draw(
    graph: Graph,
    width: int | None = None,
    *,
    form: Form = "auto",
    prefer: Direction = "down",
    ascii_only: bool = False,
) -> Drawing:
    """Draw a graph within a width (any if None): boxes in one direction or the other, else lanes.

    Boxes that are too wide are tried again with narrower layers before they are given up.
    """
    return _drawn(graph, width, form, prefer, ascii_only)


# A screen asks for the same picture again when it is opened again, gets its old width back or is replayed.
@lru_cache(maxsize=16)
def _drawn(graph: Graph, width: int | None, form: Form, prefer: Direction, ascii_only: bool) -> Drawing:
    if form == "lanes" or (form == "auto" and not _suits_boxes(graph)):
        return draw_lanes(graph, width, ascii_only=ascii_only)
    other: Direction = "right" if prefer == "down" else "down"
    best: Drawing | None = None
    for direction in (prefer, other):
        limits = [width] if width is None or direction == "right" else [width, width * 4 // 5, width * 3 // 5]
        for limit in limits:
            drawing = draw_boxes(graph, direction, limit=limit, ascii_only=ascii_only)
            if width is None or drawing.width <= width:
                return drawing
            if best is None or drawing.width < best.width:
                best = drawing
    return best if form == "boxes" and best else draw_lanes(graph, width, ascii_only=ascii_only)


def _suits_boxes(graph: Graph) -> bool:
    return len(graph.nodes) <= MOST_BOXES and len(graph.edges) <= _MOST_LINES_A_BOX * len(graph.nodes) + _FREE_LINES
