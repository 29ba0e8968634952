"""What is read of a file in pieces, cut into lines."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20
_BLANK = (b"", b"\r")
_MOST_BLANK = 1000
"""So many empty lines at most are taken for what an editor leaves at an end."""


class Lines:
    """Keeps what stands behind the last complete line until the rest of it comes, however long it is."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def completed_by(self, chunk: bytes) -> list[bytes]:
        """Return the lines that are complete with the next chunk, without their newlines."""
        end, *begun = chunk.split(b"\n")
        self._pieces.append(end)
        if not begun:
            return []
        first, self._pieces = b"".join(self._pieces), begun[-1:]
        return [first, *begun[:-1]]

    @property
    def rest(self) -> bytes:
        """What stands behind the last complete line."""
        return b"".join(self._pieces)


def lines_of(file: BinaryIO, is_whole: Callable[[bytes], bool]) -> Generator[list[bytes], None, bytes]:
    """Yield the lines of `file` from where it stands on, in pieces; return what stands behind the last of them.

    A last one that lacks its newline is a line if it `is_whole`. Empty lines at the end are none: an editor, or who
    put files together, may have left them there.
    """
    lines, blank = Lines(), list[bytes]()
    while chunk := file.read(_CHUNK):
        found = [*blank, *lines.completed_by(chunk)]
        end = len(found)
        while end and len(found) - end < _MOST_BLANK and found[end - 1] in _BLANK:
            end -= 1
        blank = found[end:]
        yield found[:end]
    if lines.rest in _BLANK:
        return b""
    if is_whole(lines.rest):
        yield [*blank, lines.rest]
        return b""
    yield blank
    return lines.rest


def only_blank(file: BinaryIO, begin: int) -> bool:
    """Return whether there is something in `file` from byte `begin` on, and only empty lines."""
    file.seek(begin)
    rest = file.read(_MOST_BLANK * len(b"\r\n") + 1)
    return rest != b"" and len(rest) <= _MOST_BLANK * len(b"\r\n") and not rest.strip(b"\r\n")


def whole_lines(path: Path) -> int:
    """Return how many lines a session file has that are whole; empty ones at its end are none."""
    lines, count, blank = Lines(), 0, 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            for line in lines.completed_by(chunk):
                count, blank = count + 1, blank + 1 if line in _BLANK else 0
    return count - blank + lines.rest.endswith(b'"}')
