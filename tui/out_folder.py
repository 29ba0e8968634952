"""The folder that a command writes its files to: what cannot be written to is said before anything is paid for."""

import os
import tempfile
from pathlib import Path

import click


class OutFolder(click.ParamType[Path]):
    """A folder that can be written to, there or not."""

    name = "folder"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the folder; raises click.UsageError if it could not be written to."""
        text = str(value)
        if not text:
            raise click.UsageError("--out is empty; name a folder")
        refuse_unwritable(Path(text))
        return Path(text)


def refuse_unwritable(folder: Path) -> None:
    """Raise click.UsageError if `folder` could not be made or written to; nothing is left of the attempt."""
    try:
        parent = next(place for place in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(place))
        if not parent.is_dir():
            raise click.UsageError(f"{parent} is no folder, so no files can be written to it; name another --out")
        for part in folder.absolute().relative_to(parent).parts:
            (parent / part).exists()  # a name can be too long for the disk, which only the disk knows
        with tempfile.TemporaryFile(dir=parent):
            pass
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise click.UsageError(f"{folder} cannot be written to ({why}); name another --out") from error
