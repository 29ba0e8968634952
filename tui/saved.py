"""What the home screen asks of the saved sessions; each of these takes time, so a thread does it."""

from pathlib import Path
from typing import TYPE_CHECKING

from widgets.page import Laid
from widgets.session_list import SessionRow
from widgets.text import safe

if TYPE_CHECKING:
    from sessions.listing import Found


def preview_of(path: Path, width: int) -> Laid:
    """Return what the session at `path` holds; nothing of one that cannot be read, of which the list says so."""
    from sessions.errors import SessionError
    from tui.preview import read_preview

    try:
        return read_preview(path, width)
    except (SessionError, OSError):
        return Laid()


def forked(path: Path) -> tuple[str, str]:
    """Fork a session; return the new one's name, or "", and a sentence where something is missing or it cannot be."""
    from sessions.errors import SessionError
    from sessions.forking import fork
    from sessions.home import new_path

    new = new_path(f"{path.stem} fork")
    try:
        shared = fork(path, new)
    except SessionError as error:
        return "", str(error)
    except OSError as error:
        return "", f"The fork cannot be written ({error.strerror or error}); free some space or mend the folder."
    begins = f"{new.stem} begins where that one stands. {shared.missing}"
    return new.stem, begins if shared.missing else ""


def deleted(path: Path) -> tuple[str, str]:
    """Move a session to the trash; return its name there and "", or "" and a sentence that says why not."""
    from sessions.errors import SessionError
    from sessions.trash import delete

    try:
        return delete(path).name, ""
    except SessionError as error:
        return "", str(error)


def row_of(found: "Found") -> SessionRow:
    """Return what the list shows of a session, and where what was looked for is said."""
    summary, hit = found.summary, found.hit
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
        found=safe(f"{hit.where}: {hit.excerpt}") if hit else "",
    )
