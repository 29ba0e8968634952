"""Words below a drawing that belong to it."""

from collections.abc import Sequence
from dataclasses import replace

from plan.drawing.ascii import spelled
from plan.drawing.canvas import BLANK, Cell, Drawing
from plan.drawing.text import cells, clean, columns, wrap

_MOST_LINES = 20
_INDENT = 2


def below(drawing: Drawing, words: Sequence[str], width: int | None, *, ascii_only: bool = False) -> Drawing:
    """Return a drawing with sentences below it, each on lines of its own within the width (any if None)."""
    if not words or not drawing.rows:
        return drawing
    most = max(width or 0, drawing.width)
    rows: list[str] = []
    for word in words:
        text = spelled(clean(word)) if ascii_only else clean(word)
        first, *rest = wrap(text, most - _INDENT, _MOST_LINES)
        rows += [first, *(" " * _INDENT + row for row in rest)]
    rows = [spelled(row) for row in rows] if ascii_only else rows
    wide = max(drawing.width, *map(columns, rows))
    written = [[Cell(char, "label", "", ()) for char in cells(row)] for row in rows]
    padded = tuple((*row, *[BLANK] * (wide - len(row))) for row in [*drawing.rows, (), *written])
    return replace(drawing, rows=padded)
