from dataclasses import replace
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plan.drawing import Graph
from plan.drawing.lanes import draw_lanes
from tests.plan.drawing.graphs import graph_of, graphs
from tests.plan.drawing.trace_lanes import lane_edges


@given(graphs(40, groups=True), st.booleans())
def test_lanes_read_back(graph: Graph, ascii_only: bool) -> None:
    drawing = draw_lanes(graph, ascii_only=ascii_only)
    assert lane_edges(drawing, ascii_only=ascii_only) == {(edge.source, edge.target) for edge in graph.edges}
    assert sorted(box.id for box in drawing.boxes) == sorted(node.id for node in graph.nodes)


@settings(max_examples=15)
@given(graphs(200), st.booleans())
def test_many_lanes_read_back(graph: Graph, ascii_only: bool) -> None:
    drawing = draw_lanes(graph, ascii_only=ascii_only)
    assert lane_edges(drawing, ascii_only=ascii_only) == {(edge.source, edge.target) for edge in graph.edges}


@settings(max_examples=25)
@given(graphs(120, groups=True), st.integers(20, 60), st.booleans())
def test_lanes_keep_any_width_and_say_by_name_what_they_cannot_draw(graph: Graph, width: int, ascii_only: bool) -> None:
    drawing = draw_lanes(graph, width, ascii_only=ascii_only)
    assert drawing.width <= width
    assert lane_edges(drawing, ascii_only=ascii_only) == {(edge.source, edge.target) for edge in graph.edges}


@settings(max_examples=4, deadline=None, phases=[Phase.generate])
@given(st.integers(0, 1 << 16), st.sampled_from(["tree", "chain", "fans", "cycles"]), st.sampled_from([80, 120]))
def test_two_thousand_nodes_of_any_shape_read_back_at_any_width(seed: int, shape: str, width: int) -> None:
    chance, count = Random(seed), 2000
    pairs = {
        "tree": lambda: {(chance.randrange(max(0, at - 60), at), at) for at in range(1, count)},
        "chain": lambda: {(at, at + 1) for at in range(count - 1)} | _near(chance, count, 400),
        "fans": lambda: {(at // 25 * 25, at) for at in range(count) if at % 25} | _near(chance, count, 300),
        "cycles": lambda: _near(chance, count, 2000) | {(b, a) for a, b in _near(chance, count, 60)},
    }[shape]()
    graph = graph_of(count, sorted(pairs), groups=chance.randint(1, 20))
    drawing = draw_lanes(graph, width)
    assert drawing.width <= width
    assert lane_edges(drawing) == {(edge.source, edge.target) for edge in graph.edges}


def _near(chance: Random, count: int, edges: int) -> set[tuple[int, int]]:
    starts = (chance.randrange(count - 40) for _ in range(edges))
    return {(start, start + chance.randint(1, 40)) for start in starts}


def test_two_thousand_nodes_read_back_with_cycles_among_them() -> None:
    chance = Random(7)
    pairs = {(at, at + chance.randint(1, 40)) for at in range(1960)} | {(at + 30, at) for at in range(0, 1900, 100)}
    graph = graph_of(2000, sorted(pairs), groups=20)
    assert lane_edges(draw_lanes(graph)) == {(edge.source, edge.target) for edge in graph.edges}


def test_a_node_more_moves_few_others() -> None:
    pairs = [(at, at + step) for at in range(0, 60, 2) for step in (1, 4, 7)]
    before, after = draw_lanes(graph_of(68, pairs)), draw_lanes(graph_of(69, [*pairs, (40, 68)]))
    order = [[box.id for box in sorted(drawing.boxes, key=lambda box: box.y)] for drawing in (before, after)]
    order[1].remove("n68")
    assert sum(a == b for a, b in zip(*order, strict=True)) >= 0.9 * 68
    column = [{box.id: box.x for box in drawing.boxes} for drawing in (before, after)]
    assert sum(column[1][id_] == x for id_, x in column[0].items()) >= 0.7 * 68


def test_a_small_plan_in_lanes() -> None:
    graph = graph_of(6, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (0, 5)], groups=2)
    assert draw_lanes(graph).lines() == [
        "       ── Group 0 ──",
        "    ○  n0",
        "●───┤  n1",
        "│ ●─┤  n2",
        "│ │ │  ── Group 1 ──",
        "●─╯ │  n3",
        "●   │  n4",
        "    ●  n5",
    ]


def test_a_cycle_is_drawn_upwards_with_an_arrow() -> None:
    assert draw_lanes(graph_of(2, [(0, 1), (1, 0)])).lines() == ["╭◀╮", "● ┊  n0", "● ┊  n1", "╰─╯"]


def test_a_need_of_a_later_group_is_drawn_upwards() -> None:
    lines = draw_lanes(graph_of(2, [(1, 0)], groups=2)).lines()
    assert lines == ["     ── Group 0 ──", "╭◀╮", "● ┊  n0", "  ┊  ── Group 1 ──", "○ ┊  n1", "╰─╯"]


def test_an_open_mark_below_another_is_not_joined_with_it() -> None:
    assert draw_lanes(graph_of(2, [])).lines() == ["○  n0", "○  n1"]
    assert draw_lanes(graph_of(2, [(0, 1)])).lines() == ["○  n0", "●  n1"]


def test_what_is_cut_is_named_at_both_ends_and_the_critical_path_is_cut_last() -> None:
    pairs = [(at, 9) for at in range(8)] + [(0, 8)]
    kinds = ["critical" if pair == (0, 9) else "" for pair in pairs]
    base = graph_of(10, pairs)
    edges = tuple(replace(edge, kind=kind) for edge, kind in zip(base.edges, kinds, strict=True))
    assert draw_lanes(Graph(base.nodes, edges), 24).lines() == [
        "○            n0",
        "┠─●          n8",
        "┃ ○          n1",
        "┃              → n9",
        "┃ ○          n2",
        "┃              → n9",
        "┃ ○          n3",
        "┃ │ ○        n4",
        "┃ │ │ ○      n5",
        "┃ │ │ │ ○    n6",
        "┃ │ │ │ │ ○  n7",
        "●─┴─┴─┴─┴─╯  n9",
        "               ← n1, n2",
    ]


def test_lanes_that_meet_stand_beside_each_other() -> None:
    """Three pairs that begin side by side and meet in turn: nothing has to cross."""
    drawing = draw_lanes(graph_of(9, [(0, 6), (1, 7), (2, 8), (3, 6), (4, 7), (5, 8)]))
    assert "┼" not in "".join(drawing.lines())
