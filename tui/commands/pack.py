"""`planroom pack` and `unpack`: a session as one file, for another machine."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click


@click.command("pack")
@click.argument("session")
@click.option(
    "-o", "--out", "file", type=click.Path(path_type=Path), help="The file to write; SESSION.planroom if none."
)
def pack_command(session: str, file: Path | None) -> None:
    """Write SESSION into one file, for another machine."""
    from sessions.home import find_session
    from sessions.packing import pack
    from sessions.text import plain

    path = find_session(session)
    to = file or Path(f"{path.stem}.planroom")
    try:
        missing = pack(path, to)
    except FileExistsError as error:
        raise click.UsageError(f"{to} exists already; name another file with -o") from error
    except OSError as error:
        raise click.UsageError(
            f"{to} cannot be written ({error.strerror or error}); name another file with -o"
        ) from error
    if missing:
        click.echo(f"planroom: {plain(missing, newlines=False)}", err=True)
    size = f"{to.stat().st_size / 1024:,.0f} KB"
    click.echo(f"{to}: {path.stem}, {size}. `planroom unpack {to.name}` takes it in on another machine.")


@click.command("unpack")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--session", "name", default="", metavar="NAME", help="Name of the session here; its own if not named.")
def unpack_command(file: Path, name: str) -> None:
    """Take in the session that `planroom pack` wrote to FILE.

    FILE is - for standard input. Nothing is kept that is not what was packed.
    """
    if str(file) == "-":
        with TemporaryDirectory() as folder:
            read = Path(folder) / "standard input"
            with read.open("wb") as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy)
            _take_in(read, name)
    else:
        _take_in(file, name)


def _take_in(file: Path, name: str) -> None:
    from sessions.home import new_path
    from sessions.packing import packed_name, unpack
    from sessions.text import plain

    try:
        packed = packed_name(file)
    except OSError as error:
        why = error.strerror or error
        raise click.UsageError(
            f"{file} cannot be taken in ({why}); name the file that `planroom pack` wrote"
        ) from error
    to = new_path("", name or packed)
    if to.exists():
        raise click.UsageError(f"There is a session {to.stem} already; choose another name with --session")
    try:
        found = unpack(file, to)
    except OSError as error:
        why = error.strerror or error
        raise click.UsageError(
            f"{to.name} cannot be written ({why}), and nothing of it was kept; free some space or mend "
            f"{to.parent}, then try again"
        ) from error
    if found.problem:
        click.echo(f"planroom: {plain(found.problem, newlines=False)}", err=True)
    click.echo(f"{to.stem}: {found.good:,} events, as they were packed. `planroom open {to.stem}` opens it.")
