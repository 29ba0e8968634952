"""Tracks for the lines in the channel between two layers, so that no two nets ever run into each other.

Each joint gets one track across the channel, or two with a place to change over where two joints would each have to
lie above the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wire:
    """What has to be joined: coordinates on the upper and on the lower side of the channel."""

    tops: tuple[int, ...]
    bottoms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The tracks of a wire, from above: none if it is straight, two if it changes over at `turn`."""

    tracks: tuple[int, ...]
    turn: int = 0


@dataclass(slots=True)
class _Bar:
    """One stretch along a track."""

    wire: int
    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    after: int | None = None
    """The bar of the same wire that has to lie above."""

    @property
    def low(self) -> int:
        return min(self.tops + self.bottoms)

    @property
    def high(self) -> int:
        return max(self.tops + self.bottoms)


def route(wires: Sequence[Wire], step: int) -> tuple[list[Route], int]:
    """Return each wire's route and how many tracks there are."""
    bars = [_Bar(at, wire.tops, wire.bottoms) for at, wire in enumerate(wires) if len({*wire.tops, *wire.bottoms}) > 1]
    taken = {place for wire in wires for place in (*wire.tops, *wire.bottoms)}
    turns: dict[int, int] = {}
    while True:
        order, stuck = _ordered(bars)
        if stuck is None:
            break
        bar = bars[stuck]
        turn = _free(taken, bar, step)
        taken.add(turn)
        turns[bar.wire] = turn
        bars[stuck] = _Bar(bar.wire, bar.tops, (turn,))
        bars.append(_Bar(bar.wire, (turn,), bar.bottoms, after=stuck))
    track = _tracks(bars, order, step)
    found: list[list[int]] = [[] for _ in wires]
    for at in order:
        found[bars[at].wire].append(track[at])
    routes = [Route(tuple(sorted(rows)), turns.get(at, 0)) for at, rows in enumerate(found)]
    return routes, 1 + max(track.values(), default=-1)


def _must(upper: _Bar, lower: _Bar) -> bool:
    """Whether the first bar has to lie above the second: its lines come down where the second's go on down."""
    return not set(upper.tops).isdisjoint(lower.bottoms)


def _crossed(upper: _Bar, lower: _Bar) -> int:
    """Return how many lines cross if the first bar lies above the second."""
    down = sum(lower.low <= place <= lower.high for place in upper.bottoms)
    return down + sum(upper.low <= place <= upper.high for place in lower.tops)


def _ordered(bars: Sequence[_Bar]) -> tuple[list[int], int | None]:
    """Return the bars from above, or the bar to be split because none can come first."""
    count = len(bars)
    before: list[set[int]] = [set() for _ in range(count)]
    price = [[0] * count for _ in range(count)]
    for one in range(count):
        if (after := bars[one].after) is not None:
            before[one].add(after)
        for two in range(count):
            if one == two or bars[one].high < bars[two].low or bars[two].high < bars[one].low:
                continue
            if bars[one].wire != bars[two].wire and _must(bars[one], bars[two]):
                before[two].add(one)
            price[one][two] = max(0, _crossed(bars[one], bars[two]) - _crossed(bars[two], bars[one]))
    left = set(range(count))
    order: list[int] = []
    regret = [sum(row) for row in price]
    while left:
        ready = [at for at in left if not before[at] & left]
        if not ready:
            return order, _to_split(bars, before, left)
        at = min(ready, key=lambda at: (regret[at], bars[at].low, at))
        order.append(at)
        left.remove(at)
        for other in left:
            regret[other] -= price[other][at]
    return order, None


def _to_split(bars: Sequence[_Bar], before: Sequence[set[int]], left: set[int]) -> int:
    """Return the shortest bar that waits in a cycle and can still be split."""
    at = min(left)
    seen: list[int] = []
    while at not in seen:
        seen.append(at)
        at = min(before[at] & left)
    cycle = seen[seen.index(at) :]
    whole = [at for at in cycle if bars[at].after is None and not any(bar.after == at for bar in bars)]
    return min(whole, key=lambda at: (len(bars[at].tops) + len(bars[at].bottoms), bars[at].high - bars[at].low, at))


def _free(taken: set[int], bar: _Bar, step: int) -> int:
    """Return a place for changing over that no line of the channel uses, inside the bar if there is one."""
    middle = (bar.low + bar.high) // 2 // step * step
    reach = (bar.high - bar.low) // 2
    for distance in range(0, reach, step):
        for place in (middle - distance, middle + distance):
            if bar.low < place < bar.high and place not in taken:
                return place
    place = bar.high + step
    while place in taken:
        place += step
    return place


def _tracks(bars: Sequence[_Bar], order: Sequence[int], step: int) -> dict[int, int]:
    """Return each bar's track: below every bar before it that it would touch."""
    apart = 0 if step > 1 else 1
    track: dict[int, int] = {}
    for at in order:
        bar = bars[at]
        row = 0
        for other, above in track.items():
            near = bars[other].low <= bar.high + apart and bar.low <= bars[other].high + apart
            if near or bars[at].after == other:
                row = max(row, above + 1)
        track[at] = row
    return track
