"""The keys of where you are, from the action registry."""

from functools import lru_cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.actions import SCROLLING, Action, Place, shown
from tui.screens.base import PlaceModal
from widgets.marks import STATUS
from widgets.page import Laid, Page
from widgets.row_view import RowView


class HelpScreen(PlaceModal[None]):
    """Keys and what they do."""

    PLACE: ClassVar[Place] = "reading"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "back", "Back", show=False)]

    def __init__(self, found: tuple[Action, ...]) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        page = RowView(help_page(self._found), classes="box")
        page.border_title = "Keys"
        page.border_subtitle = "Esc closes"
        yield page


@lru_cache(32)
def help_page(found: tuple[Action, ...]) -> Laid:
    """Return the keys of some actions."""
    page = Page(70)
    for group in dict.fromkeys(action.group for action in found if action.group):
        page.heading(group)
        page.table([_row(a.keys, a.about) for a in found if a.group == group])
    page.heading("Here" if not page.laid().lines else "Also")
    page.table([_row(a.keys, a.about) for a in found if not a.group])
    items = ", every item" if any(action.place == "room" for action in found) else ""
    everywhere = (
        ("ctrl+p", f"Find every action{items}; “theme”: dark or light"),
        ("ctrl+l", "Paint the screen anew"),
    )
    page.table([_row((key,), about) for key, about in everywhere])
    page.heading("In every page")
    for keys, about in SCROLLING:
        page.line((f"{keys}  ", "bold $text-accent"), about)
    if any(action.place == "room" for action in found):
        page.heading("Signs")
        for name in ("empty", "drafting", "drafted", "approved", "stale", "failed", "cancelled"):
            page.line(STATUS[name].content())
    return page.laid()


def _row(keys: tuple[str, ...], about: str) -> tuple[tuple[str, str], str]:
    return (" ".join(shown(key) for key in keys).ljust(9), "bold $text-accent"), about
