"""Reading a session file: piece by piece, from any place on, while it grows."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Self

from sessions.errors import BadLineError, DamagedError, GoneError, NewerFormatError, NoSessionError
from sessions.events import VERSION, Event, LogCompacted
from sessions.line import COMPACTED, HEAD, checked, decode_body, decode_in_place, is_whole
from sessions.lines import lines_of
from sessions.lock import deserted
from sessions.moved import gone_beside, moved_lines, stands_for
from sessions.place import START, Place
from sessions.snapshots import place_before

_FORMAT, _HEAD = re.compile(rb'"format":"planroom/session","version":(\d{1,9})[,}]'), 1024
"""What stands near the beginning of every session file."""
_BATCH = 4096
_IDLE_SECONDS = 0.1
_BUSY_SECONDS = 0.02


class Tail:
    """Reads a session file piece by piece, checking number, hash and form of every line.

    It begins at `place` and yields the events with `seq > after`; of those before, only the hashes are checked. After
    `read`, `torn` holds what stands behind the last complete line: nothing, a line that is just being written, or
    what a crash left of one; the `good_bytes` before it are complete, checked lines, `lines` of them behind `place`.
    `gone` says what was moved beside the file and cannot be read, from line `gone_from` on; `lost` is how many lines
    nobody has any more, `moved_end` where in the file beside it the last block ends that stands before what comes
    next; `newer` is the version of a format that this planroom does not know, else 0.
    """

    def __init__(self, path: Path, place: Place = START, after: int = 0) -> None:
        self.path = path
        self.torn = b""
        self.gone = ""
        self.gone_from = 0
        self.lost = 0
        self.newer = 0
        self._after = after
        self._known = (0, "")
        self._go(place)

    @classmethod
    def past(cls, path: Path, place: Place) -> Self:
        """Return a tail that checks the hash of every line up to `place`, and yields the events after it."""
        tail = cls(path, START, place.seq)
        tail._known = (place.seq, place.hash if place.seq else "")
        return tail

    @property
    def place(self) -> Place:
        """Where the next read begins."""
        return Place(self.seq, self.hash, self.good_bytes, self._mark, self.moved_end)

    @property
    def notice(self) -> str:
        """One sentence on what cannot be shown or done with this file, empty if all can."""
        if self.newer:
            return newer_notice(self.path, self.newer)
        # Who begins behind what was moved does not read it, and cannot do without it in a replay.
        return gone_beside(self.path, self.moved_end) or (f"{self.gone}." if self.gone else "")

    def read(self) -> Iterator[Event]:
        """Yield the events that were added since the last call.

        Raises NoSessionError if the file is gone, BadLineError at the first line that cannot be trusted, or
        NewerFormatError if that may be because the format is newer.
        """
        try:
            file = self.path.open("rb")
        except OSError as error:
            raise NoSessionError(f"{self.path} cannot be read: {error.strerror}.") from error
        with file:
            yield from self._whole(file)

    def _go(self, place: Place) -> None:
        self.seq, self.hash, self.good_bytes, self._mark = place.seq, place.hash, place.offset, place.mark
        self.moved_end = place.moved_end
        self.lines = 0

    def _whole(self, file: BinaryIO) -> Iterator[Event]:
        if not self.place.holds(file):
            # Its lines stand elsewhere since deltas were moved out of it; what was read is known by its hash.
            self._known = (self.seq, self.hash)
            self._after = max(self._after, self.seq)
            self._go(START)
        try:
            yield from self._on(file)
            if self.seq < self._known[0]:
                raise BadLineError(self.seq + 1, "it was there before, and is missing now")
        except BadLineError as error:
            if self.newer:
                raise NewerFormatError(self.path, self.newer, f"read line {error.number} of") from error
            raise

    def _on(self, file: BinaryIO) -> Iterator[Event]:
        file.seek(self.good_bytes)
        for lines in self._lines(file):
            for line in lines:
                if COMPACTED in line[:HEAD]:
                    yield from self._moved(line)
                    continue
                seq = self.seq + 1
                body, digest = checked(line, seq, self.hash)
                event = self._decoded(body, digest, seq) if seq > self._after or seq == 1 else None
                self.seq, self.hash, self._mark = seq, digest, digest
                self.good_bytes += len(line) + 1
                self.lines += 1
                if event is not None and seq > self._after:
                    yield event
                elif seq == self._known[0]:
                    self._check_known(digest)

    def _lines(self, file: BinaryIO) -> Iterator[list[bytes]]:
        """Yield the lines in pieces, also a last one that lacks only its newline, unless it is being written."""
        # What was torn the last time may be gone by now: the next writer sets it aside.
        self.torn = b""
        self.torn = yield from lines_of(
            file, lambda rest: is_whole(rest, self.seq + 1, self.hash) and deserted(self.path)
        )

    def _check_known(self, digest: str) -> None:
        if digest != self._known[1]:
            raise BadLineError(self._known[0], "it, or one before it, is not what was there before")

    def _decoded(self, body: bytes, digest: str, seq: int) -> Event:
        if seq == 1:
            self.newer = newer_version(body)
        return decode_in_place(body, digest, seq, newer=bool(self.newer))

    def _moved(self, line: bytes) -> Iterator[Event]:
        """Read through a line that stands for others."""
        body, mark = checked(line, self.seq + 1, self.hash)
        event = decode_body(body, mark, self.seq + 1)
        data = stands_for(event)
        last: Event | None = None
        for each in self._stood_for(event, data):
            if last is not None:
                self._after = last.seq
                yield last
            last = each
        # With the last one, all of them are behind: a place is always at the end of a line of the file.
        self.seq, self.hash, self._mark = data.through, data.hash, mark
        self.good_bytes += len(line) + 1
        self.lines += 1
        if last is not None:
            yield last

    def _stood_for(self, event: Event, data: LogCompacted) -> Iterator[Event]:
        """Yield what a line stands for, of what is wanted; the line itself where that is not there."""
        if data.lost:
            self.lost += data.through - self.seq
        else:
            self.moved_end = max(self.moved_end, data.offset + data.length)
        if data.through <= self._after:
            return
        try:
            lines = [] if data.lost else moved_lines(self.path, event.seq, data, self.hash)
        except GoneError as error:
            if not self.gone:
                self.gone = f"{error}, so what agents wrote in lines {event.seq} to {data.through} cannot be shown"
                self.gone_from = event.seq
            lines = []
        if not lines:
            yield event
        for seq, (moved, digest) in enumerate(lines, event.seq):
            if seq == self._known[0]:
                self._check_known(digest)
            if seq > self._after:
                yield self._decoded(moved, digest, seq)


def newer_notice(path: Path, version: int) -> str:
    """Return one sentence on a session whose format this planroom does not know."""
    return (
        f"{path.name} has session format {version}, which is newer than this planroom: it is read as far as it is "
        "understood, and cannot be changed."
    )


def is_newer(path: Path) -> bool:
    """Return whether the session at `path` begins as one of a format that this planroom does not know."""
    try:
        with path.open("rb") as file:
            found = _FORMAT.search(file.read(_HEAD))
    except OSError:
        return False
    return found is not None and int(found[1]) > VERSION


def newer_version(body: bytes) -> int:
    """Return the version that a session's first line says, if this planroom does not know it, else 0."""
    try:
        version = json.loads(body)["data"]["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return 0
    return version if isinstance(version, int) and version > VERSION else 0


class SessionReader:
    """A session file as a `LogReader`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, after: int = 0) -> Iterator[Event]:
        """Yield the events with `seq > after` that are there now; raises as `Tail.read`."""
        tail = self._tail(after)
        yield from tail.read()
        if tail.seq == 0:
            raise DamagedError(f"{self.path} is not a session file: it has no complete first line.")

    async def follow(self, after: int = 0, *, beats: bool = False) -> AsyncIterator[tuple[Event, ...]]:
        """Yield batches of events with `seq > after`, for ever, as they come; raises as `Tail.read`.

        With `beats`, an empty one each time that nothing came: for who waits for something that no event tells.
        """
        tail = self._tail(after)
        while True:
            events, came = tail.read(), False
            while batch := await asyncio.to_thread(_some, events):
                came = True
                yield batch
                if len(batch) < _BATCH:
                    break
            if beats and not came:
                yield ()
            await asyncio.sleep(_BUSY_SECONDS if came else _IDLE_SECONDS)

    def _tail(self, after: int) -> Tail:
        return Tail(self.path, place_before(self.path, after), after)


def _some(events: Iterator[Event]) -> tuple[Event, ...]:
    return tuple(islice(events, _BATCH))
