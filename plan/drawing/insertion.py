"""Things put into their layers one after the other, each with its lines, where the fewest lines cross.

They come in their own order, and a place is only ever chosen by what crosses, then by that order: so another thing or
another line changes what stands near it, and little else. A line that runs through several layers finds its way as in
C. Gutwenger, P. Mutzel, R. Weiskircher: Inserting an edge into a planar graph, Algorithmica 41 (4), 2005, between the
things as they stand. Then each thing in turn is taken out, with all its lines, and put back where that is better.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from plan.drawing.counting import crossed
from plan.drawing.pendants import Near

_ROUNDS = 4
_EFFORT = 2_000_000
"""Pairs of gaps that are looked at while things are put back, at most."""
_CROSSING = 1 << 12
"""What a crossing costs in bends; a line bends by at most 256 from one layer to the next."""
_STRAIGHT = 256

_Link = tuple[int, Sequence[int]]
"""Where a line leads, and what it runs through from there on."""


def inserted(layers: Sequence[Sequence[int]], above: Near, below: Near) -> list[list[int]]:
    """Return the layers reordered, whatever their order."""
    rows = _Insertion(layers, above, below)
    rows.build()
    rows.improve()
    return rows.rows


class _Insertion:
    """Layers that are being filled."""

    def __init__(self, layers: Sequence[Sequence[int]], above: Near, below: Near) -> None:
        self.below = below
        self.layer = {item: at for at, row in enumerate(layers) for item in row}
        self.rows: list[list[int]] = [[] for _ in layers]
        self.place: dict[int, int] = {}
        self.effort = 0
        passed = {item for item in self.layer if len(above[item]) == len(below[item]) == 1}
        self.links = {
            item: [_link(first, near, passed) for near in (above, below) for first in sorted(near[item])]
            for item in sorted(self.layer)
            if item not in passed
        }
        """By everything that a line does not just run through, what it is joined with."""

    def build(self) -> None:
        for item in self.links:
            self._insert(item)

    def improve(self) -> None:
        """Take out and put back as long as that helps and is worth the effort."""
        self.effort = 0
        for _ in range(_ROUNDS):
            moved = False
            for item in self.links:
                if self.effort > _EFFORT:
                    return
                moved |= self._reinsert(item)
            if not moved:
                return

    def _reinsert(self, item: int) -> bool:
        around = [item, *(each for _, way in self.links[item] for each in way)]
        touched = sorted({self.layer[each] + step for each in around for step in (-1, 0)})
        kept = {self.layer[each]: list(self.rows[self.layer[each]]) for each in around}
        before = self._crossings(touched), self._disorder(item)
        for at, row in kept.items():
            self._set(at, [each for each in row if each not in around])
        for each in around:
            del self.place[each]
        self._insert(item)
        if (self._crossings(touched), self._disorder(item)) < before:
            return True
        for at, row in kept.items():
            self._set(at, row)
        return False

    def _insert(self, item: int) -> None:
        """Put an item where its lines cross the fewest others, of such places where the order is its own."""
        at = self.layer[item]
        row = self.rows[at]
        known = [(other, way) for other, way in self.links[item] if other in self.place]
        costs = [0] * (len(row) + 1)
        for other, way in known:
            reached, _ = self._reach(other, way, at)
            costs = [one + two for one, two in zip(costs, reached, strict=True)]
        disorder = list(accumulate((1 if other > item else -1 for other in row), initial=0))
        self._put(item, min(range(len(costs)), key=lambda gap: (costs[gap] // _CROSSING, disorder[gap], costs[gap])))
        for other, way in known:
            if way:
                self._lead(other, way, item)

    def _lead(self, other: int, way: Sequence[int], item: int) -> None:
        """Put what a line runs through between two items."""
        last = self.layer[way[-1]]
        reached, steps = self._reach(other, way, last)
        rest = self._leave(item, downward=last > self.layer[item])
        gap = min(range(len(reached)), key=lambda gap: reached[gap] + rest[gap])
        for at, each in enumerate(reversed(way)):
            self._put(each, gap)
            if at < len(steps):
                gap = steps[-1 - at][gap]

    def _put(self, item: int, gap: int) -> None:
        row = self.rows[self.layer[item]]
        row.insert(gap, item)
        self._set(self.layer[item], row)

    def _set(self, at: int, row: list[int]) -> None:
        self.rows[at] = row
        for place, item in enumerate(row):
            self.place[item] = place

    def _lines(self, upper: int) -> list[tuple[int, int]]:
        """Return the places that are joined across the channel below a layer."""
        place = self.place
        return [
            (at, place[other])
            for at, item in enumerate(self.rows[upper])
            for other in self.below[item]
            if other in place
        ]

    def _across(self, at: int, *, downward: bool) -> list[tuple[int, int]]:
        """Return the places that are joined with the next layer, those of this layer first."""
        return self._lines(at) if downward else [(here, there) for there, here in self._lines(at - 1)]

    def _reach(self, start: int, way: Sequence[int], end: int) -> tuple[list[int], list[list[int]]]:
        """Return what a line costs from an item to every gap of a layer, and from which gap to which it comes there."""
        at = self.layer[start]
        downward = end > at
        costs = self._leave(start, downward=downward)
        steps: list[list[int]] = []
        for each in way:
            at = self.layer[each]
            if at == end:
                break
            table = self._table(at, downward=downward)
            came, costs = _cheapest(costs, table)
            steps.append(came)
        return costs, steps

    def _leave(self, item: int, *, downward: bool) -> list[int]:
        """Return what a line costs from an item to every gap of the next layer."""
        at, home = self.layer[item], self.place[item]
        gaps = len(self.rows[at + 1 if downward else at - 1]) + 1
        steps = [0] * (gaps + 1)
        for here, there in self._across(at, downward=downward):
            if here < home:
                steps[0] += 1
                steps[there + 1] -= 1
            elif here > home:
                steps[there + 1] += 1
        across = (2 * home + 1) * _STRAIGHT // (2 * len(self.rows[at]))
        crossed = accumulate(steps[:gaps])
        return [cost * _CROSSING + abs(across - there) for cost, there in zip(crossed, _spread(gaps), strict=True)]

    def _table(self, at: int, *, downward: bool) -> list[list[int]]:
        """Return what a line costs from every gap of a layer to every gap of the next."""
        gaps, others = len(self.rows[at]) + 1, len(self.rows[at + 1 if downward else at - 1]) + 1
        ends: list[list[int]] = [[0] * others for _ in range(gaps)]
        arriving = [0] * others
        for here, there in self._across(at, downward=downward):
            ends[here][there] += 1
            arriving[there] += 1
        crossed = [0, *accumulate(arriving[:-1])]
        table: list[list[int]] = []
        spread = _spread(others)
        for gap, across in enumerate(_spread(gaps)):
            table.append([cost * _CROSSING + abs(across - there) for cost, there in zip(crossed, spread, strict=True)])
            total = sum(ends[gap])
            if total:
                left = accumulate(ends[gap][:-1], initial=0)
                crossed = [cost + total - 2 * own for cost, own in zip(crossed, left, strict=True)]
        self.effort += gaps * others
        return table

    def _crossings(self, channels: Iterable[int]) -> int:
        return sum(crossed(self._lines(at)) for at in channels if 0 <= at < len(self.rows))

    def _disorder(self, item: int) -> int:
        """Return how many stand on the wrong side of an item for their own order."""
        home = self.place[item]
        return sum((other > item) == (at < home) for at, other in enumerate(self.rows[self.layer[item]]) if at != home)


def _link(first: int, near: Near, passed: set[int]) -> _Link:
    way: list[int] = []
    while first in passed:
        way.append(first)
        (first,) = near[first]
    return first, way[::-1]


def _cheapest(costs: Sequence[int], table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return, for each gap of the next layer, the gap to come from and the cost."""
    came: list[int] = []
    least: list[int] = []
    for column in zip(*table, strict=True):
        sums = [one + two for one, two in zip(costs, column, strict=True)]
        best = min(sums)
        came.append(sums.index(best))
        least.append(best)
    return came, least


@lru_cache(maxsize=1024)
def _spread(gaps: int) -> tuple[int, ...]:
    """Return where the gaps of a layer are, in parts of the layers' breadth: a line between layers is best straight."""
    return tuple(gap * _STRAIGHT // (gaps - 1) for gap in range(gaps)) if gaps > 1 else (_STRAIGHT // 2,)
