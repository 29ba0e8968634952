"""Reads anybody's drawing back, as a person would: from a box along its lines to the others.

A line is followed over crossings straight on, and at every junction to all sides. What is reached at an arrowhead is an
edge; where a drawing has no arrowheads, everything that is reached is. Lines that were merged lead to more than they
should, and what was overwritten leads nowhere: both are counted.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
Place = tuple[int, int]
_SIDES: dict[str, tuple[Place, ...]] = {"UP": (UP,), "DOWN": (DOWN,), "LEFT": (LEFT,), "RIGHT": (RIGHT,)}
_SIDES |= {"VERTICAL": (UP, DOWN), "HORIZONTAL": (LEFT, RIGHT)}
_HEADS = {
    **dict.fromkeys("▲↑^", UP),
    **dict.fromkeys("▼↓v", DOWN),
    **dict.fromkeys("▶→►", RIGHT),
    **dict.fromkeys("◀←◄", LEFT),
}
_BORDERS = "│┃|╎["


@dataclass(frozen=True, slots=True)
class Reading:
    """How many edges of the graph can be read in a drawing, how many that it does not have, and its cells of line."""

    right: int
    wrong: int
    cells: int


def read(lines: Sequence[str], ids: Sequence[str], edges: set[tuple[str, str]]) -> Reading:
    """Return what of `edges` can be read in a drawing whose boxes carry `ids`."""
    sheet = _Sheet(lines, ids)
    found, cells = sheet.edges(), sheet.cells()
    directed = any(char in _HEADS for line in lines for char in line if char not in "v^")
    if not directed:
        both = {frozenset(edge) for edge in edges}
        seen = {frozenset(edge) for edge in found}
        return Reading(len(seen & both), len(seen - both), cells)
    return Reading(len(found & edges), len(found - edges), cells)


class _Sheet:
    def __init__(self, lines: Sequence[str], ids: Sequence[str]) -> None:
        self.lines = lines
        self.box_at: dict[Place, str] = {}
        known = set(ids)
        for y, line in enumerate(lines):
            for match in re.finditer(r"[\w.:-]+", line):
                if match[0] in known:
                    self._box(match[0], y, match.start(), match.end())

    def _box(self, id_: str, y: int, start: int, end: int) -> None:
        left, right = start - 1, end
        while left > 0 and self.char((left, y)) == " " and start - left < 40:
            left -= 1
        while self.char((right, y)) == " " and right - end < 40:
            right += 1
        if self.char((left, y)) not in _BORDERS or self.char((right, y)) not in _BORDERS + "]":
            left, right = start, end - 1
        top, bottom = y, y
        if self.char((left, y)) != "[":
            while self.char((left, top - 1)) != " " and self.char((left, top)) in _BORDERS + "├" and y - top < 9:
                top -= 1
            while (
                self.char((left, bottom + 1)) != " " and self.char((left, bottom)) in _BORDERS + "├" and bottom - y < 9
            ):
                bottom += 1
        for row in range(top, bottom + 1):
            for x in range(left, right + 1):
                self.box_at[x, row] = id_

    def char(self, place: Place) -> str:
        x, y = place
        return self.lines[y][x] if 0 <= y < len(self.lines) and 0 <= x < len(self.lines[y]) else " "

    def arms(self, place: Place) -> frozenset[Place]:
        char = self.char(place)
        if char in {"•", "*"}:
            return frozenset({UP, DOWN, LEFT, RIGHT})
        name = unicodedata.name(char, "")
        if not name.startswith("BOX DRAWINGS"):
            return frozenset()
        return frozenset(side for word in name.split() for side in _SIDES.get(word, ()))

    def cells(self) -> int:
        places = ((x, y) for y, line in enumerate(self.lines) for x in range(len(line)))
        return sum(place not in self.box_at and bool(self.arms(place)) for place in places)

    def edges(self) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        heads = any(char in _HEADS and char not in "v^" for line in self.lines for char in line)
        for (x, y), id_ in list(self.box_at.items()):
            for side in (UP, RIGHT, DOWN, LEFT):
                start = (x + side[0], y + side[1])
                if start in self.box_at or not self._leaves(start, side):
                    continue
                found |= {(id_, other) for other, at_head in self._follow(start, side).items() if at_head or not heads}
        return {edge for edge in found if edge[0] != edge[1]}

    def _leaves(self, place: Place, side: Place) -> bool:
        back = (-side[0], -side[1])
        return back in self.arms(place) or _HEADS.get(self.char(place)) == side

    def _follow(self, start: Place, side: Place) -> Mapping[str, bool]:
        """Return the boxes that are reached, and whether at an arrowhead."""
        reached: dict[str, bool] = {}
        seen = {(start, self._across(start, side))}
        queue = [(start, side)]
        while queue:
            place, came = queue.pop()
            head = _HEADS.get(self.char(place))
            arms = frozenset({head}) if head else self.arms(place)
            if self.char(place) in "┼╂┿╋":
                arms = frozenset({came})
            for arm in arms:
                if (-arm[0], -arm[1]) == came and not head:
                    continue
                there = (place[0] + arm[0], place[1] + arm[1])
                if there in self.box_at:
                    reached[self.box_at[there]] = reached.get(self.box_at[there], False) or head is not None
                    continue
                if not self._leaves(there, arm):
                    continue
                step = (there, self._across(there, arm))
                if step not in seen:
                    seen.add(step)
                    queue.append((there, arm))
        return reached

    def _across(self, place: Place, side: Place) -> bool:
        return self.char(place) in "┼╂┿╋" and side in {LEFT, RIGHT}
