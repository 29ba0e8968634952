"""Where the engine of a session listens."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sessions.home import data_folder, private_folder

_LONGEST = 100
"""A Unix socket's path may have 107 bytes on Linux and 103 on macOS."""

_SHORT = Path("/tmp")  # noqa: S108 - a folder of this user's own is made in it, and looked at
"""Not `$TMPDIR`, which two terminals of one user need not agree about."""

_SUFFIX = ".sock"


def socket_path(session: Path) -> Path:
    """Return the socket of the engine of `session`, in a folder that only this user can enter.

    The folder is `run` in planroom's data folder, or one in the temporary folder where that path is too long.
    Raises PermissionError if somebody else owns the folder.
    """
    name = hashlib.blake2b(os.fsencode(session.resolve()), digest_size=8).hexdigest() + _SUFFIX
    folder = next(folder for folder in _folders() if folder == _short() or len(os.fsencode(folder / name)) <= _LONGEST)
    private_folder(folder)
    _make_own(folder)
    return folder / name


def sockets() -> Iterator[Path]:
    """Yield the sockets that this user's engines made; some may be dead engines'."""
    for folder in _folders():
        if _owned(folder):
            yield from sorted(folder.glob("*" + _SUFFIX))


def _folders() -> tuple[Path, Path]:
    return data_folder().resolve() / "run", _short()


def _short() -> Path:
    return _SHORT / f"planroom-{os.getuid()}"


def _make_own(folder: Path) -> None:
    if not _owned(folder):
        raise PermissionError(f"{folder} is not this user's own folder")
    if folder.lstat().st_mode & 0o077:
        folder.chmod(0o700)


def _owned(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
