"""Drawings in ASCII: a sign for every sign that drawings use, and letters for names in other scripts."""

import unicodedata
from collections.abc import Mapping

SIGNS: Mapping[str, str] = {
    "▼": "v", "▲": "^", "▶": ">", "◀": "<", "▽": "v", "△": "^", "▷": ">", "◁": "<",
    "″": "\"", "╪": "=", "╫": "#", "╱": "/", "╲": "\\", "•": "*", "…": "~",
    "↺": "@", "●": "O", "○": "o", "◆": "#", "◇": "%", "·": ".", "→": ">", "←": "<", "⟲": "@", "–": "-", "—": "-",
    "─": "-", "│": "|",
}  # fmt: skip
"""Each as wide as what it stands for. Lines that bend or meet are not here: what they become depends on whether they
join or cross, which only the canvas knows."""


def spelled(text: str) -> str:
    """Return clean text in ASCII letters, perhaps of another width; what has none becomes `?`."""
    return text if text.isascii() else "".join(map(_letters, text))


def _letters(char: str) -> str:
    from anyascii import anyascii

    if char.isascii():
        return char
    letters = SIGNS.get(char) or anyascii(char)
    if letters.isprintable() and letters:
        return letters
    return "" if unicodedata.category(char).startswith("M") else "?"
