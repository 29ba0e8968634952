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
from tui.remapping import KeyOf
from tui.screens.base import PlaceScreen
from tui.screens.opening import Rooms
from tui.screens.palette import ActionsProvider
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.next_step import next_step
from widgets.session_list import SessionList, SessionRow
from widgets.text import line, safe

if TYPE_CHECKING:
    from sessions.catalog import SessionSummary

EMPTY = """\
There is no session yet.

Press {new} and name a requirements document, or leave with {leave} and type

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
        words: str

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
    class Opened(Message):
        """A session is opened."""

        path: Path

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self._rooms = rooms
        self._paths: tuple[Path, ...] = ()
        self._rows: tuple[SessionRow, ...] = ()
        self._words = ""
        """What the listed sessions say; empty for all of them."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield Static("Sessions", id="home-title", markup=False)
        yield SessionList(id="sessions")
        with Container(id="home-middle"):
            yield Static("Reading the saved sessions …", id="home-empty", markup=False)
        yield Static("", id="home-next", markup=False)
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
        listed = await asyncio.to_thread(_read_sessions, self._words)
        rows = tuple(_row(summary, hit) for summary, hit in listed)
        self.post_message(self.Loaded(rows, tuple(summary.path for summary, _ in listed), self._words))

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        self._rows, self._paths = message.rows, message.paths
        listed = self.query_one(SessionList)
        listed.display = bool(message.rows)
        words = safe(message.words)
        key = self.key_of
        nothing = (
            f"No session says “{words}”.\n\nPress {key('find')} to look for something else, {key('all')} to see all."
        )
        empty = EMPTY.format(new=key("new"), leave=key("leave"))
        self.query_one("#home-empty", Static).update(nothing if words else empty)
        self.query_one("#home-title", Static).update(
            f"Sessions that say “{words}”; {key('all')} shows all" if words else "Sessions"
        )
        self.query_one("#home-middle").display = not message.rows
        for place in ("#home-title", "#home-next"):
            self.query_one(place, Static).display = bool(message.rows)
        if message.rows:
            self.call_after_refresh(listed.fill, message.rows)
            self.set_focus(listed)

    @on(OptionList.OptionHighlighted)
    def _say_next(self, message: OptionList.OptionHighlighted) -> None:
        """Say the whole name of the highlighted session, and what to do with it."""
        if message.option_index < len(self._rows):
            row = self._rows[message.option_index]
            self.query_one("#home-next", Static).update(
                line((row.name, "bold"), f"  {next_step(row, self.key_of('open'), self._in_room)}")
            )

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
        self.post_message(self.Forked(*await asyncio.to_thread(_forked, path)))

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
        self.post_message(self.Deleted(*await asyncio.to_thread(_deleted, path)))

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


def _read_sessions(words: str) -> "tuple[tuple[SessionSummary, str], ...]":
    """Return the sessions in which all of `words` are said, and where."""
    from sessions.catalog import list_sessions
    from sessions.searching import search

    if not words:
        return tuple((summary, "") for summary in list_sessions())
    found = ((summary, search(summary.path, words)) for summary in list_sessions())
    return tuple((summary, f"{hit.where}: {hit.excerpt}") for summary, hit in found if hit)


def _forked(path: Path) -> tuple[str, str]:
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


def _deleted(path: Path) -> tuple[str, str]:
    """Move a session to the trash; return its name there and "", or "" and a sentence that says why not."""
    from sessions.errors import SessionError
    from sessions.trash import delete

    try:
        return delete(path).name, ""
    except SessionError as error:
        return "", str(error)


def _row(summary: "SessionSummary", found: str) -> SessionRow:
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
