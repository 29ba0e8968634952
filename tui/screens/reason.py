"""A reason, in one line, for something that is kept in the log."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.actions import Place, bindings
from tui.screens.base import PlaceModal
from widgets.prose import Problem
from widgets.text import safe


class ReasonScreen(PlaceModal[str]):
    """Asks for a reason."""

    PLACE: ClassVar[Place] = "form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self._title = title
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = f"Enter takes it · {self.key_of('back')} leaves"
            yield Static(safe(self._about), markup=False)
            yield Input(placeholder="Why?", id="reason")
            yield Problem()

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        message.stop()
        if message.value.strip():
            self.dismiss(message.value.strip())
        else:
            said = f"A reason is kept in the log; write one, or leave with {self.key_of('back')}."
            self.query_one(Problem).tell(said)
