"""Which layer each node of a graph belongs to: cycles broken, edges pointing down, layers no wider than allowed."""

from collections.abc import Sequence
from dataclasses import dataclass

from plan.drawing.network_simplex import shortest


@dataclass(frozen=True, slots=True)
class Link:
    """An edge between node numbers that spans at least so many layers."""

    source: int
    target: int
    span: int = 1


def reversed_links(count: int, links: Sequence[Link]) -> frozenset[int]:
    """Return the positions of the links to turn round so that no cycle is left, found in the nodes' own order."""
    below: list[list[int]] = [[] for _ in range(count)]
    entered = [0] * count
    for at, link in enumerate(links):
        below[link.source].append(at)
        entered[link.target] += 1
    unseen, open_, closed = 0, 1, 2
    state = [unseen] * count
    turned: set[int] = set()
    for start in [*(node for node in range(count) if not entered[node]), *range(count)]:
        if state[start] != unseen:
            continue
        state[start] = open_
        stack = [(start, iter(below[start]))]
        while stack:
            node, rest = stack[-1]
            at = next(rest, -1)
            if at < 0:
                state[node] = closed
                stack.pop()
                continue
            target = links[at].target
            if state[target] == open_:
                turned.add(at)
            elif state[target] == unseen:
                state[target] = open_
                stack.append((target, iter(below[target])))
    return frozenset(turned)


def layers(breadths: Sequence[int], links: Sequence[Link], limit: int | None = None) -> list[int]:
    """Return each node's layer for links without a cycle: as high as it can be, then drawn near its neighbours.

    With a limit, a node whose layer is full by the breadths goes into a later one.
    """
    count = len(breadths)
    above: list[list[Link]] = [[] for _ in range(count)]
    below: list[list[Link]] = [[] for _ in range(count)]
    for link in links:
        above[link.target].append(link)
        below[link.source].append(link)
    order = _topological(count, above, below)
    layer = [0] * count
    for node in order:
        layer[node] = max((layer[link.source] + link.span for link in above[node]), default=0)
    layer = shortest(layer, links)
    top = min(layer, default=0)
    layer = [at - top for at in layer]
    if limit is not None:
        _spread(order, layer, above, breadths, limit)
    return layer


def _topological(count: int, above: Sequence[Sequence[Link]], below: Sequence[Sequence[Link]]) -> list[int]:
    waiting = [len(links) for links in above]
    order = [node for node in range(count) if not waiting[node]]
    for node in order:
        for link in below[node]:
            waiting[link.target] -= 1
            if not waiting[link.target]:
                order.append(link.target)
    return order


def _spread(
    order: Sequence[int], layer: list[int], above: Sequence[Sequence[Link]], breadths: Sequence[int], limit: int
) -> None:
    used: dict[int, int] = {}
    for node in sorted(order, key=lambda node: layer[node]):
        at = max((layer[link.source] + link.span for link in above[node]), default=0)
        at = max(at, layer[node])
        while used.get(at, 0) and used[at] + breadths[node] > limit:
            at += 1
        used[at] = used.get(at, 0) + breadths[node]
        layer[node] = at
