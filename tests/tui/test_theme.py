"""Our themes can be read: text stands out from everything it may stand on."""

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.theme import THEMES
from widgets.agent_rail import AgentCell
from widgets.row_view import RowView

TEXTS = (
    "text",
    "text-muted",
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "footer-key-foreground",
)
GROUNDS = ("background", "surface", "panel")
FOUND, DRAFTING = 0.20, 0.10
"""How much of a colour the mark on a selected item has, and the agent that writes."""


def luminance(color: Color) -> float:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b)


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out(theme: Theme, text: str, ground: str) -> None:
    colors = theme.to_color_system().generate()
    assert contrast(Color.parse(colors[text]), Color.parse(colors[ground])) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_is_highlighted_stands_out(theme: Theme) -> None:
    colors = theme.to_color_system().generate()
    marked = Color.parse(colors["surface"]).blend(Color.parse(colors["primary"]), FOUND)
    written = Color.parse(colors["background"]).blend(Color.parse(colors["accent"]), DRAFTING)
    grounds = [Color.parse(colors[name]) for name in ("block-cursor-background", "block-cursor-blurred-background")]
    for ground in (*grounds, marked, written):
        for text in ("block-cursor-foreground", *TEXTS[:-1]):
            assert contrast(Color.parse(colors[text]), ground) >= 4.5, (text, ground.hex)


def test_the_grounds_of_the_test_are_those_of_the_widgets() -> None:
    assert f".row-view--found {{ background: $primary {FOUND:.0%}" in RowView.DEFAULT_CSS
    assert f"background: $accent {DRAFTING:.0%}" in AgentCell.DEFAULT_CSS
