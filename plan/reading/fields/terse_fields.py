"""Fields as terse specifications list them: `serial no. unique, IMEI (opt.), passed y/n, state open / closed`."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from plan.reading.fields.asked import asked_field
from plan.reading.fields.terse_remarks import (
    BEHIND,
    BOTH_MISSING,
    REMARK,
    is_unit,
    noted,
    notes_in,
    notes_of,
    values_of,
)
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of

_BRACKETS = re.compile(r"\s*\((?P<note>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_HELD = re.compile("\x00(\\d+)\x00")
_THERE = re.compile(
    r"\s+(?:within|in|inside|per)\s+(?:(?:an?|the|its|each)\s+)?(?P<scope>[a-z][a-z-]*(?:\s[a-z]+)?)$", re.IGNORECASE
)
"""`curve no. within the station (unique there)`"""
_RANGE = re.compile(r"\s+\(?(?P<low>\d+)\s*(?:-|–|to|\.\.)\s*(?P<high>\d+)\)?$")
_FROM_TO = re.compile(r"^from\s*(?:\.\.\.|…|-|–)?\s*to\b", re.IGNORECASE)
_VALUES = re.compile(
    r"^(?P<field>[a-z][\w-]*(?:\s[\w-]+){0,2}?)(?::\s+|\s+=\s+|\s)"
    r"(?P<values>[a-z][\w-]*(?:\s[\w-]+){0,2}(?:\s+/\s+[\w-]+(?:\s[\w-]+){0,2})+)$",
    re.IGNORECASE,
)
"""`state open / assigned / fixed`, `reason: stale / damaged`"""
_PLACEHOLDERS = re.compile(
    r"^(?P<one>[a-z]+(?:\s[a-z]+)?)\s(?-i:[A-Z])\s+(?:on|in|at|to|for|with|of|by|from)\s+"
    r"(?P<other>[a-z]+(?:\s[a-z]+)?)\s(?-i:[A-Z])$",
    re.IGNORECASE,
)
"""`sensor X on logger Y`"""
_PLACEHOLDER = re.compile(r"(?<=[a-z])\s[nNxXyYzZ]$")
"""`channel n`"""
_OPENING = re.compile(
    r"^(?:each\s+(?:with\s+)?|with\s+|and\s+|plus\s+|its\s+|the\s+|an?\s+|(?:short|free)\s+(?=text$))+", re.IGNORECASE
)
_FREE = re.compile(r"\s+(?:as\s+|in\s+)?(?:free|plain)\s+text$", re.IGNORECASE)
_OR_NOT = re.compile(
    r"^or\s+(?:not|nowhere|none|nothing|no\s+[a-z]+|(?:in|at|on|with|from|to)\s+(?:the|no|an?)\s+[a-z]+)\b",
    re.IGNORECASE,
)
"""`stands at one station, or in the store`"""
_PERHAPS = re.compile(r"\s+or\s+(?:not|none|nowhere)\b.*$", re.IGNORECASE)
_TIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Sits on exactly one river; reported against a station; per site.
        r"^(?:(?:always|usually|mostly|also|only)\s+)?(?:(?:[a-z]+(?:s|ed|wn|en|nt|nd|ld|ut|ght)|made|done|paid)\s+)?(?:(?:out|up|off|over)\s+)?"
        r"(?:in|on|at|to|under|for|with|from|by|against|of|inside|within|into|below|per)\s+"
        r"(?:(?:exactly\s+|only\s+)?(?:one|an?)\s+|the\s+|some\s+|another\s+|each\s+)?"
        r"(?P<of>[a-z][a-z-]*(?:\s(?!or\b)[a-z]+){0,4}?)$",
        # One threshold violated; measures one quantity.
        r"^(?:(?:measures|uses|has|takes|covers|concerns|needs|carries|shows|names|serves|joins|includes|follows|knows|gets)\s+)?"
        r"(?:exactly\s+|only\s+)?one\s+(?P<of>[a-z][a-z-]*(?:\s[a-z]+)??)(?:\s+[a-z]+ed)?$",
        # Sensor concerned.
        r"^(?P<of>[a-z][a-z-]*(?:\s[a-z]+)?)\s+(?:concerned|affected|involved|used|taken|meant|in\s+question)$",
    )
)
"""What ties to a thing, where that is known."""
_AND = re.compile(r"\s+and\s+(?:(?:per|an?|one|the)\s+)?")
_DROPPED = re.compile(
    r"^(?:list|record|entry|link|short\s+list.*|reference|nothing\s+else|etc|and\s+so\s+on)$", re.IGNORECASE
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|gets?|has|have|must|may|can|cannot|shall|should|will|do|does|did|we|they|it|who|that|which|not"
    r"|never|then|so|because|instead|when)\b|=>|->|→|[?!<>=+:]",
    re.IGNORECASE,
)
ENDS = {"from": "starts at", "since": "starts at", "to": "ends at", "until": "ends at", "till": "ends at"}
"""What a list says in one word of when something begins and ends."""
_REWORDED = (
    (re.compile(r"^(?:which|what)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)$", re.IGNORECASE), r"\g<what>"),
    (re.compile(r"^(?P<done>[a-z]+(?:\s[a-z]+)??)\s+when$", re.IGNORECASE), r"\g<done> at"),
    (re.compile(r"^when\s+(?P<done>[a-z]+(?:ed|wn|en|nt|ght|id|ft))$", re.IGNORECASE), r"\g<done> at"),
    (re.compile(r"^(?P<done>[a-z]+)\s+by\s+whom$", re.IGNORECASE), r"\g<done> by"),
    (re.compile(r"^how\s+many$", re.IGNORECASE), "quantity"),
    (re.compile(r"^(?P<done>[a-z]+)\s+or\s+not$", re.IGNORECASE), r"\g<done> yes/no"),
    (re.compile(r"^(?:our\s+own|our|their\s+own|their|your|own)\s+(?=[a-z])", re.IGNORECASE), ""),
)
"""How notes ask for fields: `which tool`, `taken when`, `passed or not`, `price each`."""
_MOREOVER = re.compile(
    r"(?<=\w)\s+(?:each|ours|of\s+ours|too|as\s+well|please|pls|so\s+far|with\s+(?:them|it|us))$", re.IGNORECASE
)
_ONE_OF = re.compile(
    r"^(?P<field>[a-z]+(?:\s[a-z]+)?)\s*=\s*(?:one\s+of\s+)?(?:the|our|an?)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
"""`home place = one of the storage places`"""
_END = re.compile(r"^(?:from|to)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)$", re.IGNORECASE)
"""`from port, to port`: two of one kind"""
_ASKED = {"when": "happened at", "whenever": "happened at", "why": "reason"}
_ASKS = re.compile(r"(?:who|how\s+many|whether)\s", re.IGNORECASE)
_WHO = words_of("who whom by")
_COUNTS = words_of("quantity amount number count")
"""What in a list says how many, whatever else it may be."""
_STANDING = words_of("state status")
_LONGEST = 5
"""Words of a field's name."""


@dataclass(frozen=True, slots=True)
class TerseField:
    """One part of a list: the fields that it is, and whether its words say by themselves that it is one."""

    fields: tuple[str, ...]
    sure: bool

    def noted(self, *notes: str, sure: bool = False) -> "TerseField":
        """The same with notes on each of its fields."""
        return replace(self, fields=tuple(noted(one, *notes) for one in self.fields), sure=self.sure or sure)


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a list, which semicolons or commas outside of brackets set apart."""
    held: list[str] = []

    def put(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\x00{len(held) - 1}\x00"

    masked = _BRACKETS.sub(put, text)
    whole = [_HELD.sub(lambda one: held[int(one[1])], one).strip(" .,;") for one in re.split(r"[,;]", masked)]
    return tuple(one for one in whole if one)


@lru_cache(maxsize=16_384)
def terse_fields(text: str, things: frozenset[str]) -> tuple[TerseField, ...]:
    """The fields that a text lists, with what is remarked on each; empty where one of its parts is none.

    `things` are the keys of those that the document keeps.
    """
    found: list[TerseField] = []
    for part in parts_of(text):
        if (remark := REMARK.fullmatch(part)) and found:
            both = (remark["both"] or "").lower() == "both"
            for at in range(max(len(found) - 1 - both, 0), len(found)):
                found[at] = found[at].noted(*notes_of(remark), sure=True)
        elif _OR_NOT.match(part) and found:
            found[-1] = found[-1].noted("optional")
        elif not _DROPPED.match(part):
            read = _field(part, things)
            if read is None:
                return ()
            if found and BOTH_MISSING.search(part):
                found[-1] = found[-1].noted("optional")
            found.append(read)
    return tuple(found)


def _field(part: str, things: frozenset[str]) -> TerseField | None:
    """What one part of a list is; None if it is no field."""
    part = _OPENING.sub("", part)
    bracket = _BRACKETS.search(part)
    notes = notes_in(bracket["note"], things) if bracket else ()
    outside = f"{part[: bracket.start()]}{part[bracket.end() :]}".strip() if bracket else part
    if _FROM_TO.match(outside):
        return TerseField(("starts at", noted("ends at", *notes)), sure=True)
    if (two := _PLACEHOLDERS.match(outside)) and _all_known(things, two["one"], two["other"]):
        return _references((two["one"], two["other"]), notes)
    for form, instead in _REWORDED:
        outside = form.sub(instead, outside)
    if one := _ONE_OF.match(outside):
        pointed = (f"a {key(one['of'])}",) if key(one["of"]) in things else ()
        return TerseField((noted(one["field"].lower(), *pointed, *notes),), sure=bool(pointed))
    if (end := _END.match(outside)) and key(end["of"]) in things:
        return TerseField((noted(outside.lower(), f"a {key(end['of'])}", *notes),), sure=True)
    if perhaps := _PERHAPS.search(outside):
        notes, outside = (*notes, "optional"), outside[: perhaps.start()]
    while behind := BEHIND.search(outside):
        notes, outside = (*notes, *notes_of(behind)), outside[: behind.start()].strip(" ,:")
    outside = _MOREOVER.sub("", outside)
    if valued := _VALUES.match(outside):
        name = "status" if valued["field"].lower() in _STANDING else valued["field"]
        return TerseField((noted(name, *values_of(valued["values"]), *notes),), sure=True)
    if (there := _THERE.search(outside)) and "unique" in notes:
        notes = tuple(one.replace("unique", f"unique per {there['scope'].lower()}") for one in notes)
        outside = outside[: there.start()]
    if ranged := _RANGE.search(outside):
        notes, outside = (*notes, f"{ranged['low']} to {ranged['high']}"), outside[: ranged.start()]
    outside = _FREE.sub("", _PLACEHOLDER.sub("", outside)).strip(" .,:")
    ties = _tied(outside, things)
    return _references(ties, notes) if ties else _plain(outside, notes, things)


def _tied(outside: str, things: frozenset[str]) -> tuple[str, ...]:
    """The things that a part of a list ties to."""
    if outside.lower() in _COUNTS:
        return ()
    if key(outside) in things:
        return (outside,)
    for form in _TIES:
        match = form.match(outside)
        of = _AND.split(match["of"]) if match else []
        if of and _all_known(things, *of):
            return tuple(of)
    return ()


def _plain(outside: str, notes: tuple[str, ...], things: frozenset[str]) -> TerseField | None:
    """A field by its name alone, where it has one of a few words."""
    words = outside.split()
    low = outside.lower()
    if low in ENDS:
        return TerseField((noted(ENDS[low], *notes),), sure=True)
    if low in _ASKED:
        return TerseField((_ASKED[low],), sure=False)
    if words and low.removeprefix("by ") in _WHO:
        pointed = next((one for one in notes if one.startswith("a ")), "")
        if not pointed and "person" in things:
            return _references(("person",), ())
        return TerseField((noted("recorded by", pointed) if pointed else "person",), sure=bool(pointed))
    if asking := asked_field(outside) if _ASKS.match(outside) else None:
        return TerseField((noted(asking, *notes),), sure=True)
    unit = len(words) > 1 and is_unit(words[-1])
    if not words or len(words) > _LONGEST + unit or _SENTENCE.search(outside) or not words[0][0].isalpha():
        return None
    if low in _COUNTS and key(outside) in things:
        notes = (*notes, "integer")  # how many there are of it, where a quantity is also a thing
    name = outside if outside[:2].isupper() else f"{outside[0].lower()}{outside[1:]}"
    return TerseField((noted(name, *notes),), sure=bool(notes) or is_attribute(name.replace("_", " ")) or unit)


def _references(names: tuple[str, ...], notes: tuple[str, ...]) -> TerseField:
    """What points to things; brackets behind one that name another say nothing more of it."""
    told = [one for one in notes if not one.startswith("a ")]
    return TerseField(tuple(noted(f"{singular(one.lower())} (reference)", *told) for one in names), sure=True)


def _all_known(things: Collection[str], *names: str) -> bool:
    return all(key(one) in things for one in names)
