"""Home: the saved sessions, and the way to a new one."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.actions import Action, Place, bindings
from tui.remapping import KeyOf
from tui.screens.base import PlaceScreen
from tui.screens.opening import Rooms
from widgets.header_bar import HeaderBar, HeaderFacts
from widgets.key_footer import KeyFooter
from widgets.text import safe

if TYPE_CHECKING:
    from tui.screens.saved_sessions import Saved, SavedSessions

EMPTY = """\
There is no session yet.

Press {new} and name a requirements document, or leave with {leave} and type

    planroom new REQUIREMENTS.md

Four agents then draft the architecture, the database, the API and the sprint plan; \
you read, send back, approve, and sign the plan at the end."""


_WITHOUT = frozenset({"new", "reload", "leave", "help"})
"""What can be done where no session is listed."""

_READING = "the saved sessions are still being read."
_BESIDE, _BELOW = 140, 30
"""From this width on, what a session holds stands beside the list; otherwise below it, from this height on."""


class HomeScreen(PlaceScreen[None]):
    """Saved sessions; Enter opens one, n begins one."""

    PLACE: ClassVar[Place] = "home"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]
    AUTO_FOCUS = ""

    @dataclass
    class Loaded(Message):
        """The sessions were read, or some of them."""

        saved: "tuple[Saved, ...]"
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
    class Opened(Message):
        """A session is opened."""

        path: Path

    def __init__(self, rooms: Rooms) -> None:
        super().__init__()
        self._rooms = rooms
        self._saved: SavedSessions | None = None
        """The list, once there is something to list."""
        self._words = ""
        """What is looked for in the sessions; empty for all of them."""
        self._shown = ""
        """What those say that are listed."""
        self._reading = ""
        self._read_through = False
        """Whether all saved sessions were read once."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield Static("Sessions", id="home-title", markup=False)
        with Container(id="home-middle"):
            yield Static("Reading the saved sessions …", id="home-empty", markup=False)
        yield Static("", id="home-next", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the sessions once this is on the screen."""
        self.query_one(HeaderBar).facts = HeaderFacts(title="plan a project, and sign it")
        self.call_after_refresh(self._load)

    def on_screen_resume(self) -> None:
        """Read them again when somebody comes back."""
        if self._listing:
            self._load()

    def on_resize(self, event: events.Resize) -> None:
        """Show what a session holds where there is room for it."""
        self.set_class(event.size.width >= _BESIDE, "-beside")
        self.set_class(event.size.height >= _BELOW, "-below")
        if self._saved is not None:
            self.call_after_refresh(self._saved.preview)

    @property
    def _listing(self) -> bool:
        return self._saved is not None and self._saved.display

    def _load(self) -> None:
        # Somebody who sees a list already waits for all of the new one.
        self._read(self._words, partly=not self._listing or self._words != self._shown)

    @work(exclusive=True, thread=True, group="load")
    def _read(self, words: str, *, partly: bool) -> None:
        from sessions.errors import SessionError
        from sessions.listing import growing_list
        from tui.saved import row_of
        from tui.screens.saved_sessions import Saved

        try:
            for part in growing_list(words):
                if get_current_worker().is_cancelled:
                    return
                whole = part.known == part.total and part.found is not None
                self.post_message(self.Reading("" if whole else f"{part.known:,} of {part.total:,}"))
                if part.found is not None and (whole or partly):
                    saved = tuple(Saved(one.summary.path, row_of(one)) for one in part.found)
                    self.post_message(self.Loaded(saved, words, whole))
        except SessionError as error:
            self.post_message(self.Unreadable(str(error)))

    @on(Unreadable)
    def _say_why(self, message: Unreadable) -> None:
        self._show(self.Loaded((), "", whole=True))
        self.query_one("#home-empty", Static).update(safe(message.problem))

    @on(Reading)
    def _show_reading(self, message: Reading) -> None:
        self._reading = message.count
        self._show_title()
        if message.count and not self._listing:
            self.query_one("#home-empty", Static).update(f"Reading the saved sessions … {message.count}")

    def _show_title(self) -> None:
        words = safe(self._shown)
        title = f"Sessions that say “{words}”; {self.key_of('all')} shows all" if words else "Sessions"
        self.query_one("#home-title", Static).update(f"{title} · reading {self._reading} …" if self._reading else title)

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        if not message.saved and not message.whole:
            return
        self._shown = message.words
        self._read_through = self._read_through or message.whole
        words, key = safe(message.words), self.key_of
        nothing = (
            f"No session says “{words}”.\n\nPress {key('find')} to look for something else, {key('all')} to see all."
        )
        empty = EMPTY.format(new=key("new"), leave=key("leave"))
        self.query_one("#home-empty", Static).update(nothing if words else empty)
        self._show_title()
        self.query_one("#home-middle").display = not message.saved
        for place in ("#home-title", "#home-next"):
            self.query_one(place, Static).display = bool(message.saved)
        if self._saved is not None:
            self._saved.display = bool(message.saved)
            if not message.saved:
                self.set_focus(None)  # a list that is not seen any more takes no keys, from now on
            # A key may come any moment: what it means is what is listed.
            self._saved.fill(message.saved)
        elif message.saved:
            from tui.screens.saved_sessions import SavedSessions

            self._saved = SavedSessions(message.saved, id="home-body")
            self.mount(self._saved, after="#home-title")
        self.offer()

    def on_saved_sessions_highlighted(self, message: "SavedSessions.Highlighted") -> None:
        """Say the whole name of the highlighted session, and what to do with it."""
        said = message.saved.next_step(self.key_of("open"), self._in_room)
        self.query_one("#home-next", Static).update(said)

    def on_saved_sessions_picked(self, message: "SavedSessions.Picked") -> None:
        """Open what was picked."""
        self._open_saved(message.saved)

    @property
    def _in_room(self) -> KeyOf:
        return self.keys_of("room", "board")

    def offered(self) -> Sequence[Action]:
        """Return what means something now: without a session, how to begin one."""
        empty = self._read_through and not self._listing
        ways = _WITHOUT | ({"find", "all"} if self._shown else set())
        return tuple(action for action in self.possible() if not empty or action.name in ways)

    def _highlighted(self, otherwise: str) -> "Saved | None":
        """Return the highlighted session; otherwise say that there is none to `otherwise`."""
        found = self._saved.highlighted if self._saved is not None and self._listing else None
        if found is None and not self._read_through:
            self.say(f"{_READING[:1].upper()}{_READING[1:]}", problem=True)
        elif found is None and self._shown:
            self.say(f"No session is listed; {self.key_of('all')} shows all.", problem=True)
        elif found is None:
            self.say(f"There is no session to {otherwise} yet; {self.key_of('new')} begins one.", problem=True)
        return found

    def action_open(self) -> None:
        """Open the highlighted session."""
        if (saved := self._highlighted("open")) is not None:
            self._open_saved(saved)

    def _open_saved(self, saved: "Saved") -> None:
        if saved.unreadable:
            self.say(saved.unreadable, problem=True)
        else:
            self._open(saved.path)

    def _open(self, path: Path, draft: bool = False) -> None:
        self.post_message(self.Opened(path))
        self.app.push_screen(self._rooms.room(path, draft=draft))

    def action_new(self) -> None:
        """Begin a session."""
        from tui.screens.new import NewScreen

        def begin(path: Path | None) -> None:
            if path is not None:
                self._open(path, draft=True)

        self.app.push_screen(NewScreen(), begin)

    def meaningless(self) -> str:
        """Return what is said of a key that means nothing, after its name: one of the list's, before there is one."""
        reading = not self._read_through and not self._listing
        return f"means nothing yet: {_READING}" if reading else super().meaningless()

    def action_find(self) -> None:
        """List only the sessions in which something is said."""
        if not self._read_through and not self._listing:
            self._highlighted("find")
            return
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
        """Begin a session with the past of the highlighted one, once it is sure."""
        if (saved := self._highlighted("fork")) is not None:
            path = saved.path
            about = f"A new session begins with all that {saved.title} ({path.stem}) holds; that one stays as it is."
            self._once_sure("Fork this session?", about, "forks", partial(self._fork, path))

    def _once_sure(self, question: str, about: str, does: str, then: Callable[[], object]) -> None:
        from tui.screens.asking import AskScreen

        def go(sure: bool | None) -> None:
            if sure:
                then()

        self.app.push_screen(AskScreen(question, about, does), go)

    @work(group="fork")
    async def _fork(self, path: Path) -> None:
        from tui.saved import forked

        self.post_message(self.Forked(*await asyncio.to_thread(forked, path)))

    @on(Forked)
    def _show_fork(self, message: Forked) -> None:
        self.say(message.problem or f"{message.name} begins where that one stands.", problem=bool(message.problem))
        self._load()

    def action_delete(self) -> None:
        """Move the highlighted session to the trash, once it is sure."""
        if (saved := self._highlighted("delete")) is not None:
            path = saved.path
            bring_back = f"`planroom trash --restore {path.stem}` brings it back"
            about = f"{saved.title} ({path.stem}) goes to the trash; {bring_back}."
            self._once_sure("Delete this session?", about, "deletes", partial(self._delete, path))

    @work(group="delete")
    async def _delete(self, path: Path) -> None:
        from tui.saved import deleted

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
