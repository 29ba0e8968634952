"""Where things stand along their layer: near what they are joined to, in order, without overlap."""

from collections.abc import Sequence

from plan.drawing.hierarchy import Hierarchy

_ROUNDS = 8


def settle(
    desired: Sequence[int], weights: Sequence[int], gaps: Sequence[int], bounds: tuple[int, int] | None = None
) -> list[int]:
    """Return positions in order, each at least its gap behind the one before, least far from where they would be.

    The sum of weighted distances is the least possible: neighbours in each other's way are pooled and stand at
    their weighted median. Bounds must leave room for the gaps.
    """
    offsets = [0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[tuple[int, list[tuple[int, int]]]] = []
    for want, weight, offset in zip(desired, weights, offsets, strict=False):
        members = [(want - offset, weight)]
        while blocks and blocks[-1][0] >= _median(members):
            members = blocks.pop()[1] + members
        blocks.append((_median(members), members))
    placed = [value for value, members in blocks for _ in members]
    if bounds:
        highest = bounds[1] - offsets[len(placed) - 1]
        placed = [min(max(value, bounds[0]), highest) for value in placed]
    return [value + offset for value, offset in zip(placed, offsets, strict=False)]


def _median(members: list[tuple[int, int]]) -> int:
    if len(members) == 1:
        return members[0][0]
    ranked = sorted(members)
    half = sum(weight for _, weight in ranked)
    seen = 0
    for want, weight in ranked:
        seen += 2 * weight
        if seen >= half:
            return want
    return ranked[-1][0]


def positions(
    plan: Hierarchy,
    rows: Sequence[Sequence[int]],
    joined: Sequence[Sequence[tuple[int, int, int]]],
    gaps: Sequence[Sequence[int]],
    step: int,
) -> list[int]:
    """Return the first coordinate of each item.

    `joined` are, for each channel, items above and below with the weight of standing straight; `gaps` the least
    free cells between neighbours of each row. All positions are multiples of the step if sizes plus gaps are.
    """
    items = plan.items
    place = [0] * len(items)
    above: list[list[tuple[int, int]]] = [[] for _ in items]
    below: list[list[tuple[int, int]]] = [[] for _ in items]
    for channel in joined:
        for top, bottom, weight in channel:
            below[top].append((bottom, weight))
            above[bottom].append((top, weight))
    apart = [
        [items[item].breadth + gap for item, gap in zip(row, gap_row, strict=False)]
        for row, gap_row in zip(rows, gaps, strict=True)
    ]
    middle = [_anchor(item.kind, item.breadth, step) for item in items]
    for row, distances in zip(rows, apart, strict=True):
        at = 0
        for item, distance in zip(row, [*distances, 0], strict=True):
            place[item] = at
            at += distance

    def wish(item: int, neighbours: Sequence[tuple[int, int]]) -> tuple[int, int]:
        if not neighbours:
            return place[item], 1
        wanted = _median([(place[other] + middle[other] - middle[item], weight) for other, weight in neighbours])
        return wanted, 2 * sum(weight for _, weight in neighbours)

    for turn in range(_ROUNDS):
        last = turn >= _ROUNDS - 2
        for downward in (True, False):
            sequence = range(len(rows)) if downward else range(len(rows) - 1, -1, -1)
            for at in sequence:
                wishes = [
                    wish(item, above[item] + below[item] if last else (above[item] if downward else below[item]))
                    for item in rows[at]
                ]
                placed = settle([want for want, _ in wishes], [weight for _, weight in wishes], apart[at])
                for item, value in zip(rows[at], placed, strict=True):
                    place[item] = value
    first = min(place, default=0)
    return [value - first for value in place]


def _anchor(kind: str, breadth: int, step: int) -> int:
    """Return where within an item its lines would best meet it, on the grid of lines."""
    if kind == "label":
        return 0 if step > 1 else breadth - 1
    return breadth // 2 // step * step
