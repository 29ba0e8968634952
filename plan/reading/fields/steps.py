"""What the steps of a use case define: what somebody records, picks from a list, or adds to what the case is about."""

import re
from functools import lru_cache

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.named_things import NOUN, Readers, first_read, shape_of, tree
from plan.reading.fields.phrases import field_phrases
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import REFERENCE, is_attribute, partly_fields, plainly_fields, reference_to
from plan.reading.words.deeds import EVENTS, left_behind

_SOMEBODY = rf"(?:she|he|they|we|i|it|the\s+{NOUN}(?:\s{NOUN})?)"
_RECORDS = (
    r"(?:records?|writes?(?:\s+down)?|enters?|notes?|types?(?:\s+in)?|measures?|fills?\s+in|gives?|states?|chooses?|selects?|sets?|"
    r"specif(?:y|ies)|keys?\s+in|asks?\s+for|says?(?=\s+(?:what|which|when|who|how)\b))"
)
_WRITES = re.compile(
    rf"^{_SOMEBODY}\s+(?:{NOUN}\s+[^,]{{2,40}},?\s+and\s+)?{_RECORDS}\s+(?P<list>(?:the|an?|its|his|her|their|who|when|how|what|which)\s[^:;]+|[a-z][^:;,]*,[^:;]+)$",
    re.IGNORECASE,
)
_EACH_WITH = re.compile(
    rf"^{_SOMEBODY}\s+(?:adds?|enters?|records?|lists?|picks?|notes?)\s+(?:the|one\s+or\s+(?:more|several)|several|any\s+number\s+of)\s+(?P<name>{NOUN}s)"
    r"(?:\s+[a-z]+(?:\s[a-z]+)?)?,\s+each\s+with\s+(?P<list>[^;:]+)$",
    re.IGNORECASE,
)
_DURING = re.compile(
    rf"^(?:during|at|in|on|for|within|after|before)\s+(?:the|each|every)\s+(?P<whole>{NOUN})\s+(?P<name>{NOUN}s)\s+(?:are|is)\s+"
    r"(?:entered|recorded|noted|taken|made|written\s+down|logged|added)\s*(?::|with)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_LINE_EACH = re.compile(
    rf"\b(?:puts?\s+together|makes?|creates?|draws?\s+up|issues?|writes?|generates?|produces?|prepares?|sets?\s+up)\s+(?:the|an?)\s+"
    rf"(?P<whole>{NOUN})\b[^:]*:\s+(?:one|an?)\s+(?P<name>line|item|position|row|entry)\s+(?:for|per)\s+(?:each|every)?(?:\s+of\s+them)?"
    rf"(?:\s*{NOUN})?\s*,?\s*with\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"^{_SOMEBODY}\s+(?P<verb>[a-z]+s)\s+(?:an?|the|one\s+or\s+more)\s+(?P<name>{NOUN})(?:\s+(?:within|in|for|to|during)\s+(?:the|an?)\s+(?P<in>{NOUN}))?\s*:\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_DOES_ON = re.compile(
    rf"^(?:(?:an?|the|each)\s+)?(?P<who>{NOUN})\s+(?:can\s+|may\s+)?(?P<verb>[a-z]+)\s+(?:(?:on|for|in|to|up\s+for)\s+)?(?:an?|one\s+or\s+more|several)\s+(?P<name>{NOUN})(?=$|[,.;(]|\s+(?:with|on|in|at|by|for|and)\b)",
    re.IGNORECASE,
)
"""`A learner enrols on a run`."""
_WHEN_ONE = re.compile(
    rf"^(?:when|once|after|if|as\s+soon\s+as)\s+(?:an?|the)\s+(?P<name>{NOUN})\s+(?:is\s+|has\s+(?:been\s+)?)?[a-z]+(?:\s(?!the\b|its\b)[a-z]+){{0,3}}?,?\s+"
    r"(?P<list>(?:the|its|an?)\s+[^:;]{3,120}?)\s+(?:is|are|must\s+be|has\s+to\s+be|have\s+to\s+be)\s+(?:entered|recorded|noted|kept|stored|given|filled\s+in|logged|asked\s+for)"
    r"(?:\s+and\s+.*)?$",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    rf"\b(?:changes?|sets?|enters?|updates?|edits?|adjusts?|records?|notes?)\s+(?:the|an?)\s+(?P<field>{NOUN}(?:\s{NOUN})?)\s+of\s+(?:an?|the|each)\s+"
    rf"(?P<name>{NOUN})(?=$|[,.;]|\s+(?:and|with|at|on|in|when|after|before)\b)",
    re.IGNORECASE,
)
_FLAGGED = re.compile(
    rf"^(?:the|an?|each)\s+(?P<name>{NOUN})\s+(?:is|can\s+be|may\s+be)\s+(?:flagged|marked|ticked)\s+as\s+an?\s+(?P<flag>{NOUN})$",
    re.IGNORECASE,
)
_NO_OTHER = re.compile(
    rf"\bno\s+(?:other|two|second)\s+(?P<name>{NOUN})\s+(?:has|have|may\s+have|can\s+have|uses?|carr(?:y|ies))\s+(?:this|that|the\s+same)\s+(?P<field>{NOUN}(?:\s(?!and\b){NOUN})?)",
    re.IGNORECASE,
)
_IN_ITSELF = re.compile(
    rf"\b(?P<name>{NOUN})s\s+(?:can|may)\s+(?:again\s+)?(?:contain|hold|include|have|be\s+in|consist\s+of)\s+(?:other\s+|further\s+|more\s+|sub-?)?(?P=name)s\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"\b(?:from|of|to|in|into|on)\s+(?:an?|the|our)\s+(?:(?:list|catalogue|catalog|register|table)\s+of\s+)?(?P<name>{NOUN}(?:\s{NOUN})??)\s+\((?P<list>[a-z][^();]+?(?:,|\sand\s)[^();]+?)(?:;[^()]*)?\)",
    re.IGNORECASE,
)
_PICKS = re.compile(
    rf"^{_SOMEBODY}\s+(?:picks?|chooses?|selects?|looks?\s+(?:for|up)|finds?)\s+(?:an?|the|one)\s+(?P<name>{NOUN})(?=$|[,.;]|\s)",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^[^:]*\b(?:form|details|data|information|following|particulars)\b[^:]*:\s+(?P<list>[^:]+)$", re.IGNORECASE
)
_ISSUED = re.compile(
    rf"^{_SOMEBODY}\s+(?:assigns|issues|gives|creates|generates|sets)\s+an?\s+(?:new\s+)?(?P<field>{NOUN}(?:\s{NOUN})?),?\s+(?:which|that)\s+is\s+unique",
    re.IGNORECASE,
)
"""`The system issues a booking number, which is unique`."""
_SEVERAL = re.compile(
    rf"^{_SOMEBODY}\s+(?:picks?|chooses?|selects?|adds?|ticks?)\s+(?:one\s+or\s+(?:more|several)|several|any\s+number\s+of|at\s+least\s+one)\s+(?P<name>{NOUN}s)\s+"
    r"(?:from|out\s+of)\s+(?:the|an?|our)\s",
    re.IGNORECASE,
)
_ANYBODY = frozenset(
    ("people", "users", "everyone", "everybody", "somebody", "someone", "you", "we", "i", "they", "she", "he", "can")
)
_NEVER = frozenset(
    ("message", "notification", "reminder", "contact", "letter", "way", "status", "state", "form", "list")
)


_ASKS = re.compile(
    rf"^(?:(?:an?|the|each)\s+)?(?P<who>{NOUN})\s+(?:can\s+|may\s+)?(?:asks?\s+for|requests?|appl(?:y|ies)\s+for)\s+(?:an?|the)\s+(?P<name>{NOUN}(?:\s{NOUN})?)\s+"
    r"(?:with|stating|giving)\s+(?P<list>[^:;.]+)",
    re.IGNORECASE,
)
"""`An employee asks for an entitlement with a justification`: the request has it, not the entitlement."""


@lru_cache(maxsize=16_384)
def step(text: str, about: str) -> Shape | None:
    """What a step says is kept, of `about` where it names nothing else; None if it defines nothing."""
    said = text.strip().rstrip(".;!")
    if another := asked_for(said, about) or first_read(_READERS, said):
        return another
    if not about:
        return None
    if match := _EACH_WITH.match(said):
        fields = field_phrases(match["list"])
        return shape_of(match["name"], (f"{about} {REFERENCE}", *fields)) if fields else None
    if (match := _PICKS.match(said)) and about in EVENTS:
        return Shape(about, (reference_to(match["name"].lower()),))
    if (match := _FORM.match(said)) and plainly_fields(fields := field_phrases(match["list"])):
        return Shape(about, fields)
    if (match := _ISSUED.match(said)) and is_attribute(match["field"]):
        return Shape(about, (f"{match['field'].lower()} (unique)",))
    if match := _SEVERAL.match(said):
        return Shape(about, (f"{match['name']} (several)",))
    match = _WRITES.match(said)
    fields = field_phrases(match["list"]) if match else ()
    known = partly_fields(fields) if len(fields) > 1 else bool(fields) and is_attribute(fields[0])
    return Shape(about, fields) if known else None


def picks(text: str) -> bool:
    """Whether somebody only picks something in a step: `The clerk picks the departure`."""
    return _PICKS.match(text.strip()) is not None


@lru_cache(maxsize=16_384)
def catalogue(text: str) -> Shape | None:
    """The thing that a sentence names with its fields in brackets: `to a cage (number, size, ward)`."""
    match = _LISTED.search(text)
    fields = field_phrases(match["list"]) if match else ()
    if match is None or len(fields) < 2 or not plainly_fields(fields) or singular(match["name"].lower()) in _NEVER:
        return None
    return shape_of(match["name"], fields)


def asked_for(said: str, about: str) -> Shape | None:
    """The request, or the application, that somebody makes for something; `about` if that is one; None without one."""
    match = _ASKS.match(said)
    if match is None:
        return None
    fields = field_phrases(match["list"])
    kind = "application" if "appl" in match[0].lower().split(match["name"].lower())[0] else "request"
    name = about if about.endswith(("request", "application")) else f"{singular(match['name'].lower())} {kind}"
    of = (reference_to(match["who"].lower()), reference_to(match["name"].lower()))
    return Shape(name, (*of, *fields)) if fields and all(map(is_attribute, fields[:1])) else None


def _with_whole(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    one = singular(match["name"].lower())
    return Shape(one, (reference_to(match["whole"].lower()), *fields)) if partly_fields(fields) else None


def _part(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    whole = singular(match["whole"].lower())
    return shape_of(f"{whole} {match['name']}", (f"{whole} {REFERENCE}", *fields)) if len(fields) > 1 else None


def _deed(match: re.Match[str]) -> Shape | None:
    name = left_behind(match["verb"])
    fields = field_phrases(match["list"])
    of = [reference_to(one.lower()) for one in (match["name"], match["in"]) if one]
    return shape_of(name, (*of, *fields)) if name and partly_fields(fields) else None


def _done_by(match: re.Match[str]) -> Shape | None:
    name = left_behind(match["verb"])
    made = name and match["name"].lower() not in EVENTS
    by = () if match["who"].lower() in _ANYBODY else (reference_to(match["who"].lower()),)
    return Shape(name, (*by, reference_to(match["name"].lower()))) if made else None


def _when_one(match: re.Match[str]) -> Shape | None:
    fields = field_phrases(match["list"])
    return shape_of(match["name"], fields) if fields and all(map(is_attribute, fields)) else None


def _of_one(match: re.Match[str]) -> Shape | None:
    return shape_of(match["name"], (match["field"].lower(),)) if is_attribute(match["field"]) else None


def _flagged(match: re.Match[str]) -> Shape | None:
    return shape_of(match["name"], (f"{match['flag']} (boolean)",))


def _never_twice(match: re.Match[str]) -> Shape | None:
    return shape_of(match["name"], (f"{match['field']} (unique)",)) if is_attribute(match["field"]) else None


_READERS: Readers = (
    (_DURING, _with_whole),
    (_LINE_EACH, _part),
    (_DOES, _deed),
    (_DOES_ON, _done_by),
    (_WHEN_ONE, _when_one),
    (_OF_ONE, _of_one),
    (_FLAGGED, _flagged),
    (_NO_OTHER, _never_twice),
    (_IN_ITSELF, tree),
)
