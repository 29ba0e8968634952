"""Every mark that a drawing needs to be read stands in its legend, and no other."""

from itertools import combinations

import pytest

from plan.drawing import Edge, Graph, draw
from plan.legend import Of, legend
from tests.plan.drawing.graphs import graph_of


@pytest.mark.parametrize("ascii_only", [False, True])
def test_crossings_branches_cycles_and_loops_of_lanes_are_explained(ascii_only: bool) -> None:
    pairs = [(a, b) for a, b in combinations(range(6), 2) if (a + b) % 3 or b == a + 1]
    base = graph_of(6, [*pairs, (5, 0)])
    graph = Graph(base.nodes, (*base.edges, Edge("n1", "n1")))
    said = legend("stories", draw(graph, 78, form="lanes", ascii_only=ascii_only), ascii_only=ascii_only)
    for words in ("cross and do not meet", "a line branches", "leads up again", "waits for itself"):
        assert words in said
    assert "waits for nothing" not in said
    assert said.isascii() == ascii_only


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_plain_line_of_boxes_needs_only_its_arrow(ascii_only: bool) -> None:
    drawing = draw(graph_of(2, [(0, 1)]), 78, form="boxes", ascii_only=ascii_only)
    said = legend("stories", drawing, ascii_only=ascii_only)
    assert said == f"{'v' if ascii_only else '▼'} waits for what the line comes from"


@pytest.mark.parametrize(("of", "words"), [("stories", "waits for"), ("tables", "refers to")])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_names_in_place_of_lines_are_explained(of: Of, words: str, ascii_only: bool) -> None:
    graph = graph_of(12, [(at, 11) for at in range(11)])
    cut, whole = (draw(graph, width, form="lanes", ascii_only=ascii_only) for width in (24, 80))
    assert f"{'<' if ascii_only else '←'} names what the one above it {words}" in legend(of, cut, ascii_only=ascii_only)
    assert "names what" not in legend(of, whole, ascii_only=ascii_only)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_cycles_in_boxes_are_explained(ascii_only: bool) -> None:
    drawing = draw(graph_of(3, [(0, 1), (1, 2), (2, 0)]), 78, form="boxes", ascii_only=ascii_only)
    assert "leads back: these call or read each other" in legend("components", drawing, ascii_only=ascii_only)
