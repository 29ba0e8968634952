"""Finds the boxes of a drawing by their borders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.plan.drawing.strokes import Place, Sheet

_CORNERS = {"╭": ("╮", "╰", "╯"), "┏": ("┓", "┗", "┛"), "+": ("+", "+", "+")}
_ACROSS = frozenset("─━┬┰┯┳-+")
_ALONG = {"left": frozenset("│┃┤┥┨┫|+"), "right": frozenset("│┃├┝┠┣|+")}
_BORDER = "[─━┴┸┷┻┬┰┯┳↺@+-]"
_TOP = re.compile(f"{_BORDER}+( .* )?{_BORDER}*")
_TITLE = re.compile(f" (.*?) {_BORDER}*(?: .* [↺@]{_BORDER})?")


@dataclass(frozen=True)
class Frame:
    """A box: what it is called (its title, or its first line), and where it stands."""

    name: str
    x: int
    y: int
    width: int
    height: int
    loops: bool

    def places(self) -> Iterator[Place]:
        """Every place of it, its border included."""
        return ((x, y) for y in range(self.y, self.y + self.height) for x in range(self.x, self.x + self.width))


def frames(sheet: Sheet) -> list[Frame]:
    """Every box of a drawing, from above and from the left."""
    found: list[Frame] = []
    taken: set[Place] = set()
    for y, row in enumerate(sheet.rows):
        for x, char in enumerate(row):
            if char in _CORNERS and (x, y) not in taken and (frame := _frame(sheet, x, y)):
                found.append(frame)
                taken.update(frame.places())
    return found


def _frame(sheet: Sheet, x: int, y: int) -> Frame | None:
    right_top, left_bottom, right_bottom = _CORNERS[sheet.char((x, y))]
    for right in range(x + 4, len(sheet.rows[y])):
        if sheet.char((right, y)) != right_top or not _TOP.fullmatch("".join(sheet.rows[y][x + 1 : right])):
            continue
        for bottom in range(y + 1, len(sheet.rows)):
            if (
                bottom > y + 1
                and (sheet.char((x, bottom)), sheet.char((right, bottom))) == (left_bottom, right_bottom)
                and all(sheet.char((at, bottom)) in _ACROSS for at in range(x + 1, right))
            ):
                return _named(sheet, x, y, right, bottom)
            if not _walled(sheet, x, right, bottom):
                break
    return None


def _walled(sheet: Sheet, left: int, right: int, y: int) -> bool:
    walls = sheet.char((left, y)) in _ALONG["left"] and sheet.char((right, y)) in _ALONG["right"]
    return walls and sheet.char((left + 1, y)) == sheet.char((right - 1, y)) == " "


def _named(sheet: Sheet, x: int, y: int, right: int, bottom: int) -> Frame:
    top = sheet.rows[y]
    title = _TITLE.fullmatch("".join(top[x + 2 : right]))
    name = title[1] if title else "".join(sheet.rows[y + 1][x + 1 : right])
    return Frame(name.strip(), x, y, right - x + 1, bottom - y + 1, top[right - 2] in {"↺", "@"})
