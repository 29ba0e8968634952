"""Terminals that show only ASCII: every sign we draw has a plain one of the same width.

Drawings of a plan come in ASCII already, because what a line becomes depends on what it joins.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    "▁▔▂": "-",
    "▏▕▎▊▌▐▍▋▉": "|",
    "╳": "X",
    "▸⟶►": ">",
    "◂◄": "<",
    "▾↓": "v",
    "▴↑": "^",
    "✓": "v",
    "✗×": "x",
    "■": "*",
    "□": "o",
    "▃": "=",
    "▅": "+",
    "█▓▆▇▄▀▰": "#",
    "░▒▱": ".",
    "≈": "~",
    "≠": "!",
    "“”": '"',
    "‘’": "'",
}


def _line_sign(sign: str) -> str:
    """Return the likeness of a box-drawing character: heavy lines stay apart from light ones."""
    words = set(unicodedata.name(sign).split())
    across, along = words & {"HORIZONTAL", "LEFT", "RIGHT"}, words & {"VERTICAL", "UP", "DOWN"}
    heavy = bool(words & {"HEAVY", "DOUBLE"})
    if across and along:
        return "+"
    if across:
        return "=" if heavy else "-"
    return "#" if heavy else "|"


_LINES = {chr(code): _line_sign(chr(code)) for code in range(0x2500, 0x2580)}


@cache
def plain_signs() -> Mapping[int, str]:
    """Return what each sign becomes, those of drawings as drawings have them."""
    from plan.drawing.ascii import SIGNS  # only terminals without UTF-8 wait for what draws

    return {
        **{ord(sign): plain for sign, plain in _LINES.items()},
        **{ord(sign): plain for signs, plain in _SIGNS.items() for sign in signs},
        **{ord(sign): plain for sign, plain in SIGNS.items()},
    }


def to_ascii(text: str) -> str:
    """Return `text` in ASCII and of the same width; what has no likeness of its width is `?`."""
    if text.isascii():
        return text
    known = text.translate(plain_signs())
    return known if known.isascii() else "".join(map(_letters, known))


def _letters(char: str) -> str:
    """Return a character in ASCII letters if they are as wide as it, as drawings spell it."""
    from plan.drawing.ascii import spelled

    letters = spelled(char)
    return letters if len(letters) == cell_len(char) else "?" * cell_len(char)


class AsciiFilter(LineFilter):
    """Writes every line of the screen in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in ASCII."""
        return [Segment(to_ascii(text), style, control) for text, style, control in segments]
