"""Reads lanes back: follows the characters from mark to mark, down the lanes and along the rows."""

from plan.drawing import Drawing
from tests.plan.drawing.strokes import DOWN, LEFT, RIGHT, UP, Direction, Place, Sheet, moved, opposite
from tests.plan.drawing.trace import UnreadableError

_TAKES = frozenset("●◆O#")
_ARROWS = {"◀": LEFT, "<": LEFT, "▶": RIGHT, ">": RIGHT}


def lane_edges(drawing: Drawing, *, ascii_only: bool = False) -> set[tuple[str, str]]:
    """The edges that a drawing in lanes shows."""
    return _Walk(drawing, ascii_only=ascii_only).edges()


class _Walk:
    def __init__(self, drawing: Drawing, *, ascii_only: bool) -> None:
        self.sheet = Sheet(drawing, ascii_only=ascii_only)
        self.marks = {(box.x, box.y): box.id for box in drawing.boxes}
        self.mark_in_row = {y: (x, y) for x, y in self.marks}
        self.dashed = ":" if ascii_only else "┊"
        self.text_from = {
            y: min((x for x, cell in enumerate(row) if cell.owner and (x, y) not in self.marks), default=len(row))
            for y, row in enumerate(drawing.rows)
        }

    def edges(self) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for mark, name in self.marks.items():
            found |= {(name, self.marks[target]) for target in self._down(mark)}
            text = "".join(self.sheet.rows[mark[1]][self.text_from[mark[1]] :])
            if text[:2] in {"↺ ", "@ "}:
                found.add((name, name))
        return found

    def _down(self, mark: Place) -> set[Place]:
        """Every mark that the lane below a mark leads to."""
        found: set[Place] = set()
        place = moved(mark, DOWN)
        while True:
            if place in self.marks:
                if self.sheet.char(place) in _TAKES:
                    found.add(place)
                elif place != moved(mark, DOWN):
                    raise UnreadableError(f"a lane runs into the open mark at {place}")
                return found
            arms = self.sheet.arms(place)
            if UP not in arms:
                if place[1] > mark[1] + 1:
                    raise UnreadableError(f"the lane below {mark} breaks off at {place}")
                return found
            if self.sheet.char(place) == self.dashed:
                raise UnreadableError(f"the lane below {mark} turns into one that leads up at {place}")
            if not self.sheet.crosses(place) and arms & {LEFT, RIGHT}:
                found |= self._branch(place, mark)
            if DOWN not in arms:
                return found
            place = moved(place, DOWN)

    def _branch(self, place: Place, mark: Place) -> set[Place]:
        """What a lane leads to that is joined with something on this row."""
        y = place[1]
        if y in self.mark_in_row:
            target = self.mark_in_row[y]
            self._along(place, RIGHT if target[0] > place[0] else LEFT, target)
            return {target}
        if self._arrow(y) is not None or place != moved(mark, DOWN):
            return set()
        found: set[Place] = set()
        for side in self.sheet.arms(place) & {LEFT, RIGHT}:
            at = moved(place, side)
            while True:
                arms = self.sheet.arms(at)
                if opposite(side) not in arms:
                    raise UnreadableError(f"a line breaks off at {at}")
                if UP in arms and not self.sheet.crosses(at):
                    found.add(self._up(at))
                if side not in arms:
                    break
                at = moved(at, side)
        return found

    def _up(self, place: Place) -> Place:
        """The mark that a lane which leads up arrives at."""
        place = moved(place, UP)
        while True:
            arms = self.sheet.arms(place)
            if DOWN not in arms or place in self.marks:
                raise UnreadableError(f"a lane that leads up breaks off at {place}")
            if UP not in arms:
                target = self._arrow(place[1])
                if target is None:
                    raise UnreadableError(f"a lane that leads up ends at {place} without an arrow")
                self._along(place, RIGHT if target[0] > place[0] else LEFT, target)
                below = moved(target, DOWN)
                if below not in self.marks:
                    raise UnreadableError(f"an arrow above no mark at {target}")
                return below
            place = moved(place, UP)

    def _arrow(self, y: int) -> Place | None:
        """The column that an arrow on a row points to."""
        for x, char in enumerate(self.sheet.rows[y]):
            if char in _ARROWS and char and x < self.text_from[y]:
                return moved((x, y), _ARROWS[char])
        return None

    def _along(self, start: Place, side: Direction, target: Place) -> None:
        """Walk a row from one column to another; there has to be a line all the way."""
        at = start
        while at != target:
            if side not in self.sheet.arms(at) and self.sheet.char(at) not in _ARROWS:
                raise UnreadableError(f"the line along row {at[1]} breaks off at {at}")
            at = moved(at, side)
