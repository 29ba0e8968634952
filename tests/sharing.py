"""What one test process has worked out, for all that run side by side."""

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar, cast

Made = TypeVar("Made")
_place: Final[list[Path]] = []


def share_in(folder: Path) -> None:
    """Keep what is shared in a folder that each process of this run of the tests knows."""
    _place[:] = [folder]


class Shelf:
    """A folder in which whoever needs something first leaves it for the others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what is kept under a name; if nobody has made it, make it now, while the others wait for it."""
        kept = self._folder / f"{name}.pickle"
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                made = make()
                kept.write_bytes(pickle.dumps(made))
                return made
        return cast("Made", pickle.loads(kept.read_bytes()))


def shelf(name: str) -> Shelf:
    """Return the shelf of this run of the tests that is called so."""
    return Shelf(_place[0] / name)
