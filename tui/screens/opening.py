"""What is seen while a session is opened: importing what a room needs must not hold up the first frame."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

if TYPE_CHECKING:
    from tui.screens.room import RoomScreen

Mode = Literal["live", "watch", "replay"]


class OpeningScreen(Screen[None]):
    """Says which session is opened, and gives way to its room."""

    def __init__(self, session: Path, mode: Mode, speed: float, draft: bool) -> None:
        super().__init__()
        self._session = session
        self._mode: Mode = mode
        self._speed = speed
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Say which session."""
        yield Static(f"Opening {self._session.stem} …", id="opening", markup=False)

    def on_mount(self) -> None:
        """Open the room once this is on the screen."""
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        self.app.push_screen(make_room(self.app, self._session, self._mode, self._speed, self._draft))


def make_room(app: object, session: Path, mode: Mode, speed: float, draft: bool) -> "RoomScreen":
    """Return the room of a session."""
    from tui.engine_link import attach
    from tui.feed import LiveFeed, ReplayFeed
    from tui.screens.room import RoomScreen

    feed = ReplayFeed(session, speed) if mode == "replay" else LiveFeed(session)
    return RoomScreen(session, feed, mode, getattr(app, "link", attach), draft)
