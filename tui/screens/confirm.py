"""One question before something is done that people may not have meant."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.text import safe


class ConfirmScreen(PlaceModal[bool]):
    """Says what will happen; answers whether it shall."""

    PLACE: ClassVar[Place] = "form"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "yes", show=False), *bindings("form")]
    can_focus = True

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title = title
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter does it · Esc leaves"
            yield Static(safe(self._about), markup=False)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)
