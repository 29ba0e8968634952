"""Going from item to item: every item is reached, nothing is jumped over, and columns are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset, Region

from tests.plan.sample import sample_plan
from widgets.page import Laid
from widgets.pictures import components_picture, erd_picture, stories_picture
from widgets.selecting import Place, Way, neighbour, next_place, place_of

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


WAYS: tuple[Way, ...] = ("up", "down", "left", "right")
PLAN = sample_plan()
assert PLAN.architecture
assert PLAN.database
assert PLAN.sprints
DRAWINGS = [components_picture(PLAN.architecture, 110), erd_picture(PLAN.database, 76), erd_picture(PLAN.database, 190)]


@pytest.mark.parametrize("laid", DRAWINGS)
def test_every_box_is_reached_from_every_other_and_each_step_goes_where_it_says(laid: Laid) -> None:
    places = {Place(pointer, region, boxed=True) for pointer, region in laid.boxes}
    steps = {
        place: {way: next_place((), laid.boxes, place, way, place.region.y, 5) for way in WAYS} for place in places
    }
    for place, to in steps.items():
        here = place.region
        assert to["down"] is None or to["down"].region.y >= here.bottom
        assert to["up"] is None or to["up"].region.bottom <= here.y
        assert to["right"] is None or to["right"].region.x >= here.right
        assert to["left"] is None or to["left"].region.right <= here.x
    for start in places:
        reached, left = {start}, [start]
        for place in left:
            left += [new for new in steps[place].values() if new and new not in reached]
            reached |= {new for new in steps[place].values() if new}
        assert reached == places


def test_arrows_go_from_a_list_into_the_drawing_below_it_and_out_again() -> None:
    boxes = [("/b", Region(10, 2, 8, 3)), ("/c", Region(30, 2, 8, 3)), ("/d", Region(12, 7, 8, 3))]
    anchors = [("/a", Offset(0, 0)), ("/b", Offset(0, 12)), ("/e", Offset(0, 13))]
    visited, here = [], None
    while (here := next_place(anchors, boxes, here, "down", 0, 20)) is not None:
        visited.append((here.pointer, here.boxed))
    assert visited == [("/a", False), ("/b", True), ("/d", True), ("/b", False), ("/e", False)]
    out = next_place(anchors, boxes, Place("/b", Region(0, 12, 0, 1)), "up", 0, 20)
    assert out == Place("/d", Region(12, 7, 8, 3), boxed=True)
    assert next_place(anchors, boxes, None, "up", 0, 20) == Place("/e", Region(0, 13, 0, 1))


def test_stories_drawn_in_lanes_have_a_row_each() -> None:
    assert PLAN.sprints
    laid = stories_picture(PLAN.sprints, 100)
    plan = PLAN.sprints.sprints
    ids = {f"/sprints/{i}/stories/{j}": s.id for i, one in enumerate(plan) for j, s in enumerate(one.stories)}
    assert {pointer for pointer, _ in laid.boxes} == set(ids)
    assert all(row.height == 1 and ids[pointer] in str(laid.lines[row.y]) for pointer, row in laid.boxes)


def test_what_has_a_line_and_a_box_has_the_line_unless_the_box_is_meant() -> None:
    box, line = Region(4, 2, 9, 3), Region(0, 9, 0, 1)
    anchors, boxes = [("/tables/1", Offset(0, 9))], [("/tables/1", box), ("/tables/2", box)]
    assert place_of(anchors, boxes, "/tables/1", False) == Place("/tables/1", line)
    assert place_of(anchors, boxes, "/tables/1", True) == Place("/tables/1", box, boxed=True)
    assert place_of(anchors, boxes, "/tables/1/columns/0", False) == Place("/tables/1", line)
    assert place_of(anchors, boxes, "/tables/2/columns/0", False) == Place("/tables/2", box, boxed=True)
    assert place_of(anchors, boxes, "/tables", False) == Place("/tables/1", line)
    assert place_of(anchors, boxes, "/indexes", False) is None
