"""In which order things stand within their layers, so that few lines cross.

The median heuristic with transposition of Gansner et al. (A technique for drawing directed graphs, 1993), from two
starts, and then sifting (Matuszewski, Schönfeld, Molitor: Using sifting for k-layer straightline crossing
minimization, 1999): each thing in turn goes to the place in its layer where the fewest lines cross.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import combinations

from plan.drawing.pendants import Near, hang, pendants, without

Pairs = Sequence[Sequence[tuple[int, int]]]
"""For each channel, the items above and below it that a line joins."""

_SWEEPS = 24
_PATIENCE = 6
_EFFORT = 60_000
"""Pairs that are compared in sifting, at most."""


def ordered(layers: Sequence[Sequence[int]], pairs: Pairs) -> list[list[int]]:
    """Return the layers reordered, whatever their order: what hangs on the rest by one line is ordered after it."""
    above, below = _neighbours(layers, pairs)
    hanging = pendants(above, below)
    core = without(layers, (item for item, _ in hanging))
    inside = {item for row in core for item in row}
    kept = [[pair for pair in channel if inside.issuperset(pair)] for channel in pairs]
    rows = _core_ordered(core, kept)
    layer_of = {item: at for at, row in enumerate(layers) for item in row}
    place = {item: at for row in rows for at, item in enumerate(row)}
    for item, holder in hanging:
        at = layer_of[item]
        held_from = layer_of[holder]
        hang(rows[at], item, holder, place, above if held_from < at else below, len(rows[held_from]))
        place.update((each, number) for number, each in enumerate(rows[at]))
    return improved(rows, pairs)


def _core_ordered(layers: Sequence[Sequence[int]], pairs: Pairs) -> list[list[int]]:
    above, below = _neighbours(layers, pairs)
    best: _Rows | None = None
    for start in (_walked(layers, below), _walked(layers[::-1], above)[::-1], layers):
        rows = _Rows(start, above, below)
        rows.sweep(pairs)
        rows.sift()
        rows.count = crossings(rows.rows, pairs)
        if best is None or rows.count < best.count:
            best = rows
    return _not_mirrored(best.rows) if best else []


def _not_mirrored(rows: list[list[int]]) -> list[list[int]]:
    """Return the layers or their mirror image, whichever is nearer to the items' own order."""
    right_way = sum((one < two) - (one > two) for row in rows for one, two in combinations(row, 2))
    return [row[::-1] for row in rows] if right_way < 0 else rows


def improved(layers: Sequence[Sequence[int]], pairs: Pairs) -> list[list[int]]:
    """Return the layers with things moved that cross fewer lines elsewhere; all others stay."""
    rows = _Rows(layers, *_neighbours(layers, pairs))
    rows.sift()
    return rows.rows


def crossings(rows: Sequence[Sequence[int]], pairs: Pairs) -> int:
    """Return how many pairs of lines cross."""
    place = {item: at for row in rows for at, item in enumerate(row)}
    total = 0
    for channel in pairs:
        seen: list[int] = []
        for _, bottom in sorted((place[top], place[bottom]) for top, bottom in channel):
            total += len(seen) - bisect_left(seen, bottom + 1)
            insort(seen, bottom)
    return total


def _neighbours(layers: Sequence[Sequence[int]], pairs: Pairs) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    above: dict[int, list[int]] = {item: [] for layer in layers for item in layer}
    below: dict[int, list[int]] = {item: [] for layer in layers for item in layer}
    for channel in pairs:
        for top, bottom in channel:
            below[top].append(bottom)
            above[bottom].append(top)
    return above, below


def _walked(layers: Sequence[Sequence[int]], near: Near) -> list[list[int]]:
    """Put items in the order in which a walk from those of the first layer comes by."""
    rows: list[list[int]] = [[] for _ in layers]
    layer_of = {item: at for at, layer in enumerate(layers) for item in layer}
    seen: set[int] = set()
    for start in (item for layer in layers for item in layer):
        stack = [start]
        while stack:
            item = stack.pop()
            if item in seen:
                continue
            seen.add(item)
            rows[layer_of[item]].append(item)
            stack.extend(reversed(near[item]))
    return rows


class _Rows:
    """Layers that are being reordered."""

    def __init__(self, rows: Sequence[Sequence[int]], above: Near, below: Near) -> None:
        self.rows = [list(row) for row in rows]
        self.above = above
        self.below = below
        self.place = {item: at for row in self.rows for at, item in enumerate(row)}
        self.count = 0

    def sweep(self, pairs: Pairs) -> None:
        """Sort by medians downwards and upwards, neighbours transposed while that helps, and keep the best."""
        best, fewest = [list(row) for row in self.rows], crossings(self.rows, pairs)
        stale = 0
        for sweep in range(_SWEEPS):
            if not fewest or stale == _PATIENCE:
                break
            near = self.below if sweep % 2 else self.above
            rows = range(len(self.rows) - 2, -1, -1) if sweep % 2 else range(1, len(self.rows))
            for at in rows:
                self._sort_by_median(at, near, flip=sweep % 4 > 1)
            self._transpose(equal=sweep % 4 > 1)
            now = crossings(self.rows, pairs)
            stale += 1
            if now < fewest:
                best, fewest, stale = [list(row) for row in self.rows], now, 0
        for at, row in enumerate(best):
            self._set(at, row)

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

    def _sort_by_median(self, at: int, near: Near, *, flip: bool) -> None:
        row = self.rows[at]
        median = {item: self._median(near[item]) for item in row if near[item]}
        moving = [item for item in row if item in median]
        if flip:
            moving.reverse()
        queue = iter(sorted(moving, key=median.__getitem__))
        self._set(at, [next(queue) if item in median else item for item in row])

    def _median(self, near: Sequence[int]) -> float:
        """Return the median place; of an even number the middle one weighed towards the side that is denser."""
        places = sorted(self.place[item] for item in near)
        middle = len(places) // 2
        if len(places) % 2:
            return places[middle]
        if len(places) == 2:
            return (places[0] + places[1]) / 2
        left, right = places[middle - 1] - places[0], places[-1] - places[middle]
        if not left + right:
            return (places[middle - 1] + places[middle]) / 2
        return (places[middle - 1] * right + places[middle] * left) / (left + right)

    def _transpose(self, *, equal: bool) -> None:
        better = True
        while better:
            better = False
            for at, row in enumerate(self.rows):
                ends = [self._ends(item) for item in row]
                for left in range(len(row) - 1):
                    gain = _saved(ends[left], ends[left + 1])
                    if gain > 0 or (equal and not gain):
                        row[left], row[left + 1] = row[left + 1], row[left]
                        ends[left], ends[left + 1] = ends[left + 1], ends[left]
                        better |= gain > 0
                self._set(at, row)
            equal = False

    def _sift(self, at: int, item: int) -> bool:
        row = self.rows[at]
        home = self.place[item]
        own = self._ends(item)
        best, goal = 0, home
        for others in (range(home + 1, len(row)), range(home - 1, -1, -1)):
            saved = 0
            for other in others:
                ends = self._ends(row[other])
                saved += _saved(own, ends) if other > home else _saved(ends, own)
                if saved > best:
                    best, goal = saved, other
        if best:
            row.insert(goal, row.pop(home))
            self._set(at, row)
        return best > 0

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
