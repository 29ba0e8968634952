"""Sessions that somebody deleted: moved aside, whole, until they are wanted again. Nothing is ever deleted for good."""

import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from sessions.derived import derived_folder
from sessions.errors import LockedError, SessionError
from sessions.file import stamp, sync_folder
from sessions.home import SUFFIX, data_folder, is_saved, named, private_folder, sessions_folder
from sessions.lock import acquire

_BESIDE = re.compile(r"lock|deltas|compacting|derived|torn-\d+", re.ASCII)
"""What stands beside a session and is of no use without it."""


class TrashError(SessionError):
    """A session cannot be deleted or brought back; the text says why, and nothing was moved."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """A session in the trash; `name` is what it is called there, which nothing else is."""

    name: str
    path: Path
    at: str


def trash_folder() -> Path:
    """Return the folder that holds a folder of each deleted session; it may not exist yet."""
    return data_folder() / "trash"


def delete(path: Path) -> Deleted:
    """Move the session at `path` and all that stands beside it to the trash; raises TrashError."""
    try:
        return _moved_aside(path)
    except OSError as error:
        raise TrashError(
            f"{path.stem} cannot be moved to the trash ({error.strerror or error}); mend that first."
        ) from error


def _moved_aside(path: Path) -> Deleted:
    if not is_saved(path):
        raise TrashError(f"{path} is not one of the saved sessions; planroom deletes no other file.")
    try:
        lock = acquire(path)
    except LockedError as error:
        raise TrashError(
            f"{path.stem} is being written to by {error.holder}; end that with `planroom engines --stop {path.stem}`, "
            "then delete it."
        ) from error
    try:
        folder = _new_folder(path.stem)
        # The session itself goes first: what is left behind by a crash is of no session, and still fits this one.
        for file in (path, *_beside(path)):
            file.rename(folder / file.name)
        sync_folder(folder)
        sync_folder(path.parent)
    finally:
        os.close(lock)
    return _deleted(folder / path.name)


def deleted() -> list[Deleted]:
    """Return what is in the trash, last deleted first."""
    return sorted(map(_deleted, trash_folder().glob(f"*/*{SUFFIX}")), key=lambda one: (one.at, one.name), reverse=True)


def find_deleted(name: str) -> Deleted:
    """Return the session of that name in the trash, or the only one whose name begins so; raises NoSessionError."""
    none = f"No session in the trash is named {name!r}; `planroom trash` lists what there is."
    return named(name, {one.name: one for one in deleted()}, none)


def bring_back(found: Deleted, name: str = "") -> Path:
    """Move a session out of the trash, under `name` or the one that it had, and return it.

    Raises TrashError; what was not moved then is in the trash still, and can be brought back again.
    """
    try:
        return _moved_back(found, name)
    except OSError as error:
        raise TrashError(f"{found.name} cannot be brought back ({error.strerror or error}).") from error


def _moved_back(found: Deleted, name: str) -> Path:
    old = found.path
    new = sessions_folder() / f"{name or old.stem}{SUFFIX}"
    private_folder(new.parent)
    if new.exists():
        raise TrashError(f"There is a session {new.stem} already; choose another name with --session.")
    shutil.rmtree(derived_folder(new), ignore_errors=True)
    moves = {file: new.with_suffix(file.suffix) for file in _beside(old)}
    for there in moves.values():
        if there.exists() and there.suffix != ".lock":
            raise TrashError(f"{there} is in the way; move it, or choose another name with --session.")
    # The session itself comes last: until all of it is there, it is in the trash.
    for file, there in chain(moves.items(), ((old, new),)):
        file.rename(there)
    sync_folder(new.parent)
    old.parent.rmdir()
    return new


def _deleted(path: Path) -> Deleted:
    at = datetime.fromtimestamp(path.lstat().st_ctime, UTC)
    return Deleted(path.parent.name, path, stamp(at))


def _new_folder(name: str) -> Path:
    private_folder(trash_folder())
    for number in count(1):
        folder = trash_folder() / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise AssertionError("numbers do not end")


def _beside(path: Path) -> list[Path]:
    start = f"{path.stem}."
    return [
        file
        for file in sorted(path.parent.iterdir())
        if file.name.startswith(start) and _BESIDE.fullmatch(file.name.removeprefix(start))
    ]
