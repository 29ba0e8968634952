"""What a sentence says is kept for each of several: each pair of two things, or each of what somebody has."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.english import NAME

_KEEPING = (
    r"(?:sets?|enters?|keeps?|records?|notes?|stores?|defines?|lays?\s+down|writes?\s+down|agrees?|fix(?:es)?|gives?|states?|"
    r"knows?|(?:want|need|have)s?\s+to\s+(?:know|keep|set|record|note))"
)
_WHO = r"(?:we|i|they|he|she|you|(?:the|an?)\s+[a-z]+(?:\s[a-z]+)?)"
_PER_BOTH = re.compile(
    rf"^(?:for|per)\s+(?:each|every)\s+(?:(?:possible\s+)?(?:combination|pair)\s+of\s+(?:an?\s+)?)?(?P<one>{NAME})(?:\s+of\s+[a-z]+)?\s+and\s+(?:for\s+)?(?:(?:each|every|an?)\s+)?"
    rf"(?P<other>{NAME})(?:\s+that\s+(?:is|are)\s+(?:possible|allowed|offered|available))?,?\s+"
    rf"{_WHO}\s+{_KEEPING}\s+(?P<list>(?!which\b).+)$",
    re.IGNORECASE,
)
"""`For each room and each season we set a price for the night and a price for the week`"""
_THEIRS = re.compile(
    rf"\b(?:their|its|his|her)\s+(?P<name>{NAME}s)\s+and\s+(?:notes?|records?|enters?|writes?|keeps?|stores?)\s+(?:down\s+)?"
    r"(?:for\s+each(?:\s+(?:one|of\s+(?:them|these)))?|of\s+each)\s*,?\s+(?P<list>(?:the|its|an?|who|when)\s.+)$",
    re.IGNORECASE,
)
"""`The porter looks at their cards and notes for each one the number`"""
_ITS_OWN = re.compile(
    rf"^(?:for|of|with)\s+(?:each|every|an?)\s+(?P<of>{NAME}),?\s+{_WHO}\s+(?:(?:must|shall|should|will|may|can|also|want\s+to|need\s+to|have\s+to)\s+)*"
    r"(?:keep|record|note|store|describe|list|register|hold|need|want|enter|maintain|track)s?\s+(?:down\s+)?(?:its|their|his|her|all|all\s+the|the)\s+"
    rf"(?P<name>{NAME}s)(?:\s+\([^()]*\))?(?::|,?\s+each\s+with|,?\s+with)\s+(?P<list>.+)$",
    re.IGNORECASE,
)
"""`For every boat we record its repairs: date, cost and garage`"""
_USED_IN = re.compile(
    rf"^(?:the|all|any)\s+(?P<many>{NAME}s)\s+[a-z]+(?:ed|en|wn|ld|nt|id)\s+(?:in|on|for|at|during|by|with)\s+(?:an?|the|each|every)\s+(?P<one>{NAME})\s+"
    r"(?:is|are|(?:shall|must|should|will|can|have\s+to|has\s+to)\s+be)\s+(?:also\s+)?(?:recorded|kept|noted|stored|entered|logged|documented|written\s+down)\s+"
    r"with\s+(?P<list>.+?)(?:,?\s+(?:so\s+that|in\s+order\s+to|because)\s.*)?$",
    re.IGNORECASE,
)
"""`The beans used in a roast shall be recorded with quantities`"""
_HOW_MANY = re.compile(
    rf"\bfor\s+(?:each|every)\s+(?P<one>{NAME})\s+and\s+(?:(?:each|every)\s+)?(?P<other>{NAME})\s+how\s+many\s+(?P<what>[a-z]+s)\s+(?:there\s+are|we\s+have|are\s+left)",
    re.IGNORECASE,
)
"""`I know for each kind and size how many pairs there are`"""
_IF = re.compile(r"^(?:if|when(?:ever)?|once)\s+(?:an?|the)\s+(?P<who>[a-z]+)\s", re.IGNORECASE)
_FOR_THE = re.compile(
    r"^(?:an?|the)\s+(?P<head>[a-z]+)\s+for\s+(?:an?|the)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)$", re.IGNORECASE
)
_AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+")


def each_of(sentence: str, known: Known) -> Iterator[Shape]:
    """What is kept for each pair of two known things, or for each of the things that somebody has."""
    said = sentence.strip().rstrip(".;!")
    if match := _PER_BOTH.match(said):
        one, other = (known.called(Noun(singular(match[group].lower()))) for group in ("one", "other"))
        if all(known.keeps(noun) and not is_attribute(noun.name) for noun in (one, other)):
            yield from _per_both(one, other, match["list"])
    elif (match := _ITS_OWN.match(said)) and partly_fields(fields := listed_fields(match["list"])):
        name = singular(match["name"].lower())
        if not known.is_vague(Noun(name)) and not is_attribute(name):
            yield Shape(name, (reference_to(singular(match["of"].lower())), *fields))
    elif match := _HOW_MANY.search(said):
        keys = tuple(match[group].lower() for group in ("one", "other"))
        if known.spoken and all(map(is_attribute, keys)) and known.is_thing(Noun(known.spoken, plural=True)):
            yield Shape(known.spoken, (*keys, f"number of {match['what'].lower()}"))
    elif match := _USED_IN.match(said):
        one, many = (known.called(Noun(singular(match[group].lower()))) for group in ("one", "many"))
        fields = tuple(singular(field) for field in listed_fields(match["list"]))
        if known.defines(one) and known.defines(many) and fields and not known.is_somebody(many):
            yield Shape(f"{one.name} {many.name}", (reference_to(one.name), reference_to(many.name), *fields))
    elif match := _THEIRS.search(said):
        name = singular(match["name"].lower())
        fields = listed_fields(match["list"])
        who = _IF.match(said)
        owner = singular(who["who"].lower()) if who and known.has(Noun(singular(who["who"].lower()))) else known.spoken
        owner = owner if owner and known.has(Noun(owner)) else ""
        if partly_fields(fields) and name and not known.is_vague(Noun(name)) and name != owner:
            yield Shape(name, (*((reference_to(owner),) if owner else ()), *fields))


def _per_both(one: Noun, other: Noun, text: str) -> Iterator[Shape]:
    parts = [_FOR_THE.match(part.strip()) for part in _AND.split(text)]
    heads = {match["head"].lower() for match in parts if match}
    of = (reference_to(one.name), reference_to(other.name))
    if len(heads) == 1 and all(parts):
        head = next(iter(heads))
        yield Shape(f"{one.name} {head}", (*of, *(f"{match['what'].lower()} {head}" for match in parts if match)))
        return
    fields = listed_fields(text)
    if fields and (partly_fields(fields) or all(map(is_attribute, fields))):
        name = fields[0].partition(" (")[0] if len(fields) == 1 else ""
        yield Shape(f"{one.name} {name if name and ' ' not in name else other.name}", (*of, *fields))
