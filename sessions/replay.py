"""The same events on another clock.

A `Timeline` maps events to replay time, in which waiting longer than a limit is cut short; a feed walks it at any
speed. The state at a moment is the fold of the events up to it, as live.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sessions.events import Event

DECISIONS = frozenset(
    {
        "artifact.approved",
        "artifact.returned",
        "artifact.edited",
        "artifact.merged",
        "finding.overridden",
        "gate.approved",
        "gate.reopened",
        "question.answered",
    }
)
DRAFT_ENDS = frozenset({"draft.finished", "draft.failed", "draft.cancelled"})
STEPS = DECISIONS | DRAFT_ENDS | {"draft.started"}


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

    def next_step(self, count: int) -> int:
        """Return the number of events up to and including the next draft start, draft end or decision."""
        for index in range(count, len(self.events)):
            if self.events[index].data.type in STEPS:
                return index + 1
        return len(self.events)

    def previous_step(self, count: int) -> int:
        """Return the number of events up to and including the draft start, draft end or decision before."""
        for index in range(min(count, len(self.events)) - 2, 0, -1):
            if self.events[index].data.type in STEPS:
                return index + 1
        return min(1, len(self.events))


def timeline(events: Iterable[Event], idle_limit_ms: int = 2000) -> Timeline:
    """Return the events on a replay clock that waits at most `idle_limit_ms` between two of them."""
    kept = tuple(events)
    moments, now = [], 0
    if kept:
        moments.append(0)
    for before, after in pairwise(kept):
        now += min(max(0, after.ms - before.ms), idle_limit_ms)
        moments.append(now)
    return Timeline(kept, tuple(moments))
