from hypothesis import given
from hypothesis import strategies as st

from plan.drawing.channel import Wire, route


def test_a_straight_wire_needs_no_track() -> None:
    assert route([Wire((4,), (4,))], 2)[1] == 0


def test_wires_side_by_side_share_a_track() -> None:
    routes, count = route([Wire((0,), (4,)), Wire((8,), (12,))], 2)
    assert count == 1
    assert [each.tracks for each in routes] == [(0,), (0,)]


def test_the_wire_that_comes_down_first_lies_above() -> None:
    routes, _ = route([Wire((8,), (0,)), Wire((0,), (4,))], 2)
    assert routes[1].tracks < routes[0].tracks


def test_two_wires_that_change_places_change_over() -> None:
    routes, _ = route([Wire((0,), (8,)), Wire((8,), (0,))], 2)
    assert sorted(len(each.tracks) for each in routes) == [1, 2]


@given(st.data())
def test_no_two_wires_ever_touch(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 8))
    tops = data.draw(st.permutations(range(0, 40, 2)))
    bottoms = data.draw(st.permutations(range(0, 40, 2)))
    split = data.draw(st.lists(st.integers(1, 2), min_size=count, max_size=count))
    wires, at = [], 0
    for size in split:
        wires.append(Wire((tops[at],), tuple(bottoms[at : at + size])))
        at += size
    routes, tracks = route(wires, 2)
    across: dict[tuple[int, int], int] = {}
    down: dict[tuple[int, int], int] = {}

    def lay(taken: dict[tuple[int, int], int], cells: list[tuple[int, int]], wire: int) -> None:
        for cell in cells:
            assert taken.setdefault(cell, wire) == wire

    for number, (wire, way) in enumerate(zip(wires, routes, strict=True)):
        first, last = (way.tracks[0], way.tracks[-1]) if way.tracks else (tracks, 0)
        ends = {*wire.tops, *wire.bottoms}
        if len(way.tracks) == 1:
            lay(across, [(x, first) for x in range(min(ends), max(ends) + 1)], number)
        elif way.tracks:
            for track, side in ((first, wire.tops), (last, wire.bottoms)):
                stops = {*side, way.turn}
                lay(across, [(x, track) for x in range(min(stops), max(stops) + 1)], number)
            lay(down, [(way.turn, y) for y in range(first, last + 1)], number)
        lay(down, [(x, y) for x in wire.tops for y in range(-1, first + 1)], number)
        lay(down, [(x, y) for x in wire.bottoms for y in range(last, tracks + 1)], number)
