"""Going from item to item: every item is reached, nothing is jumped over, and columns are kept."""

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset

from widgets.selecting import neighbour

ROWS = st.lists(st.integers(0, 60), min_size=1, max_size=20, unique=True).map(sorted)


@given(ROWS, st.integers(1, 30))
def test_going_down_reaches_every_item_in_order(rows: list[int], height: int) -> None:
    anchors = [(f"/{row}", Offset(0, row)) for row in rows]
    selected, top, visited = "", 0, []
    while top <= rows[-1]:
        found = neighbour(anchors, selected, "down", top, height)
        if found is None:
            top += 1
        else:
            selected = found
            visited.append(found)
    assert visited == [pointer for pointer, _ in anchors]


COLUMNS = [(f"/{x}/{y}", Offset(x * 30, y * 5)) for x in range(3) for y in range(4 - x)]


def test_columns_are_kept_going_down_and_left_and_right_go_to_the_same_height() -> None:
    assert neighbour(COLUMNS, "/1/0", "down", 0, 40) == "/1/1"
    assert neighbour(COLUMNS, "/1/1", "right", 0, 40) == "/2/1"
    assert neighbour(COLUMNS, "/0/3", "right", 0, 40) == "/1/2"
    assert neighbour(COLUMNS, "/0/0", "left", 0, 40) is None
    assert neighbour(COLUMNS, "", "right", 0, 40) is None
