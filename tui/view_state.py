"""Where somebody was in a room, kept beside its session for when it is opened again; losing it loses nothing."""

import contextlib
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sessions.derived import derived_folder
from sessions.home import private_folder
from widgets.pane_view import PaneName

_LONGEST = 10_000


class ViewState(BaseModel):
    """The pane, whether it had the whole screen, which of its views was shown, and what was selected."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pane: PaneName = "architecture"
    zoomed: bool = False
    aspect: str = ""
    selected: str = ""


def kept(session: Path) -> ViewState:
    """Return where somebody was; at the beginning if nothing usable is kept."""
    try:
        with _file(session).open("rb") as file:
            return ViewState.model_validate_json(file.read(_LONGEST))
    except (OSError, ValidationError):
        return ViewState()


def keep(session: Path, view: ViewState) -> None:
    """Keep where somebody is; where nothing can be written, nothing is kept."""
    with contextlib.suppress(OSError):
        if session.stat().st_uid != os.geteuid():
            return
        private_folder(_file(session).parent)
        with open(os.open(_file(session), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(view.model_dump_json().encode())


def _file(session: Path) -> Path:
    return derived_folder(session) / "view.json"
