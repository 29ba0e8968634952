"""The lines of a session as they were written, also those that were moved beside it, for another file to begin with."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sessions.errors import GoneError
from sessions.line import COMPACTED, GENESIS, HEAD, checked, decode_body, encode, is_whole, with_hash
from sessions.lines import lines_of
from sessions.moved import moved_lines, stands_for


@dataclass(frozen=True, slots=True)
class Original:
    """A line; it is event `seq`, and the last of those that it stands for. `gone` says why they are not there."""

    line: bytes
    seq: int
    hash: str
    stands_for: int = 1
    gone: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: up to which event, its hash, and one sentence on what could not be, empty if all could."""

    seq: int
    hash: str
    missing: str


def original_lines(path: Path, *, giving_up: bool = False) -> Iterator[Original]:
    """Yield the complete lines of the session at `path` as they were written, however they end by now.

    Raises BadLineError at the first that cannot be trusted, GoneError where what was moved is not there; when that is
    `giving_up`, one line that says so stands for it.
    """
    seq, previous = 0, GENESIS

    def is_next(line: bytes) -> bool:
        return is_whole(line, seq + 1, previous)

    with path.open("rb") as file:
        for line in chain.from_iterable(lines_of(file, is_next)):
            body, digest = checked(line, seq + 1, previous)
            if COMPACTED not in line[:HEAD]:
                seq, previous = seq + 1, digest
                yield Original(with_hash(body, digest), seq, digest)
                continue
            event = decode_body(body, digest, seq + 1)
            stands = stands_for(event)
            count = stands.through - seq
            if stands.lost:
                yield Original(with_hash(body, digest), stands.through, stands.hash, count)
            else:
                try:
                    moved = moved_lines(path, event.seq, stands, previous)
                except GoneError as error:
                    if not giving_up:
                        raise
                    lost = stands.model_copy(update={"lost": True})
                    instead, _ = encode(event.seq, event.at, event.ms, event.by, lost, previous)
                    yield Original(instead, stands.through, stands.hash, count, str(error))
                else:
                    for number, (each, hashed) in enumerate(moved, event.seq):
                        yield Original(with_hash(each, hashed), number, hashed)
            seq, previous = stands.through, stands.hash


def copy_lines(path: Path, to: BinaryIO, until: int | None = None) -> Copied:
    """Copy the lines of the session at `path` up to event `until`, or all; what is gone beside it is given up.

    Where `until` is in the midst of what is gone, the last line stands for events beyond it. Raises BadLineError.
    """
    last, why, gone, first = Original(b"", 0, GENESIS), "", 0, 0
    for last in original_lines(path, giving_up=True):
        to.write(last.line)
        if last.gone:
            why, gone, first = why or last.gone, gone + last.stands_for, first or last.seq - last.stands_for + 1
        if until is not None and last.seq >= until:
            break
    missing = f"{why}, so {gone:,} lines of what agents wrote on the way are missing, from line {first:,} on."
    return Copied(last.seq, last.hash, missing if why else "")
