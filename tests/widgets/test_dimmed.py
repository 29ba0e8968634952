"""What is below a box looks as Textual would have it."""

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

from widgets.dimmed import dimmed


def test_a_style_is_dimmed_as_textual_does_it_and_loses_its_link() -> None:
    tint = Color.parse("#0b1622").with_alpha(0.6)
    style = Style(color="#5aa9f0", bgcolor="#0f1d2c", bold=True, link="https://example.com")
    (segment,) = BackgroundScreen.process_segments([Segment("x", style)], tint)
    assert dimmed(style, tint) == segment.style
    assert dimmed(style, tint).bold
    assert dimmed(style, tint).link is None
