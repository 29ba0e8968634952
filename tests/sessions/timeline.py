"""A whole session on a replay clock: what seeking is held against."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sessions.events import Event


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events of a session with their moments in replay time (ms, from 0, never falling)."""

    events: tuple[Event, ...]
    moments: tuple[int, ...]

    @property
    def length(self) -> int:
        """Replay time of the last event in ms."""
        return self.moments[-1] if self.moments else 0

    def count_at(self, ms: float) -> int:
        """Return how many events have happened by replay time `ms`."""
        return bisect_right(self.moments, ms)


def timeline(events: Iterable[Event], idle_limit_ms: int) -> Timeline:
    """Return the events on a replay clock that waits at most `idle_limit_ms` between two of them."""
    kept = tuple(events)
    moments, now = [], 0
    if kept:
        moments.append(0)
    for before, after in pairwise(kept):
        now += min(max(0, after.ms - before.ms), idle_limit_ms)
        moments.append(now)
    return Timeline(kept, tuple(moments))
