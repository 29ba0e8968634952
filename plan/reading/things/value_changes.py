"""The history of a value, where a sentence asks that each change of it is kept: `every change in the price is kept`."""

import re
from collections.abc import Iterable

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases
from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import REFERENCE, is_attribute

_CHANGE = re.compile(
    r"\b(?:each|every|all|any|the)\s+changes?\s+(?:of|in|to)\s+(?:(?:the|its|an?|their|his|her)\s+)?(?P<value>[a-z]+(?:\s(?!shall|must|is\b|are\b|has\b|of\b|in\b)[a-z]+)?)"
    r"(?:\s+of\s+(?:the|an?|each)\s+(?P<of>[a-z]+(?:\s[a-z]+)?))?\s+(?:shall\s+be|must\s+be|has\s+to\s+be|is|are|should\s+be)\s+"
    r"(?:kept|recorded|stored|remembered|saved)\b|"
    r"\b(?:keep|record|store|remember)s?\s+(?:each|every|all|the)\s+changes?\s+(?:of|in|to)\s+(?:(?:the|its|an?)\s+)?(?P<kept>[a-z]+(?:\s(?!of\b|with\b)[a-z]+)?)"
    r"(?:\s+of\s+(?:the|an?|each)\s+(?P<kept_of>[a-z]+(?:\s[a-z]+)?))?|"
    r"\b(?P<history>price|rate|fee|salary|weight|rent|tariff|address|owner)\s+history\b",
    re.IGNORECASE,
)
_WHEN_CHANGED = re.compile(
    r"^(?:when(?:ever)?|each\s+time|every\s+time|if)\s+(?:[^,]{1,40}\s(?:changes?|alters?|raises?|lowers?)\s+(?:the|its|an?|their)\s+(?P<value>[a-z]+)|the\s+(?P<kept>[a-z]+)\s+(?:changes|is\s+changed)),\s+"
    r"(?:we\s+keep\s+)?the\s+(?:old|previous|former)\s+(?P<history>[a-z]+)\b.*?(?P<of>(?!))?(?P<kept_of>(?!))?(?:\bnew\b|\bwhen\b|\bdate\b).*$",
    re.IGNORECASE,
)
"""`When I change the price, the old price, the new one, who changed it and when are kept`"""
_FORMER = re.compile(
    r"\b(?:keep|retain|store|record|hold|save|remember)s?\s+(?:(?:the|each|every|all|any|its|their)\s+)?(?:previous|former|earlier|prior|old|past)\s+"
    r"(?P<version>(?:versions?|values?|contents?)\s+of\s+(?:the|its|an?|each)\s+)?"
    r"(?P<what>[a-z]+(?:\s(?!with\b|who\b|and\b|when\b|along\b|together\b|as\b|if\b|in\b|for\b|to\b|so\b)[a-z]+)?)"
    r"(?:(?:,|\s+(?:along|together))?\s+(?:with\s+|and\s+|(?=who\b|when\b|the\b))(?P<more>.+?))?(?:,\s+(?:because|so|since|as)\s.*)?$",
    re.IGNORECASE,
)
"""`The system keeps each former price`, `keep the previous version of the rule, who changed it and when`."""
_WHEN = re.compile(r"^(?:happened at|moment|time)\b")
_STATE = frozenset(("state", "status", "stage"))


def value_change(sentence: str, known: Iterable[ShapeDraft], before: str) -> Shape | None:
    """The changes of a value that are to be kept, as a thing that belongs to what has the value; None without any.

    `known` are the things so far, `before` is the one spoken of last.
    """
    match = _CHANGE.search(sentence) or _WHEN_CHANGED.search(sentence)
    if match is None:
        return _former(sentence, tuple(known), before)
    said = next(one for one in (match["value"], match["kept"], match["history"]) if one).lower()
    by = ("changed by",) if match.re is _WHEN_CHANGED and "who " in sentence else ()
    value = said.split()[-1]
    if value in _STATE or not is_attribute(value):
        return None
    owner = (match["of"] or match["kept_of"] or "").lower()
    things = tuple(known)
    if key(owner) not in {key(one.name) for one in things}:
        owner = _owner_of(value, things, before) or _whole_owner(value, things, before)
    if not owner:
        return None
    last = owner.rpartition(" ")[2]
    return Shape(f"{last} {value} change", (f"{owner} {REFERENCE}", f"old {value}", f"new {value}", *by, "changed at"))


def _former(sentence: str, known: tuple[ShapeDraft, ...], before: str) -> Shape | None:
    """What was before a change of a value, or of all that is kept of a thing."""
    match = _FORMER.search(sentence.strip().rstrip(".;"))
    if match is None:
        return None
    what, more = match["what"].lower(), field_phrases(match["more"]) if match["more"] else ()
    told = tuple("changed at" if _WHEN.search(one) else one for one in more if one != "changed at")
    told = told if "changed at" in told else (*told, "changed at")
    owner = _owner_of(what, known, before) if is_attribute(what) else ""
    if owner:
        return Shape(f"{owner.rpartition(' ')[2]} {what} change", (f"{owner} {REFERENCE}", f"old {what}", *told))
    things = [one.name for one in known if one.name == what or one.name.endswith(f" {what}")]
    if len(things) == 1 and (match["version"] or more) and things[0] == singular(things[0]):
        return Shape(f"{things[0]} version", (f"{things[0]} {REFERENCE}", *told))
    return None


def _owner_of(value: str, known: tuple[ShapeDraft, ...], before: str) -> str:
    """The thing that has a value: what was spoken of last, if it has it."""
    having = [one.name for one in known if any(_names(field, value) for field in one.fields)]
    return before if before in having else next(iter(having), "")


def _whole_owner(value: str, known: tuple[ShapeDraft, ...], before: str) -> str:
    """The same, also where a field is the value of something: a price per skein is a price."""
    having = [one.name for one in known if any(re.match(rf"{value}\s(?:per|for)\s", field) for field in one.fields)]
    return before if before in having else having[0] if len(having) == 1 else ""


def _names(field: str, value: str) -> bool:
    """Whether a field is a value: an asking price is a price."""
    return field.partition(" (")[0].rpartition(" ")[2].casefold() == value
