"""The history of a value, where a sentence asks that each change of it is kept: `every change in the price is kept`."""

import re
from collections.abc import Iterable

from plan.reading.attribute_words import REFERENCE, is_attribute
from plan.reading.data_shapes import Shape
from plan.reading.gathering import ShapeDraft
from plan.reading.naming import key

_CHANGE = re.compile(
    r"\b(?:each|every|all|any|the)\s+changes?\s+(?:of|in|to)\s+(?:(?:the|its|an?|their|his|her)\s+)?(?P<value>[a-z]+(?:\s(?!shall|must|is\b|are\b|has\b|of\b|in\b)[a-z]+)?)"
    r"(?:\s+of\s+(?:the|an?|each)\s+(?P<of>[a-z]+(?:\s[a-z]+)?))?\s+(?:shall\s+be|must\s+be|has\s+to\s+be|is|are|should\s+be)\s+"
    r"(?:kept|recorded|stored|remembered|saved)\b|"
    r"\b(?:keep|record|store|remember)s?\s+(?:each|every|all|the)\s+changes?\s+(?:of|in|to)\s+(?:(?:the|its|an?)\s+)?(?P<kept>[a-z]+(?:\s(?!of\b|with\b)[a-z]+)?)"
    r"(?:\s+of\s+(?:the|an?|each)\s+(?P<kept_of>[a-z]+(?:\s[a-z]+)?))?|"
    r"\b(?P<history>price|rate|fee|salary|weight|rent|tariff|address|owner)\s+history\b",
    re.IGNORECASE,
)
_STATE = frozenset(("state", "status", "stage"))


def value_change(sentence: str, known: Iterable[ShapeDraft], before: str) -> Shape | None:
    """The changes of a value that are to be kept, as a thing that belongs to what has the value; None without any.

    `known` are the things so far, `before` is the one spoken of last.
    """
    match = _CHANGE.search(sentence)
    if match is None:
        return None
    said = next(one for one in (match["value"], match["kept"], match["history"]) if one).lower()
    value = said.split()[-1]
    if value in _STATE or not is_attribute(value):
        return None
    owner = (match["of"] or match["kept_of"] or "").lower()
    things = tuple(known)
    if key(owner) not in {key(one.name) for one in things}:
        having = [one.name for one in things if any(_names(field, value) for field in one.fields)]
        owner = before if before in having else next(iter(having), "")
    if not owner:
        return None
    last = owner.rpartition(" ")[2]
    return Shape(f"{last} {value} change", (f"{owner} {REFERENCE}", f"old {value}", f"new {value}", "changed at"))


def _names(field: str, value: str) -> bool:
    """Whether a field is a value: an asking price is a price."""
    return field.partition(" (")[0].rpartition(" ")[2].casefold() == value
