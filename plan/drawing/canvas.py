"""Where lines, boxes and text become cells.

A line is laid as arms: each cell knows which of its four sides it is joined to. Cells of one net (lines that belong
together) join; where two nets meet, one runs straight over the other, and the character says so: `┼` is only ever a
crossing, and a meeting of four arms of one net is a dot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from plan.drawing.ascii import SIGNS
from plan.drawing.graph import Edge
from plan.drawing.text import cells

UP, RIGHT, DOWN, LEFT = range(4)
LIGHT, HEAVY = 1, 2

_CROSSING = [(UP, DOWN), (RIGHT, LEFT)]
_ENDS_THAT_MEET = ([(UP,), (DOWN,)], [(RIGHT,), (LEFT,)])
"""Where a label stands, the net before it and the net behind it end in one cell."""
_STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))
# By the weight of the arms up, right, down and left, as a number in base three.
_LINES = " ╴╸╷╮┑╻┒┓╶─╾╭┬┭┎┰┱╺╼━┍┮┯┏┲┳╵╯┙│┤┥╽┧┪╰┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋"
_LIGHT_BORDER, _HEAVY_BORDER = "─│┬┴├┤", "━┃┯┷┠┨"
_BACK = {"│": "┊", "─": "┄", "┃": "┋", "━": "┅"}


class Cell(NamedTuple):
    """One column of one row. The second column of a wide letter has an empty character."""

    char: str
    role: str
    owner: str
    """Id of the node it belongs to; empty if none."""
    edges: tuple[int, ...]
    """Indices of the edges that run through it, in `Graph.edges`."""


BLANK = Cell(" ", "", "", ())


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands in a drawing."""

    id: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: rows of cells, all of one width, and where its nodes are."""

    rows: tuple[tuple[Cell, ...], ...]
    boxes: tuple[Box, ...]
    form: str
    """How it was drawn: `boxes`, `lanes` or `empty`."""
    edges: tuple[tuple[str, str], ...] = ()
    """The edges of the graph by the ids of the nodes that they join, in its order."""

    @property
    def width(self) -> int:
        """Columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.rows)

    def lines(self) -> list[str]:
        """Return the rows as text without trailing blanks."""
        return ["".join(cell.char for cell in row).rstrip() for row in self.rows]


class CollisionError(Exception):
    """Two nets met otherwise than by crossing: a fault in the layout that asked for it."""


@dataclass(slots=True)
class _Strand:
    arms: list[int]
    edges: dict[int, None]
    role: str
    back: bool


class Canvas:
    """A growing sheet of cells."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        self._ascii = ascii_only
        self._strands: dict[tuple[int, int], dict[int, _Strand]] = {}
        self._cells: dict[tuple[int, int], Cell] = {}
        self._boxes: list[Box] = []

    def run(
        self,
        net: int,
        edges: Iterable[int],
        points: Sequence[tuple[int, int]],
        *,
        role: str = "edge",
        back: bool = False,
    ) -> None:
        """Lay a line of a net through the points, each straight above, below or beside the one before.

        `back` is dashed, as every line of its net has to be.
        """
        weight = HEAVY if role == "critical" else LIGHT
        numbers = tuple(edges)
        for start, stop in pairwise(points):
            side = _towards(start, stop)
            at = start
            while at != stop:
                self._arm(net, at, side, weight, numbers, role, back)
                at = (at[0] + _STEPS[side][0], at[1] + _STEPS[side][1])
                self._arm(net, at, side ^ 2, weight, numbers, role, back)

    def _arm(
        self, net: int, at: tuple[int, int], side: int, weight: int, edges: tuple[int, ...], role: str, back: bool
    ) -> None:
        strands = self._strands.setdefault(at, {})
        strand = strands.get(net)
        if strand is None:
            strand = strands[net] = _Strand([0, 0, 0, 0], {}, role, back)
        elif role == "critical":
            strand.role = role
        strand.arms[side] = max(strand.arms[side], weight)
        strand.edges.update(dict.fromkeys(edges))

    def stroke(
        self,
        at: tuple[int, int],
        arms: Sequence[int],
        role: str,
        edges: tuple[int, ...],
        *,
        back: bool = False,
        crossing: bool = False,
    ) -> None:
        """Put down one cell of a line whose arms are known; four arms are a dot unless they are a crossing."""
        char = ("|" if self._ascii else _line(arms)) if crossing and all(arms) else self._stroke(arms, back=back)
        self._cells[at] = Cell(char, role, "", edges)

    def sign(self, at: tuple[int, int], char: str, role: str, owner: str = "", edges: Iterable[int] = ()) -> None:
        """Put one character on top of whatever is there; the same one there before keeps its edges."""
        shown, before = self._plain(char), self._cells.get(at)
        kept = before.edges if before is not None and before.char == shown else ()
        self._cells[at] = Cell(shown, role, owner, tuple(dict.fromkeys((*kept, *edges))))

    def write(self, x: int, y: int, text: str, role: str, owner: str = "", edges: tuple[int, ...] = ()) -> int:
        """Write clean text from a cell on and return the column after it."""
        for char in cells(text):
            self._cells[x, y] = Cell(self._plain(char) if char else "", role, owner, edges)
            x += 1
        return x

    def frame(self, box: Box, role: str, *, title: str = "", title_role: str = "title") -> None:
        """Draw the border of a box, blank inside, with a title in its top edge."""
        heavy = role == "critical"
        if self._ascii:
            left_top, right_top, left_bottom, right_bottom, across, along = "+", "+", "+", "+", "-", "|"
        else:
            left_top, right_top, left_bottom, right_bottom, across, along = "┏┓┗┛━┃" if heavy else "╭╮╰╯─│"
        end_y = box.y + box.height - 1
        self.write(box.x, box.y, left_top + across * (box.width - 2) + right_top, role, box.id)
        for y in range(box.y + 1, end_y):
            self.write(box.x, y, along + " " * (box.width - 2) + along, role, box.id)
        self.write(box.x, end_y, left_bottom + across * (box.width - 2) + right_bottom, role, box.id)
        if title:
            self.write(box.x + 2, box.y, f" {title} ", title_role, box.id)
        self._boxes.append(box)

    def place(self, box: Box) -> None:
        """Remember where a node without a border stands."""
        self._boxes.append(box)

    def tee(self, at: tuple[int, int], side: int, *, heavy: bool) -> None:
        """Let a line leave a border to a side, if nothing is written there."""
        cell = self._cells.get(at)
        if self._ascii:
            if cell is not None and cell.char in "-|":
                self._cells[at] = cell._replace(char="+")
            return
        if cell is None or cell.char not in (_LIGHT_BORDER + _HEAVY_BORDER):
            return
        own = HEAVY if cell.char in _HEAVY_BORDER else LIGHT
        arms = [0, 0, 0, 0]
        for arm in (RIGHT, LEFT) if side in {UP, DOWN} else (UP, DOWN):
            arms[arm] = own
        arms[side] = HEAVY if heavy else LIGHT
        self._cells[at] = cell._replace(char=_line(arms))

    def finish(self, form: str, edges: Iterable[Edge]) -> Drawing:
        """Return the sheet as a drawing of a graph with these edges, cut to what is on it."""
        laid = {at: self._joined(at, strands) for at, strands in self._strands.items()}
        laid.update(self._cells)
        if not laid:
            return Drawing((), (), "empty")
        width = 1 + max(x for x, _ in laid)
        height = 1 + max(y for _, y in laid)
        rows = [[BLANK] * width for _ in range(height)]
        for (x, y), cell in laid.items():
            rows[y][x] = cell
        joined = tuple((edge.source, edge.target) for edge in edges)
        return Drawing(tuple(tuple(row) for row in rows), tuple(self._boxes), form, joined)

    def _joined(self, at: tuple[int, int], strands: dict[int, _Strand]) -> Cell:
        if len(strands) == 1:
            ((_, strand),) = strands.items()
            return Cell(self._stroke(strand.arms, back=strand.back), strand.role, "", tuple(strand.edges))
        arms = [max(weights) for weights in zip(*(strand.arms for strand in strands.values()), strict=True)]
        sides = sorted(tuple(side for side, arm in enumerate(strand.arms) if arm) for strand in strands.values())
        edges = tuple(sorted({edge for strand in strands.values() for edge in strand.edges}))
        roles = {strand.role for strand in strands.values()}
        role = "critical" if "critical" in roles else min(roles)
        if sides in _ENDS_THAT_MEET:
            return Cell(self._stroke(arms, back=False), role, "", edges)
        if sides != _CROSSING:
            message = f"lines of different nets run into each other at {at}"
            raise CollisionError(message)
        return Cell("|" if self._ascii else _line(arms), role, "", edges)

    def _stroke(self, arms: Sequence[int], *, back: bool) -> str:
        if all(arms):
            return self._plain("•")
        if self._ascii:
            return _ascii_line(arms, back=back)
        char = _line(arms)
        return _BACK.get(char, char) if back else char

    def _plain(self, char: str) -> str:
        return SIGNS.get(char, char) if self._ascii else char


def _towards(start: tuple[int, int], stop: tuple[int, int]) -> int:
    if start[0] == stop[0]:
        return DOWN if stop[1] > start[1] else UP
    return RIGHT if stop[0] > start[0] else LEFT


def _line(arms: Sequence[int]) -> str:
    up, right, down, left = arms
    return _LINES[((up * 3 + right) * 3 + down) * 3 + left]


def _ascii_line(arms: Sequence[int], *, back: bool) -> str:
    """Return `.` where a line only goes down, `'` where it only goes up, and `+` where something joins on the way."""
    up, right, down, left = arms
    if up and down:
        return "+" if right or left else (":" if back else "|")
    if up:
        return "'"
    return "." if down else ("~" if back else "-")
