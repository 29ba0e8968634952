"""Reads lanes back from their characters alone: down the lanes and along the rows from mark to mark, and by name.

Where lanes meet a row: go down a lane, then along the row to its one mark, never down again.
Marks and lanes stand in even columns, what joins them in odd ones; text begins in an odd column, with anything else.
"""

import re

from plan.drawing import Drawing
from tests.plan.drawing.strokes import DOWN, LEFT, RIGHT, UP, Direction, Place, Sheet, moved, opposite
from tests.plan.drawing.trace import UnreadableError

_OPEN, _TAKES = frozenset("○◇o%"), frozenset("●◆O#")
_ARROWS = {"◀": LEFT, "<": LEFT, "▶": RIGHT, ">": RIGHT}
_JOINS = frozenset(" ─━┄┅-~") | _ARROWS.keys()
_LETTERS = re.compile(r"[^\W_]")
_NAMES = re.compile(r"(?:^|(?<=  ))(?:([←<]) (.*?))?(?:(?:^|  |(?<=  ))([→>]) (.*))?$")
_MORE = re.compile(r"(\d+) more")


def lane_edges(drawing: Drawing, *, ascii_only: bool = False) -> set[tuple[str, str]]:
    """The edges that a drawing in lanes shows, by what stands beside the marks."""
    return _Walk(drawing.lines(), ascii_only=ascii_only).edges()


class _Walk:
    def __init__(self, lines: list[str], *, ascii_only: bool) -> None:
        self.sheet = Sheet(lines, ascii_only=ascii_only)
        self.dashed = ":" if ascii_only else "┊"
        self.text_from = [self._text_from(row) for row in self.sheet.rows]
        self.marks: dict[Place, str] = {}
        self.looped: set[str] = set()
        self.named: list[tuple[str, str]] = []
        """Edges told by name where they arrive."""
        self.promised: dict[str, tuple[set[str], int]] = {}
        """What is told where they leave: names, and how many there are."""
        for y, row in enumerate(self.sheet.rows):
            self._read_text(y, "".join(row[self.text_from[y] :]))
        self.mark_in_row = {y: (x, y) for x, y in self.marks}

    def edges(self) -> set[tuple[str, str]]:
        found = {(name, name) for name in self.looped} | set(self.named)
        known = set(self.marks.values())
        if len(known) < len(self.marks):
            raise UnreadableError("two nodes of one name")
        if strangers := {name for edge in self.named for name in edge} - known:
            raise UnreadableError(f"names of no node: {sorted(strangers)}")
        for name, (targets, count) in self.promised.items():
            told = {target for source, target in self.named if source == name}
            if not targets <= told or len(told) != count:
                raise UnreadableError(f"{name} leads to {count}, among them {targets}; they say {told}")
        for source in {source for source, _ in self.named} - self.promised.keys():
            raise UnreadableError(f"{source} does not say that it leads on")
        for mark, name in self.marks.items():
            found |= {(name, self.marks[target]) for target in self._down(mark)}
        return found

    def _text_from(self, row: list[str]) -> int:
        if names := re.search(r"(?<=  )[←→<>] \S", "".join(row)):
            return names.start()
        for x, char in enumerate(row):
            if char not in _JOINS if x % 2 else _LETTERS.match(char) and char not in _OPEN | _TAKES:
                return x
        return len(row)

    def _read_text(self, y: int, text: str) -> None:
        lanes = self.sheet.rows[y][: self.text_from[y]]
        marks = [x for x, char in enumerate(lanes) if x % 2 == 0 and char in _OPEN | _TAKES]
        if len(marks) > 1:
            raise UnreadableError(f"two marks on row {y}")
        if marks:
            loops = text[:2] in {"↺ ", "@ "}
            name = text.removeprefix(text[:2] if loops else "").split("  ")[0].strip()
            self.marks[marks[0], y] = name
            if loops:
                self.looped.add(name)
        elif text[:2] in {"← ", "→ ", "< ", "> "}:
            self._read_names(y, text)

    def _read_names(self, y: int, text: str) -> None:
        found = _NAMES.match(text)
        if found is None or not self.marks:
            raise UnreadableError(f"nobody knows what {text!r} belongs to")
        node = next(reversed(self.marks.values()))
        self.named += [(name.strip(), node) for name in (found[2] or "").split(", ") if name]
        if found[4]:
            names = found[4].split(", ")
            more = _MORE.fullmatch(names[-1])
            names = names[:-1] if more else names
            self.promised[node] = {name.strip() for name in names}, len(names) + (int(more[1]) if more else 0)

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
            arms = self._arms(place)
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

    def _arms(self, place: Place) -> frozenset[Direction]:
        x, y = place
        return self.sheet.arms(place) if y < len(self.text_from) and x < self.text_from[y] else frozenset()

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
        for side in self._arms(place) & {LEFT, RIGHT}:
            at = moved(place, side)
            while True:
                arms = self._arms(at)
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
            arms = self._arms(place)
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
        for x, char in enumerate(self.sheet.rows[y][: self.text_from[y]]):
            if char in _ARROWS:
                return moved((x, y), _ARROWS[char])
        return None

    def _along(self, start: Place, side: Direction, target: Place) -> None:
        """Walk a row from one column to another; there has to be a line all the way."""
        at = start
        while at != target:
            if side not in self._arms(at) and self.sheet.char(at) not in _ARROWS:
                raise UnreadableError(f"the line along row {at[1]} breaks off at {at}")
            at = moved(at, side)
