"""Lanes: one node a line in a valid order, and at the left a lane for every node that something below waits for.

A node's lane runs down from its mark. Where a line branches off towards another mark, that node needs it; a lane that
is only passed over is crossed with `┼`. What runs upwards (a cycle, or a need of something later) is dashed: it leaves
on a line of its own below its node and arrives, with an arrow, on one above. Where more lanes would run side by side
than there is room for, the longest are cut: the row below a node names what it waits for instead.
"""

from collections.abc import Sequence

from plan.drawing.canvas import Canvas, Drawing
from plan.drawing.graph import Graph
from plan.drawing.lane_columns import Track, lane_columns
from plan.drawing.lane_lines import Lines
from plan.drawing.lane_rows import Course, Lanes, Row
from plan.drawing.lane_text import LEAST_TEXT, Texts
from plan.drawing.measure import tidy

_LANES_SHARE = 0.42
"""The part of a width that lanes may always take; more only where the text does not need it.

At 80 columns that is 16 lanes beside 47 columns of text, enough for a story's id and title."""
_MOST_LANES = 24
"""Nobody follows one of more lanes than this, however wide the page."""
_FEWEST_LANES = 2
_STEP = 4
"""Lanes become more by so many at a time, so that drawings of nearly the same width look alike."""


def draw_lanes(graph: Graph, width: int | None = None, *, ascii_only: bool = False) -> Drawing:
    """Draw a graph in lanes within a width: text is clipped to it, and lanes that do not fit are cut."""
    return _Sheet(tidy(graph, ascii_only=ascii_only), width, ascii_only=ascii_only).draw()


class _Sheet:
    def __init__(self, graph: Graph, width: int | None, *, ascii_only: bool) -> None:
        self.graph = graph
        self.width = width
        self.canvas = Canvas(ascii_only=ascii_only)
        self.course = Course(graph)
        self.texts = Texts(graph, self.course, self.canvas, width)
        self.lines = Lines(graph, self.canvas, self.course.needs.keys())

    def draw(self) -> Drawing:
        rows, lanes = self._placed()
        self.lines.draw(rows, lanes.all())
        self.texts.write(rows)
        return self.canvas.finish("lanes", self.graph.edges)

    def _placed(self) -> tuple[list[Row], Lanes]:
        """Return rows and lanes in their columns, with as many edges cut as it takes to keep the width."""
        most = self._most_lanes()
        room = most
        while True:
            cut = self.course.folded(room, self.lines.critical) if room is not None else frozenset()
            rows, lanes, used = self._laid(cut, most, most)
            if most is None or room is None or used <= most or not room:
                break
            room = max(0, room - max(1, used - most))
        if most is not None and used < most and any(row.kind == "note" for row in rows):
            shorter, same, columns = self._laid(cut, most, used)
            rows, lanes = (shorter, same) if columns <= used else self._laid(cut, most, most)[:2]
        return rows, lanes

    def _laid(self, cut: frozenset[int], most: int | None, beside: int | None) -> tuple[list[Row], Lanes, int]:
        """Return rows, lanes, and how many columns they take, with texts that fit beside so many."""
        text = self.width - 2 * beside - 1 if self.width and beside else 0
        rows = self.course.rows(self.texts.below(cut, text), cut)
        lanes = self.course.lanes(rows, cut)
        return rows, lanes, self._place(rows, lanes, most)

    def _most_lanes(self) -> int | None:
        if self.width is None:
            return None
        free = max(int(self.width * _LANES_SHARE), self.width - self.texts.widest - 1)
        lanes = free // 2
        lanes -= lanes % _STEP if lanes > _STEP else 0
        return min(max(_FEWEST_LANES, lanes), _MOST_LANES, max(1, (self.width - LEAST_TEXT) // 2))

    def _place(self, rows: Sequence[Row], lanes: Lanes, room: int | None) -> int:
        """Give marks and lanes their columns, and return how many there are."""
        nodes = [(y, row.number) for y, row in enumerate(rows) if row.kind == "node"]
        track_of = {node: at for at, (_, node) in enumerate(nodes)}
        tracks: list[Track] = []
        joined: list[list[int]] = [[track_of[row.number]] if row.kind in {"node", "in", "out"} else [] for row in rows]
        for y, node in nodes:
            down = lanes.down.get(node)
            start = y - 1 if node in lanes.up else y
            tracks.append(Track(start, down.end if down else y, y, takes=node in self.course.needs))
            for branch in down.branches if down else ():
                if rows[branch].kind == "node":
                    joined[branch].append(track_of[node])
        for lane in lanes.up.values():
            for y in (lane.start, *lane.branches):
                joined[y].append(len(tracks))
            tracks.append(Track(lane.start, lane.end))
        columns = lane_columns(tracks, joined, room)
        for y, row in enumerate(rows):
            row.column = columns[joined[y][0]] if joined[y] else 0
        for node, lane in (*lanes.down.items(), *lanes.arriving.items()):
            lane.column = columns[track_of[node]]
        for lane, column in zip(lanes.up.values(), columns[len(nodes) :], strict=True):
            lane.column = column
        return max(columns, default=-1) + 1
