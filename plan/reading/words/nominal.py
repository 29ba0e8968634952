"""Features that are named and not told: `Lead tracking`, `Ticket management system`, put as what somebody does."""

import re

from plan.reading.text.naming import plural, singular
from plan.reading.words.attribute_words import is_attribute

_NAMED = re.compile(
    r"^(?:(?:basic|advanced|full|complete|online|automated|comprehensive)\s+)?(?P<what>[a-z][\w-]*(?:\s(?!and\b|or\b|of\b|for\b|with\b|the\b|an?\b|each\b|my\b)[a-z][\w-]*){0,2}?)\s+"
    r"(?P<doing>management|tracking|administration|registration|maintenance|logging|scheduling|creation|handling|processing|booking|recording)"
    r"(?:\s+(?:system|module|feature|functionality|tool|capabilities|and\s+(?:tracking|management|scheduling|maintenance|monitoring)))?$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+\(|\s+with\s+|:\s")
_SPELLED_OUT = re.compile(
    r"^(?P<what>[A-Z][\w-]*(?:\s[a-z][\w-]*)?)\s+(?:management|tracking|logging|monitoring|scheduling|administration|history)(?P<sign>\s*\(|:\s+)(?P<list>.+)$",
    re.DOTALL,
)
_WITH = re.compile(r"^[a-z]+s\s+with\s")
_VERBS = {
    "creation": "create",
    "booking": "book",
    "registration": "register",
    "logging": "log",
    "scheduling": "schedule",
}
_NO_THING_WORDS = (
    "user access session error exception file state time data content system performance risk issue change test memory "
    "database server cache role permission account identity password security configuration release project team "
    "resource inventory stock real status background batch image text language payment order natural"
)
_GROUPS = frozenset(("category", "location", "unit", "region", "product", "label"))
"""What is known of a thing, and is a list of its own where somebody manages it."""
_NO_NOUN = re.compile(r"(?:ing|ed|[a-z]{4}al|ive)$")
NOT_MANAGED = frozenset(_NO_THING_WORDS.split())
"""What is managed, tracked or logged, and is no thing of which one has several."""


def told_feature(text: str) -> str:
    """What somebody does by a feature that is only named, as it stands after "to"; empty if it is no such name.

    `Lead tracking` is to manage leads; `deal value management` to manage deals, whose value is one of their fields.
    """
    named, tail = _TAIL.split(text.strip().rstrip("."), maxsplit=1)[0], _TAIL.search(text.strip().rstrip("."))
    match = _NAMED.match(named)
    if match is None:
        return ""
    words = match["what"].lower().split()
    while len(words) > 1 and is_attribute(words[-1]):
        words.pop()
    attribute = is_attribute(words[-1]) and words[-1] not in _GROUPS
    if words[-1] in NOT_MANAGED or attribute or _NO_NOUN.search(words[-1]):
        return ""
    one = singular(words[-1])
    many = plural(one)
    verb = _VERBS.get(match["doing"].lower(), "manage")
    behind = text.strip()[tail.start() :] if tail and tail[0].strip() == "with" else ""
    return f"{verb} {' '.join((*words[:-1], many))}{behind.rstrip('.')}"


def without_doing(text: str) -> str:
    """A named feature without what is done, where it spells out what is kept: `Fermentation tracking (gravity)`."""
    match = _SPELLED_OUT.match(text)
    if match and _WITH.match(match["list"]):
        return match["list"]
    if match is None or match["what"].split()[-1].lower() in NOT_MANAGED:
        return text
    return f"{match['what']}{match['sign']}{match['list']}"
