"""The room on another clock: a session is played again, and nothing can be decided."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from sessions.destination import HOW
from sessions.errors import SessionError
from sessions.replay import DECISIONS, DRAFTS
from sessions.seeking import Index
from tui.actions import Place, bindings
from tui.engine_link import attach
from tui.feed import ReplayFeed
from tui.modes import NORMAL, Pace
from tui.screens.find import FindScreen
from tui.screens.replay_view import timeline
from tui.screens.room import RoomScreen
from tui.screens.room_layout import layout_for
from widgets.transport_line import Transport, TransportLine


class ReplayScreen(RoomScreen):
    """The room with a transport line and its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("replay")]

    def __init__(self, path: Path, pace: Pace = NORMAL, clock: Callable[[], float] = monotonic) -> None:
        self.transport = ReplayFeed(path, pace, clock)
        super().__init__(path, self.transport, "replay", attach, clock=clock)
        self._drawn: tuple[Index, bool] | None = None

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys hold here."""
        return ("replay", "room")

    def compose_transport(self) -> ComposeResult:
        """Lay out the transport line."""
        yield TransportLine()

    def waited_ms(self) -> int:
        """Return how long ago the last event happened where the replay is."""
        return self.transport.since_ms

    def settled(self) -> bool:
        """Return whether all that has happened by now is shown."""
        feed = self.transport
        return super().settled() and feed.arrived and self.state is not None and self.state.seq == feed.event

    def show_time(self) -> None:
        """Show where the replay is, too."""
        super().show_time()
        feed, shown = self.transport, self.query_one(TransportLine)
        if feed.index is not None and self._drawn != (drawn := (feed.index, feed.skipping)):
            shown.timeline, self._drawn = timeline(*drawn), drawn
        shown.transport = Transport(feed.position_ms, feed.speed, feed.paused, feed.event, feed.skipping, feed.gap_ms)

    def on_resize(self, event: events.Resize) -> None:
        """Give the agents' lines room where there is some."""
        roomy = layout_for(self.app.size, zoomed=False) == "wide" and event.size.height >= TransportLine.TRACKS_HEIGHT
        self.query_one(TransportLine).set_class(roomy, "-tracks")

    @on(TransportLine.Sought)
    def _go(self, message: TransportLine.Sought) -> None:
        self.transport.go(message.position_ms)
        self.show_time()

    def action_skip(self) -> None:
        """Skip long waits, or wait as long as it waited."""
        self.transport.toggle_skipping()
        self.show_time()

    def action_pause(self) -> None:
        """Stop the replay, or go on."""
        self.transport.toggle()
        self.show_time()

    def action_faster(self) -> None:
        """Twice as fast."""
        self.transport.set_speed(self.transport.speed * 2)
        self.show_time()

    def action_slower(self) -> None:
        """Half as fast."""
        self.transport.set_speed(self.transport.speed / 2)
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
            await self.transport.seek(wanted)
        except SessionError as error:
            self.say(str(error), problem=True)
        self.show_time()

    @work(exclusive=True, group="seek")
    async def action_event(self, direction: int) -> None:
        """Go to the next event, or to the one before."""
        await self.transport.step_event(direction)
        self.show_time()

    def action_draft(self, direction: int) -> None:
        """Go to the next beginning or end of a draft, or to the one before."""
        self.transport.step(direction, DRAFTS)
        self.show_time()

    def action_decision(self, direction: int) -> None:
        """Go to the next decision, or to the one before."""
        self.transport.step(direction, DECISIONS)
        self.show_time()

    def action_step(self, direction: int) -> None:
        """Go to the next draft or decision, or to the one before."""
        self.transport.step(direction)
        self.show_time()
