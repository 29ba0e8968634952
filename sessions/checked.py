"""What a list says of a session whose every line was checked, kept until somebody touches the session's file.

A list of a thousand sessions cannot read them all. What it says is kept with the marks that the system puts on the file
at every change: its size, its number, and when it and its entry were last changed. As long as they are the same, nobody
wrote to the file since; a program that sets the time of the last change back cannot set back that of its entry.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sessions import derived
from sessions.derived import Derived, derived_folder
from sessions.glance import Glance
from sessions.place import Place

_FILE = "glance"
_COARSEST_NS = 2_000_000_000
"""How far apart two changes may lie and still have one time, on the coarsest of file systems."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the system says of a file, which another content of it would change."""

    size: int
    number: int
    changed: int
    entry_changed: int

    @classmethod
    def of(cls, path: Path) -> "Marks":
        """Return the marks of the file at `path` now; raises OSError."""
        at = path.stat()
        return cls(at.st_size, at.st_ino, at.st_mtime_ns, at.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a list says of a session, and the marks that its file had before all of it was checked.

    `moved_end` is how long the file beside it is at least, which is not looked into.
    """

    glance: Glance
    moved_end: int = 0
    marks: Marks | None = None


def known(path: Path) -> Checked | None:
    """Return what is kept of the session at `path`, if its file is as it was when all of it was checked."""
    found = derived.head(derived_folder(path) / _FILE, path)
    if found is None:
        return None
    try:
        checked = _records().validate_python(found.about)
    except ValidationError:
        return None
    return checked if checked.marks == Marks.of(path) else None


def keep(path: Path, end: Place, checked: Checked, clock: Callable[[], int] = time.time_ns) -> None:
    """Keep what a list says of the session at `path`, all of which was checked up to its `end`."""
    marks = checked.marks
    # What is written right behind a change may have the time of that change: nothing would tell the two apart.
    if marks is not None and max(marks.changed, marks.entry_changed) + _COARSEST_NS < clock():
        about = _records().dump_python(checked, mode="json")
        derived.write(derived_folder(path) / _FILE, path, Derived(end, about), b"")


@cache
def _records() -> TypeAdapter[Checked]:
    return TypeAdapter(Checked)
