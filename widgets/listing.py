"""A list to choose from, with vi keys beside the arrows."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Listing(OptionList):
    """Options in the colours of the page that they stand on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("G", "last", "Last", show=False),
    ]
    DEFAULT_CSS = """
    Listing {
        background: $surface;
        border: none;
        padding: 0;
        height: auto;
        &:focus { border: none; background-tint: $surface 0%; }
    }
    """
