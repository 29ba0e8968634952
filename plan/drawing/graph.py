"""What can be drawn: boxes with lines of text, and lines between them. Order is the reader's order."""

from dataclasses import dataclass, field
from typing import Literal

End = Literal["none", "arrow", "one", "optional", "many"]
"""What a line carries where it meets a box: nothing, an arrowhead, or a cardinality."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line in one role."""

    text: str
    role: str = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text inside a box; its last span stands at the right edge if `justified`."""

    spans: tuple[Span, ...]
    justified: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A box. In lanes its lines follow each other on one row."""

    id: str
    lines: tuple[Line, ...]
    title: str = ""
    """Written into the top border."""
    kind: str = ""
    """The role of its border and its mark; `critical` is drawn heavy."""
    group: str = ""
    """Id of the group it belongs to, in lanes."""
    note: str = ""
    """What lanes say behind its text where there is room, and below it where there is not."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one node to another."""

    source: str
    target: str
    label: str = ""
    kind: str = ""
    """The role of its cells; `critical` is drawn heavy."""
    source_end: End = "none"
    target_end: End = "arrow"
    source_line: int | None = None
    """Index of the line of the source's box at which it leaves, where the drawing runs left to right."""
    target_line: int | None = None
    """Index of the line of the target's box at which it arrives, likewise."""


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch of lanes with a heading."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes, edges by node id, and groups in their order.

    Ids of nodes are unique; an edge that names no node is not drawn.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = field(default=())
    bundled: bool = True
    """Whether lines into one box may join on the way. Lines out of one box always may."""
