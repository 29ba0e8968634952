"""An item of the plan in full, and what it hangs together with, to go there."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size

from plan.items import PlanItem, Relation
from plan.spelled_out import Saying
from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.item_view import ItemView
from widgets.page import Laid, Page
from widgets.text import line, safe

_WIDEST = 100
_FRAME = Size(7, 4)
"""What border, padding and scrollbar take of the box."""


class ItemScreen(PlaceModal[PlanItem]):
    """What an item says, then items by how they hang together with it; answers with the one that is gone to."""

    PLACE: ClassVar[Place] = "form"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("form"),
        Binding("q,backspace", "back", show=False),
        Binding("enter", "go", show=False),
    ]
    DEFAULT_CSS = f"""
    ItemScreen ItemView.box {{ width: {_WIDEST}; }}
    """

    def __init__(self, name: str, title: str, said: Sequence[Saying], relations: Sequence[Relation]) -> None:
        super().__init__()
        self._called = name
        self._title = title
        self._said = said
        self._relations = relations
        self.listed = tuple(item for relation in relations for item in relation.items)

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        view = ItemView(classes="box")
        view.border_title = line((safe(self._called), "bold"))
        ways = "Enter goes there · Backspace comes back · " if self.listed else ""
        view.border_subtitle = f"{ways}Esc closes"
        yield view

    def on_mount(self) -> None:
        """Begin at the first item that one can go to."""
        self.set_focus(self.query_one(ItemView))

    def on_resize(self) -> None:
        """Lay out at this width; no taller than what there is to say."""
        view, room = self.query_one(ItemView), self.app.size
        width = min(_WIDEST, int(room.width * 0.95)) - _FRAME.width
        view.laid = item_page(self._title, self._said, self._relations, width)
        height = min(len(view.laid.lines) + _FRAME.height, int(room.height * 0.9))
        view.styles.height = height
        first = next(iter(view.laid.anchors), None)
        if not view.selected and first is not None and first[1].y < height - _FRAME.height:
            view.selected = first[0]

    @on(ItemView.Opened)
    def action_go(self) -> None:
        """Go to the selected item; with none in sight, to the first of the list."""
        view = self.query_one(ItemView)
        if view.selected:
            self.dismiss(self.listed[int(view.selected)])
        elif self.listed:
            view.reveal("0")


def item_page(title: str, said: Sequence[Saying], relations: Sequence[Relation], width: int) -> Laid:
    """Return an item's title, its fields, and its relations, whose items are numbered through."""
    page = Page(width, whole=True)
    page.prose(title, "bold")
    short = [saying for saying in said if not saying.listed and "\n" not in saying.entries[0]]
    page.gap()
    page.table([((saying.label.capitalize(), "$text-muted"), saying.entries[0]) for saying in short])
    for saying in said:
        if saying in short:
            continue
        page.heading(saying.label.capitalize())
        for entry in saying.entries:
            if saying.listed:
                page.bullet(entry)
            else:
                for part in entry.splitlines():
                    page.line(part)
    number = 0
    for relation in relations:
        page.heading(relation.word)
        for item in relation.items:
            page.line((item.name, "bold $text-primary"), f"  {item.title}", indent=2, pointer=str(number))
            number += 1
    return page.laid()
