"""What agents wrote, moved out of a session file: lines beside it, compressed, and back as they were.

A block holds lines without their hashes, which the chain gives back: the hash before the block leads to the one that
`log.compacted` names, or the block is not what was written.
"""

import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sessions.errors import BadLineError, GoneError
from sessions.events import Event, LogCompacted
from sessions.line import chain

MOST_LINES = 4096
_MOST_BYTES = 64 << 20


def moved_path(path: Path) -> Path:
    """Return the file beside the session at `path` that holds what was moved out of it."""
    return path.with_suffix(".deltas")


def compacting_path(path: Path) -> Path:
    """Return the file that is to take the place of the session at `path`, while that is being compacted."""
    return path.with_suffix(".compacting")


def gone_beside(path: Path, end: int) -> str:
    """Return one sentence if what was moved out of the session at `path`, up to byte `end`, is surely not all there."""
    beside = moved_path(path)
    if not end or (beside.is_file() and beside.stat().st_size >= end):
        return ""
    what = "is not whole" if beside.is_file() else "is missing"
    return f"{beside.name} {what}, so what agents wrote on the way cannot be shown; put it back from a copy."


def tidy(path: Path, end: int) -> None:
    """Remove what a compaction that was killed left beside the session at `path`.

    `end` is where the last block ends that the log names. Only who holds the session's lock may do this.
    """
    beside = moved_path(path)
    # Nothing hangs on it: who cannot remove it only takes more room.
    with suppress(OSError):
        compacting_path(path).unlink(missing_ok=True)
        if not end:
            beside.unlink(missing_ok=True)
        elif beside.stat().st_size > end:
            os.truncate(beside, end)


def pack(bodies: Sequence[bytes]) -> bytes:
    """Return the block of lines whose JSON without `hash` is in `bodies`."""
    return zlib.compress(b"\n".join(bodies))


def stands_for(event: Event) -> LogCompacted:
    """Return which lines stand beside the file instead of `event`, the first of them; raises BadLineError."""
    if not isinstance(event.data, LogCompacted) or event.data.through < event.seq:
        raise BadLineError(event.seq, "it is not an event of this format")
    return event.data


def moved_lines(path: Path, first: int, moved: LogCompacted, previous: str) -> list[tuple[bytes, str]]:
    """Return the lines from number `first` on that `moved` stands for in the session at `path`, each with its hash.

    Raises GoneError if they are not there any more, or are not what was written; BadLineError if they are more or
    fewer than they are said to be.
    """
    beside = moved_path(path)
    try:
        with beside.open("rb") as file:
            file.seek(moved.offset)
            packed = file.read(min(moved.length, _MOST_BYTES))
    except OSError as error:
        raise GoneError(f"{beside.name} cannot be read ({error.strerror})") from error
    lines = []
    digest = previous
    for body in _unpacked(packed, moved.size).split(b"\n"):
        digest = chain(digest, body)
        lines.append((body, digest))
    if digest != moved.hash:
        raise GoneError(f"{beside.name} is not what was written")
    if len(lines) != moved.through - first + 1:
        raise BadLineError(first, "it does not stand for as many lines as it says")
    return lines


def _unpacked(packed: bytes, size: int) -> bytes:
    # The size bounds the memory that a damaged block can ask for.
    try:
        return zlib.decompressobj().decompress(packed, min(size, _MOST_BYTES))
    except (zlib.error, ValueError):
        return b""
