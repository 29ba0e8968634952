import random
import time

from hypothesis import given, settings
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
