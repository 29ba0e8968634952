from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from networkx import DiGraph, is_directed_acyclic_graph

from benchmarks.drawings.graphs import story_graph
from benchmarks.drawings.many import moved, with_a_leaf, with_a_story
from plan.drawing import Edge, Graph, Line, Node, Span
from plan.drawing.boxes import draw_boxes
from tests.plan.drawing.graphs import graph_of, graphs, labelled, schemas
from tests.plan.drawing.trace import edges_of, ties_of

DIRECTIONS: st.SearchStrategy[Literal["down", "right"]] = st.sampled_from(["down", "right"])


@given(graphs(60), DIRECTIONS, st.booleans(), st.sampled_from([None, 30, 70]))
def test_boxes_read_back(
    graph: Graph, direction: Literal["down", "right"], ascii_only: bool, limit: int | None
) -> None:
    drawing = draw_boxes(graph, direction, width=limit, limit=limit, ascii_only=ascii_only)
    assert edges_of(drawing, ascii_only=ascii_only) == {(edge.source, edge.target) for edge in graph.edges}
    assert sorted(box.id for box in drawing.boxes) == sorted(node.id for node in graph.nodes)


@given(labelled(14), DIRECTIONS, st.booleans())
def test_labelled_boxes_read_back(graph: Graph, direction: Literal["down", "right"], ascii_only: bool) -> None:
    drawing = draw_boxes(graph, direction, ascii_only=ascii_only)
    both = {(edge.target, edge.source) for edge in graph.edges if edge.source_end == "arrow"}
    expected = {(edge.source, edge.target) for edge in graph.edges} | both
    assert edges_of(drawing, ascii_only=ascii_only) == expected


@given(schemas(10), DIRECTIONS, st.booleans())
def test_schemas_read_back(graph: Graph, direction: Literal["down", "right"], ascii_only: bool) -> None:
    drawing = draw_boxes(graph, direction, ascii_only=ascii_only)
    drawn = {
        (edge.source, edge.source_end, edge.target, edge.target_end, edge.source_line, edge.target_line)
        for edge in graph.edges
    }
    expected = sorted(tuple(sorted([(edge[0], edge[1]), (edge[2], edge[3])])) for edge in drawn)
    assert sorted(ties_of(drawing, ascii_only=ascii_only)) == expected


def test_a_chain_stands_straight() -> None:
    drawing = draw_boxes(graph_of(3, [(0, 1), (1, 2)]))
    assert drawing.lines() == [
        "╭────╮",
        "│ n0 │",
        "╰──┬─╯",
        "   ▼",
        "╭────╮",
        "│ n1 │",
        "╰──┬─╯",
        "   ▼",
        "╭────╮",
        "│ n2 │",
        "╰────╯",
    ]


def test_where_lines_cross_they_cross_and_where_four_meet_there_is_a_dot() -> None:
    crossed = draw_boxes(graph_of(4, [(0, 2), (0, 3), (1, 2), (1, 3)]))
    fan = draw_boxes(graph_of(4, [(0, 1), (0, 2), (0, 3)]))
    assert any("┼" in line for line in crossed.lines())
    assert sum(line.count("•") for line in fan.lines()) == 1


def test_cells_say_whose_they_are() -> None:
    graph = Graph(
        (Node("a", (Line((Span("A", "title"),)),)), Node("b", (Line((Span("B"),)),), kind="critical")),
        (Edge("a", "b", "calls", kind="critical"),),
    )
    drawing = draw_boxes(graph)
    cells = [cell for row in drawing.rows for cell in row if cell.char not in {" ", ""}]
    assert {cell.owner for cell in cells if cell.char in {"A", "B"}} == {"a", "b"}
    assert {cell.role for cell in cells if cell.edges == (0,)} == {"critical", "label"}
    assert next(cell.role for cell in cells if cell.char == "A") == "title"
    assert any("┃" in line for line in drawing.lines())


def test_what_leads_nowhere_and_what_comes_twice_is_left_out() -> None:
    node = Node("a", (Line((Span("A"),)),))
    drawing = draw_boxes(Graph((node, node), (Edge("a", "gone"), Edge("gone", "a"))))
    assert [box.id for box in drawing.boxes] == ["a"]
    assert edges_of(drawing) == set()


def test_nothing_is_drawn_of_nothing() -> None:
    drawing = draw_boxes(Graph(()))
    assert (drawing.lines(), drawing.width, drawing.height, drawing.form) == ([], 0, 0, "empty")


def test_a_critical_line_is_heavy_from_its_box_on_though_others_share_it() -> None:
    graph = graph_of(3, [(0, 1), (0, 2)], kinds=("", "critical"))
    assert any("┰" in line or "┳" in line for line in draw_boxes(graph).lines())
    assert any("┝" in line for line in draw_boxes(graph, "right").lines())


def test_lines_with_arrows_at_both_ends_are_shared_with_no_other() -> None:
    nodes = graph_of(3, []).nodes
    both = tuple(Edge(source, "n2", source_end="arrow") for source in ("n0", "n1"))
    lines = draw_boxes(Graph(nodes, both)).lines()
    assert sum(line.count("▲") for line in lines) == sum(line.count("▼") for line in lines) == 2


def test_two_lines_of_a_box_do_not_cross_each_other() -> None:
    """S1-04 leads to both sides of where another line arrives from it; dot draws this without a crossing too."""
    assert "┼" not in "".join(draw_boxes(story_graph(8, 11, seed=12)).lines())


def test_a_leaf_more_moves_few_boxes() -> None:
    shares = [_moved(story_graph(16, 22, seed), with_a_leaf, seed) for seed in range(24)]
    assert sum(shares) / len(shares) <= 0.03
    assert max(shares) <= 0.25


def test_a_story_more_with_two_dependencies_moves_few_boxes() -> None:
    shares = [_moved(story_graph(30, 41, seed), with_a_story, seed) for seed in range(12)]
    assert sum(shares) / len(shares) <= 0.15


def _moved(graph: Graph, grown: Callable[[Graph, int], Graph], seed: int) -> float:
    return moved(graph, draw_boxes(graph), draw_boxes(grown(graph, seed)))


@given(graphs(20), DIRECTIONS, st.booleans())
def test_what_closes_a_cycle_is_marked_and_nothing_else(
    graph: Graph, direction: Literal["down", "right"], ascii_only: bool
) -> None:
    plain = replace(graph, edges=tuple(replace(edge, kind="") for edge in graph.edges))
    drawing = draw_boxes(plain, direction, ascii_only=ascii_only)
    back = {edge for row in drawing.rows for cell in row if cell.role == "back" for edge in cell.edges}
    edges = [(at, edge.source, edge.target) for at, edge in enumerate(plain.edges) if edge.source != edge.target]
    onward: DiGraph[str] = DiGraph((source, target) for at, source, target in edges if at not in back)
    assert is_directed_acyclic_graph(onward)
    assert bool(back) == (not is_directed_acyclic_graph(DiGraph((source, target) for _, source, target in edges)))


def test_a_cycle_in_boxes_has_hollow_arrows_and_dashes() -> None:
    lines = draw_boxes(graph_of(3, [(0, 1), (1, 2), (2, 0)])).lines()
    assert sum(line.count("△") for line in lines) == 1
    assert any("┊" in line for line in lines)
    assert sum(line.count("▼") for line in lines) == 2


def test_what_several_edges_carry_at_a_box_belongs_to_all_of_them() -> None:
    drawing = draw_boxes(graph_of(4, [(0, 3), (1, 3), (2, 3)]))
    arrows = [cell for row in drawing.rows for cell in row if cell.char == "▼"]
    assert [set(cell.edges) for cell in arrows] == [{0, 1, 2}]
