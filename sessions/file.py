"""The append-only session file: written by one process, read by any."""

import contextlib
import errno
import fcntl
import getpass
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sessions.errors import DamagedError, NewerFormatError, NoSessionError, TouchedError
from sessions.events import LASTING, AnyPayload, Event, LogCut, SessionCreated
from sessions.home import private_folder
from sessions.line import GENESIS, encode, is_whole
from sessions.lock import acquire, claim, lock_path, missing_lines, promised, say_touched, write_lock
from sessions.moved import tidy
from sessions.opening import open_session

_CHUNK = 1 << 20
_REPLACED = "the file was moved or replaced"


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Return `moment` as RFC 3339 with milliseconds and `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def user() -> str:
    """Return the login name that a person's events carry."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"


class SessionWriter:
    """A session file as a `LogWriter`: holds the lock from `create` or `open` until `close`.

    A last line that lacks its newline gets it back, empty lines behind it are taken away, and a half-written one is
    moved to `<name>.torn-<n>` beside the file; `recovered` then says so. Where acknowledged events are missing at the
    end, `cut` is what to append before anything else, or nobody would know it later.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = now) -> None:
        self.path = path
        self.recovered = ""
        self.cut: LogCut | None = None
        self._clock = clock
        self._moment = clock()
        self._seq = 0
        self._hash = GENESIS
        self._ms = 0
        self._end = 0
        self._synced = 0
        """What of the file this writer knows to be on the disk."""
        self._spoiled = False
        """Whether something may stand behind `_end` that a failed write left there."""
        self._touched: TouchedError | None = None
        self._lock = acquire(path)
        self._file = -1
        self._identity = (0, 0)

    @classmethod
    def create(cls, path: Path, first: SessionCreated, clock: Callable[[], datetime] = now) -> Self:
        """Begin a new session file, on disk with its name; never overwrites one; leaves nothing behind when it fails.

        Raises LockedError, FileExistsError, or OSError if the folder cannot be written to.
        """
        private_folder(path.parent)
        writer = cls(path, clock)
        try:
            writer._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError:
            writer.close()
            raise
        try:
            writer._claim()
            writer.append(first, user())
            sync_folder(path.parent)
        except BaseException:
            writer.close()
            path.unlink(missing_ok=True)
            lock_path(path).unlink(missing_ok=True)
            raise
        return writer

    @classmethod
    def open(cls, path: Path, clock: Callable[[], datetime] = now) -> Self:
        """Go on with a session file.

        Raises LockedError, NoSessionError, NewerFormatError or DamagedError; a damaged file is not touched.
        """
        if not path.is_file():
            raise NoSessionError(f"{path} is no session file.")
        writer = cls(path, clock)
        try:
            writer._file = os.open(path, os.O_WRONLY | os.O_APPEND)
            writer._claim()
            writer._resume()
        except BaseException:
            writer.close()
            raise
        return writer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(self, data: AnyPayload, by: str) -> Event:
        """Write one event and return it; a decision or a finished draft is on disk when this returns.

        Raises OSError if it cannot be written; then the file ends with the event before, or will before anything else
        is written. Raises TouchedError, from then on, once another program changed the file.
        """
        self._check_end()
        moment = self._clock()
        # A wall clock that is set back must not make time run backwards within a session, or stand until it is made up.
        ms = self._ms + max(0, int((moment - self._moment).total_seconds() * 1000))
        line, event = encode(self._seq + 1, stamp(moment), ms, by, data, self._hash)
        try:
            written = 0
            while written < len(line):
                written += os.write(self._file, line[written:])
            if data.type in LASTING:
                sync(self._file)
                self._synced = self._end + len(line)
                write_lock(self._lock, event.seq)
        except OSError:
            self._spoiled = True
            with contextlib.suppress(OSError):
                self._mend()
            raise
        self._seq, self._hash, self._ms, self._moment = event.seq, event.hash, ms, moment
        self._end += len(line)
        return event

    def _claim(self) -> None:
        claim(self._file, self.path)
        self._identity = _identity(os.fstat(self._file))

    def _check_end(self) -> None:
        """Raise OSError unless the file is still this writer's own, and ends where it left it."""
        self.check()
        if self._spoiled:
            self._mend()
            self.check()

    def check(self) -> None:
        """Raise TouchedError if another program changed, moved or replaced the file, now or before.

        A file that was put back may have missed something: who writes to it next reads all of it first.
        """
        if self._touched is not None:
            raise self._touched
        try:
            at = os.stat(self.path)
        except (FileNotFoundError, NotADirectoryError):
            raise self._touched_by(_REPLACED) from None
        if _identity(at) != self._identity:
            raise self._touched_by(_REPLACED)
        if at.st_size != self._end and not self._spoiled:
            raise self._touched_by("another program changed the file")

    def _touched_by(self, what: str) -> TouchedError:
        self._touched = TouchedError(errno.ESTALE, what)
        with contextlib.suppress(OSError):
            say_touched(self._lock)
        return self._touched

    def _mend(self) -> None:
        os.ftruncate(self._file, self._end)
        self._synced = min(self._synced, self._end)
        # A system that failed to sync may take what it did not write for written: it is told all of it again.
        with self.path.open("r+b") as file:
            if _identity(os.fstat(file.fileno())) != self._identity:
                raise self._touched_by(_REPLACED)
            file.seek(self._synced)
            while chunk := file.read(_CHUNK):
                file.seek(-len(chunk), os.SEEK_CUR)
                file.write(chunk)
            file.flush()
            sync(file.fileno())
        self._synced, self._spoiled = self._end, False

    def close(self) -> None:
        """Close the file and let go of the lock."""
        for descriptor in (self._file, self._lock):
            if descriptor >= 0:
                os.close(descriptor)
        self._file = self._lock = -1

    def _resume(self) -> None:
        opened, said = open_session(self.path, whole=True), []
        if opened.tail.newer:
            raise NewerFormatError(self.path, opened.tail.newer)
        if opened.tail.torn and is_whole(opened.tail.torn, opened.tail.seq + 1, opened.tail.hash):
            os.write(self._file, b"\n")
            sync(self._file)
            said.append(f"The last line of {self.path.name} had lost its newline, which was put back.")
            opened = open_session(self.path, whole=True)
        tail, state = opened.tail, opened.state
        started = datetime.fromisoformat(state.created_at)
        self._seq, self._hash, self._end = tail.seq, tail.hash, tail.good_bytes
        self._ms = max(state.ms, int((self._moment - started).total_seconds() * 1000))
        if missing := missing_lines(tail.seq, last := promised(self.path)):
            self.cut = LogCut(promised=last)
            said.append(f"{self.path.name}: {missing}.")
        elif not state.cut:
            # A copy of what was cut off may come back, and needs what stands beside it.
            tidy(self.path, tail.moved_end)
        if tail.torn:
            aside = _set_aside(self.path, tail.torn)
            os.ftruncate(self._file, self._end)
            sync(self._file)
            said.append(
                f"The last line of {self.path.name} was only half written; "
                f"its {len(tail.torn)} bytes were set aside in {aside.name}."
            )
        elif os.fstat(self._file).st_size > self._end:
            # Nothing but empty lines is passed over without a word that is torn.
            os.ftruncate(self._file, self._end)
            sync(self._file)
            said.append(f"The empty lines at the end of {self.path.name} were taken away.")
        self.recovered = " ".join(said)


def _set_aside(path: Path, torn: bytes) -> Path:
    for number in range(1, 10_000):
        aside = path.with_suffix(f".torn-{number}")
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(torn)
                file.flush()
                sync(file.fileno())
            sync_folder(path.parent)
            return aside
    raise DamagedError(f"{path.name} has too many torn lines set aside beside it; move them away.")


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def sync(descriptor: int) -> None:
    """Bring what was written to the disk itself; on macOS `fsync` alone stops at the drive's own memory."""
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
