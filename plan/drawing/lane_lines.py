"""The lines and marks of lanes, row by row from above."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from plan.drawing.canvas import DOWN, HEAVY, LEFT, LIGHT, RIGHT, UP, Box, Canvas
from plan.drawing.graph import Graph
from plan.drawing.lane_rows import Lane, Row

_MARKS = {(False, False): "○", (False, True): "●", (True, False): "◇", (True, True): "◆"}
"""By whether a node is critical and whether it needs anything: an open mark takes nothing from above."""

_JOINED = frozenset({"node", "in", "out"})
"""The kinds of rows along which a line may run."""
_Ends = Mapping[int, tuple[tuple[int, ...], bool]]
"""The edges of the lanes on one side of a row by column, and whether they lead up."""
_NO_END: tuple[tuple[int, ...], bool] = ((), False)


class Lines:
    """Draws the rows of a graph on a canvas; `needing` are the nodes that wait for something."""

    def __init__(self, graph: Graph, canvas: Canvas, needing: Collection[int]) -> None:
        self.graph = graph
        self.canvas = canvas
        self.needing = needing
        self.critical = {at for at, edge in enumerate(graph.edges) if edge.kind == "critical"}

    def draw(self, rows: Sequence[Row], lanes: Iterable[Lane]) -> None:
        """Draw the rows from above, each between the lanes that come and those that go on."""
        starting: dict[int, list[Lane]] = {}
        for lane in lanes:
            lane.sort()
            starting.setdefault(lane.start, []).append(lane)
        running: list[Lane] = []
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
            if row.kind in _JOINED:
                row.used = max(row.used, row.column + 1, *(column + 1 for column in row.taps), 0)
            self._paint(y, row, over, beneath)

    def _paint(self, y: int, row: Row, over: _Ends, beneath: _Ends) -> None:
        across = {row.column, *row.taps} if row.kind in _JOINED else set()
        along = _along(row) if across else {}
        for column in sorted({*over, *beneath, *across, *along}):
            upper, lower = over.get(column, _NO_END), beneath.get(column, _NO_END)
            before, after = along.get(column - 1, ()), along.get(column, ())
            if upper == lower and not before and not after:
                weight = self._weight(upper[0])
                self._cell(2 * column, y, (weight, 0, weight, 0), upper[0], back=upper[1])
                continue
            ends = {UP: upper[0], RIGHT: after, DOWN: lower[0], LEFT: before}
            arms = [self._weight(ends[side]) if ends[side] else 0 for side in range(4)]
            if after:
                self._cell(2 * column + 1, y, (0, arms[RIGHT], 0, arms[RIGHT]), after)
            if any(arms):
                crossing = column not in across and bool(before or after)
                edges = (*upper[0], *lower[0], *before, *after)
                self._cell(2 * column, y, arms, edges, back=(upper[1] or lower[1]) and not crossing, crossing=crossing)
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

    def _mark(self, y: int, row: Row) -> None:
        node = self.graph.nodes[row.number]
        critical = node.kind == "critical"
        sign = _MARKS[critical, row.number in self.needing]
        self.canvas.sign((2 * row.column, y), sign, node.kind or "mark", node.id)
        self.canvas.place(Box(node.id, 2 * row.column, y, 1, 1))


def _along(row: Row) -> Mapping[int, tuple[int, ...]]:
    """Return, for each column from which the line along the row goes on to the right, the edges that do."""
    along: dict[int, tuple[int, ...]] = {}
    for tap, edges in row.taps.items():
        for column in range(min(tap, row.column), max(tap, row.column)):
            along[column] = (*along.get(column, ()), *edges)
    return along


def _ends(running: Iterable[Lane]) -> _Ends:
    ends: dict[int, tuple[tuple[int, ...], bool]] = {}
    for lane in running:
        edges = lane.ahead[-1][1]
        known = ends.get(lane.column)
        ends[lane.column] = ((*known[0], *edges) if known else edges, lane.back)
    return ends
