"""A question before something is done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.prose import Prose


class AskScreen(PlaceModal[bool]):
    """Asks once; answers with True, or with nothing."""

    PLACE: ClassVar[Place] = "ask"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ask")]

    def __init__(self, title: str, about: str, does: str) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._does = does

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = f"{self.key_of('yes')} {self._does} · {self.key_of('back')} leaves"
            yield Prose(self._about)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)
