"""The last line: the few keys that mean something now."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from widgets.text import line


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key, what it does in a word, and the action it stands for."""

    key: str
    word: str
    action: str
    stays: bool = False
    """Whether others are left out before it where there is little room."""


class KeyFooter(Widget):
    """Keys and words, the most important first; what does not fit is left out, the last one never."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyFooter { height: 1; dock: bottom; padding: 0 1; text-wrap: nowrap; background: $panel; }
    """

    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    @dataclass
    class Pressed(Message):
        """A hint was clicked."""

        footer: "KeyFooter"
        action: str

        @property
        def control(self) -> "KeyFooter":
            """The footer."""
            return self.footer

    def render(self) -> Content:
        """Render what fits."""
        return line("  ").join([_hint(hint) for hint in self._fitting()])

    def _fitting(self) -> Sequence[KeyHint]:
        kept = list(self.hints) or [KeyHint("?", "keys", "help")]
        while len(kept) > 1 and sum(_hint(one).cell_length + 2 for one in kept) - 2 > self.content_size.width:
            going = [one for one in kept[:-1] if not one.stays] or kept[:-1]
            kept.remove(going[-1])
        return kept

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        x = event.x - 1
        for hint in self._fitting():
            width = _hint(hint).cell_length
            if 0 <= x < width:
                self.post_message(self.Pressed(self, hint.action))
                return
            x -= width + 2


def _hint(hint: KeyHint) -> Content:
    return line((hint.key, "bold $text-accent"), f" {hint.word}")
