"""A session that shares another's past and has a future of its own.

The past is copied, not referred to: its lines are the same bytes, so the chain proves that it is the same, and either
session can be moved, packed or deleted without the other.
"""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from sessions.copying import begin_with
from sessions.errors import DamagedError, NewerFormatError, SessionError
from sessions.events import SessionForked
from sessions.lock import left_out, promised
from sessions.moved import moved_path
from sessions.originals import Copied, copy_lines


def fork(path: Path, to: Path, at: int | None = None) -> Copied:
    """Begin the session `to` with the events of the one at `path` up to number `at`, or all; return what it shares.

    The other one is only read, and may be written to meanwhile. Raises FileExistsError, OSError, or SessionError if
    there is no such event or its past cannot be trusted; then nothing of `to` is left.
    """
    shared, last = Copied(0, "", ""), promised(path)

    def write(copy: BinaryIO) -> tuple[SessionForked]:
        nonlocal shared
        shared = copy_lines(path, copy, at or None)
        if not shared.seq:
            raise DamagedError(f"{path} is not a session file: it has no complete first line.")
        if at is not None and not 1 <= at <= shared.seq:
            raise SessionError(f"{path.stem} has events 1 to {shared.seq:,}; name one of them.")
        if at is not None and at < shared.seq:
            raise SessionError(
                f"What agents wrote up to event {shared.seq:,} is gone, so {path.stem} cannot be forked in its midst; "
                f"name event {shared.seq:,}, or put {moved_path(path).name} back from a copy."
            )
        return (SessionForked(origin=path.stem, seq=shared.seq, hash=shared.hash),)

    try:
        begin_with(to, write)
    except NewerFormatError as error:
        raise NewerFormatError(path, error.version, "fork") from error
    short = left_out(path, shared.seq, last) if at is None else ""
    return replace(shared, missing=" ".join(filter(None, (shared.missing, short))))
