"""The layers in which the edges of a graph are shortest: the network simplex of Gansner et al.

E. R. Gansner, E. Koutsofios, S. C. North, K.-P. Vo: A technique for drawing directed graphs, IEEE Transactions on
Software Engineering 19 (3), 1993. There are often many such layerings; the one returned is the highest, which a node
more does not change: a leaf added to a graph leaves all others where they were to each other.
"""

from collections.abc import Sequence
from typing import Protocol

_FAR = 1 << 30


class Constraint(Protocol):
    """An edge that spans at least so many layers."""

    @property
    def source(self) -> int:
        """The node above."""

    @property
    def target(self) -> int:
        """The node below."""

    @property
    def span(self) -> int:
        """The least number of layers between."""


def shortest(layer: Sequence[int], links: Sequence[Constraint]) -> list[int]:
    """Return the layering of the least total length, for one that is valid and links without a cycle.

    Nodes that nothing joins keep the distance they had.
    """
    return _Simplex(layer, links).solve()


class _Simplex:
    """A spanning forest of tight links, whose negative cut values say what to exchange."""

    def __init__(self, layer: Sequence[int], links: Sequence[Constraint]) -> None:
        self.layer = list(layer)
        self.links = links
        self.ends = [(link.source, link.target, link.span) for link in links]
        self.near: list[list[int]] = [[] for _ in layer]
        self.surplus = [0] * len(self.layer)
        """How many more links arrive than leave."""
        for at, (source, target, _) in enumerate(self.ends):
            self.near[source].append(at)
            self.near[target].append(at)
            self.surplus[source] -= 1
            self.surplus[target] += 1
        self.tree: set[int] = set()
        self.roots: list[int] = []

    def solve(self) -> list[int]:
        self._grow()
        for _ in range(len(self.layer) * len(self.ends)):
            order, up = self._walk()
            cut = self._cut_values(order, up)
            leaving = min((at for at, value in cut.items() if value < 0), default=None)
            if leaving is None:
                break
            self._exchange(leaving, order, up)
        order, up = self._walk()
        return self._highest(self._cut_values(order, up))

    def _slack(self, at: int) -> int:
        source, target, span = self.ends[at]
        return self.layer[target] - self.layer[source] - span

    def _grow(self) -> None:
        """Make the tree span each component, moving what it has by the least slack that leads out of it."""
        seen = [False] * len(self.layer)
        for root in range(len(self.layer)):
            if seen[root]:
                continue
            self.roots.append(root)
            seen[root] = True
            inside = [root]
            rim = set(self.near[root])
            while True:
                rim = {at for at in rim if seen[self.ends[at][0]] != seen[self.ends[at][1]]}
                if not rim:
                    break
                at = min(rim, key=lambda at: (self._slack(at), at))
                source, target, _ = self.ends[at]
                slack = self._slack(at) if seen[source] else -self._slack(at)
                for node in inside if slack else ():
                    self.layer[node] += slack
                node = target if seen[source] else source
                seen[node] = True
                inside.append(node)
                self.tree.add(at)
                rim.update(self.near[node])

    def _walk(self) -> tuple[list[int], list[int]]:
        """Return the nodes from the roots on, and the link that leads to each from its parent (-1 for roots)."""
        up = [-1] * len(self.layer)
        order = list(self.roots)
        for node in order:
            for at in self.near[node]:
                if at in self.tree and at != up[node]:
                    source, target, _ = self.ends[at]
                    other = target if source == node else source
                    up[other] = at
                    order.append(other)
        return order, up

    def _cut_values(self, order: Sequence[int], up: Sequence[int]) -> dict[int, int]:
        """Return, for each link of the tree, by how much making it longer makes the whole longer."""
        total = list(self.surplus)
        cut: dict[int, int] = {}
        for node in reversed(order):
            at = up[node]
            if at < 0:
                continue
            source, target, _ = self.ends[at]
            cut[at] = total[node] if target == node else -total[node]
            total[source if target == node else target] += total[node]
        return cut

    def _exchange(self, leaving: int, order: Sequence[int], up: Sequence[int]) -> None:
        """Replace a link of the tree by the one of least slack that leads the other way between its two halves."""
        source, target, _ = self.ends[leaving]
        child = target if up[target] == leaving else source
        below = [False] * len(self.layer)
        below[child] = True
        for node in order:
            at = up[node]
            if at >= 0 and not below[node]:
                one, two, _ = self.ends[at]
                below[node] = below[one if two == node else two]
        head_below = child == target
        entering, least = -1, _FAR
        for at, (one, two, _) in enumerate(self.ends):
            if below[one] == head_below and below[two] != head_below and self._slack(at) < least:
                entering, least = at, self._slack(at)
        if least:
            shift = least if head_below else -least
            for node in order:
                if below[node]:
                    self.layer[node] += shift
        self.tree.remove(leaving)
        self.tree.add(entering)

    def _highest(self, cut: dict[int, int]) -> list[int]:
        """Return the layering of the same length in which everything is as high as it can be, seen from the roots."""
        fixed = {at for at, value in cut.items() if value > 0}
        lowest = [-_FAR] * len(self.layer)
        for root in self.roots:
            lowest[root] = self.layer[root]
        queue = list(self.roots)
        for node in queue:
            for at in self.near[node]:
                source, target, span = self.ends[at]
                other, least = (target, lowest[node] + span) if source == node else (source, lowest[node] - span)
                if (source == node or at in fixed) and least > lowest[other]:
                    lowest[other] = least
                    queue.append(other)
        return lowest
