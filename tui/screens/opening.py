"""Opening a session: importing what a room needs must not hold up the first frame."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tui.engine_link import EngineLinkFactory, attach
from tui.modes import NORMAL, Mode, Pace
from widgets.text import safe

if TYPE_CHECKING:
    from tui.screens.room import RoomScreen


@dataclass(frozen=True, slots=True)
class Rooms:
    """Makes rooms: what all of them are wired to."""

    link: EngineLinkFactory = attach
    clock: Callable[[], float] = monotonic

    def room(self, session: Path, mode: Mode = "live", pace: Pace = NORMAL, draft: bool = False) -> "RoomScreen":
        """Return the room of a session; one of a newer format is watched. With `draft`, its agents begin at once."""
        if mode == "replay":
            from tui.screens.replay import ReplayScreen

            return ReplayScreen(session, pace, self.clock)
        from sessions.reader import is_newer
        from tui.feed import LiveFeed
        from tui.screens.room import RoomScreen

        if is_newer(session):
            mode = "watch"
        return RoomScreen(session, LiveFeed(session), mode, self.link, draft, self.clock)


class OpeningScreen(Screen[None]):
    """Says which session is opened, until its room covers it."""

    def __init__(self, rooms: Rooms, session: Path, mode: Mode, pace: Pace, draft: bool) -> None:
        super().__init__()
        self._rooms = rooms
        self._session = session
        self._mode: Mode = mode
        self._pace = pace
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Say which session."""
        yield Static(f"Opening {safe(self._session.stem)} …", id="opening", markup=False)

    def on_mount(self) -> None:
        """Open the room once this is on the screen."""
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        self.app.push_screen(self._rooms.room(self._session, self._mode, self._pace, self._draft))
