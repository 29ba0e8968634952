"""Which item of a page comes next when somebody goes up, down, left or right."""

from collections.abc import Sequence
from typing import Literal

from textual.geometry import Offset

Way = Literal["up", "down", "left", "right"]
Anchors = Sequence[tuple[str, Offset]]


def holder(anchors: Anchors, pointer: str) -> tuple[str, Offset] | None:
    """Return the item at a JSON pointer, or the nearest that holds it."""
    holding = [one for one in anchors if pointer == one[0] or pointer.startswith(one[0].rstrip("/") + "/")]
    return max(holding, key=lambda one: len(one[0]), default=None)


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
