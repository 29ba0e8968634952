"""What a character of a drawing joins, told from the character and its neighbours alone."""

import unicodedata
from collections.abc import Sequence
from functools import cache

from rich.cells import cell_len

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


@cache
def _named_arms(char: str) -> frozenset[Direction]:
    name = unicodedata.name(char, "")
    if not name.startswith("BOX DRAWINGS") or "DIAGONAL" in name or "DOUBLE" in name:
        return frozenset()
    return frozenset(arm for word in name.split() for arm in _WORDS.get(word, ()))


class Sheet:
    """The characters of a drawing, one a column; nothing else. Places that are `solid` belong to no line."""

    def __init__(self, lines: Sequence[str], *, ascii_only: bool) -> None:
        self.rows = [_columns(line) for line in lines]
        self.ascii = ascii_only
        self.solid: set[Place] = set()
        self._arms: dict[Place, frozenset[Direction]] = {}

    def char(self, place: Place) -> str:
        x, y = place
        return self.rows[y][x] if 0 <= y < len(self.rows) and 0 <= x < len(self.rows[y]) else " "

    def arms(self, place: Place) -> frozenset[Direction]:
        """The sides to which the character at a place reaches; empty for text, blanks and boxes."""
        if place in self.solid:
            return frozenset()
        # A walk comes by each place many times.
        if place not in self._arms:
            self._arms[place] = self._looked_up(place)
        return self._arms[place]

    def _looked_up(self, place: Place) -> frozenset[Direction]:
        char = self.char(place)
        if len(char) != 1:
            return frozenset()
        if self.ascii:
            return frozenset(self._ascii_arms(place, char))
        if char == "•":
            return frozenset({UP, DOWN, LEFT, RIGHT})
        return _named_arms(char)

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


def _columns(line: str) -> list[str]:
    """What stands in each column as a terminal shows it; the second half of a wide character is empty."""
    columns: list[str] = []
    for char in line:
        width = cell_len(char)
        if not width and columns:
            columns[-1 if columns[-1] else -2] += char
        else:
            columns += [char, *[""] * (width - 1)]
    return columns
