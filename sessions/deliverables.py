"""Writing deliverables to disk, each file whole or not at all."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from sessions.whole_file import whole_file


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
    with whole_file(path) as file:
        file.write(text.encode("utf-8"))
