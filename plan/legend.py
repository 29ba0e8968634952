"""What the marks in a drawing mean, in lines that stand below it."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal

from plan.drawing import Cell, Drawing
from plan.drawing.ascii import spelled

Of = Literal["stories", "components", "tables"]

_LANES: Mapping[Of, Sequence[tuple[str, str, str]]] = {
    "stories": (
        ("◇ ◆", "% #", "on the critical path{heavy}: what is late there makes the end late"),
        ("●", "O", "waits for what its line comes from, above"),
        ("○", "o", "waits for nothing"),
    ),
    "components": (
        ("●", "O", "is called or read by what its line comes from, above"),
        ("○", "o", "is called by nothing here"),
    ),
    "tables": (
        ("●", "O", "refers to what its line comes from, above"),
        ("○", "o", "refers to nothing"),
    ),
}
_BOXES: Mapping[Of, Sequence[tuple[str, str, str]]] = {
    "stories": (("▼ ▶", "v >", "waits for what the line comes from"),),
    "components": (("▼ ▶ ▲ ◀", "v > ^ <", "is called or read by what the line comes from"),),
    "tables": (
        ("╪ ╫", "= #", "exactly one"),
        ("○", "o", "none or one"),
        ("╱│╲ < >", "/|\\ < >", "many"),
    ),
}
_LOOPS: Mapping[Of, str] = {
    "stories": "waits for itself",
    "components": "calls or reads itself",
    "tables": "refers to itself",
}
_CIRCLES: Mapping[Of, str] = {
    "stories": "these wait for each other",
    "components": "these call or read each other",
    "tables": "these refer to each other",
}
_NAMED: Mapping[Of, tuple[str, str]] = {
    "stories": ("waits for, and", "what waits for it"),
    "components": ("is called or read by, and", "what it calls or reads"),
    "tables": ("refers to, and", "what refers to it"),
}
"""What the names are that stand where there is no room for lines."""
_WORDS: Mapping[Of, Sequence[tuple[str, str]]] = {
    "stories": (),
    "components": (),
    "tables": (
        ("PK", "primary key"),
        ("FK", "foreign key"),
        ("PF", "both"),
        ("UQ", "unique"),
        ("?", "may be null"),
        ("″", "the column above it once more, where a reference may be null"),
    ),
}


_MANY_TO_ONE = "many of each refer to one of the other, where nothing else is said"
_NUMBERS = (("n to ", "n many"), ("0..1 ", "0..1 none or one"))
"""How cardinalities are said behind names."""

FOLLOWED = "lanes meet a row: go down a lane, then along the row to its one mark, never down again"
"""How lanes are followed: other lanes that meet the row lead to the same mark, and come from other nodes."""
_TEXTS = frozenset({"label", "loop", "reference"})
"""Roles of cells that belong to edges and are not their lines."""


def legend(of: Of, drawing: Drawing, *, ascii_only: bool = False) -> str:
    """Return what the marks mean that stand in a drawing, and how its lines are followed; `""` if it has neither."""
    text = "\n".join(drawing.lines())
    drawn = _drawn(drawing) | {drawing.rows[box.y][box.x].char for box in drawing.boxes}
    said = []
    for signs, plain, meaning in (_LANES if drawing.form == "lanes" else _BOXES)[of]:
        there = [sign for sign in (plain if ascii_only else signs).split() if sign[0] in drawn]
        if there:
            heavy = "" if ascii_only else ", drawn heavy"
            said.append(f"{' '.join(there)} {meaning.format(heavy=heavy)}")
    said += _lines(of, drawing, ascii_only=ascii_only)
    if of == "tables" and drawing.form == "lanes" and any(cell.edges for row in drawing.rows for cell in row):
        said.append(_MANY_TO_ONE)
        said += [meaning for word, meaning in _NUMBERS if word in text]
    words = [(spelled(word) if ascii_only else word, meaning) for word, meaning in _WORDS[of]]
    said += [f"{word} {meaning}" for word, meaning in words if word in text]
    return ("; " if ascii_only else " · ").join(said)


def _lines(of: Of, drawing: Drawing, *, ascii_only: bool) -> list[str]:
    said = []
    drawn, found = _drawn(drawing), {cell.role for row in drawing.rows for cell in row}
    if "loop" in found:
        said.append(f"{'@' if ascii_only else '↺'} {_LOOPS[of]}")
    if "reference" in found:
        (here, there), (left, right) = _NAMED[of], ("<", ">") if ascii_only else ("←", "→")
        said.append(f"{left} names what the one above it {here} {right} {there}, where lines have no room")
    if "back" in found and drawing.form == "lanes":
        said.append(
            f"{_there(': ~' if ascii_only else '┊ ┄ ┋ ┅', drawn)} leads up again, from below its mark to the arrow"
        )
    elif "back" in found:
        said.append(f"{_there(': ~' if ascii_only else '┊ ┄ △ ▽ ◁ ▷', drawn)} leads back: {_CIRCLES[of]}".strip())
    if slack := _slack(drawing):
        said.append(slack)
    if "critical" in found and drawing.form == "boxes":
        said.append(
            f"{'critical' if ascii_only else '┃ ━'} is on the critical path: what is late there makes the end late"
        )
    crossing = ("-|-" if "|" in _within(drawing.rows) else "") if ascii_only else _joining(4, drawn)
    if crossing:
        said.append(f"{crossing} lines that cross and do not meet")
    if drawing.form == "lanes":
        met = _met(drawing, ascii_only=ascii_only)
        return [*said, f"{met} {FOLLOWED}"] if met else said
    branch, dot = (_there("+", drawn), _there("*", drawn)) if ascii_only else (_joining(3, drawn), _there("•", drawn))
    if dot:
        said.append(f"{dot} one line to all four sides")
    if branch:
        said.append(f"{branch} a line branches: follow it sideways too, never back")
    return said


def _slack(drawing: Drawing) -> str:
    """Return what the first slack that is drawn means, of those that are more than none if there are any."""
    rows = ("".join(cell.char for cell in row if cell.role == "slack") for row in drawing.rows)
    drawn = [int(row.strip().removeprefix("+")) for row in rows if row.strip()]
    if not drawn:
        return ""
    points = next(filter(None, drawn), 0)
    if not points:
        return "+0 may end no later, or the end is later"
    return f"+{points} may end {points} point{'s' if points > 1 else ''} later before the end is later"


def _there(signs: str, drawn: set[str]) -> str:
    return " ".join(sign for sign in signs.split() if sign in drawn)


def _drawn(drawing: Drawing) -> set[str]:
    """Return the characters of the lines and their ends."""
    return {cell.char for row in drawing.rows for cell in row if cell.edges and cell.role not in _TEXTS}


def _joining(sides: int, drawn: set[str]) -> str:
    """Return the characters of lines that reach to so many sides, light ones first."""
    return " ".join(sorted(char for char in drawn if len(_sides(char)) == sides))


def _sides(char: str) -> frozenset[str]:
    """Return the sides to which a character of a line reaches; what ends a line is none."""
    words = set(unicodedata.name(char, "").split())
    if not words >= {"BOX", "DRAWINGS"} or "DOUBLE" in words:
        return frozenset()
    sides = words & {"UP", "DOWN", "LEFT", "RIGHT"}
    sides |= {"UP", "DOWN"} if "VERTICAL" in words else set()
    return frozenset(sides | ({"LEFT", "RIGHT"} if "HORIZONTAL" in words else set()))


def _met(drawing: Drawing, *, ascii_only: bool) -> str:
    """Return the characters by which lanes meet rows with marks and go on, or are not the last to do so."""
    rows = [drawing.rows[box.y] for box in drawing.boxes]
    drawn = {cell.char for row in rows for cell in row if cell.edges and cell.role not in _TEXTS}
    if ascii_only:
        return _there("+ ' *", drawn - {"'"} | _within(rows))
    return f"{_joining(3, drawn)} {_there('•', drawn)}".strip()


def _within(rows: Sequence[Sequence[Cell]]) -> set[str]:
    """Return the characters of an ASCII drawing that stand within a line that lies."""
    return {
        middle.char
        for row in rows
        for left, middle, right in zip(row, row[1:], row[2:], strict=False)
        if middle.edges and left.char in {"-", "~"} and right.char in {"-", "~"}
    }
