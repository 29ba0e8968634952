"""Where a session file can be read on from, without reading what stands before."""

from dataclasses import dataclass
from typing import BinaryIO

from sessions.line import GENESIS


@dataclass(frozen=True, slots=True)
class Place:
    """The end of a line: `seq` and `hash` are those of the last event before it, `offset` counts the file's bytes.

    `mark` is what the line itself ends with: the same hash, unless the line stands for events that were moved.
    `moved_end` is where in the file beside the session the last of those ends: so long that one is at least.
    """

    seq: int = 0
    hash: str = GENESIS
    offset: int = 0
    mark: str = GENESIS
    moved_end: int = 0

    def holds(self, file: BinaryIO) -> bool:
        """Return whether that line ends there in `file`: a hash stands for everything before it."""
        if not self.offset:
            return True
        end = f'{self.mark}"}}'.encode()
        size = len(end) + len(b"\r\n")
        file.seek(max(0, self.offset - size))
        there = file.read(size)
        if len(there) == size - 1:
            there += b"\n"  # all that the last line of the file may lack
        return there.endswith((end + b"\n", end + b"\r\n"))


START = Place()
