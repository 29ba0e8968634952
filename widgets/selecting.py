"""Which item of a page comes next when somebody goes up, down, left or right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from textual.geometry import Offset, Region

Way = Literal["up", "down", "left", "right"]
Anchors = Sequence[tuple[str, Offset]]
Boxes = Sequence[tuple[str, Region]]
Where = TypeVar("Where", Offset, Region)

_SIDEWAYS = 2
"""So much more a step aside costs than one ahead."""


@dataclass(frozen=True, slots=True)
class Place:
    """An item and where it stands: the line that it begins, or its box in a drawing."""

    pointer: str
    region: Region
    boxed: bool = False


def holder(places: Sequence[tuple[str, Where]], pointer: str) -> tuple[str, Where] | None:
    """Return the item at a JSON pointer, or the nearest that holds it."""
    holding = [one for one in places if pointer == one[0] or pointer.startswith(one[0].rstrip("/") + "/")]
    return max(holding, key=lambda one: len(one[0]), default=None)


def place_of(anchors: Anchors, boxes: Boxes, pointer: str, boxed: bool) -> Place | None:
    """Return where an item stands, what holds it, or the first of what it holds, in this order; what has a line and a
    box has the line, unless its box is meant."""
    listed, box = holder(anchors, pointer), holder(boxes, pointer)
    if pointer and listed is None and box is None:
        listed, box = _first_in(anchors, pointer), _first_in(boxes, pointer)
    if box is not None and (listed is None or (len(box[0]), boxed) > (len(listed[0]), False)):
        return Place(box[0], box[1], boxed=True)
    return _listed(listed)


def next_place(anchors: Anchors, boxes: Boxes, here: Place | None, way: Way, top: int, height: int) -> Place | None:
    """Return what to select next: the nearest box that way in a drawing, the next line in a list, or from one to the
    other; None if none is in sight there, so that the page is to be scrolled."""
    if here is not None and here.boxed and _in_sight(here.region, top, height):
        box = _beyond(boxes, here.region, way)
        if box is not None:
            return Place(box[0], box[1], boxed=True)
        if way in {"left", "right"}:
            return None
        edge = here.region.bottom - 1 if way == "down" else here.region.y
        seen = [one for one in anchors if top <= one[1].y < top + height]
        return _found(anchors, _above_or_below(seen, Offset(here.region.x, edge), way))
    line = here if here is not None and not here.boxed else None
    listed = _found(anchors, neighbour(anchors, line.pointer if line else "", way, top, height))
    if way in {"left", "right"}:
        return listed
    box = _entered(boxes, line.region if line and _in_sight(line.region, top, height) else None, way, top, height)
    if box is None or (listed is not None and (listed.region.y < box[1].y) == (way == "down")):
        return listed
    return Place(box[0], box[1], boxed=True)


def _first_in(places: Sequence[tuple[str, Where]], pointer: str) -> tuple[str, Where] | None:
    return next((one for one in places if one[0].startswith(f"{pointer}/")), None)


def _listed(one: tuple[str, Offset] | None) -> Place | None:
    return Place(one[0], Region(one[1].x, one[1].y, 0, 1)) if one else None


def _found(anchors: Anchors, pointer: str | None) -> Place | None:
    return None if pointer is None else _listed((pointer, dict(anchors)[pointer]))


def _in_sight(region: Region, top: int, height: int) -> bool:
    return region.y < top + height and region.bottom > top


def _entered(boxes: Boxes, line: Region | None, way: Way, top: int, height: int) -> tuple[str, Region] | None:
    """Return the box in sight that comes first on the way from a line, or from where nothing is selected."""
    seen = [one for one in boxes if _in_sight(one[1], top, height)]
    if way == "down":
        ahead = [one for one in seen if line is None or one[1].y > line.y]
        return min(ahead, key=lambda one: (one[1].y, one[1].x), default=None)
    ahead = [one for one in seen if line is None or one[1].bottom <= line.y]
    return max(ahead, key=lambda one: (one[1].bottom, -one[1].x), default=None)


def _beyond(boxes: Boxes, here: Region, way: Way) -> tuple[str, Region] | None:
    """Return the nearest box that lies wholly on one side of another."""
    ahead = [(_distance(here, one[1], way), one) for one in boxes]
    return min((one for one in ahead if one[0] is not None), key=lambda one: one[0] or (0, 0), default=(None, None))[1]


def _distance(here: Region, other: Region, way: Way) -> tuple[float, float] | None:
    """Return how far a box is that way, in columns (a row counts for two), then how far aside; None if it is not."""
    across = max(0, other.x - here.right, here.x - other.right)
    along = 2 * max(0, other.y - here.bottom, here.y - other.bottom)
    (here_x, here_y), (other_x, other_y) = here.center, other.center
    if way in {"up", "down"}:
        beyond = other.y >= here.bottom if way == "down" else other.bottom <= here.y
        return (along + _SIDEWAYS * across, abs(other_x - here_x)) if beyond else None
    beyond = other.x >= here.right if way == "right" else other.right <= here.x
    return (across + _SIDEWAYS * along, abs(other_y - here_y)) if beyond else None


def neighbour(anchors: Anchors, selected: str, way: Way, top: int, height: int) -> str | None:
    """Return the item to select next; None if none is in sight there, so that the page is to be scrolled."""
    seen = [one for one in anchors if top <= one[1].y < top + height]
    here = dict(anchors).get(selected)
    if way in {"left", "right"}:
        return None if here is None else _beside(anchors, here, 1 if way == "right" else -1)
    if here is None or not top <= here.y < top + height:
        column = [one for one in seen if here is not None and one[1].x == here.x] or seen
        ordered = sorted(column, key=_reading)
        return ordered[0 if way == "down" else -1][0] if ordered else None
    return _above_or_below(seen, here, way)


def _beside(anchors: Anchors, here: Offset, direction: int) -> str | None:
    others = {place.x for _, place in anchors if (place.x - here.x) * direction > 0}
    if not others:
        return None
    column = min(others, key=lambda x: abs(x - here.x))
    return min((one for one in anchors if one[1].x == column), key=lambda one: abs(one[1].y - here.y))[0]


def _above_or_below(seen: Anchors, here: Offset, way: Way) -> str | None:
    sign = 1 if way == "down" else -1
    onward = [one for one in seen if (one[1].y - here.y) * sign > 0]
    column = [one for one in onward if one[1].x == here.x] or onward
    return min(column, key=lambda one: (abs(one[1].y - here.y), one[1].x))[0] if column else None


def _reading(one: tuple[str, Offset]) -> tuple[int, int]:
    return one[1].y, one[1].x
