"""Moving what agents wrote on the way to their drafts out of a session file, into a second one beside it.

A run of such lines becomes one `log.compacted` line that names them; the chain goes through it, so nothing can be
slipped in or left out. What a draft that came to nothing wrote stays, while it can be gone on with.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from sessions.errors import BadLineError, DamagedError, GoneError, SessionError
from sessions.events import DraftDelta, DraftStarted, Event, LogCompacted, SessionCreated
from sessions.file import SessionWriter, sync, sync_folder
from sessions.home import name_of
from sessions.line import GENESIS, HEAD, checked, decode, decode_body, encode
from sessions.moved import MOST_LINES, compacting_path, moved_path, pack
from sessions.opening import open_session
from sessions.originals import original_lines
from sessions.snapshots import forget
from sessions.state import SessionState
from sessions.verification import verify

_LEAST_LINES = 8
_FIRST_VERSION = 2
_AUTHOR = "engine"
_STARTED = b'"type":"draft.started"'


@dataclass(frozen=True, slots=True)
class Compaction:
    """What came of it: how many lines were moved, and the bytes of both files before and after.

    `recovered` says what was found wrong at the end of the file, and done about it.
    """

    lines: int
    before: int
    after: int
    recovered: str = ""


def compact(path: Path) -> Compaction:
    """Move the deltas of drafts that ended into the file beside the session at `path`; it still replays the same.

    Raises SessionError with one sentence if somebody writes to it, it is damaged, older than this can be done to, or
    the disk does not take it; then it is as it was.
    """
    try:
        with SessionWriter.open(path) as writer:
            return replace(_compact(path), recovered=writer.recovered)
    except BadLineError as error:
        found = verify(path)
        raise DamagedError(f"{found.problem or error} {found.advice(name_of(path))}") from error
    except OSError as error:
        raise SessionError(
            f"{path.name} could not be compacted ({error.strerror or error}) and is as it was; free some space or mend "
            "its folder, then try again."
        ) from error


def _compact(path: Path) -> Compaction:
    version = _version(path)
    if version < _FIRST_VERSION:
        raise SessionError(
            f"{path.name} has session format {version}, of an earlier planroom that could not read it compacted; it "
            "stays as it is."
        )
    # The state itself is not held on to: another is folded at the end.
    kept = _kept(path, open_session(path).state)
    before = _size(path)
    beside, new = moved_path(path), compacting_path(path)
    end = beside.stat().st_size if beside.exists() else 0
    try:
        lines = _write(path, new, beside, kept)
        if lines:
            _check(new, path)
            _share_alike(path, new, beside)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
            os.truncate(beside, end) if end else beside.unlink(missing_ok=True)
        raise
    # From here on the new file needs what was moved: nothing is taken back any more.
    if lines:
        _put_in_place(new, path)
        forget(path)
        open_session(path)
    else:
        new.unlink()
        if not end:
            beside.unlink()
    return Compaction(lines, before, _size(path))


def _put_in_place(new: Path, path: Path) -> None:
    was = path.stat()
    os.utime(new, ns=(was.st_atime_ns, was.st_mtime_ns))
    sync_folder(path.parent)
    new.replace(path)
    sync_folder(path.parent)


def _version(path: Path) -> int:
    with path.open("rb") as lines:
        first = decode(next(lines).rstrip(b"\n"), 1, GENESIS)
    assert isinstance(first.data, SessionCreated)
    return first.data.version


def _kept(path: Path, state: SessionState) -> frozenset[str]:
    """Return the drafts whose text may still be needed: the last of an artifact if it came to nothing."""
    continues = {}
    with path.open("rb") as lines:
        for line in lines:
            if _STARTED in line[:HEAD]:
                started = DraftStarted.model_validate(json.loads(line)["data"], extra="ignore")
                continues[started.draft] = started.continues
    kept = set()
    for artifact in state.artifacts.values():
        draft = artifact.draft.id if artifact.draft and artifact.draft.status != "finished" else ""
        while draft and draft not in kept:
            kept.add(draft)
            draft = continues.get(draft, "")
    return frozenset(kept)


def _write(path: Path, new: Path, beside: Path, kept: frozenset[str]) -> int:
    """Write both files anew and bring them to the disk; return how many lines were moved."""
    with path.open("rb") as lines, _private(new, os.O_TRUNC) as out, _private(beside, os.O_APPEND) as moved:
        writing = _Writing(out, moved, kept)
        for line in lines:
            writing.take(line)
        writing.end_run()
        for file in (moved, out):
            file.flush()
            sync(file.fileno())
        return writing.lines


def _share_alike(path: Path, *written: Path) -> None:
    """Let whoever may read the session at `path` read what was written of it, too."""
    was = path.stat()
    for file in written:
        rights = was.st_mode & 0o777
        try:
            os.chown(file, -1, was.st_gid)
        except OSError:
            # A group that cannot be given must not become another one's right to read.
            rights &= 0o707
        file.chmod(rights)


def _private(path: Path, how: int) -> BinaryIO:
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600), "wb" if how == os.O_TRUNC else "ab")


class _Writing:
    """Takes the lines of a session file in order, and writes them where they belong."""

    def __init__(self, out: BinaryIO, moved: BinaryIO, kept: frozenset[str]) -> None:
        self.lines = 0
        self._out = out
        self._moved = moved
        self._kept = kept
        self._seq, self._hash = 0, GENESIS
        self._run: list[tuple[bytes, bytes]] = []
        self._before = (0, GENESIS)
        self._last: Event | None = None

    def take(self, line: bytes) -> None:
        """Take the next line, with its newline."""
        body, digest = checked(line[:-1], self._seq + 1, self._hash)
        event = decode_body(body, digest, self._seq + 1)
        data = event.data
        if isinstance(data, DraftDelta) and data.draft not in self._kept:
            if not self._run:
                self._before = (self._seq, self._hash)
            self._run.append((line, body))
            self._seq, self._hash, self._last = event.seq, digest, event
            if len(self._run) == MOST_LINES:
                self.end_run()
            return
        self.end_run()
        self._out.write(line)
        self._seq, self._hash = (data.through, data.hash) if isinstance(data, LogCompacted) else (event.seq, digest)

    def end_run(self) -> None:
        """Put the deltas that were taken where they belong: a few stay."""
        run, last = self._run, self._last
        self._run, self._last = [], None
        if last is None or len(run) < _LEAST_LINES:
            self._out.writelines(line for line, _ in run)
            return
        bodies = [body for _, body in run]
        block = pack(bodies)
        stands = LogCompacted(
            through=last.seq,
            hash=last.hash,
            offset=self._moved.tell(),
            length=len(block),
            size=sum(map(len, bodies)) + len(bodies) - 1,
        )
        self._moved.write(block)
        seq, before = self._before
        self._out.write(encode(seq + 1, last.at, last.ms, _AUTHOR, stands, before)[0])
        self.lines += len(run)


def _check(new: Path, path: Path) -> None:
    """Read through the new file: every line must be there as it was."""
    try:
        same = all(one == other for one, other in zip(original_lines(new), original_lines(path), strict=True))
    except GoneError as error:
        raise DamagedError(
            f"{error}; put {moved_path(path).name} back first, or compact what "
            f"`planroom recover {name_of(path)}` writes."
        ) from error
    except ValueError:
        same = False
    if not same:
        raise DamagedError(f"{path.name} could not be compacted without a loss, and is as it was.")


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in (path, moved_path(path)) if file.exists())
