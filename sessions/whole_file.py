"""Files that are there whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def whole_file(path: Path, *, new: bool = False, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Give a file that becomes `path` once all is written to it; if that fails, nothing of it is left.

    `new` raises FileExistsError where there is such a file; the process's umask is taken off `mode`.
    """
    if new:
        check_new(path)
    number, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(number, "w+b") as file:
            yield file
            file.flush()
            os.fchmod(number, mode & ~_umask())
        if new:
            check_new(path)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def check_new(path: Path) -> None:
    """Raise FileExistsError, or the OSError that writing the new file `path` would raise."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    os.stat(path.parent / ".")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
