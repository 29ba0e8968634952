"""Home: the saved sessions, and the way to a new one."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import Provider
from textual.containers import Container
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from tui.actions import Place, bindings
from tui.remapping import KeyOf
from tui.saved import deleted, forked, preview_of, row_of
from tui.screens.base import PlaceScreen
from tui.screens.opening import Rooms
from tui.screens.palette import ActionsProvider
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.next_step import next_step
from widgets.page import Laid
from widgets.row_view import RowView
from widgets.session_list import SessionList, SessionRow
from widgets.text import line, safe

EMPTY = """\
There is no session yet.

Press {new} and name a requirements document, or leave with {leave} and type

    planroom new REQUIREMENTS.md

Four agents then draft the architecture, the database, the API and the sprint plan; \
you read, send back, approve, and sign the plan at the end."""


_BESIDE, _BELOW = 140, 30
"""From this width on, what a session holds stands beside the list; otherwise below it, from this height on."""


class HomeScreen(PlaceScreen[None]):
    """Saved sessions; Enter opens one, n begins one."""

    PLACE: ClassVar[Place] = "home"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]
    AUTO_FOCUS = ""
    COMMANDS: ClassVar[set[type[Provider]]] = {ActionsProvider}  # type: ignore[assignment]  # wider in Screen

    @dataclass
    class Loaded(Message):
        """The sessions were read, or some of them."""

        rows: tuple[SessionRow, ...]
        paths: tuple[Path, ...]
        words: str
        whole: bool

    @dataclass
    class Unreadable(Message):
        """The sessions' folder may not be read, for this reason."""

        problem: str

    @dataclass
    class Reading(Message):
        """So many sessions were read, of so many; empty once all are."""

        count: str

    @dataclass
    class Forked(Message):
        """A session was forked into the one of this name, or could not be."""

        name: str
        problem: str

    @dataclass
    class Deleted(Message):
        """The session of this name went to the trash, or could not."""

        name: str
        problem: str

    @dataclass
    class Previewed(Message):
        """What is shown of the session at `path` before it is opened."""

        path: Path
        page: Laid

    @dataclass
    class Opened(Message):
        """A session is opened."""

        path: Path

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self._rooms = rooms
        self._paths: tuple[Path, ...] = ()
        self._rows: tuple[SessionRow, ...] = ()
        self._words = ""
        """What is looked for in the sessions; empty for all of them."""
        self._shown = ""
        """What those say that are listed."""
        self._reading = ""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield Static("Sessions", id="home-title", markup=False)
        with Container(id="home-body"):
            yield SessionList(id="sessions")
            yield RowView(id="preview", classes="page")
        with Container(id="home-middle"):
            yield Static("Reading the saved sessions …", id="home-empty", markup=False)
        yield Static("", id="home-next", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the sessions once this is on the screen."""
        self.query_one(HeaderBar).facts = HeaderFacts(title="plan a project, and sign it")
        self.query_one("#home-body").display = False
        self.query_one(RowView).can_focus = False
        self.call_after_refresh(self._load)

    def on_screen_resume(self) -> None:
        """Read them again when somebody comes back."""
        if self._rows:
            self._load()

    def on_resize(self, event: events.Resize) -> None:
        """Show what a session holds where there is room for it."""
        self.set_class(event.size.width >= _BESIDE, "-beside")
        self.set_class(event.size.height >= _BELOW, "-below")
        if self._rows:
            self.call_after_refresh(self._preview_highlighted)

    def _load(self) -> None:
        # Somebody who sees a list already waits for all of the new one.
        self._read(self._words, partly=not self._rows or self._words != self._shown)

    @work(exclusive=True, thread=True, group="load")
    def _read(self, words: str, *, partly: bool) -> None:
        from sessions.errors import SessionError
        from sessions.listing import growing_list

        try:
            for part in growing_list(words):
                if get_current_worker().is_cancelled:
                    return
                whole = part.known == part.total and part.found is not None
                self.post_message(self.Reading("" if whole else f"{part.known:,} of {part.total:,}"))
                if part.found is not None and (whole or partly):
                    rows, paths = tuple(map(row_of, part.found)), tuple(one.summary.path for one in part.found)
                    self.post_message(self.Loaded(rows, paths, words, whole))
        except SessionError as error:
            self.post_message(self.Unreadable(str(error)))

    @on(Unreadable)
    def _say_why(self, message: Unreadable) -> None:
        self._show(self.Loaded((), (), "", whole=True))
        self.query_one("#home-empty", Static).update(safe(message.problem))

    @on(Reading)
    def _show_reading(self, message: Reading) -> None:
        self._reading = message.count
        self._show_title()
        if message.count and not self._rows:
            self.query_one("#home-empty", Static).update(f"Reading the saved sessions … {message.count}")

    def _show_title(self) -> None:
        words = safe(self._shown)
        title = f"Sessions that say “{words}”; {self.key_of('all')} shows all" if words else "Sessions"
        self.query_one("#home-title", Static).update(f"{title} · reading {self._reading} …" if self._reading else title)

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        if not message.rows and not message.whole:
            return
        self._rows, self._paths, self._shown = message.rows, message.paths, message.words
        listed = self.query_one(SessionList)
        self.query_one("#home-body").display = bool(message.rows)
        words = safe(message.words)
        key = self.key_of
        nothing = (
            f"No session says “{words}”.\n\nPress {key('find')} to look for something else, {key('all')} to see all."
        )
        empty = EMPTY.format(new=key("new"), leave=key("leave"))
        self.query_one("#home-empty", Static).update(nothing if words else empty)
        self._show_title()
        self.query_one("#home-middle").display = not message.rows
        for place in ("#home-title", "#home-next"):
            self.query_one(place, Static).display = bool(message.rows)
        if message.rows:
            if listed.option_count:
                # A key may come any moment: what it means is what is listed.
                listed.fill(message.rows)
            else:
                self.call_after_refresh(listed.fill, message.rows)
            self.set_focus(listed)

    @on(OptionList.OptionHighlighted)
    def _say_next(self, message: OptionList.OptionHighlighted) -> None:
        """Say the whole name of the highlighted session, and what to do with it."""
        if message.option_index < len(self._rows):
            row = self._rows[message.option_index]
            self._preview_highlighted()
            self.query_one("#home-next", Static).update(
                line((row.name, "bold"), f"  {next_step(row, self.key_of('open'), self._in_room)}")
            )

    def _preview_highlighted(self) -> None:
        """Show what the highlighted session holds, where there is room for it."""
        at, view = self.query_one(SessionList).highlighted, self.query_one(RowView)
        if at is None or at >= len(self._paths) or not self._rows[at].statuses or not view.size.width:
            view.laid = Laid()
        else:
            self._preview(self._paths[at], view.scrollable_content_region.width - 2)

    @work(exclusive=True, group="preview")
    async def _preview(self, path: Path, width: int) -> None:
        self.post_message(self.Previewed(path, await asyncio.to_thread(preview_of, path, width)))

    @on(Previewed)
    def _show_preview(self, message: Previewed) -> None:
        at = self.query_one(SessionList).highlighted
        if at is not None and self._paths[at : at + 1] == (message.path,):
            view = self.query_one(RowView)
            view.laid = message.page
            view.scroll_home(animate=False)

    @property
    def _in_room(self) -> KeyOf:
        return self.keys_of("room", "board")

    @on(OptionList.OptionSelected)
    def _open_selected(self, message: OptionList.OptionSelected) -> None:
        self._open(self._paths[message.option_index])

    def action_open(self) -> None:
        """Open the highlighted session."""
        at = self.query_one(SessionList).highlighted
        if at is None:
            self.say(f"There is no session to open yet; {self.key_of('new')} begins one.", problem=True)
            return
        self._open(self._paths[at])

    def _open(self, path: Path, draft: bool = False) -> None:
        rows = zip(self._rows, self._paths, strict=True)
        problem = next((row.problem for row, its in rows if its == path and not row.statuses), "")
        if problem:
            self.say(problem, problem=True)
            return
        self.post_message(self.Opened(path))
        self.app.push_screen(self._rooms.room(path, draft=draft))

    def action_new(self) -> None:
        """Begin a session."""
        from tui.screens.new import NewScreen

        def begin(path: Path | None) -> None:
            if path is not None:
                self._open(path, draft=True)

        self.app.push_screen(NewScreen(), begin)

    def action_find(self) -> None:
        """List only the sessions in which something is said."""
        from tui.screens.find import FindScreen

        def look(words: str | None) -> None:
            if words is not None:
                self._words = words
                self.query_one("#home-title", Static).update(f"Looking for “{safe(words)}” …" if words else "Sessions")
                self._load()

        self.app.push_screen(
            FindScreen(
                "Find sessions", "Words said in a title, a requirement, feedback, a note or a draft", self._words
            ),
            look,
        )

    def action_all(self) -> None:
        """List every session again."""
        if self._words:
            self._words = ""
            self._load()

    def action_fork(self) -> None:
        """Begin a session with the past of the highlighted one."""
        at = self.query_one(SessionList).highlighted
        if at is None or not self._paths:
            self.say(f"There is no session to fork yet; {self.key_of('new')} begins one.", problem=True)
        else:
            self._fork(self._paths[at])

    @work(group="fork")
    async def _fork(self, path: Path) -> None:
        self.post_message(self.Forked(*await asyncio.to_thread(forked, path)))

    @on(Forked)
    def _show_fork(self, message: Forked) -> None:
        self.say(message.problem or f"{message.name} begins where that one stands.", problem=bool(message.problem))
        self._load()

    def action_delete(self) -> None:
        """Move the highlighted session to the trash, once it is sure."""
        from tui.screens.asking import AskScreen

        at = self.query_one(SessionList).highlighted
        if at is None or not self._paths:
            self.say("There is no session to delete.", problem=True)
            return
        path, title = self._paths[at], self._rows[at].title or self._rows[at].name

        def go(sure: bool | None) -> None:
            if sure:
                self._delete(path)

        about = f"{title} ({path.stem}) goes to the trash; `planroom trash --restore {path.stem}` brings it back."
        self.app.push_screen(AskScreen("Delete this session?", about, "deletes"), go)

    @work(group="delete")
    async def _delete(self, path: Path) -> None:
        self.post_message(self.Deleted(*await asyncio.to_thread(deleted, path)))

    @on(Deleted)
    def _show_deleted(self, message: Deleted) -> None:
        back = f"{message.name} is in the trash; `planroom trash --restore {message.name}` brings it back."
        self.say(message.problem or back, problem=bool(message.problem))
        self._load()

    def action_reload(self) -> None:
        """Look again which sessions there are."""
        self._load()

    def action_leave(self) -> None:
        """Leave planroom."""
        self.app.exit()
