"""A screen below a box, in fainter colours.

Textual's own way to do this takes half of the time that a box needs to open: it mixes every piece of the screen anew,
through Rich. A screen has a few dozen styles, so each is mixed once here.
"""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions, Visual

_PLAIN = Style()


class Dimmed(Visual):
    """What Textual would show below a translucent screen."""

    def __init__(self, below: BackgroundScreen) -> None:
        self._screen = below.screen
        self._tint = below.color

    def render_strips(self, width: int, height: int | None, style: VisualStyle, options: RenderOptions) -> list[Strip]:
        """Return the lines of the screen below."""
        return [
            Strip([Segment(one.text, dimmed(one.style or _PLAIN, self._tint), one.control) for one in strip])
            for strip in self._screen._compositor.render_strips()
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of the terminal."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the width of the terminal."""
        return self._screen.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the height of the terminal."""
        return self._screen.size.height


@lru_cache(1024)
def dimmed(style: Style, tint: Color) -> Style:
    """Return a style without links, its colours mixed with `tint`; as Textual's `BackgroundScreen` does it."""
    (segment,) = BackgroundScreen.process_segments([Segment("", style)], tint)
    return segment.style or _PLAIN
