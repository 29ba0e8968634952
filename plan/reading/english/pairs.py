"""What a sentence says is kept for each of several that go with another: a trade for each contractor of a permit."""

import re
from dataclasses import dataclass

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import KEEPERS, PICKING

_EACH = re.compile(
    r"\b(?:for\s+(?:each|every)|^per)(?:\s+(?P<one>one|of\s+(?:them|these|those)|[a-z]+(?:\s[a-z]+)?))?(?:\s+(?:an?|the)\s+[a-z]+\s+(?:has|have|speaks|holds|carries|works\s+in))?(?:,|\s+(?=(?:the|an?|we|i|you|it|its)\b)|$)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:is|are|shall\s+be|must\s+be|can\s+be|will\s+be|has\s+to\s+be|have\s+to\s+be)\s+(?:also\s+)?(?:kept|recorded|stored|noted|given|entered|logged|saved|written\s+down|set)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"^(?:i|it|we|you|they|the\s+[a-z]+)\s+(?:(?:shall|must|should|will|can|want\s+to|need\s+to)\s+)?(?:also\s+)?"
    r"(?:note|record|set|enter|give|keep|say|state|choose|write|put|see|store|hold|know|save)s?\s+(?:down\s+)?",
    re.IGNORECASE,
)
"""Who keeps it: `for each one I note the level`, `it shall record the trade`."""
_LEFT = {"enter": "entry", "join": "membership", "attend": "attendance", "call": "call", "sit": "seat"}
"""What is left of a deed that brings two things together, beside what deeds leave everywhere."""
_OWN = frozenset(("name", "names", "title", "phone", "e-mail", "email", "address", "birth", "number"))
_EACH_TIME = re.compile(
    r"(?:,\s+(?:and\s+)?(?:each\s+time|every\s+time|in\s+each|in\s+(?:each|every)\s+(?:one|of\s+(?:them|these))|for\s+each(?:\s+(?:one|of\s+(?:them|these)))?)"
    r"|,?\s+and\s+(?:in|on|at|for)\s+(?:each|every)\s+(?P<one>[a-z]+(?:\s[a-z]+)?)\s+(?:has|have|gets?|plays?|takes?))"
    r"\s+(?:with\s+|in\s+|at\s+|as\s+|has\s+|have\s+)?(?P<list>(?:an?|the|its|their|his|her)\s.+)$",
    re.IGNORECASE,
)
"""`may work on several films, each time in a role and at a day rate`, `and in every play has a part`"""
_WITH_EACH = re.compile(r"\s+with\s+(?P<list>an?\s[a-z ]+?)\s+each$", re.IGNORECASE)
"""`is made from several beans with a percentage each`"""
_TIME_WORDS = re.compile(r"\b(?:and\s+)(?:in|at|with|for|as)\s+(?=an?\s)", re.IGNORECASE)
_PAIRING = frozenset(("one", "pair", "pairing", "link", "connection", "combination", "relation", "relationship"))
_ALSO = re.compile(r",?\s+and\s+(?=whether\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things of which several go together, and what is done that brings them together."""

    one: str
    other: str
    verb: str = ""


def pair_of(clauses: tuple[Clause, ...], known: Known) -> Pair | None:
    """The last two known things of a sentence of which one may have several of the other."""
    for clause in reversed(clauses):
        if clause.negated or len(clause.subjects) != 1:
            continue
        subject = _meant(clause, known)
        others = (*clause.objects, *(one.noun for one in clause.hung if one.word not in {"when", "upon"}))
        several = next((one for one in others if one.several or (one.plural and subject.several is False)), None)
        several = several or next((one for one in others if subject.several), None)
        if several is not None and _pairs(subject, known) and _pairs(several, known) and subject.name != several.name:
            return Pair(subject.name, several.name, clause.verb)
    return None


def fields_of_pair(sentence: str, pair: Pair | None, known: Known) -> Shape | None:
    """What is kept of each such pair: `For each of them the trade shall be recorded`; None if nothing is said of it."""
    match = _EACH.search(sentence)
    if pair is None or match is None:
        return None
    said = singular((match["one"] or "").lower().removeprefix("such "))
    done = pair.verb.partition(" ")[0]
    names = {pair.one, pair.other, pair.other.rpartition(" ")[2], left_behind(done), _LEFT.get(done), done}
    if said and said not in _PAIRING and not said.startswith("of ") and said not in names:
        return None
    told = sentence[: match.start()].strip(" ,;") or sentence[match.end() :].strip(" ,;.")
    told = re.sub(r"^.*\band\s+(?=the\s)", "", told) if match.start() else _SOMEBODY.sub("", told)
    fields = tuple(
        field
        for part in _ALSO.split(_KEPT.sub("", told).replace("  ", " "))
        for field in listed_fields(part.strip(" ,."))
    )
    plain = sum(map(is_attribute, fields)) * 2 > len(fields)
    fields = tuple(
        dict.fromkeys(one for one in fields if plain or is_attribute(one) or "(boolean)" in one or len(fields) < 3)
    )
    if not fields or (said in {pair.one, pair.other} and any(map(_is_own, fields))):
        return None
    name = said if said and said in {left_behind(done), _LEFT.get(done), done} else f"{pair.one} {pair.other}"
    return Shape(name, (reference_to(pair.one), reference_to(pair.other), *fields))


def _is_own(field: str) -> bool:
    """Whether a field is known of a thing itself, whatever it goes with: its name, where somebody can be reached."""
    return field.partition(" (")[0].rpartition(" ")[2].lower() in _OWN


def fields_each_time(sentence: str, clauses: tuple[Clause, ...], known: Known) -> Shape | None:
    """What a sentence that brings two things together says of each time: `each time in a role and at a day rate`."""
    said = sentence.strip().rstrip(".;")
    match = _EACH_TIME.search(said) or _WITH_EACH.search(said)
    pair = pair_of(clauses, known) if match else None
    fields = (
        listed_fields(_TIME_WORDS.sub("and ", re.sub(r"\b(?:particular|certain|different)\s+", "", match["list"])))
        if match
        else ()
    )
    if (
        pair is None
        or not fields
        or not all(is_attribute(one) or len(one.partition(" (")[0].split()) < 3 for one in fields)
    ):
        return None
    return Shape(f"{pair.one} {pair.other}", (reference_to(pair.one), reference_to(pair.other), *fields))


def _meant(clause: Clause, known: Known) -> Noun:
    """The subject of a clause: what was spoken of, where it is a pronoun or whoever only picks something for that."""
    subject = clause.subjects[0]
    picks = subject.name in KEEPERS and clause.head in PICKING | {"add"}
    return Noun(known.spoken) if known.spoken and (subject.name == "it" or picks) else subject


def _pairs(noun: Noun, known: Known) -> bool:
    return known.keeps(noun) or known.is_somebody(noun)
