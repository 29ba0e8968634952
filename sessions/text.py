"""Text from a model, a file or a person is data, on its way to a terminal too."""

import re

# C0 (but tab and newline), C1, and the characters that reorder or hide text: bidi controls, zero-width, BOM.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)


def plain(text: str, newlines: bool = True) -> str:
    """Return `text` without control characters, escape sequences' introducers and invisible formatting."""
    cleaned = _UNSAFE.sub("", text.replace("\r\n", "\n"))
    return cleaned if newlines else " ".join(cleaned.split())


def one_line(text: str) -> str:
    """Return `text` as one line of plain text that keeps its own spacing, which columns and indents depend on."""
    return plain(text).replace("\n", " ").replace("\t", " ")
