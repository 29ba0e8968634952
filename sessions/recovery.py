"""The good part of a damaged session, as a session of its own."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sessions.copying import begin_with
from sessions.errors import DamagedError, NoSessionError
from sessions.events import AnyPayload, NoteAdded, SessionForked
from sessions.originals import copy_lines
from sessions.verification import verify


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

    What is gone beside it is given up. The old file is only read. Raises SoundError if all of it is good,
    DamagedError if nothing is, FileExistsError if `to` is there already, or OSError; then nothing of `to` is left.
    """
    found = verify(damaged)
    if not found.problem:
        raise SoundError(f"All {found.lines} lines of {damaged.name} are as they were written; nothing is to recover.")
    if not found.good:
        raise DamagedError(f"No line of {damaged.name} can be trusted, so nothing of it can be recovered.")
    problem = found.problem

    def write(copy: BinaryIO) -> list[AnyPayload]:
        nonlocal problem
        copied = copy_lines(damaged, copy, found.good)
        missing = copied.missing
        problem = f"{damaged.name}: {missing}" if found.gone else f"{problem} {missing}".rstrip()
        note = NoteAdded(text=f"Recovered from {damaged.name}: its first {found.lines} lines. {problem}")
        # Who recovers it knows of the cut: from here on it is the other session's.
        forked = SessionForked(origin=damaged.stem, seq=copied.seq, hash=copied.hash)
        return [forked, note] if found.cut else [note]

    begin_with(to, write)
    return Recovered(to, found.lines, problem)
