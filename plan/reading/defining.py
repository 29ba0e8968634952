"""What the statements of a document define, in the light of the headings that they stand under."""

import re

from plan.reading.data_shapes import Shape
from plan.reading.definitions import definition
from plan.reading.document import Statement
from plan.reading.field_phrases import field_phrases
from plan.reading.naming import key, singular
from plan.reading.standing import Standing

_DEFINE_NOTHING = frozenset({"exclusions", "volumes", "team", "other"})
_OWN_ID = re.compile(r"^[\[(]?[A-Za-z]{1,6}[-_. ]?\d{1,4}(?:\.\d+)*[\])]?[.:)]?\s+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?!no\b)")
_ABBREVIATED = re.compile(r"^(?P<short>[A-Z]{2,5})(?P<many>s?)\s*\((?P<long>[a-z]+(?:\s[a-z]+){0,2})\)$")
_BELONGS = re.compile(
    r"^(?:belongs?|goes)\s+(?:to|with)\s+(?:an?|one|the)\s+(?P<owner>[\w-]+(?:\s[\w-]+)?)\s*(?:[,;.:]|$)\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"^(?P<part>lines?|items?|positions?|entries)\s*(?::|with|–|-)\s*(?P<list>.+)$", re.IGNORECASE)
_STATES = re.compile(
    r"^(?:status|states?|stages?)\s*:\s*(?P<states>[\w -]+(?:\s*(?:→|->|>|/|,|\|)\s*[\w -]+)+)", re.IGNORECASE
)
_EQUALS = re.compile(
    r"(?:^|[.:;]\s+)(?:an?\s+)?(?P<name>[^\W\d_]+)\s*=\s*(?P<list>[\w.%-]+(?:\s[\w.%-]+)?(?:\s*\+\s*[\w.%-]+(?:\s[\w.%-]+)?){2,})",
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
_ENOUGH = 2
"""Fields that make a thing of what a heading names; a single one may be of anything."""
_STATES_SPLIT = re.compile(r"\s*(?:→|->|>|/|,|\|)\s*")


def define(at: Standing, statement: Statement) -> None:
    """Note the things that a statement defines, wherever it was placed."""
    if at.kind in _DEFINE_NOTHING:
        return
    text = _in_full(at, _OWN_ID.sub("", statement.text))
    for sentence in _SENTENCE.split(text):
        shape = _noted(at, sentence) if statement.kind == "item" else None
        if shape is None:
            of_story = statement.kind == "item" and at.story is not None and bool(at.story.role)
            shape = definition(sentence, "" if of_story else at.defining or _called(at))
            if shape is not None and not at.defining and len(shape.fields) < _ENOUGH and shape.name == _called(at):
                continue
            shape = _inside(at, shape) if shape is not None and not of_story else shape
        if shape is not None:
            of_it = bool(at.defining) and shape.name.startswith(f"{at.defining} ")
            at.defining = at.defining if of_it else shape.name
            at.gathered.shape(shape, at.source(statement.line))


def _in_full(at: Standing, text: str) -> str:
    """The text with the document's abbreviations written out."""
    title = at.heading.title if at.heading else ""
    if match := _ABBREVIATED.match(title):
        at.short[match["short"]] = singular(match["long"])
    for short, whole in at.short.items():
        text = re.sub(rf"\b{short}(s?)\b", rf"{whole}\1", text)
    return text


def _noted(at: Standing, text: str) -> Shape | None:
    """What a bare list below the name of a thing says of it: `belongs to a producer. name, colour, grape`."""
    thing = _called(at)
    if match := _EQUALS.search(text):
        return Shape(singular(match["name"]), field_phrases(match["list"].replace("+", ",")))
    if not thing or (at.story is not None and at.story.role):
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
    return Shape(thing, fields) if len(fields) > 2 else None


def _has_several(at: Standing, name: str) -> bool:
    """Whether the section has just said that its thing has several of these."""
    return bool(
        re.search(rf"\b{re.escape(singular(name))}s\b", " ".join(one.text for one in at.gathered.unplaced[-3:]))
    )


def _inside(at: Standing, shape: Shape) -> Shape:
    """The shape by the name it is known by already, and as a part of the thing that its section is called by."""
    last = shape.name.split()[-1]
    known = key(shape.name) not in at.gathered.shapes and key(last) in at.gathered.shapes
    name = last if known else shape.name
    whole = at.gathered.shapes.get(key(_called(at)))
    part = whole is not None and whole.fields and key(whole.name) != key(name)
    return Shape(name, (whole.name, *shape.fields) if part and whole is not None else shape.fields)


def _called(at: Standing) -> str:
    """What a section is about that is called by a plural, such as `Defect reports`; empty for any other heading."""
    if at.heading is None or at.heading.kind is not None:
        return ""
    title = at.short.get(at.heading.title.split("s (")[0].split(" (")[0], "") or at.heading.title
    parts = re.findall(r"[^\W\d_]+", title.partition("(")[0])
    parts = parts[1:] if len(parts) == 2 and parts[0].endswith("ing") else parts
    plural = title in at.short.values() or (
        bool(parts) and parts[-1].endswith(("s", "ungen")) and not parts[-1].endswith("ss")
    )
    return (
        " ".join([*parts[:-1], singular(parts[-1].removesuffix("en"))]).lower() if 0 < len(parts) < 3 and plural else ""
    )
