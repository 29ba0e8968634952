"""What an item of the plan hangs together with, to go there."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plan.items import PlanItem, Relation
from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.text import clip, line, safe


class ItemScreen(PlaceModal[PlanItem]):
    """A list of items by how they hang together with one; answers with the one that is gone to."""

    PLACE: ClassVar[Place] = "form"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("form"),
        Binding("q,backspace", "back", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]
    DEFAULT_CSS = """
    ItemScreen OptionList {
        height: auto; max-height: 32; border: none; padding: 0; background: $surface; &:focus { border: none; }
    }
    """

    def __init__(self, item: PlanItem, facts: str, relations: Sequence[Relation]) -> None:
        super().__init__()
        self._item = item
        self._facts = facts
        self._relations = relations
        self._listed: list[PlanItem | None] = []

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = line((f"{self._item.kind.capitalize()} {self._item.name}", "bold"))
            box.border_subtitle = "Enter goes there · Backspace comes back · Esc closes"
            yield Static(safe(self._item.title), markup=False)
            if self._facts:
                yield Static(line((self._facts, "$text-muted")))
            yield OptionList(*self._options())

    def on_mount(self) -> None:
        """Begin at the first item."""
        listed = self.query_one(OptionList)
        self.set_focus(listed)
        listed.action_first()

    def _options(self) -> list[Option]:
        options: list[Option] = []
        width = max(20, min(80, int(self.app.size.width * 0.95)) - 10)
        for relation in self._relations:
            gap = "\n" if options else ""
            self._listed.append(None)
            heading = Content(gap) + line((relation.word, "bold $text-secondary"))
            options.append(Option(heading, disabled=True))
            for item in relation.items:
                self._listed.append(item)
                options.append(Option(clip(line("  ", (item.name, "bold"), f"  {item.title}"), width)))
        if not options:
            self._listed.append(None)
            options.append(Option("It hangs together with nothing else.", disabled=True))
        return options

    @on(OptionList.OptionSelected)
    def _go(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.dismiss(self._listed[message.option_index])

    def action_down(self) -> None:
        """Go to the next item."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Go to the item before."""
        self.query_one(OptionList).action_cursor_up()
