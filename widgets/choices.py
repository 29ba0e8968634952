"""Options of which one is taken, and a line for words of one's own below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.widgets.option_list import Option

from widgets.listing import Listing
from widgets.text import Part, line


@dataclass(frozen=True, slots=True)
class Choice:
    """One option and what is said of it, for example that it is recommended."""

    text: str
    note: str = ""
    chosen: bool = False


class Choices(Listing):
    """A list to choose one option from, by its number too; going down from its end leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"pick({number})", show=False) for number in range(1, 10)),
        Binding("left", "screen.go(-1)", show=False),
        Binding("right", "screen.go(1)", show=False),
    ]

    @dataclass
    class LeftBelow(Message):
        """Somebody went down from the last option."""

        choices: "Choices"

        @property
        def control(self) -> "Choices":
            """The list."""
            return self.choices

    def fill(self, choices: Sequence[Choice], highlighted: int) -> None:
        """Show these options, with one of them highlighted."""
        self.clear_options()
        self.add_options([Option(_row(number, choice)) for number, choice in enumerate(choices, 1)])
        self.highlighted = highlighted if 0 <= highlighted < len(choices) else 0

    def action_pick(self, number: int) -> None:
        """Take an option by its number."""
        if number <= self.option_count:
            self.highlighted = number - 1
            self.action_select()

    def action_cursor_down(self) -> None:
        """Go down; from the last option, leave."""
        if self.highlighted == self.option_count - 1:
            self.post_message(self.LeftBelow(self))
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go up; stay at the first option."""
        if self.highlighted:
            super().action_cursor_up()


OFFER = "or in your own words"


class OwnWords(Input):
    """A line for an answer that is none of the options; up and Esc leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("up,escape", "leave", "Back to the options", show=False)]
    DEFAULT_CSS = """
    OwnWords {
        border: none;
        height: 1;
        padding: 0 1;
        background: $panel;
        &:focus { border: none; background: $block-cursor-background; }
    }
    """

    @dataclass
    class LeftAbove(Message):
        """Somebody goes back to the options."""

        own: "OwnWords"

        @property
        def control(self) -> "OwnWords":
            """The line."""
            return self.own

    def on_focus(self) -> None:
        """Say that what is typed now is the answer."""
        self.placeholder = "type your answer; Enter takes it, ↑ goes back to the options"

    def on_blur(self) -> None:
        """Offer the line again."""
        self.placeholder = OFFER

    def action_leave(self) -> None:
        """Go back to the options; what was typed stays."""
        self.post_message(self.LeftAbove(self))


def _row(number: int, choice: Choice) -> Content:
    parts: list[Part] = [(f" {number} ", "bold $text-accent"), (choice.text, "bold" if choice.chosen else "")]
    if choice.note:
        parts.append((f"  {choice.note}", "$text-success" if choice.chosen else "$text-muted"))
    return line(*parts)
