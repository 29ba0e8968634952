"""The lines of a drawing that are lit with an item: those of its edges, where they are."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from widgets.wires import Wires, lit_wires

ROWS = (((), (0,), (0, 1), (1,)), ((), (), (1,), ()))


def test_an_item_lights_the_cells_of_its_edges_and_no_others() -> None:
    wires = Wires(ROWS, {"/a": frozenset({0}), "/b": frozenset({0, 1})}).lower(3)
    assert list(wires.spans("/a", 3)) == [(1, 3)]
    assert list(wires.spans("/b", 3)) == [(1, 4)]
    assert list(wires.spans("/a", 4)) == list(wires.spans("/b", 2)) == list(wires.spans("/gone", 3)) == []


def test_lit_cells_change_their_style_and_nothing_moves() -> None:
    row = lit_wires(Strip([Segment("漢─┬─╮ x")]), [(2, 4), (5, 6)], Style(bold=True))
    assert row.text == "漢─┬─╮ x"
    assert [segment.text for segment in row if segment.style and segment.style.bold] == ["─┬", "╮"]
