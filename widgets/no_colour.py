"""NO_COLOR: a screen of bold, reverse and underlined text in the terminal's own colours, and no others."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter


class NoColourFilter(LineFilter):
    """Takes the colours out of every line; Textual's own filter leaves greys."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without colours."""
        return [Segment(text, style.without_color if style else style, control) for text, style, control in segments]
