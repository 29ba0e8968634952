"""What a character of a drawing joins, told from the character and its neighbours alone."""

import unicodedata
from collections.abc import Sequence

from plan.drawing import Box, Drawing

UP, RIGHT, DOWN, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
Direction = tuple[int, int]
Place = tuple[int, int]

_WORDS = {
    "UP": (UP,),
    "DOWN": (DOWN,),
    "LEFT": (LEFT,),
    "RIGHT": (RIGHT,),
    "VERTICAL": (UP, DOWN),
    "HORIZONTAL": (LEFT, RIGHT),
}


def opposite(direction: Direction) -> Direction:
    return -direction[0], -direction[1]


def moved(place: Place, direction: Direction) -> Place:
    return place[0] + direction[0], place[1] + direction[1]


class Sheet:
    """The characters of a drawing and where its boxes are; nothing else."""

    def __init__(self, drawing: Drawing, *, ascii_only: bool) -> None:
        self.rows: Sequence[Sequence[str]] = [[cell.char for cell in row] for row in drawing.rows]
        self.boxes = drawing.boxes
        self.ascii = ascii_only
        self.box_at: dict[Place, str] = {place: box.id for box in drawing.boxes for place in places(box)}

    def char(self, place: Place) -> str:
        x, y = place
        return self.rows[y][x] if 0 <= y < len(self.rows) and 0 <= x < len(self.rows[y]) else " "

    def arms(self, place: Place) -> frozenset[Direction]:
        """The sides to which the character at a place reaches; empty for text, blanks and boxes."""
        char = self.char(place)
        if place in self.box_at or not char:
            return frozenset()
        if self.ascii:
            return frozenset(self._ascii_arms(place, char))
        if char == "•":
            return frozenset({UP, DOWN, LEFT, RIGHT})
        name = unicodedata.name(char, "")
        if not name.startswith("BOX DRAWINGS") or "DIAGONAL" in name or "DOUBLE" in name:
            return frozenset()
        return frozenset(arm for word in name.split() for arm in _WORDS.get(word, ()))

    def _ascii_arms(self, place: Place, char: str) -> set[Direction]:
        across = {side for side in (LEFT, RIGHT) if self.char(moved(place, side)) in {"-", "~", "<", ">"}}
        if char in {"-", "~"}:
            return {LEFT, RIGHT}
        if char in {"|", ":"}:
            return {UP, DOWN} | (across if len(across) == 2 else set())
        if char == "*":
            return {UP, DOWN, LEFT, RIGHT}
        own = {"+": {UP, DOWN}, "'": {UP}, ".": {DOWN}}.get(char)
        return own | across if own and across else set()

    def crosses(self, place: Place) -> bool:
        """Whether two lines cross here without touching."""
        dot = self.char(place) == ("*" if self.ascii else "•")
        return len(self.arms(place)) == 4 and not dot


def places(box: Box) -> list[Place]:
    return [(x, y) for y in range(box.y, box.y + box.height) for x in range(box.x, box.x + box.width)]
