"""Where a room's events come from: a session file that grows, or one that is played again."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Protocol

from sessions.destination import destination
from sessions.events import ENGINE, Event, NoteAdded
from sessions.fold import fold_all
from sessions.lock import left_out, promised
from sessions.log import LogReader
from sessions.opening import open_session
from sessions.reader import SessionReader
from sessions.replay import STEPS
from sessions.seeking import Index, Moment, Seeker
from sessions.state import SessionState
from tui.modes import NORMAL, Pace

_FRAME_SECONDS = 0.05
_NEAR = 4096
"""So many events at most are folded one by one; what is farther away is looked up."""
_TOLD_MS = 2000
"""So long at least one can read that a wait was skipped."""
_NOWHERE = Moment(0, 0, 0)
SLOWEST, FASTEST = 0.25, 64.0


@dataclass(frozen=True, slots=True)
class Batch:
    """Events in order, after the batch before; with a `base`, they follow on that state, whatever came before.

    `notice` is a sentence about the file.
    """

    events: tuple[Event, ...]
    base: SessionState | None = None
    notice: str = ""

    def folded(self, state: SessionState | None) -> SessionState:
        """Return the state after this batch, where the one after the batch before was `state`."""
        return fold_all(self.events, self.base or state)


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
        last = promised(self._path)
        opened = await asyncio.to_thread(open_session, self._path)
        tail = opened.tail
        notice = tail.notice or left_out(self._path, tail.seq, last, torn=bool(tail.torn))
        yield Batch((), base=opened.state, notice=notice)
        async for events in self._log.follow(opened.state.seq):
            yield Batch(events, notice=_said_by_engine(events))


class ReplayFeed:
    """A session on a clock that can be stopped, sped up and moved; long waits are skipped unless they are wanted.

    It holds a part of the log, however long that is.
    """

    def __init__(self, path: Path, pace: Pace = NORMAL, clock: Callable[[], float] = monotonic) -> None:
        self._path = path
        self._pace = pace
        self._seeker: Seeker | None = None
        self._clock = clock
        self._speed = pace.speed
        self._paused = pace.paused
        self._anchor = (clock(), 0.0)
        self._wake = asyncio.Event()
        self._held: Moment | None = None
        """Where it was sent, while it stands there: several events may have happened at one time, or none."""
        self._shown = _NOWHERE
        """The event that is shown."""
        self._arrived_at = -1.0

    @property
    def speed(self) -> float:
        """Seconds of the session a second."""
        return self._speed

    @property
    def paused(self) -> bool:
        """Whether it stands."""
        return self._paused

    @property
    def skipping(self) -> bool:
        """Whether long waits are cut short."""
        return self._seeker.skipping if self._seeker else self._pace.skipping

    @property
    def index(self) -> Index | None:
        """The session from afar, once it is known."""
        return self._seeker.index if self._seeker else None

    @property
    def length_ms(self) -> int:
        """How long it takes at speed 1."""
        return self._seeker.length_ms if self._seeker else 0

    @property
    def position_ms(self) -> int:
        """Where it is."""
        return round(min(self._position(), self.length_ms))

    @property
    def event(self) -> int:
        """The event it is at, or was sent to and is about to show."""
        return self._held.seq if self._held is not None else self._shown.seq

    @property
    def since_ms(self) -> int:
        """How long ago the event that it is at happened, as the session counts."""
        return max(0, self.position_ms - self._seeker.time_of(self._shown)) if self._seeker else 0

    @property
    def gap_ms(self) -> int:
        """How long the wait is that is being skipped, or just was; 0 if none is."""
        if self._seeker is None or not self._seeker.skipping or self.ended:
            return 0
        gap = self._seeker.index.gap(self._position(), _TOLD_MS * self._speed)
        return gap.ms if gap else 0

    @property
    def ended(self) -> bool:
        """Whether nothing comes any more."""
        return self._seeker is not None and self._held is None and self._position() >= self.length_ms

    @property
    def arrived(self) -> bool:
        """Whether all that has happened by now was handed on, which is never for long while time goes on."""
        return self._arrived_at == self._position() and (self._held is None or self._held.seq == self._shown.seq)

    def wake(self) -> None:
        """Look at the clock now, and not only when it is time again."""
        self._wake.set()

    def toggle(self) -> None:
        """Stop, or go on; from the end, begin again."""
        if self.ended and not self._paused:
            self._move(0.0)
            return
        position = self._position()
        self._paused = not self._paused
        self._move(position)

    def toggle_skipping(self) -> None:
        """Skip long waits, or wait as long as it waited; it stays where it is, between two events too."""
        if self._seeker is not None:
            held = self._held
            at = held or self._seeker.after(self._shown, self._position() - self._seeker.time_of(self._shown))
            self._seeker.skipping = not self._seeker.skipping
            self._move(self._seeker.time_of(at))
            self._held = held

    def set_speed(self, speed: float) -> None:
        """Go on faster or slower."""
        position, held = self._position(), self._held
        self._speed = min(FASTEST, max(SLOWEST, speed))
        self._move(position)
        self._held = held

    def go(self, position_ms: int) -> None:
        """Go to a time; it plays or stands there as it did before."""
        self._move(position_ms)

    def step(self, direction: int, kinds: Collection[str] = STEPS) -> None:
        """Go to the next event of these kinds, or to the one before, and stop there."""
        if self._seeker is None:
            return
        there = [step.when for step in self._seeker.index.steps if step.type in kinds]
        if direction > 0:
            self.stand(next((when for when in there if when.seq > self.event), self._seeker.index.last))
        else:
            self.stand(next((when for when in reversed(there) if when.seq < self.event), Moment(1, 0, 0)))

    async def step_event(self, direction: int) -> None:
        """Go to the next event, or to the one before, and stop there."""
        if self._seeker is not None:
            number = max(1, min(self.event + direction, self._seeker.last))
            self.stand(await asyncio.to_thread(self._seeker.moment, number, back=direction < 0))

    async def seek(self, wanted: str) -> None:
        """Go where `wanted` means and stop there; raises SessionError with one sentence if that is nowhere."""
        if self._seeker is not None:
            now = self._held
            if now is None:
                now = await asyncio.to_thread(self._seeker.moment_at, self._position())
            self.stand(await asyncio.to_thread(destination, self._seeker, wanted, now))

    def stand(self, moment: Moment) -> None:
        """Go to an event, or to a moment between two, and stop there."""
        if self._seeker is not None:
            self._paused = True
            self._move(self._seeker.time_of(moment))
            self._held = moment

    async def batches(self) -> AsyncIterator[Batch]:
        """Yield the events that the clock has passed, again and again."""
        pace = self._pace
        seeker = await asyncio.to_thread(Seeker, self._path, pace.idle_ms, skipping=pace.skipping)
        self._seeker = seeker
        self._move(self._anchor[1])
        while True:
            self._wake.clear()
            held, position = self._held, self._position()
            if held is not None:
                wanted = await asyncio.to_thread(seeker.moment, held.seq)
            else:
                wanted = await asyncio.to_thread(seeker.at, position)
            if wanted.seq != self._shown.seq:
                batch = await asyncio.to_thread(_batch, seeker, self._shown.seq, wanted.seq)
                first, self._shown = self._shown == _NOWHERE, wanted
                yield replace(batch, notice=seeker.notice) if first else batch
            self._arrived_at = position
            still = self._paused or wanted.seq == seeker.last
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
        self._held = None
        self._anchor = (self._clock(), max(0.0, min(float(position), float(self.length_ms))))
        self._wake.set()


def _said_by_engine(events: Collection[Event]) -> str:
    """Return what the engine noted last: why it drafts no more, say."""
    notes = [event.data.text for event in events if isinstance(event.data, NoteAdded) and event.by == ENGINE]
    return notes[-1] if notes else ""


def _batch(seeker: Seeker, shown: int, wanted: int) -> Batch:
    """Return what leads from one event to another."""
    if shown < wanted < shown + _NEAR:
        return Batch(tuple(seeker.events_between(shown, wanted)))
    return Batch((), base=seeker.state_at(wanted))
