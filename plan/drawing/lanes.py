"""Lanes: one node a line in a valid order, and at the left a lane for every node that something below waits for.

A node's lane runs down from its mark. Where a line branches off towards another mark, that node needs it; a lane that
is only passed over is crossed with `┼`. What runs upwards (a cycle, or a need of something later) is dashed: it leaves
on a line of its own below its node and arrives, with an arrow, on one above.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plan.drawing.canvas import DOWN, HEAVY, LEFT, LIGHT, RIGHT, UP, Box, Canvas, Drawing
from plan.drawing.graph import Graph, Line, Node, Span
from plan.drawing.lane_columns import Track, lane_columns
from plan.drawing.lane_order import back_links, lane_order
from plan.drawing.layering import Link
from plan.drawing.measure import tidy
from plan.drawing.text import clip, columns

_MARKS = {(False, False): "○", (False, True): "●", (True, False): "◇", (True, True): "◆"}
"""By whether a node is critical and whether it needs anything: an open mark takes nothing from above."""
_LOOP = "↺"
_MOST_ALIGNED = 16
"""With more lanes than this, text starts where the lanes of its own line end."""
_LEAST_TEXT = 12


@dataclass(slots=True, eq=False)
class _Lane:
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


_Ends = Mapping[int, tuple[tuple[int, ...], bool]]
"""The edges of the lanes on one side of a row by column, and whether they lead up."""


@dataclass(frozen=True, slots=True)
class _Lanes:
    """The lanes by node: those that lead down from it, back up to it, and from where they arrive above it."""

    down: dict[int, _Lane]
    up: dict[int, _Lane]
    arriving: dict[int, _Lane]


@dataclass(slots=True)
class _Row:
    kind: str
    """`node`, `group`, `in` (above a node that something below leads back to) or `out` (below one that leads back)."""
    number: int
    column: int = 0
    """Where the node's mark is."""
    taps: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Columns that are joined with the mark's column, with the edges that run between."""
    used: int = 0


def draw_lanes(graph: Graph, width: int | None = None, *, ascii_only: bool = False) -> Drawing:
    """Draw a graph in lanes; text is clipped to the width, lanes never are."""
    return _Sheet(tidy(graph, ascii_only=ascii_only), width, ascii_only=ascii_only).draw()


class _Sheet:
    def __init__(self, graph: Graph, width: int | None, *, ascii_only: bool) -> None:
        self.graph = graph
        self.width = width
        self.canvas = Canvas(ascii_only=ascii_only)
        self.critical = {at for at, edge in enumerate(graph.edges) if edge.kind == "critical"}
        number = {node.id: at for at, node in enumerate(graph.nodes)}
        self.loops: dict[int, tuple[int, ...]] = {}
        self.links: list[Link] = []
        self.edges: list[int] = []
        for at, edge in enumerate(graph.edges):
            source, target = number.get(edge.source), number.get(edge.target)
            if source is None or target is None:
                continue
            if source == target:
                self.loops[source] = (*self.loops.get(source, ()), at)
            else:
                self.links.append(Link(source, target))
                self.edges.append(at)
        self.needs = Counter(link.target for link in self.links)
        groups = {group.id: at for at, group in enumerate(graph.groups)}
        self.group_of = [groups.get(node.group, len(groups)) for node in graph.nodes]

    def draw(self) -> Drawing:
        back = back_links(self.group_of, self.links)
        order = lane_order(self.group_of, [link for at, link in enumerate(self.links) if at not in back])
        rows = self._rows(order, back)
        lanes = self._lanes(rows, back)
        self._place(rows, lanes)
        self._walk(rows, [*lanes.down.values(), *lanes.up.values(), *lanes.arriving.values()])
        self._write(rows)
        return self.canvas.finish("lanes")

    def _rows(self, order: Sequence[int], back: frozenset[int]) -> list[_Row]:
        entered = {self.links[at].target for at in back}
        left = {self.links[at].source for at in back}
        rows: list[_Row] = []
        group = -1
        for node in order:
            if self.group_of[node] != group:
                group = self.group_of[node]
                if group < len(self.graph.groups):
                    rows.append(_Row("group", group))
            if node in entered:
                rows.append(_Row("in", node))
            rows.append(_Row("node", node))
            if node in left:
                rows.append(_Row("out", node))
        return rows

    def _lanes(self, rows: Sequence[_Row], back: frozenset[int]) -> _Lanes:
        at_row = {row.number: y for y, row in enumerate(rows) if row.kind == "node"}
        lanes = _Lanes({}, {}, {})
        for at, link in enumerate(self.links):
            own = lanes.down.setdefault(link.source, _Lane(at_row[link.source]))
            y = at_row[link.target]
            if at in back:
                above = lanes.up.setdefault(link.target, _Lane(y - 1, back=True))
                above.branches.setdefault(at_row[link.source] + 1, []).append(self.edges[at])
                lanes.arriving.setdefault(link.target, _Lane(y - 1)).branches.setdefault(y, []).append(self.edges[at])
                y = at_row[link.source] + 1
            own.branches.setdefault(y, []).append(self.edges[at])
        return lanes

    def _place(self, rows: Sequence[_Row], lanes: _Lanes) -> None:
        """Give marks and lanes their columns."""
        nodes = [(y, row.number) for y, row in enumerate(rows) if row.kind == "node"]
        track_of = {node: at for at, (_, node) in enumerate(nodes)}
        tracks: list[Track] = []
        joined: list[list[int]] = [[track_of[row.number]] if row.kind != "group" else [] for row in rows]
        for y, node in nodes:
            down = lanes.down.get(node)
            start = y - 1 if node in lanes.up else y
            tracks.append(Track(start, down.end if down else y, y, takes=bool(self.needs[node])))
            for branch in down.branches if down else ():
                if rows[branch].kind == "node":
                    joined[branch].append(track_of[node])
        for lane in lanes.up.values():
            for y in (lane.start, *lane.branches):
                joined[y].append(len(tracks))
            tracks.append(Track(lane.start, lane.end))
        text = max((self._columns(row) for row in rows if row.kind == "node"), default=0)
        room = None if self.width is None else (self.width - text) // 2
        columns = lane_columns(tracks, joined, room)
        for y, row in enumerate(rows):
            row.column = columns[joined[y][0]] if joined[y] else 0
        for node, lane in (*lanes.down.items(), *lanes.arriving.items()):
            lane.column = columns[track_of[node]]
        for lane, column in zip(lanes.up.values(), columns[len(nodes) :], strict=True):
            lane.column = column

    def _walk(self, rows: Sequence[_Row], lanes: Iterable[_Lane]) -> None:
        """Draw the rows from above, each between the lanes that come and those that go on."""
        starting: dict[int, list[_Lane]] = {}
        for lane in lanes:
            lane.sort()
            starting.setdefault(lane.start, []).append(lane)
        running: list[_Lane] = []
        beneath: _Ends = {}
        for y, row in enumerate(rows):
            over = beneath
            for lane in starting.get(y, ()):
                if lane.back:
                    row.taps[lane.column] = lane.ahead[-1][1]
            for lane in running:
                if lane.ahead[-1][0] == y:
                    row.taps[lane.column] = (*row.taps.get(lane.column, ()), *lane.branches[y])
                    lane.ahead.pop()
            running = [lane for lane in (*running, *starting.get(y, ())) if lane.ahead]
            beneath = _ends(running)
            row.used = max((column + 1 for column in (*over, *beneath)), default=0)
            if row.kind != "group":
                row.used = max(row.used, row.column + 1, *(column + 1 for column in row.taps), 0)
            self._paint(y, row, over, beneath)

    def _paint(self, y: int, row: _Row, over: _Ends, beneath: _Ends) -> None:
        across = [row.column, *row.taps] if row.kind != "group" else []
        low, high = min(across, default=0), max(across, default=-1)
        for column in range(max((*over, *beneath, high), default=-1) + 1):
            upper, lower = over.get(column), beneath.get(column)
            arms = [0, 0, 0, 0]
            edges: list[int] = []
            for side, end in ((UP, upper), (DOWN, lower)):
                if end:
                    arms[side] = self._weight(end[0])
                    edges += end[0]
            back = any(end is not None and end[1] for end in (upper, lower))
            joined = column in across
            if low <= column <= high:
                leftward = self._between(row, column, LEFT)
                rightward = self._between(row, column, RIGHT)
                for side, passing, wanted in ((LEFT, leftward, column > low), (RIGHT, rightward, column < high)):
                    if wanted:
                        arms[side] = self._weight(passing)
                        edges += passing
                        if side == RIGHT:
                            self._cell(2 * column + 1, y, (0, arms[side], 0, arms[side]), passing)
            if any(arms):
                crossing = not joined and low <= column <= high
                self._cell(2 * column, y, arms, edges, back=back and not crossing, crossing=crossing)
        if row.kind == "node":
            self._mark(y, row)
        elif row.kind == "in":
            edges_in = next(iter(row.taps.values()))
            right = next(iter(row.taps)) > row.column
            sign = "◀" if right else "▶"
            self.canvas.sign((2 * row.column + (1 if right else -1), y), sign, "back", edges=edges_in)

    def _cell(
        self,
        x: int,
        y: int,
        arms: Sequence[int],
        edges: Iterable[int],
        *,
        back: bool = False,
        crossing: bool = False,
    ) -> None:
        numbers = tuple(dict.fromkeys(edges))
        role = "critical" if HEAVY in arms else "back" if back else "edge"
        self.canvas.stroke((x, y), arms, role, numbers, back=back, crossing=crossing)

    def _weight(self, edges: Iterable[int]) -> int:
        return LIGHT if self.critical.isdisjoint(edges) else HEAVY

    @staticmethod
    def _between(row: _Row, column: int, side: int) -> tuple[int, ...]:
        """Return the edges that run along the row on one side of a column."""
        if side == RIGHT:
            far = [at for at in row.taps if (at > column if column >= row.column else at <= column)]
        else:
            far = [at for at in row.taps if (at < column if column <= row.column else at >= column)]
        return tuple(edge for at in far if at != row.column for edge in row.taps[at])

    def _mark(self, y: int, row: _Row) -> None:
        node = self.graph.nodes[row.number]
        critical = node.kind == "critical"
        sign = _MARKS[critical, bool(self.needs[row.number])]
        self.canvas.sign((2 * row.column, y), sign, node.kind or "mark", node.id)
        self.canvas.place(Box(node.id, 2 * row.column, y, 1, 1))

    def _write(self, rows: Sequence[_Row]) -> None:
        widest = max((row.used for row in rows), default=0)
        aligned = widest <= _MOST_ALIGNED
        natural = max((2 * (widest if aligned else row.used) + 1 + self._columns(row) for row in rows), default=0)
        right = natural if self.width is None else min(natural, max(self.width, 2 * widest + _LEAST_TEXT))
        for y, row in enumerate(rows):
            x = 2 * (widest if aligned else row.used) + 1
            if row.kind == "group":
                title = clip(self.graph.groups[row.number].title, right - x - 4)
                x = self.canvas.write(x, y, "── " if title else "", "group")
                x = self.canvas.write(x, y, f"{title} ", "group") if title else x
                self.canvas.write(x, y, "─" * (right - x), "group")
            elif row.kind == "node":
                self._write_node(y, x, right, row.number)

    def _columns(self, row: _Row) -> int:
        if row.kind == "group":
            return columns(self.graph.groups[row.number].title) + 6
        if row.kind != "node":
            return 0
        left, rest = _spans(self.graph.nodes[row.number], loops=row.number in self.loops)
        wide = sum(columns(span.text) for span in left)
        return wide + (2 + sum(columns(span.text) for span in rest) if rest else 0)

    def _write_node(self, y: int, x: int, right: int, number: int) -> None:
        node = self.graph.nodes[number]
        left, rest = _spans(node, loops=number in self.loops)
        tail = sum(columns(span.text) for span in rest)
        if right - x - tail - 2 < _LEAST_TEXT:
            rest, tail = (), 0
        room = right - x - (tail + 2 if tail else 0)
        for span in left:
            text = clip(span.text, room)
            room -= columns(text)
            x = self.canvas.write(x, y, text, span.role, node.id, self.loops.get(number, ()) if text == _LOOP else ())
        x = right - tail
        for span in rest:
            x = self.canvas.write(x, y, span.text, span.role, node.id)


def _spans(node: Node, *, loops: bool) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return what stands at the left of a node's line and what at its right edge."""
    lines: tuple[Line, ...] = (Line((Span(node.title, "title"),)),) if node.title else node.lines
    first = lines[0].spans if lines else ()
    rest: list[Span] = []
    for line in lines[1:]:
        rest += [Span("  ")] if rest else []
        rest += line.spans
    return ((Span(_LOOP, "loop"), Span(" "), *first) if loops else first), tuple(rest)


def _ends(running: Iterable[_Lane]) -> _Ends:
    ends: dict[int, tuple[tuple[int, ...], bool]] = {}
    for lane in running:
        edges, _ = ends.get(lane.column, ((), False))
        ends[lane.column] = (*edges, *lane.ahead[-1][1]), lane.back
    return ends
