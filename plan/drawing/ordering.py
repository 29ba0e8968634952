"""In which order things stand within their layers, so that few lines cross.

They are put in one after the other, and then sifted (Matuszewski, Schönfeld, Molitor: Using sifting for k-layer
straightline crossing minimization, 1999): each thing in turn goes to the place in its layer where the fewest lines
cross. Between places that are alike the things' own numbers decide, so that what changed elsewhere changes nothing.
"""

from bisect import bisect_left
from collections.abc import Sequence

from plan.drawing.counting import crossed
from plan.drawing.insertion import inserted
from plan.drawing.pendants import Near, hang, pendants, without

Pairs = Sequence[Sequence[tuple[int, int]]]
"""For each channel, the items above and below it that a line joins."""

_EFFORT = 60_000
"""Pairs that are compared in sifting, at most."""


def ordered(layers: Sequence[Sequence[int]], pairs: Pairs) -> list[list[int]]:
    """Return the layers reordered, whatever their order: what hangs on the rest by one line is ordered after it."""
    above, below = _neighbours(layers, pairs)
    hanging = pendants(above, below)
    core = without(layers, (item for item, _ in hanging))
    inside = {item for row in core for item in row}
    kept = [[pair for pair in channel if inside.issuperset(pair)] for channel in pairs]
    rows = improved(inserted(core, *_neighbours(core, kept)), kept)
    layer_of = {item: at for at, row in enumerate(layers) for item in row}
    place = {item: at for row in rows for at, item in enumerate(row)}
    for item, holder in hanging:
        at = layer_of[item]
        held_from = layer_of[holder]
        hang(rows[at], item, holder, place, above if held_from < at else below, len(rows[held_from]))
        place.update((each, number) for number, each in enumerate(rows[at]))
    return improved(rows, pairs)


def improved(layers: Sequence[Sequence[int]], pairs: Pairs) -> list[list[int]]:
    """Return the layers with things moved that cross fewer lines elsewhere; all others stay."""
    rows = _Rows(layers, *_neighbours(layers, pairs))
    rows.sift()
    return rows.rows


def crossings(rows: Sequence[Sequence[int]], pairs: Pairs) -> int:
    """Return how many pairs of lines cross."""
    place = {item: at for row in rows for at, item in enumerate(row)}
    return sum(crossed((place[top], place[bottom]) for top, bottom in channel) for channel in pairs)


def _neighbours(layers: Sequence[Sequence[int]], pairs: Pairs) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    above: dict[int, list[int]] = {item: [] for layer in layers for item in layer}
    below: dict[int, list[int]] = {item: [] for layer in layers for item in layer}
    for channel in pairs:
        for top, bottom in channel:
            below[top].append(bottom)
            above[bottom].append(top)
    return above, below


class _Rows:
    """Layers that are being reordered."""

    def __init__(self, rows: Sequence[Sequence[int]], above: Near, below: Near) -> None:
        self.rows = [list(row) for row in rows]
        self.above = above
        self.below = below
        self.place = {item: at for row in self.rows for at, item in enumerate(row)}

    def sift(self) -> None:
        """Move items to the best places in their layers as long as that helps and is worth the effort."""
        effort = _EFFORT
        moved = True
        while moved and effort > 0:
            moved = False
            for at, row in enumerate(self.rows):
                for item in list(row):
                    effort -= len(row)
                    moved |= self._sift(at, item)

    def _set(self, at: int, row: list[int]) -> None:
        self.rows[at] = row
        for place, item in enumerate(row):
            self.place[item] = place

    def _sift(self, at: int, item: int) -> bool:
        """Move an item to where it crosses the fewest, of such places where fewest are on the wrong side of it."""
        row = self.rows[at]
        home = self.place[item]
        own = self._ends(item)
        best, goal = (0, 0), home
        for others in (range(home + 1, len(row)), range(home - 1, -1, -1)):
            saved = ordered = 0
            for other in others:
                ends = self._ends(row[other])
                saved += _saved(own, ends) if other > home else _saved(ends, own)
                ordered += 1 if (row[other] < item) == (other > home) else -1
                if (saved, ordered) > best:
                    best, goal = (saved, ordered), other
        if goal != home:
            row.insert(goal, row.pop(home))
            self._set(at, row)
        return goal != home

    def _ends(self, item: int) -> tuple[list[int], list[int]]:
        place = self.place
        return sorted([place[other] for other in self.above[item]]), sorted(
            [place[other] for other in self.below[item]]
        )


def _saved(left: tuple[list[int], list[int]], right: tuple[list[int], list[int]]) -> int:
    """Return how many crossings fewer there are if what stands left stands right."""
    now = _crossed(left[0], right[0]) + _crossed(left[1], right[1])
    return now - _crossed(right[0], left[0]) - _crossed(right[1], left[1])


def _crossed(first: list[int], second: list[int]) -> int:
    """Return how many lines of the first cross one of the second when the first stands left of it."""
    if not first or not second or first[-1] <= second[0]:
        return 0
    return sum([bisect_left(second, place) for place in first])
