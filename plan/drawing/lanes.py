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

    back: bool = False
    branches: dict[int, list[int]] = field(default_factory=dict)
    """Edges by the row at which they branch off."""
    ahead: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    """The rows at which something still branches off, the next one last, with the edges from there on."""

    def sort(self) -> None:
        """Prepare for walking down the rows."""
        self.ahead = []
        edges: tuple[int, ...] = ()
        for row in sorted(self.branches, reverse=True):
            edges = (*self.branches[row], *edges)
            self.ahead.append((row, edges))

    @property
    def edges(self) -> tuple[int, ...]:
        return self.ahead[-1][1] if self.ahead else ()


_Lanes = list[_Lane | None]


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
    return _Sheet(tidy(graph), width, ascii_only=ascii_only).draw()


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
        lanes, returns = self._lanes(rows, back)
        now: _Lanes = []
        for y, row in enumerate(rows):
            now = self._advance(y, row, rows, now, lanes, returns)
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

    def _lanes(self, rows: Sequence[_Row], back: frozenset[int]) -> tuple[dict[int, _Lane], dict[int, _Lane]]:
        """Return, by node, the lanes that lead down from it and those that lead back up to it."""
        at_row = {row.number: y for y, row in enumerate(rows) if row.kind == "node"}
        down: dict[int, _Lane] = {}
        up: dict[int, _Lane] = {}
        for at, link in enumerate(self.links):
            own = down.setdefault(link.source, _Lane())
            if at in back:
                y = at_row[link.source] + 1
                up.setdefault(link.target, _Lane(back=True)).branches.setdefault(y, []).append(self.edges[at])
            else:
                y = at_row[link.target]
            own.branches.setdefault(y, []).append(self.edges[at])
        for lane in (*down.values(), *up.values()):
            lane.sort()
        return down, up

    def _advance(
        self, y: int, row: _Row, rows: Sequence[_Row], now: _Lanes, down: Mapping[int, _Lane], up: Mapping[int, _Lane]
    ) -> _Lanes:
        """Draw one row below the lanes as they are now, and return them as they go on."""
        over = [(lane, lane.edges) if lane else None for lane in now]
        after = list(now)
        tapped = self._tapped(now, y)
        for column in tapped:
            lane = now[column]
            if lane is not None:
                row.taps[column] = tuple(lane.branches[y])
                lane.ahead.pop()
                after[column] = lane if lane.ahead else None
        if row.kind == "node":
            stands_below = y > 0 and rows[y - 1].kind == "in"
            above = rows[y - 1].column if y > 0 and rows[y - 1].kind == "node" and tapped else None
            row.column = rows[y - 1].column if stands_below else self._column(tapped, now, after, above)
            _put(after, row.column, down.get(row.number))
        elif row.kind == "in":
            self._enter(y, row, now, after, up[row.number])
        elif row.kind == "out":
            row.column = rows[y - 1].column
        beneath = [(lane, lane.edges) if lane else None for lane in after]
        row.used = max((at + 1 for ends in (over, beneath) for at, end in enumerate(ends) if end), default=0)
        if row.kind != "group":
            row.used = max(row.used, row.column + 1, *(column + 1 for column in row.taps), 0)
        self._paint(y, row, over, beneath)
        return after

    @staticmethod
    def _tapped(now: _Lanes, y: int) -> list[int]:
        return [at for at, lane in enumerate(now) if lane and lane.ahead and lane.ahead[-1][0] == y]

    @staticmethod
    def _column(tapped: Sequence[int], now: _Lanes, after: _Lanes, shunned: int | None = None) -> int:
        """Return where a mark goes: under a lane that ends there, or at the nearest free place but the shunned one.

        Marks right below each other would look joined.
        """
        ending = [at for at in tapped if after[at] is None]
        if ending:
            return ending[0]
        free = [at for at, lane in enumerate(after) if lane is None and now[at] is None and at != shunned]
        free += [len(after) + (len(after) == shunned)]
        if not tapped:
            return free[0]

        def cost(at: int) -> tuple[int, int, int]:
            low, high = min(at, *tapped), max(at, *tapped)
            return sum(now[x] is not None for x in range(low, min(high, len(now)))), high - low, at

        return min(free, key=cost)

    def _enter(self, y: int, row: _Row, now: _Lanes, after: _Lanes, back: _Lane) -> None:
        """Start the lane that comes back from below to the node on the next row."""
        coming = self._tapped(now, y + 1)
        left = list(now)
        for at in coming:
            lane = now[at]
            if lane is not None and len(lane.ahead) == 1:
                left[at] = None
        row.column = self._column(coming, now, left)
        edges = back.edges
        there = now[row.column] if row.column < len(now) else None
        if there is None:
            there = _Lane(branches={y + 1: list(edges)})
            there.sort()
            _put(after, row.column, there)
        else:
            there.branches[y + 1] += edges
            there.sort()
        free = [at for at, lane in enumerate(after) if lane is None and (at >= len(now) or now[at] is None)]
        column = min([*free, len(after)], key=lambda at: (abs(at - row.column), at))
        _put(after, column, back)
        row.taps[column] = edges

    def _paint(
        self,
        y: int,
        row: _Row,
        over: Sequence[tuple[_Lane, tuple[int, ...]] | None],
        beneath: Sequence[tuple[_Lane, tuple[int, ...]] | None],
    ) -> None:
        across = [row.column, *row.taps] if row.kind != "group" else []
        low, high = min(across, default=0), max(across, default=-1)
        for column in range(max(len(over), len(beneath), high + 1)):
            upper = over[column] if column < len(over) else None
            lower = beneath[column] if column < len(beneath) else None
            arms = [0, 0, 0, 0]
            edges: list[int] = []
            for side, end in ((UP, upper), (DOWN, lower)):
                if end:
                    arms[side] = self._weight(end[1])
                    edges += end[1]
            back = any(end is not None and end[0].back for end in (upper, lower))
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


def _put(lanes: _Lanes, column: int, lane: _Lane | None) -> None:
    while len(lanes) <= column:
        lanes.append(None)
    lanes[column] = lane
