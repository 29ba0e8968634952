"""Scrollbars that lie: a line, as thin as one that stands is; a row of blocks would look like a part of the page."""

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender


class ScrollLine(ScrollBarRender):
    """Draws a lying scrollbar as a heavy stretch of a thin line."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = Color.parse("#555555"),  # noqa: B008 - Textual's own
        bar_color: Color = Color.parse("bright_magenta"),  # noqa: B008 - Textual's own
    ) -> Segments:
        """Draw a bar; a standing one is Textual's."""
        if vertical:
            return super().render_bar(
                size, virtual_size, window_size, position, thickness, vertical, back_color, bar_color
            )
        style = Style(color=bar_color, bgcolor=back_color)
        hidden = virtual_size - window_size
        if not window_size or hidden <= 0:
            return Segments([Segment(" " * size, style), Segment.line()])
        long = min(size, max(1, round(size * window_size / virtual_size)))
        start = round((size - long) * min(1.0, max(0.0, position / hidden)))
        parts = (("─", start, "scroll_up"), ("━", long, "grab"), ("─", size - long - start, "scroll_down"))
        shown = [Segment(sign * wide, style + Style(meta={"@mouse.down": does})) for sign, wide, does in parts if wide]
        return Segments([*shown, Segment.line()])
