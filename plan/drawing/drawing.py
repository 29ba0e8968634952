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
_MUCH_TALLER = 2.5
"""Broken layers have to be so much shorter than tall boxes whose layers are whole, which are easier to follow.

If they are tall themselves, lanes are easier to follow than they are."""
_STEP = 8
"""Layers are broken at widths that are multiples of this, so that drawings of nearly the same width look alike."""

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
    height: int | None = None,
    shape: Shape = Shape(),
    prefer: Direction = "down",
    ascii_only: bool = False,
) -> Drawing:
    """Draw a graph within a width (any if None): boxes in one direction or the other, else lanes.

    Boxes that are too wide are tried again with narrower layers before they are given up. What is taller than a height
    in every way that is tried becomes lanes, which may be taller still. Where boxes were asked for and none fit, the
    narrowest of those that were tried are drawn.
    """
    return _drawn(graph, width, height, shape, prefer, ascii_only=ascii_only)


def draw_whole(
    graph: Graph,
    width: int | None = None,
    *,
    height: int | None = None,
    shape: Shape = Shape(),
    prefer: Direction = "down",
    ascii_only: bool = False,
) -> Drawing | None:
    """Return a graph in boxes whose layers are all whole; None if those do not fit, or are not what is asked for."""
    if shape.form == "lanes" or (shape.form == "auto" and not _suits_boxes(graph)):
        return None
    return _whole(graph, width, height, shape.direction, prefer, ascii_only=ascii_only)


# A screen asks for the same picture again when it is opened again, gets its old width back or is replayed.
@lru_cache(maxsize=16)
def _drawn(
    graph: Graph, width: int | None, height: int | None, shape: Shape, prefer: Direction, *, ascii_only: bool
) -> Drawing:
    asked = shape.form == "boxes"
    if shape.form == "lanes" or not (asked or _suits_boxes(graph)):
        return draw_lanes(graph, width, ascii_only=ascii_only)
    whole = _whole(graph, width, height, shape.direction, prefer, ascii_only=ascii_only)
    if whole and (width is None or whole.height <= _TALL):
        return whole
    others: list[Drawing] = []
    if width is not None and shape.direction != "right":
        others = _broken(graph, width, ascii_only=ascii_only)
    fitting = [one for one in others if _fits(one, width, height) and (asked or one.height <= _TALL)]
    if whole:
        return next((one for one in fitting if _MUCH_TALLER * one.height < whole.height), whole)
    if fitting:
        return fitting[0]
    if not asked:
        return draw_lanes(graph, width, ascii_only=ascii_only)
    ways: tuple[Direction, ...] = (shape.direction,) if shape.direction else ("down", "right")
    others += [draw_boxes(graph, way, width=width, ascii_only=ascii_only) for way in ways]
    return min(others, key=lambda drawing: drawing.width)


@lru_cache(maxsize=16)
def _whole(
    graph: Graph,
    width: int | None,
    height: int | None,
    direction: Direction | None,
    prefer: Direction,
    *,
    ascii_only: bool,
) -> Drawing | None:
    first = draw_boxes(graph, direction or prefer, width=width, ascii_only=ascii_only)
    fits = _fits(first, width, height)
    if direction or width is None or (fits and first.height <= _TALL):
        return first if fits else None
    other = draw_boxes(graph, "right" if prefer == "down" else "down", width=width, ascii_only=ascii_only)
    if _fits(other, width, height) and (not fits or first.height > _TALLER * other.height):
        return other
    return first if fits else None


def _broken(graph: Graph, width: int, *, ascii_only: bool) -> list[Drawing]:
    """Return boxes from above whose layers are broken at narrower and narrower widths, until they fit."""
    drawings: list[Drawing] = []
    even = max(width - width % _STEP, _STEP)
    for limit in (even, even * 4 // 5, even * 3 // 5):
        drawings.append(draw_boxes(graph, "down", width=width, limit=limit, ascii_only=ascii_only))
        if drawings[-1].width <= width:
            break
    return drawings


def _fits(drawing: Drawing, width: int | None, height: int | None) -> bool:
    return (width is None or drawing.width <= width) and (height is None or drawing.height <= height)


def _suits_boxes(graph: Graph) -> bool:
    return len(graph.nodes) <= MOST_BOXES and len(graph.edges) <= _MOST_LINES_A_BOX * len(graph.nodes) + _FREE_LINES
