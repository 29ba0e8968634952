"""Names that are said in several words, put as one: a member of staff is a staff member."""

import re

_MEMBER = re.compile(r"\bmember(?P<many>s?)\s+of\s+(?:the\s+|our\s+)?staff\b", re.IGNORECASE)


def in_plain_names(text: str) -> str:
    """The text with what is said in several words put as one name."""
    return _MEMBER.sub(r"staff member\g<many>", text)
