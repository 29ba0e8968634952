"""In which order things stand within their layers, so that few lines cross."""

from bisect import bisect_left, insort
from collections.abc import Sequence

Pairs = Sequence[Sequence[tuple[int, int]]]
"""For each channel, the items above and below it that a line joins."""

_SWEEPS = 12
_PATIENCE = 4


def ordered(layers: Sequence[Sequence[int]], pairs: Pairs) -> list[list[int]]:
    """Return the layers reordered: barycentre sweeps down and up, neighbours swapped while that helps, best kept."""
    above: dict[int, list[int]] = {item: [] for layer in layers for item in layer}
    below: dict[int, list[int]] = {item: [] for layer in layers for item in layer}
    for channel in pairs:
        for top, bottom in channel:
            below[top].append(bottom)
            above[bottom].append(top)
    rows = _by_descent(layers, below)
    best, fewest = [list(row) for row in rows], crossings(rows, pairs)
    stale = 0
    for sweep in range(_SWEEPS):
        if not fewest or stale == _PATIENCE:
            break
        downward = sweep % 2 == 0
        steps = range(1, len(rows)) if downward else range(len(rows) - 2, -1, -1)
        for at in steps:
            near = rows[at - 1] if downward else rows[at + 1]
            _sort_by_barycentre(rows[at], near, above if downward else below)
        _swap_neighbours(rows, above, below)
        now = crossings(rows, pairs)
        stale += 1
        if now < fewest:
            best, fewest, stale = [list(row) for row in rows], now, 0
    return best


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


def _by_descent(layers: Sequence[Sequence[int]], below: dict[int, list[int]]) -> list[list[int]]:
    """Put items in the order in which a walk down from the first ones comes by."""
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
            stack.extend(reversed(below[item]))
    return rows


def _sort_by_barycentre(row: list[int], near: Sequence[int], joined: dict[int, list[int]]) -> None:
    place = {item: at for at, item in enumerate(near)}
    weight: dict[int, float] = {}
    for item in row:
        found = [place[other] for other in joined[item]]
        if found:
            weight[item] = sum(found) / len(found)
    moving = iter(sorted((item for item in row if item in weight), key=weight.__getitem__))
    row[:] = [next(moving) if item in weight else item for item in row]


def _swap_neighbours(rows: list[list[int]], above: dict[int, list[int]], below: dict[int, list[int]]) -> None:
    for _ in range(3):
        better = False
        for at, row in enumerate(rows):
            up = {item: place for place, item in enumerate(rows[at - 1])} if at else {}
            down = {item: place for place, item in enumerate(rows[at + 1])} if at + 1 < len(rows) else {}
            ends = {
                item: (sorted(up[other] for other in above[item]), sorted(down[other] for other in below[item]))
                for item in row
            }
            for left in range(len(row) - 1):
                first, second = ends[row[left]], ends[row[left + 1]]
                now = _crossed(first[0], second[0]) + _crossed(first[1], second[1])
                then = _crossed(second[0], first[0]) + _crossed(second[1], first[1])
                if then < now:
                    row[left], row[left + 1] = row[left + 1], row[left]
                    better = True
        if not better:
            return


def _crossed(first: list[int], second: list[int]) -> int:
    """Return how many lines of the first cross one of the second when the first stands left of it."""
    return sum(bisect_left(second, place) for place in first)
