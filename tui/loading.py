"""Loading a session for a command: what cannot be trusted is named, never silently used."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sessions.errors import BadLineError, DamagedError, NoSessionError

if TYPE_CHECKING:
    from sessions.state import SessionState


def load_session(name: str) -> "tuple[Path, SessionState]":
    """Return the session that `name` means and its state now.

    Raises NoSessionError, NewerFormatError or DamagedError; a torn last line is left out and said so on standard
    error.
    """
    from sessions.file import Tail
    from sessions.fold import fold_all
    from sessions.home import SUFFIX, find_session
    from sessions.lock import holder, missing_lines, promised

    path = find_session(name)
    last = promised(path)
    tail = Tail(path)
    try:
        state = fold_all(tail.read())
    except BadLineError as error:
        if not tail.seq and path.suffix != SUFFIX:
            raise NoSessionError(f"{path} is no session file; `planroom sessions` lists what there is.") from error
        raise DamagedError(
            f"{path.name}: {error}; the {tail.seq} lines before it are good, and nothing was touched."
        ) from error
    except ValueError as error:
        if tail.seq:
            raise
        raise DamagedError(f"{path} is not a session file: it has no complete first line.") from error
    if tail.torn and not holder(path):
        click.echo(f"planroom: the last line of {path.name} is only half written and was left out.", err=True)
    elif missing := missing_lines(path, tail.seq, last):
        click.echo(f"planroom: {missing}", err=True)
    return path, state
