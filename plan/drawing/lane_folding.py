"""Which edges of lanes are told by name and not by a line, so that the lanes have room side by side.

Whenever one lane too many is open, the lane that is needed again last gives up what it still leads to; one that carries
an edge that is to be kept does so only after all others.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A lane: the row where it starts, and the edges by the rows at which they branch off; a lone mark has none."""

    start: int
    branches: Mapping[int, Sequence[int]]


@dataclass(slots=True, eq=False)
class _Open:
    ahead: list[tuple[int, Sequence[int]]]
    """What still branches off, the next one last."""


def folded(runs: Sequence[Run], room: int, kept: Collection[int] = ()) -> frozenset[int]:
    """Return the edges to cut so that never more than `room` lanes are open; `kept` are cut only after all others."""
    cut: set[int] = set()
    running: list[_Open] = []
    for run in sorted(runs, key=lambda run: run.start):
        for lane in running:
            while lane.ahead and lane.ahead[-1][0] <= run.start:
                lane.ahead.pop()
        running = [lane for lane in running if lane.ahead]
        running.append(_Open(sorted(run.branches.items(), reverse=True)))
        while len(running) > room and any(lane.ahead for lane in running):
            given_up = max(
                (lane for lane in running if lane.ahead), key=lambda lane: (not _carries(lane, kept), lane.ahead[-1][0])
            )
            running.remove(given_up)
            cut.update(edge for _, edges in given_up.ahead for edge in edges)
    return frozenset(cut)


def _carries(lane: _Open, kept: Collection[int]) -> bool:
    return any(edge in kept for _, edges in lane.ahead for edge in edges)
