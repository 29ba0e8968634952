"""What stands on which row of a drawing in lanes, and from where to where each lane runs."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from plan.drawing.graph import Graph
from plan.drawing.lane_folding import Run, folded
from plan.drawing.lane_order import back_links, lane_order
from plan.drawing.layering import Link

RowKind = Literal["node", "group", "in", "out", "named", "note"]
"""`in` is above a node that something below leads back to, `out` below one that leads back, and `named` below one that
waits for something, or that something waits for, which names say and no line. `note` says more of the node above."""


@dataclass(slots=True, eq=False)
class Lane:
    """A line that runs down (or, dashed, up) one column and branches off at some rows."""

    start: int
    back: bool = False
    column: int = 0
    branches: dict[int, list[int]] = field(default_factory=dict)
    """Edges by the row at which they branch off."""
    ahead: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    """The rows at which something still branches off, the next one last, with the edges from there on."""

    @property
    def end(self) -> int:
        """The last row."""
        return max(self.branches)

    def sort(self) -> None:
        """Prepare for walking down the rows."""
        edges: tuple[int, ...] = ()
        for row in sorted(self.branches, reverse=True):
            edges = (*self.branches[row], *edges)
            self.ahead.append((row, edges))


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes by node: those that lead down from it, back up to it, and from where they arrive above it."""

    down: dict[int, Lane]
    up: dict[int, Lane]
    arriving: dict[int, Lane]

    def all(self) -> tuple[Lane, ...]:
        """Return every lane."""
        return (*self.down.values(), *self.up.values(), *self.arriving.values())


@dataclass(slots=True)
class Row:
    """A row of a node or a group."""

    kind: RowKind
    number: int
    sources: tuple[int, ...] = ()
    """Edges of which the row names where they come from."""
    targets: tuple[int, ...] = ()
    """Edges of which the row names where they lead to."""
    said: str = ""
    """What a note says."""
    column: int = 0
    """Where the node's mark is."""
    taps: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Columns that are joined with the mark's column, with the edges that run between."""
    used: int = 0


class Course:
    """The nodes in their order, and the edges between them; those that lead to themselves run nowhere."""

    def __init__(self, graph: Graph) -> None:
        number = {node.id: at for at, node in enumerate(graph.nodes)}
        self.loops: dict[int, tuple[int, ...]] = {}
        self.links: dict[int, Link] = {}
        """By the edge's place in the graph."""
        for at, edge in enumerate(graph.edges):
            source, target = number.get(edge.source), number.get(edge.target)
            if source is None or target is None:
                continue
            if source == target:
                self.loops[source] = (*self.loops.get(source, ()), at)
            else:
                self.links[at] = Link(source, target)
        self.needs = Counter(link.target for link in self.links.values())
        self.groups = len(graph.groups)
        groups = {group.id: at for at, group in enumerate(graph.groups)}
        self.group_of = [groups.get(node.group, self.groups) for node in graph.nodes]
        edges, links = list(self.links), list(self.links.values())
        back = back_links(self.group_of, links)
        self.back = frozenset(edges[at] for at in back)
        self.order = lane_order(self.group_of, [link for at, link in enumerate(links) if at not in back])

    def folded(self, room: int, kept: Collection[int]) -> frozenset[int]:
        """Return the edges to cut so that at most `room` lanes run side by side."""
        row = {node: 2 * at for at, node in enumerate(self.order)}
        down: dict[int, dict[int, list[int]]] = {}
        up: dict[int, dict[int, list[int]]] = {}
        for edge, link in self.links.items():
            if edge in self.back:
                up.setdefault(link.target, {}).setdefault(row[link.source] + 1, []).append(edge)
            else:
                down.setdefault(link.source, {}).setdefault(row[link.target], []).append(edge)
        runs = [Run(row[node], down.get(node, {})) for node in self.order]
        return folded([*runs, *(Run(row[node] - 1, branches) for node, branches in up.items())], room, kept)

    def rows(self, named: Mapping[int, Sequence[Row]], cut: Collection[int]) -> list[Row]:
        """Return all rows; `named` are those that stand below a node instead of lines."""
        back = [self.links[edge] for edge in self.back if edge not in cut]
        entered, left = {link.target for link in back}, {link.source for link in back}
        rows: list[Row] = []
        group = -1
        for node in self.order:
            if self.group_of[node] != group:
                group = self.group_of[node]
                if group < self.groups:
                    rows.append(Row("group", group))
            if node in entered:
                rows.append(Row("in", node))
            rows.append(Row("node", node))
            if node in left:
                rows.append(Row("out", node))
            rows += named.get(node, ())
        return rows

    def lanes(self, rows: Sequence[Row], cut: Collection[int]) -> Lanes:
        """Return the lanes of all edges that are not cut."""
        at_row = {row.number: y for y, row in enumerate(rows) if row.kind == "node"}
        lanes = Lanes({}, {}, {})
        for edge, link in self.links.items():
            if edge in cut:
                continue
            own = lanes.down.setdefault(link.source, Lane(at_row[link.source]))
            y = at_row[link.target]
            if edge in self.back:
                above = lanes.up.setdefault(link.target, Lane(y - 1, back=True))
                above.branches.setdefault(at_row[link.source] + 1, []).append(edge)
                lanes.arriving.setdefault(link.target, Lane(y - 1)).branches.setdefault(y, []).append(edge)
                y = at_row[link.source] + 1
            own.branches.setdefault(y, []).append(edge)
        return lanes
