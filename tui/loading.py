"""Loading a session for a command: what cannot be trusted is named, never silently used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sessions.errors import DamagedError, NoSessionError

if TYPE_CHECKING:
    from sessions.opening import Opened
    from sessions.state import SessionState


def load_session(name: str) -> "tuple[Path, SessionState]":
    """Return the session that `name` means and its state now; raises and says what `load_opened` does."""
    path, opened = load_opened(name)
    return path, opened.state


def load_opened(name: str) -> "tuple[Path, Opened]":
    """Return the session that `name` means, opened; the hash of every line of it was checked.

    Raises NoSessionError, NewerFormatError or DamagedError. A torn last line is left out, and so is what a later
    planroom wrote and this one does not understand; both are said so on standard error.
    """
    from sessions.home import find_session
    from sessions.lock import left_out, promised
    from sessions.opening import open_session

    path = find_session(name)
    last = promised(path)
    with naming_damage(path):
        opened = open_session(path, whole=True)
    tail = opened.tail
    if notice := tail.notice:
        click.echo(f"planroom: {notice}", err=True)
    if short := left_out(path, tail.seq, last, torn=bool(tail.torn)):
        click.echo(f"planroom: {short}", err=True)
    return path, opened


@contextmanager
def naming_damage(path: Path) -> Iterator[None]:
    """Let an error over a bad line of the session at `path` say which file it is, what of it is good and what to do.

    Raises NoSessionError instead as `refuse_other_file`.
    """
    try:
        yield
    except DamagedError as error:
        from sessions.home import name_of
        from sessions.verification import verify

        found = verify(path)
        if not found.good:
            refuse_other_file(path)
        raise DamagedError(f"{found.problem} {found.advice(name_of(path))}" if found.problem else str(error)) from error


def refuse_other_file(path: Path) -> None:
    """Raise NoSessionError if a file of which no line is good has not even the name of a session file."""
    from sessions.home import SUFFIX

    if path.suffix != SUFFIX:
        raise NoSessionError(f"{path} is no session file; `planroom sessions` lists what there is.")
