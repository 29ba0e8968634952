"""The order of lanes: what comes first stands above, groups stay together, and few lines are open at a time."""

import heapq
from collections.abc import Sequence

from plan.drawing.layering import Link, reversed_links

_Near = Sequence[Sequence[int]]

_ROUNDS = 2
_REACH = 12
"""So many rows a node moves at most in one round."""


def back_links(group_of: Sequence[int], links: Sequence[Link]) -> frozenset[int]:
    """Return the positions of the links that have to run upwards: against the groups, or closing a cycle."""
    against = {at for at, link in enumerate(links) if group_of[link.source] > group_of[link.target]}
    rest = [at for at in range(len(links)) if at not in against]
    turned = reversed_links(len(group_of), [links[at] for at in rest])
    return frozenset(against | {rest[at] for at in turned})


def lane_order(group_of: Sequence[int], links: Sequence[Link]) -> list[int]:
    """Return the nodes from above, for links that never run against the groups and close no cycle.

    Of what may come next, what closes the most lines and opens none comes first, near what it follows, and, without
    groups, what nothing leads to or from last; then each node moves to where the lanes are shortest.
    """
    count = len(group_of)
    groups = set(group_of)
    above: list[list[int]] = [[] for _ in range(count)]
    below: list[list[int]] = [[] for _ in range(count)]
    for source, target in dict.fromkeys((link.source, link.target) for link in links):
        above[target].append(source)
        below[source].append(target)
    waiting = [len(nodes) for nodes in above]
    pending = [len(nodes) for nodes in below]
    row = [-1] * count
    heap: list[tuple[int, int, int, int]] = []

    def offer(node: int) -> None:
        last = len(groups) == 1 and not (above[node] or below[node])
        opened = 2 if last else bool(below[node]) - sum(pending[other] == 1 for other in above[node])
        latest = max((row[other] for other in above[node]), default=-1)
        heapq.heappush(heap, (group_of[node], opened, -latest, node))

    for node in range(count):
        if not waiting[node]:
            offer(node)
    order: list[int] = []
    while heap:
        node = heapq.heappop(heap)[-1]
        if row[node] >= 0:
            continue
        row[node] = len(order)
        order.append(node)
        for other in above[node]:
            pending[other] -= 1
        closing = [last for other in above[node] if pending[other] == 1 for last in below[other]]
        for other in below[node]:
            waiting[other] -= 1
        for other in dict.fromkeys((*closing, *below[node])):
            if row[other] < 0 and not waiting[other]:
                offer(other)
    _Shortening(order, group_of, above, below).run()
    return order


class _Shortening:
    """Moves nodes up and down within their groups while that makes the lanes shorter."""

    def __init__(self, order: list[int], group_of: Sequence[int], above: _Near, below: _Near) -> None:
        self.order = order
        self.group_of = group_of
        self.above = above
        self.below = below
        self.row = [0] * len(order)
        for y, node in enumerate(order):
            self.row[node] = y
        self.last = [max((self.row[other] for other in nodes), default=-1) for nodes in below]
        """The row at which a node's lane ends."""

    def run(self) -> None:
        for _ in range(_ROUNDS):
            if not sum(self._move(node) for node in list(self.order)):
                return

    def _move(self, node: int) -> bool:
        home = self.row[node]
        best, best_row = 0, home
        for step in (1, -1):
            gained = 0
            while abs(self.row[node] - home) < _REACH and self._may_step(node, step):
                gained += self._swap(min(self.row[node], self.row[node] + step))
                if gained < best:
                    best, best_row = gained, self.row[node]
            self._go(node, home)
        self._go(node, best_row)
        return best < 0

    def _may_step(self, node: int, step: int) -> bool:
        there = self.row[node] + step
        if not 0 <= there < len(self.order) or self.group_of[self.order[there]] != self.group_of[node]:
            return False
        first, second = (node, self.order[there])[::step]
        return first not in self.above[second]

    def _go(self, node: int, row: int) -> None:
        while self.row[node] != row:
            self._swap(self.row[node] - (self.row[node] > row))

    def _swap(self, y: int) -> int:
        """Swap the nodes on a row and the next one; return by how much that makes the lanes longer."""
        sinking, rising = self.order[y], self.order[y + 1]
        longer = bool(self.below[rising]) - bool(self.below[sinking])
        for source in self.above[sinking]:
            if self.last[source] == y:
                self.last[source] = y + 1
                longer += 1
        for source in self.above[rising]:
            if self.last[source] == y + 1 and sinking not in self.below[source]:
                self.last[source] = y
                longer -= 1
        self.order[y], self.order[y + 1] = rising, sinking
        self.row[rising], self.row[sinking] = y, y + 1
        return longer
