"""A selected box: its border is double, its text and what surrounds it stay as they are."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from widgets.lit_box import lit

ROWS = ("  ╭─┴─╮ ╭───╮", "  │ 漢│─│ │ │", "  ╰─┬─╯ ╰───╯  x")


def test_a_lit_box_has_a_double_border_and_nothing_else_changes() -> None:
    style = Style(bgcolor="blue")
    rows = [lit(Strip([Segment(row)]), Region(2, 0, 5, 3), y, style) for y, row in enumerate(ROWS)]
    assert ["".join(segment.text for segment in row) for row in rows] == [
        "  ╔═╧═╗ ╭───╮",
        "  ║ 漢║─│ │ │",
        "  ╚═╤═╝ ╰───╯  x",
    ]
    coloured = {s.text for row in rows for s in row if s.style is not None and s.style.bgcolor is not None}
    assert coloured == {"╔", "═╧═", "╗", "║", " 漢", "╚", "═╤═", "╝"}
