"""Writing deliverables to disk, each file whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath


def write_deliverables(folder: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write `files` (relative name to text) into `folder`, making it if need be, and return their names in order.

    A file is replaced in one step, so a reader never sees half of one; a name that leads out of the folder, by itself
    or through a link in the folder, is refused before anything is written.

    Raises ValueError for such a name, OSError if something cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    root = folder.resolve()
    paths = {name: _inside(root, name) for name in files}
    for name, text in files.items():
        _write(paths[name], text)
    return tuple(files)


def _inside(root: Path, name: str) -> Path:
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or "\\" in name or "\0" in name or PurePosixPath(name).is_absolute():
        raise ValueError(f"{name!r} is not a file name inside the folder of deliverables.")
    parent = root.joinpath(*parts[:-1]).resolve()
    if not parent.is_relative_to(root):
        raise ValueError(f"{name!r} leads out of the folder of deliverables.")
    return parent / parts[-1]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    number, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(number, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            os.fchmod(file.fileno(), 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
