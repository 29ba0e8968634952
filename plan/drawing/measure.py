"""How large boxes are, and what is written in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from plan.drawing.ascii import spelled
from plan.drawing.canvas import Box, Canvas
from plan.drawing.graph import Edge, Graph, Line, Node, Span
from plan.drawing.text import clean, clip, columns

_LOOP = "↺"


def tidy(graph: Graph, *, ascii_only: bool = False) -> Graph:
    """Return the graph with clean text, in ASCII if asked for, and only the first node of each id."""

    def text(said: str) -> str:
        return spelled(clean(said)) if ascii_only else clean(said)

    nodes: dict[str, Node] = {}
    for node in graph.nodes:
        nodes.setdefault(node.id, node)
    kept = tuple(_tidy_node(node, text) for node in nodes.values())
    edges = tuple(replace(edge, label=text(edge.label)) if edge.label else edge for edge in graph.edges)
    groups = tuple(replace(group, title=text(group.title)) for group in graph.groups)
    return replace(graph, nodes=kept, edges=edges, groups=groups)


def _tidy_node(node: Node, text: Callable[[str], str]) -> Node:
    lines = tuple(
        replace(line, spans=tuple(Span(text(span.text), span.role) for span in line.spans)) for line in node.lines
    )
    return replace(node, lines=lines, title=text(node.title), note=text(node.note))


def line_columns(line: Line) -> int:
    """Return how many columns a line of a box needs."""
    gap = 2 if line.justified and len(line.spans) > 1 else 0
    return gap + sum(columns(span.text) for span in line.spans)


@dataclass(frozen=True, slots=True)
class Face:
    """A node's box, measured."""

    node: Node
    width: int
    height: int
    said: str
    """What edges from it to itself are labelled with."""

    @classmethod
    def of(cls, node: Node, loops: Sequence[Edge] = ()) -> "Face":
        """Measure a node; `loops` are the edges that lead from it to itself."""
        said = ", ".join(dict.fromkeys(edge.label for edge in loops if edge.label))
        mark = (2 if loops else 0) + (columns(said) + 2 if said else 0)
        inner = max((line_columns(line) for line in node.lines), default=0)
        title = columns(node.title) + 2 if node.title else 0
        return cls(node, max(inner + 4, title + 4 + mark, 5), max(len(node.lines), 1) + 2, said)


def write_box(canvas: Canvas, face: Face, box: Box, loops: tuple[int, ...]) -> None:
    """Draw a node's box with its text, and in its border a mark, and what is said of them, for edges to itself."""
    node = face.node
    canvas.frame(box, node.kind or "box", title=clip(node.title, box.width - 5))
    for at, line in enumerate(node.lines):
        x = box.x + 2
        for number, span in enumerate(line.spans):
            if line.justified and number and number == len(line.spans) - 1:
                x = box.x + box.width - 2 - columns(span.text)
            x = canvas.write(x, box.y + 1 + at, span.text, span.role, node.id)
    if loops:
        if face.said:
            canvas.write(box.x + box.width - 5 - columns(face.said), box.y, f" {face.said} ", "label", node.id, loops)
        canvas.sign((box.x + box.width - 3, box.y), _LOOP, "loop", node.id, loops)


def roles(edges: tuple[Edge, ...], numbers: list[int], *, back: bool) -> list[tuple[str, list[int]]]:
    """Return the edges by the role of their lines, critical ones last so that they are on top; `back` if they lead
    against the layers."""
    grouped: dict[str, list[int]] = {}
    for number in numbers:
        grouped.setdefault(edges[number].kind or ("back" if back else "edge"), []).append(number)
    return sorted(grouped.items(), key=lambda entry: entry[0] == "critical")
