"""Reads a drawing back: follows its characters from box to box and says which edges it shows.

Boxes are found by their borders, and called what stands in them: nothing is taken from whoever drew them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plan.drawing import Drawing
from tests.plan.drawing.frames import Frame, frames
from tests.plan.drawing.strokes import DOWN, LEFT, RIGHT, UP, Direction, Place, Sheet, moved, opposite

Strand = tuple[Place, bool]
"""A place, and whether the line that runs across another one there is meant."""

_ARROWS = {UP: "▲△^", DOWN: "▼▽v", LEFT: "◀◁<", RIGHT: "▶▷>"}
_CLAWS = {RIGHT: "<", LEFT: ">"}
_FEET = {"╱╲", "╲╱", "/\\", "\\/"}
_TIES = {"╪": "one", "╫": "one", "○": "optional", "=": "one", "#": "one", "o": "optional"}


class UnreadableError(AssertionError):
    """A line leads nowhere, or something is drawn that belongs to no line."""


@dataclass(frozen=True)
class End:
    """Where a line meets a box: what it carries there, and towards which side it arrives."""

    box: str
    sign: str
    towards: Direction


class Picture(Sheet):
    """A drawing in boxes, with the boxes that are seen in it."""

    def __init__(self, drawing: Drawing, *, ascii_only: bool) -> None:
        super().__init__(drawing.lines(), ascii_only=ascii_only)
        self.frames = frames(self)
        names = [frame.name for frame in self.frames]
        if len(set(names)) < len(names):
            raise UnreadableError(f"boxes of one name: {sorted(names)}")
        self.box_at: dict[Place, str] = {place: frame.name for frame in self.frames for place in frame.places()}
        self.solid.update(self.box_at)
        self.solid.update(self._words_below())

    def _words_below(self) -> Iterator[Place]:
        """Every place below the last box and an empty row: what stands there is words."""
        last = max((frame.y + frame.height for frame in self.frames), default=0)
        empty = next((y for y in range(last, len(self.rows)) if not "".join(self.rows[y]).strip()), len(self.rows))
        return ((x, y) for y in range(empty, len(self.rows)) for x in range(len(self.rows[y])))


def lines_of(drawing: Drawing, *, ascii_only: bool = False) -> list[list[End]]:
    """The lines of a drawing in boxes, each as the ends that it joins."""
    sheet = Picture(drawing, ascii_only=ascii_only)
    return _lines(sheet, _ends(sheet))


def _lines(sheet: Picture, ends: dict[Place, list[End]]) -> list[list[End]]:
    seen: set[Strand] = set()
    found: list[list[End]] = []
    for place in ends:
        start = _strand(sheet, place, ends[place][0].towards)
        if start in seen:
            continue
        joined = _follow(sheet, start, ends)
        seen |= joined
        found.append([end for strand in sorted(joined) for end in _ends_of(sheet, strand, ends)])
    drawn = {(x, y) for y, row in enumerate(sheet.rows) for x in range(len(row)) if sheet.arms((x, y))}
    stray = drawn - {place for place, _ in seen}
    if stray:
        raise UnreadableError(f"lines that lead from no box: {sorted(stray)[:5]}")
    return found


def edges_of(drawing: Drawing, *, ascii_only: bool = False) -> set[tuple[str, str]]:
    """The edges of a drawing whose lines end in arrows.

    From a box one follows its line away from it, sideways too but never back, to every arrow. A line with arrows at
    both its ends is two edges.
    """
    sheet = Picture(drawing, ascii_only=ascii_only)
    ends = _ends(sheet)
    _lines(sheet, ends)
    edges = {(frame.name, frame.name) for frame in sheet.frames if frame.loops}
    for place, here in ends.items():
        for end in here:
            start = _strand(sheet, place, end.towards)
            reached = _follow(sheet, start, ends, never=end.towards)
            targets = [other for strand in sorted(reached) for other in _ends_of(sheet, strand, ends)]
            found = {(end.box, other.box) for other in targets if other.sign == "arrow" and other != end}
            if end.sign == "none" and not found:
                raise UnreadableError(f"a line from {end.box} leads nowhere")
            edges |= found
    return edges


def loops_of(drawing: Drawing, *, ascii_only: bool = False) -> set[str]:
    """The boxes that refer to themselves."""
    return {frame.name for frame in Picture(drawing, ascii_only=ascii_only).frames if frame.loops}


def ties_of(drawing: Drawing, *, ascii_only: bool = False) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """The relationships of a drawing: pairs of a box and its cardinality, in no particular direction."""
    found = []
    for ends in lines_of(drawing, ascii_only=ascii_only):
        forward = [end for end in ends if end.towards in {RIGHT, DOWN}]
        backward = [end for end in ends if end.towards in {LEFT, UP}]
        hubs, leaves = (forward, backward) if len(forward) == 1 else (backward, forward)
        if len(hubs) != 1:
            raise UnreadableError(f"nobody can say who belongs to whom: {ends}")
        hub = hubs[0]
        found += [tuple(sorted([(hub.box, hub.sign), (leaf.box, leaf.sign)])) for leaf in leaves]
    return sorted((one, two) for one, two in found)


def _ends(sheet: Picture) -> dict[Place, list[End]]:
    """Every place right outside a box at which a line meets it."""
    found: dict[Place, list[End]] = {}
    for box in sheet.frames:
        for place, towards in _around(box):
            sign = _sign(sheet, place, towards)
            if sign:
                found.setdefault(place, []).append(End(box.name, sign, towards))
                behind = sheet.box_at.get(moved(place, opposite(towards)))
                if behind is not None and sign == "arrow":
                    found[place].append(End(behind, "none", opposite(towards)))
    return found


def _sign(sheet: Picture, place: Place, towards: Direction) -> str:
    """What a line carries where it meets a box on one side of this place; empty if no line does."""
    char = sheet.char(place)
    if towards in sheet.arms(place):
        beside = sheet.char(moved(place, LEFT)) + sheet.char(moved(place, RIGHT))
        return "many" if towards in {UP, DOWN} and beside in _FEET else "none"
    tail = moved(place, opposite(towards))
    if not char or not (towards in sheet.arms(tail) or tail in sheet.box_at):
        return ""
    if char in _ARROWS[towards]:
        return "arrow"
    return "many" if char == _CLAWS.get(towards) else _TIES.get(char, "")


def _around(box: Frame) -> Iterator[tuple[Place, Direction]]:
    for x in range(box.x, box.x + box.width):
        yield (x, box.y - 1), DOWN
        yield (x, box.y + box.height), UP
    for y in range(box.y, box.y + box.height):
        yield (box.x - 1, y), RIGHT
        yield (box.x + box.width, y), LEFT


def _strand(sheet: Picture, place: Place, direction: Direction) -> Strand:
    """The line at a place for somebody who comes or goes in a direction; where two cross there are two."""
    return place, sheet.crosses(place) and direction in {LEFT, RIGHT}


def _ends_of(sheet: Picture, strand: Strand, ends: dict[Place, list[End]]) -> list[End]:
    return [end for end in ends.get(strand[0], ()) if _strand(sheet, strand[0], end.towards) == strand]


def _follow(sheet: Picture, start: Strand, ends: dict[Place, list[End]], never: Direction | None = None) -> set[Strand]:
    """Everything that a walk from a line's end comes by, which may not take one direction."""
    seen = {start}
    queue = [(start[0], arm) for arm in _reach(sheet, start, ends) if arm != never]
    while queue:
        place, direction = queue.pop()
        there = moved(place, direction)
        if there in sheet.box_at:
            if all(end.towards != direction for end in ends.get(place, ())):
                raise UnreadableError(f"a line runs into a box at {there}")
            continue
        strand = _strand(sheet, there, direction)
        arms = _reach(sheet, strand, ends)
        if opposite(direction) not in arms:
            raise UnreadableError(f"a line breaks off at {there}, coming from {place}: {sheet.char(there)!r}")
        if strand not in seen:
            seen.add(strand)
            queue += [(there, arm) for arm in arms if arm not in {opposite(direction), never}]
    return seen


def _reach(sheet: Picture, strand: Strand, ends: dict[Place, list[End]]) -> frozenset[Direction]:
    """The arms of a line at a place, an arrow or another sign included."""
    place, across = strand
    arms = sheet.arms(place)
    if sheet.crosses(place):
        return frozenset({LEFT, RIGHT} if across else {UP, DOWN})
    if not arms and place in ends:
        towards = ends[place][0].towards
        return frozenset({towards, opposite(towards)})
    return arms
