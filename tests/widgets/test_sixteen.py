import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style
from textual.theme import Theme

from tui.theme import THEMES
from widgets.sixteen import BLACK, GREY, SILVER, WHITE, sixteen

colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: Color.from_rgb(*rgb))


def _numbers(style: Style) -> tuple[int | None, int | None]:
    return (style.color.number if style.color else None), (style.bgcolor.number if style.bgcolor else None)


@given(colours, colours)
def test_text_is_never_in_a_colour_next_to_that_of_its_cell(ink: Color, fill: Color) -> None:
    color, background = _numbers(sixteen(Style(color=ink, bgcolor=fill)))
    assert background in {BLACK, WHITE}
    assert color not in ({BLACK, 4} if background == BLACK else {WHITE, 11, 10, 14})


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_surfaces_are_plain_and_what_a_shade_marks_is_reversed(theme: Theme) -> None:
    for surface in (theme.background, theme.surface, theme.panel):
        assert surface is not None
        assert not sixteen(Style(color=theme.foreground, bgcolor=surface)).reverse
    marked = sixteen(Style(color=theme.foreground, bgcolor=theme.variables["block-cursor-background"]))
    assert marked.reverse


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_is_full_and_what_is_muted_is_fainter(theme: Theme) -> None:
    said, muted = (
        _numbers(sixteen(Style(color=ink, bgcolor=theme.background)))[0]
        for ink in (theme.foreground, theme.variables["text-muted"])
    )
    assert (said, muted) == ((WHITE, SILVER) if theme.dark else (BLACK, GREY))
