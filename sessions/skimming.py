"""What a session is now, without what agents wrote on the way: enough for a list, and for finding what is said.

The hash of every line is checked. Nothing is decoded of the lines that only such writing stands in, which nearly all
do, and nothing is read of what was moved beside the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from sessions.errors import BadLineError, DamagedError, NewerFormatError, NoSessionError
from sessions.events import Event
from sessions.fold import fold_all
from sessions.line import COMPACTED, HEAD, checked, decode_body, decode_in_place, is_whole, passed_over, without_hash
from sessions.lines import lines_of
from sessions.lock import deserted
from sessions.moved import stands_for
from sessions.place import START, Place
from sessions.reader import newer_version
from sessions.state import SessionState


@dataclass(frozen=True, slots=True)
class Skimmed:
    """A session's state, but for the text of its drafts, and what stands in its file.

    `torn` is what follows the last complete line; `newer` is the version of a format that this planroom does not know,
    else 0; `moved_end` is where in the file beside it the last block ends that its lines name.
    """

    state: SessionState
    place: Place
    torn: bytes
    newer: int
    moved_end: int


def skim(path: Path) -> Skimmed:
    """Return what the session at `path` is now.

    Raises NoSessionError if the file is gone, BadLineError at the first line that cannot be trusted, NewerFormatError
    if that may be because the format is newer, or DamagedError if there is no complete first line.
    """
    skimming = _Skimming(path)
    try:
        state = fold_all(skimming.events())
    except BadLineError as error:
        if skimming.newer:
            raise NewerFormatError(path, skimming.newer, f"read line {error.number} of") from error
        raise
    except OSError as error:
        raise NoSessionError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise DamagedError(f"{path} is not a session file: it has no complete first line.") from error
    return Skimmed(state, skimming.place, skimming.torn, skimming.newer, skimming.moved_end)


class _Skimming:
    def __init__(self, path: Path) -> None:
        self._path = path
        self.place = START
        self.torn = b""
        self.newer = 0
        self.moved_end = 0

    def events(self) -> Iterator[Event]:
        """Yield what is decoded; the last line is, whatever it holds, for it says when something happened last."""
        passed = b""
        with self._path.open("rb") as file:
            for lines in self._lines(file):
                at = 0
                while at < len(lines):
                    if (behind := self._pass_over(lines, at)) > at:
                        at, passed = behind, lines[behind - 1]
                    else:
                        at, passed = at + 1, b""
                        yield self._decoded(lines[at - 1])
        if passed:
            yield decode_body(without_hash(passed.rstrip(b"\r")), self.place.hash, self.place.seq)

    def _lines(self, file: BinaryIO) -> Iterator[list[bytes]]:
        """Yield the lines in pieces, as a reader has them."""
        self.torn = yield from lines_of(
            file, lambda rest: is_whole(rest, self.place.seq + 1, self.place.hash) and deserted(self._path)
        )

    def _pass_over(self, lines: list[bytes], at: int) -> int:
        """Check the lines from `at` on that say what an agent wrote on its way; return where the next other one is."""
        count, size, digest = passed_over(islice(lines, at, None), self.place.seq, self.place.hash)
        if count:
            self.place = Place(self.place.seq + count, digest, self.place.offset + size, digest)
        return at + count

    def _decoded(self, line: bytes) -> Event:
        seq = self.place.seq + 1
        body, mark = checked(line, seq, self.place.hash)
        if seq == 1:
            self.newer = newer_version(body)
        event = decode_in_place(body, mark, seq, newer=bool(self.newer))
        digest = mark
        if COMPACTED in line[:HEAD]:
            data = stands_for(event)
            seq, digest = data.through, data.hash
            if not data.lost:
                self.moved_end = max(self.moved_end, data.offset + data.length)
        self.place = Place(seq, digest, self.place.offset + len(line) + 1, mark)
        return event
