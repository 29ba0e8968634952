"""A page about the session that is read and scrolled, and nothing else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.actions import Place, bindings
from tui.screens.followed import KnowingScreen, Known
from widgets.header_bar import HeaderBar
from widgets.key_footer import KeyFooter
from widgets.row_view import RowView


class ReadingScreen(KnowingScreen):
    """One page between header and footer."""

    PLACE: ClassVar[Place] = "reading"
    VIEW: ClassVar[type[RowView]] = RowView
    """What shows the page."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reading")]

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield HeaderBar()
        yield self.VIEW(classes="page")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Let the keys scroll."""
        self.set_focus(self.query_one(RowView))

    def on_resize(self) -> None:
        """Lay out anew at another width."""
        self.show_known()

    def watch_known(self, known: Known | None) -> None:
        """Show what is known now."""
        raise NotImplementedError
