"""Text that keeps its cells: what a terminal would act on is taken out, and widths are what a terminal uses."""

import unicodedata

from wcwidth import wcwidth

_SPACES = frozenset({"Zs", "Zl", "Zp"})
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
_REGIONAL_A = 0x1F1E6
_MOST_MARKS = 2


def clean(text: str) -> str:
    """Return text without control, bidirectional and zero-width characters, on one line, spaces as they are.

    Marks that would change the width of what they follow (variation selectors, skin tones, Hangul medials) go too,
    and flags become their two letters, because terminals disagree about their cells.
    """
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        code = ord(char)
        category = unicodedata.category(char)
        if char in "\t\n\r\v\f" or category in _SPACES:
            kept.append(" ")
        elif _REGIONAL_A <= code < _REGIONAL_A + 26:
            kept.append(chr(ord("A") + code - _REGIONAL_A))
        elif category in _DROPPED or _changes_width(code):
            continue
        elif not _columns_of(char):
            marks += 1
            if marks <= _MOST_MARKS and kept and kept[-1] != " ":
                kept.append(char)
            continue
        else:
            kept.append(char)
        marks = 0
    return "".join(kept)


def _changes_width(code: int) -> bool:
    return (
        0xFE00 <= code <= 0xFE0F or 0x1F3FB <= code <= 0x1F3FF or 0x1160 <= code <= 0x11FF or 0xE0100 <= code <= 0xE01EF
    )


def columns(text: str) -> int:
    """Return how many terminal columns clean text takes."""
    return len(text) if text.isascii() else sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    return max(0, wcwidth(char))


def cells(text: str) -> list[str]:
    """Return clean text as one string a column: marks stay with their letter, a wide letter is followed by ''."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        width = _columns_of(char)
        if width == 0 and found:
            at = len(found) - 1 if found[-1] else len(found) - 2
            found[at] += char
        else:
            found.append(char)
            if width == 2:
                found.append("")
    return found


def clip(text: str, width: int, ellipsis: str = "…") -> str:
    """Return clean text cut to a width in columns, its end marked where something is missing."""
    if columns(text) <= width:
        return text
    if width < columns(ellipsis):
        return ""
    kept: list[str] = []
    room = width - columns(ellipsis)
    for char in text:
        room -= _columns_of(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip() + ellipsis


def wrap(text: str, width: int, lines: int) -> list[str]:
    """Return clean text broken at spaces into at most so many lines, the last one clipped if more is left."""
    rows: list[str] = []
    row = ""
    words = text.split()
    for at, word in enumerate(words):
        longer = f"{row} {word}" if row else word
        if columns(longer) <= width or not row:
            row = longer
            continue
        if len(rows) == lines - 1:
            row = " ".join([row, *words[at:]])
            break
        rows.append(row)
        row = word
    rows.append(row)
    return [clip(row, width) for row in rows]
