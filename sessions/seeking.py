"""Going to any event or moment of a session without holding its log in memory.

An index knows where in the file every so-many-th event begins, when it happened in the session and on the replay clock
(on which waiting is cut short), where drafts began and ended and people decided, and which waits were skipped.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from plan.artifacts import artifact_of
from sessions import derived
from sessions.derived import Derived, derived_folder
from sessions.errors import BadLineError, DamagedError
from sessions.events import AgentAssigned, Event, LogCompacted
from sessions.fold import fold_all
from sessions.lock import left_out, promised
from sessions.opening import state_at
from sessions.place import START, Place
from sessions.reader import Tail
from sessions.replay import GAP_MS, IDLE_LIMIT_MS, MARKS
from sessions.state import SessionState

_BLOCK = 1024
_NEAR = 8 * _BLOCK


@dataclass(frozen=True, slots=True)
class Moment:
    """When event `seq` happened, or a moment between it and the next: `ms` in the session, `replay_ms` on the replay
    clock."""

    seq: int
    ms: int
    replay_ms: int


@dataclass(frozen=True, slots=True)
class Step:
    """A draft that began or ended, a decision, or another model; `artifact` is empty where it is about none."""

    when: Moment
    type: str
    by: str
    artifact: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A wait of `ms` that the replay clock cuts short, until the event at `end`."""

    end: Moment
    ms: int


@dataclass(frozen=True, slots=True)
class Index:
    """A session from afar, up to `last`: a block of events begins at each of `starts`, at the same of `places`."""

    idle_limit_ms: int
    starts: tuple[Moment, ...] = ()
    places: tuple[Place, ...] = ()
    steps: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    last: Moment = Moment(0, 0, 0)

    @property
    def marks(self) -> tuple[Step, ...]:
        """What is marked on the way: the models that agents begin with are no change of model."""
        first = next((step.when.seq for step in self.steps if step.type == "draft.started"), self.last.seq)
        return tuple(step for step in self.steps if step.type != "agent.assigned" or step.when.seq > first)

    def gap(self, replay_ms: float, least_ms: float) -> Gap | None:
        """Return the wait that is being skipped at `replay_ms`, or began to be at most `least_ms` before."""
        at = bisect_right(self.gaps, replay_ms, key=lambda gap: gap.end.replay_ms - self.idle_limit_ms) - 1
        if at < 0:
            return None
        gap = self.gaps[at]
        since = replay_ms - (gap.end.replay_ms - self.idle_limit_ms)
        return gap if 0 < since <= max(least_ms, self.idle_limit_ms) else None


def index_of(path: Path, idle_limit_ms: int = IDLE_LIMIT_MS) -> tuple[Index, Tail]:
    """Return the index of the session at `path` as it is now, and the tail that is at its end.

    What is known of it is read on. Raises as `Tail.read`.
    """
    file = derived_folder(path) / f"index-{idle_limit_ms}"
    known, place = Index(idle_limit_ms), START
    if (found := derived.read(file, path)) is not None:
        try:
            known, place = TypeAdapter(Index).validate_json(found[1]), found[0].place
        except ValidationError:
            derived.drop(file)
    try:
        index, tail = _read_on(known, Tail(path, place, place.seq))
    except BadLineError:
        if place == START:
            raise
        index, tail = _read_on(Index(idle_limit_ms), Tail(path))
    if tail.place != place and not tail.gone and not tail.newer:
        derived.write(file, path, Derived(tail.place, None), TypeAdapter(Index).dump_json(index))
    return index, tail


def _read_on(known: Index, tail: Tail) -> tuple[Index, Tail]:
    starts, places, steps, gaps = list(known.starts), list(known.places), list(known.steps), list(known.gaps)
    last, place = known.last, tail.place
    for event in tail.read():
        wait = max(0, event.ms - last.ms) if last.seq else 0
        last = Moment(_reached(event), event.ms, last.replay_ms + min(wait, known.idle_limit_ms))
        if wait > known.idle_limit_ms and wait >= GAP_MS:
            gaps.append(Gap(last, wait))
        if not starts or last.seq >= starts[-1].seq + _BLOCK:
            starts.append(last)
            places.append(place)
        if event.data.type in MARKS:
            steps.append(Step(last, event.data.type, event.by, _artifact(event)))
        if last.seq + 1 >= starts[-1].seq + _BLOCK:
            place = tail.place
    index = replace(known, starts=tuple(starts), places=tuple(places), steps=tuple(steps), gaps=tuple(gaps), last=last)
    return index, tail


def _reached(event: Event) -> int:
    """Return the number of the event that a session is at after `event`: of lines that are gone, the last."""
    return event.data.through if isinstance(event.data, LogCompacted) else event.seq


def _artifact(event: Event) -> str:
    if isinstance(event.data, AgentAssigned):
        return artifact_of(event.data.agent) or ""
    return str(getattr(event.data, "artifact", ""))


class Seeker:
    """Walks through a session by number and by time; of its events it holds one block at a time.

    Its time is the replay clock's while it is `skipping`, else the session's own. `notice` says in a sentence or two
    what of the session cannot be shown, empty if all can.
    """

    def __init__(self, path: Path, idle_limit_ms: int = IDLE_LIMIT_MS, *, skipping: bool = True) -> None:
        self.path = path
        self.skipping = skipping
        last = promised(path)
        self.index, tail = index_of(path, idle_limit_ms)
        if not self.index.starts:
            raise DamagedError(f"{path} is not a session file: it has no complete first line.")
        short = left_out(path, tail.seq, last, torn=bool(tail.torn))
        self.notice = " ".join(filter(None, (tail.notice, short)))
        self._block = -1
        self._events: tuple[Event, ...] = ()
        self._moments: tuple[Moment, ...] = ()
        self._state: SessionState | None = None

    @property
    def last(self) -> int:
        """Number of the last event."""
        return self.index.last.seq

    @property
    def length_ms(self) -> int:
        """Time of the last event."""
        return self.time_of(self.index.last)

    def time_of(self, moment: Moment) -> int:
        """Return when `moment` is on the clock that it goes by."""
        return moment.replay_ms if self.skipping else moment.ms

    def at(self, time_ms: float) -> Moment:
        """Return the last event that has happened by `time_ms`; the first is there from the beginning."""
        block = bisect_right(self.index.starts, max(0.0, time_ms), key=self.time_of) - 1
        self._load(max(0, block))
        return self._moments[max(0, bisect_right(self._moments, time_ms, key=self.time_of) - 1)]

    @property
    def began(self) -> str:
        """The time of day at which the session began."""
        return next(self.events_between(0, 1)).at

    def moment_at(self, time_ms: float) -> Moment:
        """Return the moment at `time_ms`, also between two events."""
        event = self.at(time_ms)
        return self.after(event, time_ms - self.time_of(event))

    def moment_at_ms(self, ms: int) -> Moment:
        """Return the moment `ms` after the session began, on its own clock, also between two events."""
        self._load(max(0, bisect_right(self.index.starts, max(0, ms), key=lambda start: start.ms) - 1))
        event = self._moments[max(0, bisect_right(self._moments, ms, key=lambda one: one.ms) - 1)]
        return self.after(event, ms - event.ms)

    def after(self, event: Moment, passed_ms: float) -> Moment:
        """Return the moment `passed_ms` after an event and before the next; nothing comes after the last."""
        passed = 0 if event.seq == self.last else max(0, int(passed_ms))
        # A wait that is cut short ends with the next event, which has not happened yet.
        skipped = min(passed, max(0, self.index.idle_limit_ms - 1))
        return Moment(event.seq, event.ms + passed, event.replay_ms + skipped)

    def moment(self, seq: int, *, back: bool = False) -> Moment:
        """Return when event `seq` happened; if it is gone, the next that can be shown, or going `back` the last."""
        block = self._block_of(seq)
        self._load(block)
        at = bisect_right(self._moments, seq, key=lambda one: one.seq) - 1
        if back or self._moments[max(0, at)].seq >= seq or seq >= self.last:
            return self._moments[max(0, at)]
        return self._moments[at + 1] if at + 1 < len(self._moments) else self.index.starts[block + 1]

    def events_between(self, after: int, until: int) -> Iterator[Event]:
        """Yield the events with `after < seq <= until`."""
        block = self._block_of(after + 1)
        while block < len(self.index.starts) and self.index.starts[block].seq <= until:
            self._load(block)
            yield from (event for event in self._events if after < _reached(event) <= until)
            block += 1

    def state_at(self, seq: int) -> SessionState:
        """Return what the session was after event `seq`; a little after the last that was asked for is near."""
        near = self._state
        if near is not None and near.seq <= seq < near.seq + _NEAR:
            self._state = fold_all(self.events_between(near.seq, seq), near)
        else:
            self._state = state_at(self.path, seq)
        return self._state

    def _block_of(self, seq: int) -> int:
        return max(0, bisect_right(self.index.starts, seq, key=lambda start: start.seq) - 1)

    def _load(self, block: int) -> None:
        if block == self._block:
            return
        start, place = self.index.starts[block], self.index.places[block]
        end = self.index.starts[block + 1].seq if block + 1 < len(self.index.starts) else self.last + 1
        events = []
        for event in Tail(self.path, place, start.seq - 1).read():
            if _reached(event) >= end:
                break
            events.append(event)
            if _reached(event) == end - 1:
                break
        moments = [start]
        for event in events[1:]:
            waited = min(max(0, event.ms - moments[-1].ms), self.index.idle_limit_ms)
            moments.append(Moment(_reached(event), event.ms, moments[-1].replay_ms + waited))
        self._block, self._events, self._moments = block, tuple(events), tuple(moments)
