"""Every mark that a drawing needs to be read stands in its legend, and no other."""

from dataclasses import replace
from itertools import combinations

import pytest

from benchmarks.drawings.graphs import story_graph
from plan.drawing import Edge, Graph, Line, Shape, Span, draw
from plan.legend import Of, legend
from tests.plan.drawing.graphs import graph_of


@pytest.mark.parametrize("ascii_only", [False, True])
def test_crossings_branches_cycles_and_loops_of_lanes_are_explained(ascii_only: bool) -> None:
    pairs = [(a, b) for a, b in combinations(range(6), 2) if (a + b) % 3 or b == a + 1]
    base = graph_of(6, [*pairs, (5, 0)])
    graph = Graph(base.nodes, (*base.edges, Edge("n1", "n1")))
    said = legend("stories", draw(graph, 78, shape=Shape("lanes"), ascii_only=ascii_only), ascii_only=ascii_only)
    for words in ("cross and do not meet", "lanes meet a row", "leads up again", "waits for itself"):
        assert words in said
    assert "waits for nothing" not in said
    assert said.isascii() == ascii_only


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_plain_line_of_boxes_needs_only_its_arrow(ascii_only: bool) -> None:
    drawing = draw(graph_of(2, [(0, 1)]), 78, shape=Shape("boxes"), ascii_only=ascii_only)
    said = legend("stories", drawing, ascii_only=ascii_only)
    assert said == f"{'v' if ascii_only else '▼'} waits for what the line comes from"


@pytest.mark.parametrize(("of", "words"), [("stories", "waits for"), ("tables", "refers to")])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_names_in_place_of_lines_are_explained(of: Of, words: str, ascii_only: bool) -> None:
    graph = graph_of(12, [(at, 11) for at in range(11)])
    cut, whole = (draw(graph, width, shape=Shape("lanes"), ascii_only=ascii_only) for width in (24, 80))
    assert f"{'<' if ascii_only else '←'} names what the one above it {words}" in legend(of, cut, ascii_only=ascii_only)
    assert "names what" not in legend(of, whole, ascii_only=ascii_only)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_cycles_in_boxes_are_explained(ascii_only: bool) -> None:
    drawing = draw(graph_of(3, [(0, 1), (1, 2), (2, 0)]), 78, shape=Shape("boxes"), ascii_only=ascii_only)
    assert "leads back: these call or read each other" in legend("components", drawing, ascii_only=ascii_only)


def test_the_characters_of_crossings_and_branches_are_those_that_are_drawn() -> None:
    base = story_graph(20, 27, seed=3)
    edges = tuple(replace(edge, kind="critical" if at % 2 else "") for at, edge in enumerate(base.edges))
    drawing = draw(Graph(base.nodes, edges), 78, shape=Shape("lanes"))
    lines = {cell.char for row in drawing.rows for cell in row if cell.edges}
    parts = legend("stories", drawing).split(" · ")
    crossing = next(part for part in parts if "cross" in part).split(" lines")[0].split()
    branching = next(part for part in parts if "lanes meet" in part).split(" lanes")[0].split()
    assert set(crossing) == lines & set("┼╂┿╋┽┾╀╁╃╄╅╆╇╈╉╊")
    assert lines & set("┠┨┝┥├┤┬┴┯┷┰┸") <= set(branching) <= lines
    assert set(crossing) - {"┼"}
    assert set(branching) - set("├┤┬┴")


def test_an_end_of_a_line_is_no_crossing() -> None:
    base = graph_of(2, [(0, 1)])
    graph = Graph(base.nodes, (replace(base.edges[0], source_end="one", target_end="many"),))
    for direction in ("down", "right"):
        drawing = draw(graph, 78, shape=Shape("boxes", direction))
        assert "cross" not in legend("tables", drawing)


def test_ascii_promises_no_heavy_lines() -> None:
    base = graph_of(2, [(0, 1)], kinds=("critical",))
    graph = Graph(tuple(replace(node, kind="critical") for node in base.nodes), base.edges)
    for ascii_only in (False, True):
        drawing = draw(graph, 78, shape=Shape("lanes"), ascii_only=ascii_only)
        said = legend("stories", drawing, ascii_only=ascii_only)
        assert "on the critical path" in said
        assert ("heavy" in said) != ascii_only


def test_the_slack_that_is_explained_is_one_that_is_drawn() -> None:
    def said(*slacks: str) -> str:
        base, name = graph_of(len(slacks), []), Line((Span("as long as a story"),))
        nodes = zip(base.nodes, slacks, strict=True)
        lines = tuple(replace(node, lines=(name, Line((Span(f"{one:4}", "slack"),)))) for node, one in nodes)
        return legend("stories", draw(Graph(lines), 78, shape=Shape("lanes")))

    assert "+12 may end 12 points later" in said("", "+0", "+12", "+5")
    assert "+1 may end 1 point later" in said("+1")
    assert "+0 may end no later" in said("", "+0")
    assert "may end" not in said("", "")
