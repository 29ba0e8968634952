"""Graphs drawn as text: layered boxes, lanes, cells with roles and owners. Knows neither a terminal nor a plan."""

from plan.drawing.canvas import Box, Cell, Drawing
from plan.drawing.drawing import Shape, draw, draw_whole
from plan.drawing.footing import below
from plan.drawing.graph import Edge, Graph, Group, Line, Node, Span

__all__ = [
    "Box",
    "Cell",
    "Drawing",
    "Edge",
    "Graph",
    "Group",
    "Line",
    "Node",
    "Shape",
    "Span",
    "below",
    "draw",
    "draw_whole",
]
