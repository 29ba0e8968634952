"""Where a room's events come from: a session file that grows, or one that is played again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Protocol

from sessions.events import Event
from sessions.fold import fold_all
from sessions.log import LogReader
from sessions.opening import open_session
from sessions.reader import SessionReader
from sessions.replay import STEPS, Timeline, timeline
from sessions.state import SessionState

_FRAME_SECONDS = 0.05
SLOWEST, FASTEST = 0.25, 64.0


@dataclass(frozen=True, slots=True)
class Batch:
    """Events in order; `restart` says that they begin again with the session's first.

    With a `base`, they follow on that state, whatever came before; `notice` is a sentence about the file.
    """

    events: tuple[Event, ...]
    restart: bool = False
    base: SessionState | None = None
    notice: str = ""

    def folded(self, state: SessionState | None) -> SessionState:
        """Return the state after this batch, where the one after the batch before was `state`."""
        return fold_all(self.events, self.base or (None if self.restart else state))


class Feed(Protocol):
    """Events as they come."""

    def batches(self) -> AsyncIterator[Batch]:
        """Yield batches, for ever; raises SessionError if the session cannot be read (on)."""
        ...


class LiveFeed:
    """What is in the file, and then what is added to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._log: LogReader = SessionReader(path)

    async def batches(self) -> AsyncIterator[Batch]:
        """Yield what is there, as one state, and then follow."""
        opened = await asyncio.to_thread(open_session, self._path)
        yield Batch((), base=opened.state, notice=opened.tail.notice)
        async for events in self._log.follow(opened.state.seq):
            yield Batch(events)


class ReplayFeed:
    """A session on a clock that can be stopped, sped up and moved; long waits are cut short."""

    def __init__(
        self, path: Path, speed: float = 1.0, clock: Callable[[], float] = monotonic, paused: bool = False
    ) -> None:
        self._log: LogReader = SessionReader(path)
        self._clock = clock
        self._speed = speed
        self._paused = paused
        self._anchor = (clock(), 0.0)
        self._wake = asyncio.Event()
        self._timeline = Timeline((), ())

    @property
    def speed(self) -> float:
        """Seconds of the session a second."""
        return self._speed

    @property
    def paused(self) -> bool:
        """Whether it stands."""
        return self._paused

    @property
    def length_ms(self) -> int:
        """How long it takes at speed 1."""
        return self._timeline.length

    @property
    def position_ms(self) -> int:
        """Where it is."""
        return round(min(self._position(), self._timeline.length))

    @property
    def ended(self) -> bool:
        """Whether nothing comes any more."""
        return bool(self._timeline.events) and self._position() >= self._timeline.length

    def steps(self) -> tuple[int, ...]:
        """Return when drafts began and ended and people decided."""
        pairs = zip(self._timeline.events, self._timeline.moments, strict=True)
        return tuple(moment for event, moment in pairs if event.data.type in STEPS)

    def toggle(self) -> None:
        """Stop, or go on; from the end, begin again."""
        if self.ended and not self._paused:
            self._move(0.0)
            return
        position = self._position()
        self._paused = not self._paused
        self._move(position)

    def set_speed(self, speed: float) -> None:
        """Go on faster or slower."""
        position = self._position()
        self._speed = min(FASTEST, max(SLOWEST, speed))
        self._move(position)

    def step(self, direction: int) -> None:
        """Go to the next draft or decision, or to the one before, and stop there."""
        if not self._timeline.events:
            return
        count = self._timeline.count_at(self._position())
        to = self._timeline.next_step(count) if direction > 0 else self._timeline.previous_step(count)
        self._paused = True
        self._move(float(self._timeline.moments[max(0, to - 1)]))

    async def batches(self) -> AsyncIterator[Batch]:
        """Yield the events that the clock has passed, again and again."""
        self._timeline = await asyncio.to_thread(lambda: timeline(self._log.read()))
        self._move(self._anchor[1])
        shown = 0
        while True:
            self._wake.clear()
            count = self._timeline.count_at(self._position())
            if count < shown:
                yield Batch(self._timeline.events[:count], restart=True)
            elif count > shown:
                yield Batch(self._timeline.events[shown:count])
            shown = count
            still = self._paused or shown == len(self._timeline.events)
            try:
                await asyncio.wait_for(self._wake.wait(), None if still else _FRAME_SECONDS)
            except TimeoutError:
                continue

    def _position(self) -> float:
        then, position = self._anchor
        if self._paused:
            return position
        return position + (self._clock() - then) * 1000 * self._speed

    def _move(self, position: float) -> None:
        self._anchor = (self._clock(), max(0.0, min(position, float(self._timeline.length))))
        self._wake.set()
