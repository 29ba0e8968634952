"""Home: the saved sessions, and the way to a new one."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import Provider
from textual.containers import Container
from textual.message import Message
from textual.widgets import OptionList, Static

from tui.actions import Place, bindings
from tui.screens.base import PlaceScreen
from tui.screens.opening import Rooms
from tui.screens.palette import ActionsProvider
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.session_list import SessionList, SessionRow

if TYPE_CHECKING:
    from sessions.catalog import SessionSummary

EMPTY = """\
There is no session yet.

Press n and name a requirements document, or leave with q and type

    planroom new REQUIREMENTS.md

Four agents then draft the architecture, the database, the API and the sprint plan; \
you read, send back, approve, and sign the plan at the end."""


class HomeScreen(PlaceScreen[None]):
    """Saved sessions; Enter opens one, n begins one."""

    PLACE: ClassVar[Place] = "home"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]
    AUTO_FOCUS = ""
    COMMANDS: ClassVar[set[type[Provider]]] = {ActionsProvider}  # type: ignore[assignment]  # wider in Screen

    @dataclass
    class Loaded(Message):
        """The sessions were read."""

        rows: tuple[SessionRow, ...]
        paths: tuple[Path, ...]

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self._rooms = rooms
        self._paths: tuple[Path, ...] = ()
        self._rows: tuple[SessionRow, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield Static("Sessions", id="home-title", markup=False)
        yield SessionList(id="sessions")
        with Container(id="home-middle"):
            yield Static("Reading the saved sessions …", id="home-empty", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the sessions once this is on the screen."""
        self.query_one(HeaderBar).facts = HeaderFacts(title="plan a project, and sign it")
        self.query_one(SessionList).display = False
        self.call_after_refresh(self._load)

    def on_screen_resume(self) -> None:
        """Read them again when somebody comes back."""
        if self._rows:
            self._load()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out the rows anew."""
        if self._rows:
            self.call_after_refresh(self.query_one(SessionList).fill, self._rows)

    @work(exclusive=True, group="load")
    async def _load(self) -> None:
        summaries = await asyncio.to_thread(_read_sessions)
        rows = tuple(_row(summary) for summary in summaries)
        self.post_message(self.Loaded(rows, tuple(summary.path for summary in summaries)))

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        self._rows, self._paths = message.rows, message.paths
        listed = self.query_one(SessionList)
        listed.display = bool(message.rows)
        self.query_one("#home-empty", Static).update(EMPTY)
        self.query_one("#home-middle").display = not message.rows
        self.query_one("#home-title", Static).display = bool(message.rows)
        if message.rows:
            self.call_after_refresh(listed.fill, message.rows)
            self.set_focus(listed)

    @on(OptionList.OptionSelected)
    def _open_selected(self, message: OptionList.OptionSelected) -> None:
        self._open(self._paths[message.option_index])

    def action_open(self) -> None:
        """Open the highlighted session."""
        at = self.query_one(SessionList).highlighted
        if at is None:
            self.say("There is no session to open yet; n begins one.", problem=True)
            return
        self._open(self._paths[at])

    def _open(self, path: Path, draft: bool = False) -> None:
        problem = next((r.problem for r, p in zip(self._rows, self._paths, strict=True) if p == path), "")
        if problem:
            self.say(problem, problem=True)
            return
        self.app.push_screen(self._rooms.room(path, draft=draft))

    def action_new(self) -> None:
        """Begin a session."""
        from tui.screens.new import NewScreen

        def begin(path: Path | None) -> None:
            if path is not None:
                self._open(path, draft=True)

        self.app.push_screen(NewScreen(), begin)

    def action_reload(self) -> None:
        """Look again which sessions there are."""
        self._load()

    def action_leave(self) -> None:
        """Leave planroom."""
        self.app.exit()


def _read_sessions() -> "tuple[SessionSummary, ...]":
    from sessions.catalog import list_sessions

    return tuple(list_sessions())


def _row(summary: "SessionSummary") -> SessionRow:
    return SessionRow(
        name=summary.name,
        title=summary.title,
        changed_at=summary.changed_at,
        statuses=summary.statuses,
        signed=summary.signed,
        live=summary.live,
        cost=summary.cost,
        problem=summary.problem,
    )
