"""Where things stand along their layer: near what they are joined to, in order, without overlap."""

from collections.abc import Sequence
from itertools import pairwise

from plan.drawing.hierarchy import Hierarchy, Item

_ROUNDS = 8
_SHIFTS = 4
_FAR = 1 << 20


def settle(
    desired: Sequence[int],
    weights: Sequence[int],
    gaps: Sequence[int],
    *,
    step: int = 1,
    bounds: tuple[int, int] | None = None,
) -> list[int]:
    """Return positions in order, each at least its gap behind the one before, least far from where they would be.

    The sum of weighted distances is the least possible: neighbours in each other's way are pooled and stand at
    their weighted median, a multiple of the step. Bounds must leave room for the gaps.
    """
    offsets = [0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[tuple[int, list[tuple[int, int]]]] = []
    for want, weight, offset in zip(desired, weights, offsets, strict=False):
        members = [(want - offset, weight)]
        while blocks and blocks[-1][0] >= _median(members, step):
            members = blocks.pop()[1] + members
        blocks.append((_median(members, step), members))
    placed = [value for value, members in blocks for _ in members]
    if bounds:
        highest = bounds[1] - offsets[len(placed) - 1]
        placed = [min(max(value, bounds[0]), highest) for value in placed]
    return [value + offset for value, offset in zip(placed, offsets, strict=False)]


def _median(members: Sequence[tuple[int, int]], step: int) -> int:
    """Return the weighted median, of two the middle, as a multiple of the step if the members are."""
    if len(members) == 1:
        return members[0][0]
    ranked = sorted(members)
    total = sum(weight for _, weight in ranked)
    low = high = ranked[-1][0]
    seen = 0
    for at, (want, weight) in enumerate(ranked):
        seen += 2 * weight
        if seen >= total:
            low = want
            high = want if seen > total or at + 1 == len(ranked) else ranked[at + 1][0]
            break
    return low + (high - low) // 2 // step * step


class Placement:
    """Items in rows that are moved until they stand near what they are joined to.

    `joined` are, for each channel, items above and below with the weight of standing straight; `gaps` the least
    free cells between neighbours of each row. Every item's anchor comes to stand on a multiple of the step.
    """

    def __init__(
        self,
        plan: Hierarchy,
        rows: Sequence[Sequence[int]],
        joined: Sequence[Sequence[tuple[int, int, int]]],
        gaps: Sequence[Sequence[int]],
        step: int,
    ) -> None:
        items = plan.items
        self.rows, self.step = rows, step
        self.before = [anchor(item, step) for item in items]
        self.apart = [
            [
                -(-(items[one].breadth - self.before[one] + gap + self.before[two]) // step) * step
                for (one, two), gap in zip(pairwise(row), gap_row, strict=True)
            ]
            for row, gap_row in zip(rows, gaps, strict=True)
        ]
        self.above: list[list[tuple[int, int]]] = [[] for _ in items]
        self.below: list[list[tuple[int, int]]] = [[] for _ in items]
        for channel in joined:
            for top, bottom, weight in channel:
                self.below[top].append((bottom, weight))
                self.above[bottom].append((top, weight))
        self.place = [0] * len(items)
        for row, distances in zip(rows, self.apart, strict=True):
            at = 0
            for item, distance in zip(row, [*distances, 0], strict=True):
                self.place[item] = at
                at += distance

    def positions(self) -> list[int]:
        """Return the first coordinate of each item, none of them below 0."""
        for turn in range(_ROUNDS):
            self._sweep(both=turn >= _ROUNDS - 2)
        for _ in range(_SHIFTS):
            if not self._shift_together():
                break
            self._sweep(both=True)
        starts = [value - before for value, before in zip(self.place, self.before, strict=True)]
        first = min(starts, default=0) // self.step * self.step
        return [start - first for start in starts]

    def _sweep(self, *, both: bool) -> None:
        for downward in (True, False):
            for at in range(len(self.rows)) if downward else range(len(self.rows) - 1, -1, -1):
                wishes = [
                    self._wish(
                        item,
                        self.above[item] + self.below[item]
                        if both
                        else self.above[item]
                        if downward
                        else self.below[item],
                    )
                    for item in self.rows[at]
                ]
                wanted, weights = [want for want, _ in wishes], [weight for _, weight in wishes]
                for item, value in zip(
                    self.rows[at], settle(wanted, weights, self.apart[at], step=self.step), strict=True
                ):
                    self.place[item] = value

    def _wish(self, item: int, near: Sequence[tuple[int, int]]) -> tuple[int, int]:
        if not near:
            return self.place[item], 1
        wanted = _median([(self.place[other], weight) for other, weight in near], self.step)
        return wanted, 2 * sum(weight for _, weight in near)

    def _shift_together(self) -> bool:
        """Move what stands straight below each other as one, because no part of it would go alone."""
        cluster = self._clusters()
        members: dict[int, list[int]] = {}
        for item, name in enumerate(cluster):
            members.setdefault(name, []).append(item)
        low, high = self._leeway(cluster)
        moved = False
        for name, items in members.items():
            wishes = [
                (self.place[other] - self.place[item], weight)
                for item in items
                for other, weight in self.above[item] + self.below[item]
                if cluster[other] != name
            ]
            if not wishes or low[name] > high[name]:
                continue
            shift = min(max(_median(wishes, self.step), low[name]), high[name])
            gain = sum(weight * (abs(want) - abs(want - shift)) for want, weight in wishes)
            if shift and gain > 0:
                for item in items:
                    self.place[item] += shift
                low, high = self._leeway(cluster)
                moved = True
        return moved

    def _clusters(self) -> list[int]:
        cluster = list(range(len(self.place)))
        for row in self.rows:
            for item in row:
                for other, _ in self.above[item]:
                    if self.place[other] == self.place[item]:
                        cluster[item] = cluster[other]
        return cluster

    def _leeway(self, cluster: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
        """Return how far each cluster can go to the left (a negative number) and to the right."""
        low = dict.fromkeys(cluster, -_FAR)
        high = dict.fromkeys(cluster, _FAR)
        for row, distances in zip(self.rows, self.apart, strict=True):
            for (left, right), distance in zip(pairwise(row), distances, strict=True):
                if cluster[left] == cluster[right]:
                    continue
                free = self.place[right] - self.place[left] - distance
                high[cluster[left]] = min(high[cluster[left]], free)
                low[cluster[right]] = max(low[cluster[right]], -free)
        return low, high


def anchor(item: Item, step: int) -> int:
    """Return where within an item its lines would best meet it; that cell is the one that lies on the grid of lines."""
    if item.kind == "node":
        return item.breadth // 2
    return 0 if step > 1 else item.breadth - 1
