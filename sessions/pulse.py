"""How much was written in each of the last seconds: enough for a small picture of an agent's pace, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass

SECONDS = 12
"""How far back a pulse goes, besides the second that is not over yet."""
_KEPT = SECONDS + 1


@dataclass(frozen=True, slots=True)
class Pulse:
    """Characters in each of the seconds up to `second`, which is counted from the session's beginning."""

    second: int = 0
    counts: tuple[int, ...] = (0,) * _KEPT

    def after(self, written: Sequence[tuple[int, int]]) -> "Pulse":
        """Return the pulse after pieces of text: when each came, in ms and in order, and how long it is."""
        newest = max(self.second, written[-1][0] // 1000)
        counts = [0] * _KEPT
        for ms, length in reversed(written):
            age = newest - ms // 1000
            if age >= _KEPT:
                break
            counts[-1 - max(age, 0)] += length
        for age, count in enumerate(reversed(self.counts), newest - self.second):
            if age >= _KEPT:
                break
            counts[-1 - age] += count
        return Pulse(newest, tuple(counts))

    def until(self, now_ms: int) -> tuple[int, ...]:
        """Return the characters of the last SECONDS seconds that are over at `now_ms`, oldest first."""
        return tuple(self._in(second) for second in range(now_ms // 1000 - SECONDS, now_ms // 1000))

    def _in(self, second: int) -> int:
        age = self.second - second
        return self.counts[-1 - age] if 0 <= age < _KEPT else 0
