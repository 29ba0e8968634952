"""Words to look for."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from tui.actions import Place, bindings
from tui.screens.base import PlaceModal


class FindScreen(PlaceModal[str]):
    """Asks for words; answers with them, empty for everything."""

    PLACE: ClassVar[Place] = "form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]

    def __init__(self, title: str, about: str, words: str = "") -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = f"Enter looks · {self.key_of('back')} leaves"
            yield Input(self._words, placeholder=self._about)

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        message.stop()
        self.dismiss(message.value.strip())
