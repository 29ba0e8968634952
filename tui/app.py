"""The full-screen app: it wires screens to a session and to the engine, and decides nothing.

Nothing of the plan or of a session is imported here: the first frame of the home screen does not wait for it.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.engine_link import EngineLinkFactory, attach
from tui.screens.base import Left
from tui.screens.home import HomeScreen
from tui.screens.opening import OpeningScreen
from tui.theme import THEMES
from widgets.ascii import AsciiFilter, wants_ascii

if TYPE_CHECKING:
    from textual.filter import LineFilter

Mode = Literal["live", "watch", "replay"]


class PlanroomApp(App[None]):
    """Home, or a room on one session."""

    TITLE = "planroom"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]

    def __init__(
        self,
        session: Path | None = None,
        link: EngineLinkFactory | None = None,
        mode: Mode = "live",
        speed: float = 1.0,
        draft: bool = False,
    ) -> None:
        self._ascii = AsciiFilter() if wants_ascii(os.environ) else None
        super().__init__()
        self.session = session
        self.link = link or attach
        self.mode: Mode = mode
        self.speed = speed
        self.draft = draft
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "planroom-dark"

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen: home, or a word while the session is opened."""
        if self.session is None:
            return HomeScreen()
        return OpeningScreen(self.session, self.mode, self.speed, self.draft)

    def get_line_filters(self) -> "Sequence[LineFilter]":
        """Return Textual's own filters, and ours on a terminal without UTF-8."""
        filters = super().get_line_filters()
        return filters if self._ascii is None else [*filters, self._ascii]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what the palette offers everywhere."""
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        yield SystemCommand("Quit", "Leave planroom", self.action_quit)

    @on(Left)
    def _leave_room(self, message: Left) -> None:
        """Go home from a room that was opened there; otherwise leave, and say what goes on."""
        if self.session is None:
            if message.sentence:
                self.notify(message.sentence, markup=False)
            self.pop_screen()
        else:
            self.exit(message=message.sentence or None)


def unfit_output() -> None:
    """Let output that the terminal's encoding does not have be replaced, not raise."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            stream.reconfigure(errors="replace")
