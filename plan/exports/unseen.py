"""Characters that reorder or hide text, written so that whoever reads a file sees that they are there."""

import re

_UNSEEN = re.compile(
    r"[\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)


def holds_unseen(text: str) -> bool:
    """Return whether text holds such characters."""
    return _UNSEEN.search(text) is not None


def escaped(written: str) -> str:
    """Return JSON, or YAML whose scalars with such characters are in double quotes, with their escapes instead."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
