"""The room on another clock: a session is played again, and nothing can be decided."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from sessions.destination import HOW
from sessions.errors import SessionError
from sessions.replay import DECISIONS
from tui.actions import Place, bindings
from tui.engine_link import attach
from tui.feed import ReplayFeed
from tui.screens.find import FindScreen
from tui.screens.room import RoomScreen
from widgets.transport_line import Transport, TransportLine


class ReplayScreen(RoomScreen):
    """The room with a transport line and its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("replay")]

    def __init__(self, path: Path, speed: float = 1.0, clock: Callable[[], float] = monotonic) -> None:
        self._transport = ReplayFeed(path, speed, clock)
        super().__init__(path, self._transport, "replay", attach, clock=clock)

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys hold here."""
        return ("replay", "room")

    def compose_transport(self) -> ComposeResult:
        """Lay out the transport line."""
        yield TransportLine()

    def show_time(self) -> None:
        """Show where the replay is, too."""
        super().show_time()
        feed = self._transport
        self.query_one(TransportLine).transport = Transport(
            feed.position_ms, feed.length_ms, feed.speed, feed.paused, feed.event, feed.steps()
        )

    def action_pause(self) -> None:
        """Stop the replay, or go on."""
        self._transport.toggle()
        self.show_time()

    def action_faster(self) -> None:
        """Twice as fast."""
        self._transport.set_speed(self._transport.speed * 2)
        self.show_time()

    def action_slower(self) -> None:
        """Half as fast."""
        self._transport.set_speed(self._transport.speed / 2)
        self.show_time()

    def action_seek(self) -> None:
        """Ask where to go."""

        def go(wanted: str | None) -> None:
            if wanted:
                self._seek(wanted)

        self.app.push_screen(FindScreen("Go to", HOW), go)

    @work(exclusive=True, group="seek")
    async def _seek(self, wanted: str) -> None:
        try:
            await self._transport.seek(wanted)
        except SessionError as error:
            self.say(str(error), problem=True)
        self.show_time()

    @work(exclusive=True, group="seek")
    async def action_event(self, direction: int) -> None:
        """Go to the next event, or to the one before."""
        await self._transport.step_event(direction)
        self.show_time()

    def action_decision(self, direction: int) -> None:
        """Go to the next decision, or to the one before."""
        self._transport.step(direction, DECISIONS)
        self.show_time()

    def action_step(self, direction: int) -> None:
        """Go to the next draft or decision, or to the one before."""
        self._transport.step(direction)
        self.show_time()
