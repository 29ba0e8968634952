"""A session as it is now, or was at some event, without folding all of its log."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sessions.errors import BadLineError, DamagedError
from sessions.events import Event
from sessions.fold import fold_all
from sessions.place import START
from sessions.reader import Tail
from sessions.snapshots import Snapshot, far, nearest, save
from sessions.state import SessionState

_RUN = 4096


@dataclass(frozen=True, slots=True)
class Opened:
    """A session's state, and the tail that reads on from there."""

    state: SessionState
    tail: Tail


def open_session(path: Path, *, whole: bool = False) -> Opened:
    """Return the session at `path` as it is now.

    What comes after the last snapshot is read and folded; with `whole`, the hash of every line before it is checked
    too. Raises NoSessionError, BadLineError, DamagedError or NewerFormatError as `Tail.read`.
    """
    return _open(path, None, whole=whole)


def state_at(path: Path, seq: int) -> SessionState:
    """Return what the session at `path` was after event `seq`, or is if it has fewer; raises as `open_session`."""
    return _open(path, seq, whole=False).state


def _open(path: Path, seq: int | None, *, whole: bool) -> Opened:
    snapshot = nearest(path, seq)
    if snapshot is not None:
        try:
            return _from(path, seq, snapshot, whole=whole)
        except BadLineError:
            # Either the log is damaged, and is read from its start to say where, or the snapshot lied.
            pass
    return _from(path, seq, None, whole=whole)


def _from(path: Path, seq: int | None, snapshot: Snapshot | None, *, whole: bool) -> Opened:
    begun = snapshot.place if snapshot else START
    tail = Tail.past(path, begun) if whole else Tail(path, begun, begun.seq)
    keeping = _Keeping(path, tail, snapshot)
    state = snapshot.state if snapshot else None
    run: list[Event] = []
    for event in _up_to(tail, seq):
        run.append(event)
        if len(run) >= _RUN and (keeping.stands(event) or len(run) >= 2 * _RUN):
            state, run = fold_all(run, state), []
            keeping.pass_by(event, state)
    if state is None and not run:
        raise DamagedError(f"{path} is not a session file: it has no complete first line.")
    state = fold_all(run, state)
    if seq is None:
        keeping.end(state)
    return Opened(state, tail)


def _up_to(tail: Tail, seq: int | None) -> Iterator[Event]:
    if seq is None:
        yield from tail.read()
    elif tail.seq < seq:
        for event in tail.read():
            if event.seq <= seq:
                yield event
            if event.seq >= seq:
                return


class _Keeping:
    """Keeps snapshots of what is folded on the way, for those who come later."""

    def __init__(self, path: Path, tail: Tail, begun: Snapshot | None) -> None:
        self._path = path
        self._tail = tail
        self._begun = self._since = begun.place if begun else START
        self._weight = begun.weight if begun else 0

    def stands(self, event: Event) -> bool:
        """Return whether the tail is right behind `event`, at the end of a line."""
        return self._tail.seq == event.seq

    def pass_by(self, event: Event, state: SessionState) -> None:
        """Keep the state after `event`, if it is far enough from the last that was kept."""
        if self.stands(event) and far(self._weight, self._since, self._tail.place):
            self._save(state)

    def end(self, state: SessionState) -> None:
        """Keep the state at the end of the log, if it is another than it was."""
        if self._tail.place != self._begun:
            self._save(state)

    def _save(self, state: SessionState) -> None:
        # A state with gaps, or of events that are not all understood, is nobody's but this reader's.
        if not self._tail.newer and not self._tail.gone:
            saved = save(self._path, self._tail.place, state)
            self._since, self._weight = saved.place, saved.weight
