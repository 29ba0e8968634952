"""What is said in several words, put as one: a member of staff is a staff member, to make inactive is to deactivate."""

import re

_INACTIVE = re.compile(
    r"\b(?:make|set)s?\s+(?P<what>(?:an?|the|my|our)\s+[a-z]+(?:\s(?!of\b)[a-z]+)?)\s+inactive\b", re.IGNORECASE
)
_MEANING = re.compile(r",\s+meaning\s+(?:the|all|our|both|every)\s[^,;.]+", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"^(?P<to>(?:to\s+)?)follow\s+"
    r"(?=(?:an?|the|my|our)\s+[a-z]+(?:\s[a-z]+)?\s+(?:until|till|through|from|over)\b)",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\bmember(?P<many>s?)\s+of\s+(?:the\s+|our\s+)?staff\b", re.IGNORECASE)


def in_plain_names(text: str) -> str:
    """The text with what is said in several words put as one name, or as one verb."""
    text = _FOLLOWING.sub(r"\g<to>see ", _MEANING.sub("", _INACTIVE.sub(r"deactivate \g<what>", text)))
    return _MEMBER.sub(r"staff member\g<many>", text)
