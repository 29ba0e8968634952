"""Keys one after the other.

Textual gives every key to the widget that has the focus when it comes. Keys that come in one go (a line that lagged, a
fast typist) would so all go to that widget, before the first of them could open the screen that the others are for.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual import events
from textual.dom import DOMNode

if TYPE_CHECKING:
    from textual.app import App

LONGEST = 1.0
"""Seconds that a key may keep those after it waiting."""

Typed = events.Key | events.Paste


class KeyOrder:
    """Gives `app` what is typed through `give`, each once the one before has had its effect."""

    def __init__(self, app: "App[None]", give: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._give = give
        self._waiting: deque[Typed] = deque()
        self._given_at: float | None = None

    async def take(self, typed: Typed) -> None:
        """Give `typed` to the app now, or as soon as it is its turn."""
        self._waiting.append(typed)
        if self._given_at is None or monotonic() - self._given_at > LONGEST:
            await self._next()

    async def _next(self) -> None:
        """Give the next one, once the screen that it is for has a focus to give it to."""
        screen = self._app.screen
        if not screen.is_mounted and screen.call_later(self._app.call_later, self._next):
            self._given_at = monotonic()
        elif self._waiting:
            self._given_at = monotonic()
            takers = (self._app.focused or screen).ancestors_with_self
            await self._give(self._waiting.popleft())
            self._follow(takers)
        else:
            self._given_at = None

    def _follow(self, takers: list[DOMNode]) -> None:
        """Come behind a key, which goes from the focus up to the app: it waits in the queue of each on its way."""
        for place, taker in enumerate(takers):
            if isinstance(taker, type(self._app)):
                break
            if taker.call_later(self._follow, takers[place + 1 :]):
                return
        self._app.call_later(self._next)


def tell_escape_from_digits() -> None:
    """Let Esc and a digit right after it be these two, as Esc and a letter are.

    Textual takes them for the signs that one terminal on one system has on its option key: £, ¢, ∞.
    """
    try:
        from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
    except ImportError:  # where a release has it no more, these keys are what Textual makes of them
        return
    known = cast("dict[str, object]", ANSI_SEQUENCES_KEYS)
    for sign in "1234567890-=":
        known.pop(f"\x1b{sign}", None)
