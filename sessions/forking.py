"""A session that shares another's past and has a future of its own.

The past is copied, not referred to: its lines are the same bytes, so the chain proves that it is the same, and either
session can be moved, packed or deleted without the other.
"""

from itertools import islice
from pathlib import Path

from sessions.copying import begin_with
from sessions.errors import GoneError, SessionError
from sessions.events import SessionForked
from sessions.moved import moved_path
from sessions.reader import Tail, original_lines


def fork(path: Path, to: Path, at: int | None = None) -> int:
    """Begin the session `to` with the events of the one at `path` up to number `at`, or all; return how many.

    The other one is only read, and may be written to meanwhile. Raises FileExistsError, OSError, SessionError if there
    is no such event, or what `Tail.read` raises; then nothing of `to` is left.
    """
    last, digest = _last(path, at)
    if at is not None and not 1 <= at <= last:
        raise SessionError(f"{path.stem} has events 1 to {last:,}; name one of them.")
    try:
        begin_with(
            to,
            lambda copy: copy.writelines(islice(original_lines(path), last)),
            SessionForked(origin=path.stem, seq=last, hash=digest),
        )
    except GoneError as error:
        raise SessionError(
            f"{error}; put {moved_path(path).name} back from a copy, or fork at an event before its lines."
        ) from error
    return last


def _last(path: Path, at: int | None) -> tuple[int, str]:
    """Return number and hash of event `at`, or of the last there is."""
    tail = Tail(path)
    for event in tail.read():
        if event.seq == at:
            return event.seq, event.hash
    return tail.seq, tail.hash
