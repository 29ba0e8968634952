import random
import time
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.drawing import Edge, Graph, Line, Node, Span
from plan.drawing.boxes import draw_boxes
from tests.plan.drawing.graphs import graph_of, graphs, labelled, schemas
from tests.plan.drawing.trace import edges_of, ties_of

DIRECTIONS: st.SearchStrategy[Literal["down", "right"]] = st.sampled_from(["down", "right"])


@given(graphs(25), DIRECTIONS, st.booleans(), st.sampled_from([None, 30, 70]))
def test_boxes_read_back(
    graph: Graph, direction: Literal["down", "right"], ascii_only: bool, limit: int | None
) -> None:
    drawing = draw_boxes(graph, direction, limit=limit, ascii_only=ascii_only)
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
