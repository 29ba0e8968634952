"""A session file that another program changed, moved or replaced while it was written to: who is told, and what."""

from pathlib import Path

from sessions.home import name_of
from sessions.lock import was_touched


def touched(path: Path) -> str:
    """Return that the writer of the session at `path` has ended over what another program did, or `""`.

    It is known from what the writer left in the lock, until somebody writes to the session again.
    """
    return touched_sentence(path) if was_touched(path) else ""


def touched_sentence(path: Path) -> str:
    """Return what happened to the file, and what to do, as one sentence."""
    name = name_of(path)
    if not path.exists():
        return (
            f"Another program moved {path.name} away while it was written to, so nothing more is: put it back, then "
            f"`planroom verify {name}` says what is good of it, and `planroom recover {name}` copies that into a new "
            "session."
        )
    return (
        f"Another program changed or replaced {path.name} while it was written to, so nothing more is: "
        f"`planroom verify {name}` says what is good of it, `planroom recover {name}` copies that into a new session."
    )
