"""What all screens share: keys from the registry, their footer, their help, and notices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.console import RenderableType
from textual import events, on
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.renderables.background_screen import BackgroundScreen
from textual.renderables.blank import Blank
from textual.screen import ModalScreen, Screen
from textual.visual import Visual

from sessions.errors import SessionError
from tui.actions import Action, Place, actions, footer, shown
from tui.remapping import HasKeymap, KeyOf, key_of, remapped
from widgets.dimmed import Dimmed
from widgets.key_footer import KeyFooter, KeyHint
from widgets.text import folded, safe

if TYPE_CHECKING:
    from textual.app import App
    from textual.command import Provider

Result = TypeVar("Result")

_MOVING = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "home", "end"})
"""Keys that move in what has the focus; where nothing has it, they say so like any other."""

_EDGE_COLUMNS, _EDGE_ROWS = 12, 8
"""What is seen of a screen beside and below a box is only torn if it is less."""

NOTICE_SECONDS = 6.0
_NOTICE_FRAME = 4
"""Columns that a notice's border and padding take of its nine tenths of the screen."""


@dataclass
class Left(Message):
    """A person leaves `room`; `sentence` says what goes on meanwhile, if anything does."""

    room: Screen[None]
    sentence: str


@dataclass
class Unopened(Message):
    """`room` could not be opened, because its session cannot be read."""

    room: Screen[None]
    error: SessionError


def hints(found: Sequence[Action]) -> tuple[KeyHint, ...]:
    """Return the footer's hints for some actions."""
    return tuple(KeyHint(action.key, action.word, action.name, action.stays) for action in footer(found))


def say(app: "App[Result]", sentence: str, problem: bool = False, seconds: float = NOTICE_SECONDS) -> None:
    """Show a notice in place of the one before; what it says is text, never markup."""
    # A notice is taken up when its turn comes; the one before goes then, not sooner.
    app.call_later(app.clear_notifications)
    room = app.size.width * 9 // 10 - _NOTICE_FRAME
    app.notify(
        folded(safe(sentence), room), severity="warning" if problem else "information", timeout=seconds, markup=False
    )


class Placed(Screen[Result]):
    """What stands at a place in the action registry, and so has its keys."""

    PLACE: ClassVar[Place]

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys hold here."""
        return (self.PLACE,)

    @property
    def key_of(self) -> KeyOf:
        """What gives the keys of this place, for sentences that name them."""
        return self.keys_of(*self.places())

    def keys_of(self, *places: Place) -> KeyOf:
        """Return what gives the keys of other places."""
        return key_of(self.app.keymap if isinstance(self.app, HasKeymap) else {}, *places)

    def keys_for(self, name: str) -> str:
        """Return every key of an action of this place, for where a terminal may keep one to itself."""
        keymap = self.app.keymap if isinstance(self.app, HasKeymap) else {}
        found = remapped(actions(*self.places()), keymap)
        return " or ".join(shown(key) for action in found if action.name == name for key in action.keys)

    def say(self, sentence: str, problem: bool = False, seconds: float = NOTICE_SECONDS) -> None:
        """Show a notice."""
        say(self.app, sentence, problem, seconds)

    def _screen_resized(self, size: Size) -> None:
        # Textual lays a screen out as it comes up, and then again, with all below it, for the size that it has then.
        if size != self._compositor.size:
            super()._screen_resized(size)

    async def on_key(self, event: events.Key) -> None:
        """Say so when a key means nothing; Esc and a key right after it, which a terminal sends as one, are two."""
        if event.key.startswith("alt+") and event.character and event.key not in self.active_bindings:
            event.stop()
            await self._press_after_escape(event.character, event.key.removeprefix("alt+"))
            return
        told = event.is_printable or (event.key in _MOVING and self.focused is None)
        if told and event.key not in self.active_bindings and not self.has_class("-tiny"):
            named = event.key in _MOVING or event.key == "space"
            self.say(f"{shown(event.key) if named else event.character} {self.meaningless()}", True)

    async def _press_after_escape(self, character: str, name: str) -> None:
        if escape := self.active_bindings.get("escape"):
            await self.app.run_action(escape.binding.action, escape.node)
        key = events.Key(character if character.isalnum() else name, character)
        # What a screen sends goes up no further than to that screen; the app is where keys are carried out.
        self.app.post_message(key.set_sender(self.app))

    def meaningless(self) -> str:
        """Return what is said of a key that means nothing, after its name."""
        return f"means nothing here; {self.key_of('help')} shows the keys."


def _actions_provider() -> "type[Provider]":
    from tui.screens.palette import ActionsProvider

    return ActionsProvider


class PlaceScreen(Placed[Result]):
    """A screen of a place in the action registry."""

    COMMANDS: ClassVar[set["type[Provider] | Callable[[], type[Provider]]"]] = {_actions_provider}

    def possible(self) -> tuple[Action, ...]:
        """Return what can be done here at some time or other: for the help and the palette."""
        found = actions(*self.places())
        return remapped(found, self.app.keymap) if isinstance(self.app, HasKeymap) else found

    def offered(self) -> Sequence[Action]:
        """Return what means something now: for the footer."""
        return self.possible()

    def offer(self) -> None:
        """Show in the footer what means something now."""
        self.query_one(KeyFooter).hints = hints(self.offered())

    def take_keys(self) -> None:
        """Show the keys that a person gave to actions, which are known only now."""
        self.offer()

    def on_mount(self) -> None:
        """Fill the footer; what was said on the screen before does not belong here."""
        if any(isinstance(below, PlaceScreen) for below in self.app.screen_stack[:-1]):
            self.app.clear_notifications()
        self.offer()

    def action_help(self) -> None:
        """Show the keys of this place."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.possible()))

    def action_back(self) -> None:
        """Leave this screen."""
        self.dismiss()

    @on(KeyFooter.Pressed)
    async def press_hint(self, message: KeyFooter.Pressed) -> None:
        """Do what was clicked in the footer."""
        message.stop()
        await self.run_action(message.action)


class PlaceModal(ModalScreen[Result], Placed[Result]):
    """A box over a screen, of a place in the action registry."""

    DEFAULT_CSS = """
    PlaceModal {
        align: center middle;
        background: $background 60%;
        .box {
            border: round $border;
            border-title-color: $text;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            background: $surface;
            padding: 1 2;
            width: 80;
            max-width: 95%;
            height: auto;
            max-height: 90%;
        }
        RowView.box { height: 90%; max-height: 46; }
        Problem { margin-top: 1; }
    }
    """

    def on_mount(self) -> None:
        """Take away what was said on the screen below."""
        self.app.clear_notifications()

    def render(self) -> RenderableType | Visual:  # type: ignore[override]  # as every widget may, says Textual
        """Show the screen below, dimmed; nothing of it where a box leaves only its edges."""
        below = super().render()
        if not isinstance(below, BackgroundScreen):
            return below
        if any(self._leaves_edges(box.region) for box in self.query(".box")):
            return Blank(Color.parse(self.app.theme_variables["background"]))
        return Dimmed(below)

    def _leaves_edges(self, box: Region) -> bool:
        beside, below = self.size.width - box.width, self.size.height - box.height
        return box.width > 0 and beside < _EDGE_COLUMNS and below < _EDGE_ROWS

    def meaningless(self) -> str:
        """Return what is said of a key that means nothing; a box names its keys in its border."""
        return f"means nothing here; {self.key_of('back')} leaves."

    async def on_click(self, event: events.Click) -> None:
        """Close the box when somebody clicks beside it, as its own key does."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            await self.run_action("back")

    def action_back(self) -> None:
        """Close the box."""
        self.dismiss()
