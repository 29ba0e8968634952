"""The full-screen app: it wires screens to a session and to the engine, and decides nothing.

Nothing of the plan or of a session is imported here: the first frame of the home screen does not wait for it.
"""

import asyncio
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from rich.console import RenderableType
from textual import events, on
from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from tui.engine_link import EngineLinkFactory, attach
from tui.key_order import KeyOrder
from tui.modes import NORMAL, Mode, Pace
from tui.remapping import Keymap, keymap_of
from tui.screens.base import Left, PlaceScreen, Unopened, say
from tui.screens.home import HomeScreen
from tui.screens.opening import OpeningScreen, Rooms
from tui.theme import THEMES
from widgets.ascii import AsciiFilter
from widgets.encoding import wants_ascii
from widgets.no_colour import NoColourFilter
from widgets.sixteen import SixteenFilter

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.filter import LineFilter

    from agents.config.schema import Config
    from tui.painted import Painted


@runtime_checkable
class _Blinking(Protocol):
    """A field whose cursor may blink."""

    cursor_blink: bool

    def post_message(self, message: Message) -> bool: ...


def _everywhere() -> "type[Provider]":
    from tui.screens.palette import EverywhereProvider

    return EverywhereProvider


class PlanroomApp(App[None]):
    """Home, or a room on one session."""

    TITLE = "planroom"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set["type[Provider] | Callable[[], type[Provider]]"]] = {_everywhere}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+l", "paint_anew", "Paint anew", show=False, priority=True),
    ]

    def __init__(
        self,
        session: Path | None = None,
        link: EngineLinkFactory | None = None,
        mode: Mode = "live",
        pace: Pace = NORMAL,
        draft: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._ascii = AsciiFilter() if wants_ascii(os.environ) else None
        self._no_colour = NoColourFilter()
        self._sixteen = SixteenFilter()
        self._painted = _painted()
        super().__init__()
        self._keys = KeyOrder(self, super().on_event)
        self._rooms = Rooms(link or attach, clock)
        self.failure: Exception | None = None
        self.seen = (session, mode) if session is not None else None
        """The session that was looked at last, and how."""
        self._session = session
        self._mode: Mode = mode
        self._pace = pace
        self._draft = draft
        self.keymap: Keymap = {}
        """The keys that a person gave to actions."""
        self._configured_theme: str | None = None
        if self._ascii is not None:
            _replace_what_has_no_code()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        # Nothing moves by itself: who is disturbed by motion is spared it, and a thin line a screen for each step.
        self.animation_level = "none"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let no cursor blink: it would move by itself, and write to the terminal while nothing happens."""
        field = event.widget
        if isinstance(field, _Blinking) and field.cursor_blink:
            field.cursor_blink = False
            if self.focused is field:
                # A field hides a cursor that stops blinking, until the focus comes.
                field.post_message(events.Focus())

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen: home, or a word while the session is opened."""
        if self._session is None:
            return HomeScreen(self._rooms)
        return OpeningScreen(self._rooms, self._session, self._mode, self._pace, self._draft)

    def on_mount(self) -> None:
        """Read what the person set once something is on the screen: reading it takes longer than the first frame."""
        self.app_resume_signal.subscribe(self, lambda _: self._forget_painted())
        self.call_after_refresh(self._take_settings)

    async def _take_settings(self) -> None:
        config = await asyncio.to_thread(_read_config)
        self._configured_theme = config.theme
        if config.theme is not None and config.theme not in self.available_themes:
            say(self, f"config.toml names the theme {config.theme}, which there is not.", problem=True)
        theme = await asyncio.to_thread(_theme_of, config.theme)
        if theme in self.available_themes:
            self.theme = theme
        self.keymap, problems = keymap_of(config.keys)
        self.set_keymap({name: ",".join(keys) for name, keys in self.keymap.items()})
        for problem in problems:
            say(self, problem, problem=True)
        if self.keymap and isinstance(self.screen, PlaceScreen):
            self.screen.take_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no palette behind the sentence that the terminal is too small."""
        if action == "command_palette" and self.screen_stack and self.screen.has_class("-tiny"):
            return False
        return super().check_action(action, parameters)

    async def on_event(self, event: events.Event) -> None:
        """Take what is typed in its order."""
        if isinstance(event, events.Resize):
            self._forget_painted()
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self.screen_stack:
            await self._keys.take(event)
        else:
            await super().on_event(event)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write what differs from what stands in the terminal."""
        super()._display(screen, renderable if self._painted is None else self._painted.update(renderable))

    def _forget_painted(self) -> None:
        if self._painted is not None:
            self._painted.forget()

    def action_paint_anew(self) -> None:
        """Write the whole screen, over whatever another program wrote there."""
        self._forget_painted()
        self.refresh()

    def get_line_filters(self) -> "Sequence[LineFilter]":
        """Return the filters of lines: ours for few colours, none, or a terminal without UTF-8, besides Textual's."""
        few = self._sixteen if not self.is_headless and self.console.color_system == "standard" else None
        own = (self._no_colour if self.no_color else few, self._ascii)
        return [*super().get_line_filters(), *(one for one in own if one is not None)]

    def search_themes(self) -> None:
        """Let a person pick a theme."""
        from textual.command import CommandPalette

        from tui.screens.themes import ThemesProvider

        self.push_screen(CommandPalette(providers=[ThemesProvider], placeholder="Search for themes…"))

    def pick_theme(self, name: str) -> None:
        """Take a theme that was picked, and keep it for the next start."""
        from tui.picked_theme import keep_theme

        self.theme = name
        keep_theme(name, self._configured_theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what the palette offers everywhere."""
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        yield SystemCommand("Quit", "Leave planroom", self.action_quit)

    @on(HomeScreen.Opened)
    def _remember(self, message: HomeScreen.Opened) -> None:
        self.seen = message.path, "live"

    @on(Left)
    def _leave_room(self, message: Left) -> None:
        """Go home from a room that was opened there; otherwise leave: the shell is told what goes on."""
        if self._session is None:
            if message.sentence:
                say(self, message.sentence)
            self._close_room(message.room)
        else:
            self.exit()

    @on(Unopened)
    def _tell_why(self, message: Unopened) -> None:
        """Say on the home screen why a session did not open; without one, leave that to the command line."""
        if self._session is None:
            self._close_room(message.room)
            say(self, str(message.error), problem=True)
        else:
            self.failure = message.error
            self.exit()

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top, and what was said on it."""
        self.clear_notifications()
        return super().pop_screen()

    def _close_room(self, room: Screen[None]) -> None:
        # A key pressed twice asks twice; by then the room may be gone.
        if room is self.screen:
            self.pop_screen()

    def _fatal_error(self) -> None:
        """End on a fault of our own; what is said about it, and where, is the command line's business."""
        self.failure = self._exception
        self._close_messages_no_wait()


def _read_config() -> "Config":
    from agents.config.reading import read_config

    return read_config().config


def _painted() -> "Painted | None":
    """Return what writes only what differs; None where a release of Textual has no such updates: it writes it all."""
    try:
        from tui.painted import Painted
    except ImportError:
        return None
    return Painted()


def _theme_of(configured: str | None) -> str | None:
    from tui.picked_theme import theme_of

    return theme_of(configured)


def _replace_what_has_no_code() -> None:
    """Let output that the terminal's encoding does not have be replaced, not raise."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
