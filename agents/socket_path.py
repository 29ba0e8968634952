"""Where the engine of a session listens."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from sessions.home import data_folder, private_folder

_LONGEST = 100
"""A Unix socket's path may have 107 bytes on Linux and 103 on macOS."""


def socket_path(session: Path) -> Path:
    """Return the socket of the engine of `session`, in a folder that only this user can enter.

    The folder is `run` in planroom's data folder, or one in the temporary folder where that path is too long.
    Raises PermissionError if somebody else owns the folder.
    """
    name = hashlib.blake2b(os.fsencode(session.resolve()), digest_size=8).hexdigest() + ".sock"
    folder = data_folder().resolve() / "run"
    if len(os.fsencode(folder / name)) > _LONGEST:
        folder = Path(tempfile.gettempdir()) / f"planroom-{os.getuid()}"
    private_folder(folder)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
        raise PermissionError(f"{folder} is not this user's own folder")
    if status.st_mode & 0o077:
        folder.chmod(0o700)
    return folder / name
