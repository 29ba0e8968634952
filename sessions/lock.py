"""The lock of a session: who writes to it, and up to which event it was acknowledged.

The lock dies with its process; the file stays, and keeps what was promised.
"""

import contextlib
import fcntl
import json
import os
import time
from pathlib import Path

from sessions.errors import LockedError
from sessions.lines import whole_lines

_PROBE_SECONDS, _MOST_PROBES = 0.02, 50


def lock_path(path: Path) -> Path:
    """Return the file whose lock the writer of the session at `path` holds."""
    # A link to a session is that session: it must not get a lock of its own.
    return (path.resolve() if path.is_symlink() else path).with_suffix(".lock")


def holder(path: Path) -> str:
    """Return who writes to the session at `path` (`process 123 on host`), or `""` if nobody does or that is not told.

    It takes the right to read and no more, and leaves nothing behind.
    """
    try:
        descriptor = os.open(lock_path(path), os.O_RDONLY)
    except OSError:
        return ""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return _read_holder(descriptor)
    finally:
        os.close(descriptor)
    return ""


def deserted(path: Path) -> bool:
    """Return whether surely nobody writes to the session at `path`; False where that is not told to this user."""
    try:
        os.close(os.open(lock_path(path), os.O_RDONLY))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return not holder(path)


def acquire(path: Path) -> int:
    """Take the lock of the session at `path` and return its descriptor.

    Raises LockedError with who has it, or OSError; then no lock is left that was not there.
    """
    descriptor = os.open(lock_path(path), os.O_RDWR | os.O_CREAT, 0o600)
    if not _acquired(descriptor):
        who = _read_holder(descriptor)
        os.close(descriptor)
        raise LockedError(path, who)
    try:
        write_lock(descriptor, _promised(descriptor))
    except OSError:
        # A full disk takes the name of a file, and nothing of what is to stand in it.
        if not os.fstat(descriptor).st_size:
            lock_path(path).unlink(missing_ok=True)
        os.close(descriptor)
        raise
    return descriptor


def claim(descriptor: int, path: Path) -> None:
    """Lock the session's own file as well: the lock beside it can be deleted. Raises LockedError."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise LockedError(path, "another process") from error


def _acquired(descriptor: int) -> bool:
    """Take the lock; wait for those who only ask who has it (`holder` shares it for a moment), not for a writer."""
    for _ in range(_MOST_PROBES):
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return False
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        time.sleep(_PROBE_SECONDS)
    return False


def write_lock(descriptor: int, promised: int, *, touched: bool = False) -> None:
    """Say who writes, and up to which event the file was acknowledged: a cut at a line's end breaks no chain.

    With `touched`, that the writer writes no more, because another program changed the file.
    """
    record = {"pid": os.getpid(), "host": os.uname().nodename, "seq": promised} | ({"touched": True} if touched else {})
    os.ftruncate(descriptor, os.pwrite(descriptor, json.dumps(record).encode(), 0))


def say_touched(descriptor: int) -> None:
    """Say that another program changed the file, to everybody who looks on: it can be said nowhere else."""
    write_lock(descriptor, _promised(descriptor), touched=True)


def was_touched(path: Path) -> bool:
    """Return whether who wrote last to the session at `path` ended because another program changed the file."""
    try:
        return json.loads(lock_path(path).read_bytes()).get("touched") is True
    except (OSError, ValueError, AttributeError, RecursionError):
        return False


def _promised(descriptor: int) -> int:
    try:
        return int(json.loads(os.pread(descriptor, 4096, 0))["seq"])
    except (ValueError, KeyError, TypeError):
        return 0


def promised(path: Path) -> int:
    """Return the last event of the session at `path` that was acknowledged as lasting, 0 if that is not known."""
    try:
        descriptor = os.open(lock_path(path), os.O_RDONLY)
    except OSError:
        return 0
    try:
        return _promised(descriptor)
    finally:
        os.close(descriptor)


def missing_lines(seq: int, last: int, *, torn: bool = False, lines: int = 0) -> str:
    """Return what is missing of a file that ends with event `seq` where `last` was promised, or `""` if nothing is.

    With `torn`, it ends in the middle of the line after that. `lines` are as many as the file has up to `seq`, if they
    are fewer than the events: some stand for others.
    """
    if last <= seq:
        return ""
    at = f"line {lines + torn} (event {seq + torn})" if lines and lines != seq else f"line {seq + torn}"
    ends = f"{at}, the last, is only half written" if torn else f"it ends with {at}"
    further = f"{'event' if lines and lines != seq else 'line'} {last}"
    more = "it was written whole" if torn and last == seq + 1 else f"{further} was written too"
    return f"it was cut: {ends}, but {more}"


def left_out(path: Path, seq: int, last: int, *, torn: bool = False) -> str:
    """Return as one sentence what is missing for who read the session at `path` up to event `seq`; `""` if nothing is.

    `last` is what was promised before it was read; with `torn`, half a line was left out.
    """
    if last > seq:
        return f"{path.name}: {missing_lines(seq, last, torn=torn, lines=whole_lines(path))}."
    return f"{path.name}: the last line is only half written and was left out." if torn and not holder(path) else ""


def _read_holder(descriptor: int) -> str:
    try:
        record = json.loads(os.pread(descriptor, 4096, 0))
        return f"process {int(record['pid'])} on {record['host']}"
    except (ValueError, KeyError, TypeError):
        return "another process"
