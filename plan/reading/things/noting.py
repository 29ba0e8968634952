"""What a bare list below the name of a thing says of it: `belongs to a producer. name, colour, grape`."""

import re

from plan.reading.fields.criteria import tells
from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases
from plan.reading.fields.remarks import with_remarks
from plan.reading.gathered.standing import Standing
from plan.reading.text.naming import key, singular
from plan.reading.things.headed import called
from plan.reading.words.attribute_words import partly_fields

_BELONGS = re.compile(
    r"^(?:belongs?|goes)\s+(?:to|with)\s+(?:an?|one|the)\s+(?P<owner>[\w-]+(?:\s[\w-]+)?)\s*(?:[,;.:]|$)\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"^(?P<part>lines?|items?|positions?|entries)\s*(?::|with|–|-)\s*(?P<list>.+)$", re.IGNORECASE)
_COMPUTED = re.compile(r"(?:is\s+|are\s+)?(?:computed|calculated|derived|worked\s+out)\b", re.IGNORECASE)
_TITLED = re.compile(r"^(?:the\s+|an?\s+)?(?P<name>[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}s)\s*:\s", re.IGNORECASE)
"""A list that says itself what it is of: `Alarm rules: threshold, severity`."""
_EXAMPLES = re.compile(r"(?:\betc|\band\s+so\s+on|\band\s+the\s+like|…|\.\.\.)\.?$", re.IGNORECASE)
"""`Pressure, conductivity, etc.` names some of them, and no fields."""
_STATES = re.compile(
    r"^(?:status|states?|stages?)\s*:\s*(?P<states>[\w -]+(?:\s*(?:→|->|>|/|,|\|)\s*[\w -]+)+)", re.IGNORECASE
)
_EQUALS = re.compile(
    r"(?:^|[.:;]\s+)(?:an?\s+)?(?P<name>[^\W\d_]+)\s*=\s*(?P<list>[\w.%-]+(?:\s[\w.%-]+)?"
    r"(?:\s*\+\s*(?:an?\s+)?[\w.%-]+(?:\s[\w.%-]+)?){2,})",
    re.IGNORECASE,
)
_FLAG = re.compile(
    r"^(?:some|most|not\s+all|a\s+few)\s+(?:are|have)\s+(?P<flag>[\w-]+(?:\s[\w-]+)?)\s*(?:->|→|–|-|,|:|=)\s*(?:a\s+)?(?:flag|checkbox|yes/no|tick)",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:^|[–—]\s)(?P<list>[\w%-]+(?:\s(?!are\b|is\b|per\b)[\w%-]+)?(?:\s*(?:\+|,|and)\s*[\w%-]+(?:\s(?!are\b|is\b|per\b)[\w%-]+)?)*)"
    r"\s+(?:are\s+|is\s+)?per\s+(?P<name>[^\W\d_]+)\b(?P<unique>,\s*unique)?",
    re.IGNORECASE,
)
_SEES = re.compile(
    r"^(?:i|we)\s+(?:also\s+|just\s+|always\s+)?(?:want|need|have|would\s+like)\s+to\s+(?:also\s+)?"
    r"(?:see|know|enter|note|give|record|fill\s+in|state)\s+(?P<list>(?:the|its|their|his|her|an?)\s.+)$",
    re.IGNORECASE,
)
_STATES_SPLIT = re.compile(r"\s*(?:→|->|>|/|,|\|)\s*")


def noted(at: Standing, text: str) -> Shape | None:
    """What a bare list below the name of a thing says of it: `belongs to a producer. name, colour, grape`."""
    thing = called(at)
    if match := _EQUALS.search(text):
        fields = field_phrases(match["list"].replace("+", ","))
        return Shape(singular(match["name"]), fields) if fields else None
    if not thing or (at.story is not None and at.story.role) or _COMPUTED.match(text) or _EXAMPLES.search(text):
        return None
    if match := _PARTS.match(text):
        fields = field_phrases(match["list"])
        return Shape(f"{thing} {singular(match['part'].lower())}", (thing, *fields)) if fields else None
    if match := _STATES.match(text):
        states = ", ".join(_STATES_SPLIT.split(match["states"].strip(" .")))
        return Shape(thing, (f"status ({states})",))
    if match := _FLAG.match(text):
        return Shape(thing, (f"{match['flag']} (boolean)",))
    if (match := _PER.search(text)) and (key(match["name"]) in at.gathered.shapes or _has_several(at, match["name"])):
        note = " (unique)" if match["unique"] else ""
        fields = field_phrases(match["list"].replace("+", ","))
        return Shape(singular(match["name"]), tuple(f"{one}{note}" for one in fields)) if fields else None
    owner = _BELONGS.match(text)
    fields = field_phrases(text[owner.end() :] if owner else text)
    if owner:
        return Shape(thing, (singular(owner["owner"]), *fields))
    enough = len(fields) > (1 if at.entry else 2) and not (tells(with_remarks(text)) or _TITLED.match(text))
    return Shape(thing, fields) if enough else None


def sees_fields(text: str) -> bool:
    """Whether somebody only wants to see, or to enter, a list of fields: of what the story is about that it is in."""
    match = _SEES.match(text.strip().rstrip("."))
    fields = field_phrases(match["list"]) if match else ()
    return len(fields) > 1 and ("," in text or partly_fields(fields))


def _has_several(at: Standing, name: str) -> bool:
    """Whether the section has just said that its thing has several of these."""
    return bool(
        re.search(rf"\b{re.escape(singular(name))}s\b", " ".join(one.text for one in at.gathered.unplaced[-3:]))
    )
