"""What is written beside lanes: the text of nodes, headings, and names where no line is drawn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from plan.drawing.canvas import Canvas
from plan.drawing.graph import Graph, Line, Node, Span
from plan.drawing.lane_rows import Course, Row
from plan.drawing.text import clip, columns, wrap

LEAST_TEXT = 12
"""So many columns are always kept for text."""
_FAIR_TEXT = 44
"""For so many columns of text, things at the right edge are left out; the last of them stays.

An id and a title of five or six words are about as wide."""
_MOST_ALIGNED = 16
"""With more lanes than this, and any width, text starts where the lanes of its own line end."""
_SHORT = 8
"""What is wider than this behind names is prose: it stands in a column of its own, and gives way to them.

Points, priorities and slack are narrower."""
_LOOP = "↺"
_FROM, _TO = "← ", "→ "
_INDENT = 2
_MOST_NOTES = 20
_BETWEEN = ", "


class Texts:
    """What is written on each row of one graph, within a width (any if None)."""

    def __init__(self, graph: Graph, course: Course, canvas: Canvas, width: int | None) -> None:
        self._graph = graph
        self._course = course
        self._canvas = canvas
        self._width = width
        self._longest_name = LEAST_TEXT
        self._room: int | None = None
        self._left_out = 0

    @property
    def _names_room(self) -> int:
        return max(self.widest, 3 * LEAST_TEXT)

    @cached_property
    def _longest_text(self) -> int:
        """How wide the text of the widest node is without what stands behind it."""
        return max((sum(columns(span.text) for span in left) for left, _ in self._texts()), default=0)

    @cached_property
    def _prose(self) -> bool:
        """Whether what stands behind names is one text each, some of them long."""
        rests = [rest for _, rest in self._texts() if rest]
        return all(len(rest) == 1 for rest in rests) and any(columns(rest[0].text) > _SHORT for rest in rests)

    def _texts(self) -> list[tuple[list[Span], list[Span]]]:
        loops = self._course.loops
        return [_spans(node, loops=at in loops) for at, node in enumerate(self._graph.nodes)]

    @cached_property
    def widest(self) -> int:
        """How wide the text of the widest node is, unclipped."""
        return max((self._node_columns(node) for node in range(len(self._graph.nodes))), default=0)

    def below(self, cut: Collection[int], room: int) -> Mapping[int, Sequence[Row]]:
        """Return by node the rows below it: the names of what no line leads to, and notes that are too long."""
        self._room = room if self._width is not None else None
        rows = dict(self._named(cut, room))
        for at, node in enumerate(self._graph.nodes):
            if node.note and not self._beside(at):
                said = wrap(node.note, max(room, LEAST_TEXT) - _INDENT, _MOST_NOTES)
                rows[at] = [*rows.get(at, ()), *(Row("note", at, said=line) for line in said)]
        return rows

    def _beside(self, number: int) -> bool:
        """Whether a node's note stands behind its text."""
        return self._room is None or self._node_columns(number) + self._note_columns(number) <= self._room

    def _note_columns(self, number: int) -> int:
        note = self._graph.nodes[number].note
        return 2 + columns(note) if note else 0

    def _named(self, cut: Collection[int], room: int) -> Mapping[int, Sequence[Row]]:
        """Return by node the rows, no wider than there is room, that name what edges that are cut lead from and to.

        All that a node waits for is named; of what waits for it, a row, for each of those names it too.
        """
        sources: dict[int, list[int]] = {}
        targets: dict[int, list[int]] = {}
        place = {node: at for at, node in enumerate(self._course.order)}
        for edge in sorted(cut, key=lambda edge: place[self._course.links[edge].source]):
            sources.setdefault(self._course.links[edge].target, []).append(edge)
        for edge in sorted(cut, key=lambda edge: place[self._course.links[edge].target]):
            targets.setdefault(self._course.links[edge].source, []).append(edge)
        room = min(room, self._names_room) - _INDENT
        self._longest_name = room - len(_FROM)
        found: dict[int, Sequence[Row]] = {}
        for node in sorted(sources.keys() | targets.keys()):
            rows = [Row("named", node, edges) for edges in self._broken(sources.get(node, ()), room)]
            holds = tuple(targets.get(node, ()))
            if holds:
                last = replace(rows[-1], targets=holds) if rows else Row("named", node, targets=holds)
                fits = columns(self._names(last, None)) <= room
                rows = [*rows[:-1], last] if fits or not rows else [*rows, Row("named", node, targets=holds)]
            found[node] = rows
        return found

    def write(self, rows: Sequence[Row]) -> None:
        """Write all text beside the lanes."""
        widest = max((row.used for row in rows), default=0)
        aligned = widest <= _MOST_ALIGNED or self._width is not None
        natural = max((2 * (widest if aligned else row.used) + 1 + self._columns(row) for row in rows), default=0)
        right = natural if self._width is None else min(natural, max(self._width, 2 * widest + LEAST_TEXT))
        self._left_out = self._less_important(right - 2 * widest - 1)
        for stretch in self._stretches(rows):
            beside = self._beside_lanes([row for _, row in stretch], widest, right)
            for y, row in stretch:
                x = 2 * (beside if aligned else row.used) + 1
                if row.kind == "group":
                    self._write_heading(y, x, right, self._graph.groups[row.number].title)
                elif row.kind == "node":
                    self._write_node(y, x, right, row.number)
                elif row.kind == "named":
                    self._write_names(y, x + _INDENT, right, row)
                elif row.kind == "note":
                    owner = self._graph.nodes[row.number].id
                    self._canvas.write(x + _INDENT, y, clip(row.said, right - x - _INDENT), "detail", owner)

    def _stretches(self, rows: Sequence[Row]) -> list[list[tuple[int, Row]]]:
        """Return the rows of each group, with their numbers."""
        found: list[list[tuple[int, Row]]] = [[]]
        for y, row in enumerate(rows):
            if row.kind == "group":
                found.append([])
            found[-1].append((y, row))
        return found

    def _beside_lanes(self, rows: Sequence[Row], widest: int, right: int) -> int:
        """Return beside how many lanes the text of a group begins: further left than others where it would be cut."""
        nodes = [row.number for row in rows if row.kind == "node"]
        room = right - 2 * widest - 1
        if self._width is None or all(self._node_columns(node, self._left_out) <= room for node in nodes):
            return widest
        return max((row.used for row in rows), default=0)

    def _less_important(self, room: int) -> int:
        """Return how many of the things at the right edge are left out, from the first on, for the text's sake."""
        most = max((len(node.lines) for node in self._graph.nodes), default=1) - 1
        for left_out in range(most):
            parts = [_spans(node, loops=False, left_out=left_out) for node in self._graph.nodes]
            wide = [[sum(columns(span.text) for span in spans) for spans in part] for part in parts]
            if all(min(text, _FAIR_TEXT) + 2 + tail <= room for text, tail in wide):
                return left_out
        return max(0, most - 1)

    def _broken(self, edges: Sequence[int], room: int) -> list[tuple[int, ...]]:
        """Return edges in rows in which the names of their sources fit."""
        rows: list[tuple[int, ...]] = []
        free = 0
        for edge in edges:
            wide = columns(self._name(self._course.links[edge].source)) + len(_BETWEEN)
            if not rows or wide > free:
                rows.append(())
                free = room - len(_FROM) + len(_BETWEEN)
            rows[-1] = (*rows[-1], edge)
            free -= wide
        return rows

    def _name(self, node: int) -> str:
        """Return what a node is called: how its own line begins."""
        first, _ = _spans(self._graph.nodes[node], loops=False)
        said = next((span.text.strip() for span in first if span.text.strip()), "…")
        return said if self._width is None else clip(said, self._longest_name)

    def _columns(self, row: Row) -> int:
        if row.kind == "group":
            return columns(self._graph.groups[row.number].title) + 6
        if row.kind == "named":
            return min(_INDENT + columns(self._names(row, None)), self._names_room)
        if row.kind == "note":
            return _INDENT + columns(row.said)
        if row.kind != "node":
            return 0
        return self._node_columns(row.number) + self._note_columns(row.number) * self._beside(row.number)

    def _node_columns(self, number: int, left_out: int = 0) -> int:
        left, rest = _spans(self._graph.nodes[number], loops=number in self._course.loops, left_out=left_out)
        wide = self._longest_text if self._prose and rest else sum(columns(span.text) for span in left)
        return wide + (2 + sum(columns(span.text) for span in rest) if rest else 0)

    def _write_heading(self, y: int, x: int, right: int, title: str) -> None:
        title = clip(title, right - x - 4)
        x = self._canvas.write(x, y, "── " if title else "", "group")
        x = self._canvas.write(x, y, f"{title} ", "group") if title else x
        self._canvas.write(x, y, "─" * (right - x), "group")

    def _write_node(self, y: int, x: int, right: int, number: int) -> None:
        node = self._graph.nodes[number]
        loops = self._course.loops.get(number, ())
        left, rest = _spans(node, loops=bool(loops), left_out=self._left_out)
        tail = sum(columns(span.text) for span in rest)
        if self._prose:
            tail = right - x - 2 - self._longest_text
            rest = [replace(span, text=clip(span.text, tail)) for span in rest] if tail >= LEAST_TEXT else []
        if not rest or right - x - tail - 2 < LEAST_TEXT:
            rest, tail = [], 0
        room = right - x - (tail + 2 if tail else 0)
        for span in left:
            text = clip(span.text, room)
            room -= columns(text)
            x = self._canvas.write(x, y, text, span.role, node.id, loops if text == _LOOP else ())
        if node.note and self._beside(number):
            self._canvas.write(x + 2, y, clip(node.note, room - 2), "detail", node.id)
        x = right - tail
        for span in rest:
            x = self._canvas.write(x, y, span.text, span.role, node.id)

    def _write_names(self, y: int, x: int, right: int, row: Row) -> None:
        edges = (*row.sources, *row.targets)
        self._canvas.write(x, y, self._names(row, right - x), "reference", self._graph.nodes[row.number].id, edges)

    def _names(self, row: Row, room: int | None) -> str:
        """Return the names on a row; where there is no room for all that it leads to, the last ones are counted."""
        links = self._course.links
        parts = [_FROM + _BETWEEN.join(self._name(links[edge].source) for edge in row.sources)] if row.sources else []
        names = [self._name(links[edge].target) for edge in row.targets]
        said = "  ".join(parts)
        for kept in range(len(names), -1, -1) if names else ():
            more = [f"{len(names) - kept} more"] if kept < len(names) else []
            said = "  ".join([*parts, _TO + _BETWEEN.join([*names[:kept], *more])])
            if room is None or columns(said) <= room:
                break
        return clip(said, room) if room is not None else said


def _spans(node: Node, *, loops: bool, left_out: int = 0) -> tuple[list[Span], list[Span]]:
    """Return what stands at the left of a node's line and what at its right edge, without the first of that."""
    lines: tuple[Line, ...] = (Line((Span(node.title, "title"),)),) if node.title else node.lines
    first = [*lines[0].spans] if lines else []
    rest: list[Span] = []
    for line in lines[1 + left_out :]:
        rest += [Span("  ")] if rest else []
        rest += line.spans
    return ([Span(_LOOP, "loop"), Span(" "), *first] if loops else first), rest
