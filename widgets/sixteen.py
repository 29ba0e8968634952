"""Sixteen colours: what a terminal that has no more shows of a theme, readable whatever its palette.

The nearest of sixteen colours are often two greys on each other. Here a cell is dark or light as it was, its text is
far from that, and a mark that only a shade of the background told is reversed.
"""

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

BLACK, GREY, SILVER, WHITE = 0, 8, 7, 15
_ON_DARK = (9, 11, 10, 14, 14, 13)
_ON_LIGHT = (1, 5, 0, 4, 4, 5)
"""For red, yellow, green, cyan, blue and magenta. Yellow, green and cyan cannot be read on white."""

_SHADE_ON_DARK = 1.65
_SHADE_ON_LIGHT = 1.32
_COLOURLESS = 0.25


class SixteenFilter(LineFilter):
    """Writes every line in the sixteen colours."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in those colours."""
        return [Segment(text, sixteen(style) if style else style, control) for text, style, control in segments]


@lru_cache(4096)
def sixteen(style: Style) -> Style:
    """Return a style in the sixteen colours, as readable as it was."""
    if style.bgcolor is None:
        return style
    fill = _luminance(style.bgcolor)
    light = fill > 0.5
    marked = 1.05 / (fill + 0.05) > _SHADE_ON_LIGHT if light else (fill + 0.05) / 0.05 > _SHADE_ON_DARK
    ink = None if style.color is None else RichColor.from_ansi(_ink(style.color, light))
    shown = style + Style(color=ink, bgcolor=RichColor.from_ansi(WHITE if light else BLACK))
    return shown + Style(reverse=not style.reverse) if marked else shown


def _ink(color: RichColor, light: bool) -> int:
    """Return the number of a colour that can be read on a light or a dark cell."""
    luminance = _luminance(color)
    red, green, blue = color.get_truecolor()
    most, least = max(red, green, blue), min(red, green, blue)
    if (most - least) / 255 < _COLOURLESS or (luminance > 0.5 if light else luminance < 0.08):
        if light:
            return BLACK if luminance < 0.05 else GREY if luminance < 0.3 else SILVER
        return GREY if luminance < 0.2 else SILVER if luminance < 0.5 else WHITE
    sixth = round(Color(red, green, blue).hsl.h * 6) % 6
    return (_ON_LIGHT if light else _ON_DARK)[sixth]


def _luminance(color: RichColor) -> float:
    """Return the relative luminance of WCAG."""
    red, green, blue = (_linear(part / 255) for part in color.get_truecolor())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
