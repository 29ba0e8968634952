"""The order of lanes: what comes first stands above, groups stay together, and few lines are open at a time."""

import heapq
from collections.abc import Sequence

from plan.drawing.layering import Link, reversed_links


def back_links(group_of: Sequence[int], links: Sequence[Link]) -> frozenset[int]:
    """Return the positions of the links that have to run upwards: against the groups, or closing a cycle."""
    against = {at for at, link in enumerate(links) if group_of[link.source] > group_of[link.target]}
    rest = [at for at in range(len(links)) if at not in against]
    turned = reversed_links(len(group_of), [links[at] for at in rest])
    return frozenset(against | {rest[at] for at in turned})


def lane_order(group_of: Sequence[int], links: Sequence[Link]) -> list[int]:
    """Return the nodes from above, for links that never run against the groups and close no cycle.

    Of what may come next, what closes the most lines and opens none comes first, near what it follows.
    """
    count = len(group_of)
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
        opened = bool(below[node]) - sum(pending[other] == 1 for other in above[node])
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
    return order
