"""What the home screen asks of the saved sessions; each of these takes time, so a thread does it."""

from pathlib import Path
from typing import TYPE_CHECKING

from widgets.page import Laid
from widgets.session_list import SessionRow
from widgets.text import safe

if TYPE_CHECKING:
    from sessions.catalog import SessionSummary


def preview_of(path: Path, width: int) -> Laid:
    """Return what the session at `path` holds; nothing of one that cannot be read, of which the list says so."""
    from sessions.errors import SessionError
    from tui.preview import read_preview

    try:
        return read_preview(path, width)
    except (SessionError, OSError):
        return Laid()


def read_sessions(words: str) -> "tuple[tuple[SessionSummary, str], ...]":
    """Return the sessions in which all of `words` are said, and where."""
    from sessions.catalog import list_sessions
    from sessions.searching import search

    if not words:
        return tuple((summary, "") for summary in list_sessions())
    found = ((summary, search(summary.path, words)) for summary in list_sessions())
    return tuple((summary, f"{hit.where}: {hit.excerpt}") for summary, hit in found if hit)


def forked(path: Path) -> tuple[str, str]:
    """Fork a session; return the new one's name and "", or "" and a sentence that says why not."""
    from sessions.errors import SessionError
    from sessions.forking import fork
    from sessions.home import new_path

    new = new_path(f"{path.stem} fork")
    try:
        fork(path, new)
    except SessionError as error:
        return "", str(error)
    except OSError as error:
        return "", f"The fork cannot be written ({error.strerror or error}); free some space or mend the folder."
    return new.stem, ""


def deleted(path: Path) -> tuple[str, str]:
    """Move a session to the trash; return its name there and "", or "" and a sentence that says why not."""
    from sessions.errors import SessionError
    from sessions.trash import delete

    try:
        return delete(path).name, ""
    except SessionError as error:
        return "", str(error)


def row_of(summary: "SessionSummary", found: str) -> SessionRow:
    """Return what the list shows of a session, and where what was looked for is said."""
    return SessionRow(
        name=summary.name,
        title=summary.title,
        changed_at=summary.changed_at,
        statuses=summary.statuses,
        signed=summary.signed,
        live=summary.live,
        cost=summary.cost,
        problem=summary.problem,
        depth=summary.depth,
        found=safe(found),
    )
