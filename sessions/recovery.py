"""The good part of a damaged session, as a session of its own."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sessions.copying import begin_with
from sessions.errors import DamagedError, NoSessionError
from sessions.events import NoteAdded
from sessions.file import sync
from sessions.moved import moved_path
from sessions.verification import verify

_CHUNK = 1 << 20


class SoundError(NoSessionError):
    """Nothing is wrong with the session, so there is nothing to recover."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """The new session, how many lines of the old one it begins with, and what was wrong with the rest."""

    path: Path
    good: int
    problem: str


def recover(damaged: Path, to: Path) -> Recovered:
    """Write the lines of `damaged` that can be trusted to the new session `to`, byte for byte, and a note after them.

    The old file is only read. Raises SoundError if all of it is good, or only what stands beside it is not;
    DamagedError if nothing is good, FileExistsError if `to` is there already, or OSError; then nothing of `to` is left.
    """
    found = verify(damaged)
    if not found.problem:
        raise SoundError(f"All {found.good} lines of {damaged.name} are as they were written; nothing is to recover.")
    if found.gone:
        raise SoundError(
            f"All lines of {damaged.name} itself are as they were written, so nothing is to recover; "
            f"{found.gone} beside it is missing or damaged: put that back from a copy."
        )
    if not found.good:
        raise DamagedError(f"No line of {damaged.name} can be trusted, so nothing of it can be recovered.")

    def write(copy: BinaryIO) -> None:
        with damaged.open("rb") as source:
            _copy(source.fileno(), copy.fileno(), found.good_bytes)
        if moved_path(damaged).exists():
            _copy_moved(moved_path(damaged), moved_path(to))

    note = NoteAdded(text=f"Recovered from {damaged.name}: its first {found.good} lines. {found.problem}")
    try:
        begin_with(to, write, note)
    except BaseException:
        moved_path(to).unlink(missing_ok=True)
        raise
    return Recovered(to, found.good, found.problem)


def _copy_moved(moved: Path, to: Path) -> None:
    """Copy what was moved beside the session, whole: the good lines say where in it they are."""
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as copy, moved.open("rb") as source:
        _copy(source.fileno(), copy.fileno(), os.fstat(source.fileno()).st_size)
        sync(copy.fileno())


def _copy(source: int, to: int, length: int) -> None:
    while length and (chunk := os.read(source, min(length, _CHUNK))):
        length -= len(chunk)
        while chunk:
            chunk = chunk[os.write(to, chunk) :]
    if length:
        raise DamagedError("The file became shorter while it was read; try again.")
