"""Fields that a clause says are kept of what was spoken of: `The system shall record the date of lodging`."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import KEEPERS, words_of

_STORING = words_of(
    "assign allot need want type require provide remember record store note keep enter save log capture retain hold "
    "register add state give"
)
_ASKING = frozenset(("see", "know"))
_FREEZING = frozenset(("copy", "fix", "freeze"))
"""Verbs that leave what was at that time."""
_COPYING = _FREEZING | {"write", "put", "take"}
_OF = frozenset(("for", "of", "about", "on", "with"))
_FRONT = re.compile(
    r"^(?:for|of|about|on|with)\s+(?:each|every|an?|the)\s+(?:of\s+(?:them|these|those)|[\w-]+(?:\s[\w-]+)?),?\s+(?=(?:an?|the|its|their)\s)",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"^(?:for\s+)?(?:each|every|an?|the|all)\s+(?P<of>[a-z-]+(?:\s[a-z-]+)?)(?:['’]s|(?<=s)['’])\s+", re.IGNORECASE
)
_OF_ONE = re.compile(r"\s+(?:of|for)\s+(?:each|every|an?|the)\s+(?P<of>[a-z-]+(?:\s[a-z-]+)?)$", re.IGNORECASE)
_WHO = re.compile(
    r"^who\s+(?:has\s+)?(?P<verb>[a-z]+ed)(?:\s+(?:it|them|(?:the|an?)\s+(?P<of>[a-z]+)))?(?P<when>,?\s+and\s+when)?\.?$",
    re.IGNORECASE,
)
_SAYING = frozenset(("say", "state", "show", "tell", "indicate", "specify"))
_QUESTION = re.compile(r"(?:whether|who|when|how|which|what|where|why)\s", re.IGNORECASE)
_IF_KNOWN = re.compile(
    r"\b(?:where|if|when|as\s+far\s+as|whenever)\s+(?:known|available|given|any|(?:there\s+is|they\s+have|we\s+have)\s+(?:one|any))\b",
    re.IGNORECASE,
)
"""`Telephone and address are added where known`"""
_ASKED = re.compile(r"(?:down\s+)?(?:what|who|when|how|whether|why|where)\s", re.IGNORECASE)
"""`The teacher writes what was covered`"""
_MOST_FIELDS = 8


def noted(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The system shall record the date of lodging, a description and the cost`, of what was spoken of."""
    by_somebody = len(clause.subjects) == 1 and (
        clause.subjects[0].name in KEEPERS or known.is_somebody(clause.subjects[0])
    )
    asked = (clause.head == "write" and _ASKED.match(clause.rest)) or (
        clause.head in _ASKING and _QUESTION.match(clause.rest)
    )
    if not (clause.head in _STORING or asked) or clause.passive or not by_somebody or clause.listed:
        return
    text = _FRONT.sub("", clause.rest)
    if clause.head in {"want", "need"} and not all(map(is_attribute, listed_fields(text))):
        return
    if any(one.noun.each and one.word in _OF and not known.has(one.noun) for one in clause.hung):
        return  # they are of something that the document says no more of
    if whose := _whose(text, known):
        owner, text = whose
        fields = listed_fields(text)
        attributes = [one for one in fields if is_attribute(one.partition(" (")[0]) and not one.startswith("detail")]
        if fields and len(attributes) * 2 >= len(fields):
            yield Shape(owner, fields)
        return
    fields = listed_fields(text)
    if clause.able and not clause.allowed and known.is_somebody(clause.subjects[0]):
        fields = tuple(one if "(" in one else f"{one} (optional)" for one in fields)
    yield from _of_owner(clause, fields, known)


def says(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The patient's file shall say whether she needs a lift`, `An entry states who signed it`: what it has."""
    subject = clause.subjects[0] if len(clause.subjects) == 1 and not clause.passive else Noun("")
    if clause.head not in _SAYING or not _QUESTION.match(clause.rest) or not known.defines(subject):
        return
    fields = listed_fields(clause.rest)
    if fields and known.is_thing(subject):
        yield Shape(subject.name, fields)


def _whose(text: str, known: Known) -> tuple[str, str] | None:
    """Whose the fields of a list are that begins with it, and the list: `every runner's name, club and bib number`."""
    match = _WHOSE.match(text)
    owner = known.called(Noun(singular(match["of"].lower()))) if match else None
    if match is None or owner is None or not (known.defines(owner) or known.is_somebody(owner)):
        return None
    return owner.name, text[match.end() :]


def stored(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Time of handover and the volunteer are stored`, `For each document the file name and the kind shall be kept`."""
    onto = {"into", "onto", "to", "on"} if clause.head in _FREEZING else {"into", "onto"}
    into = [one.noun for one in clause.hung if one.word in onto and known.defines(one.noun)]
    if not clause.passive or clause.head not in _STORING | {"know"} | (_COPYING if into else frozenset()):
        return
    if clause.listed or not clause.subjects:
        return
    if any(one.word == "by" and known.has(one.noun) and not known.is_somebody(one.noun) for one in clause.hung):
        return  # stock that is kept by batch is what the batches are
    if any(one.word == "for" and not known.has(one.noun) for one in clause.hung):
        return  # the reason for a cancellation is the cancellation's
    per = [one.noun for one in clause.hung if one.word == "per" and known.keeps(one.noun)]
    if len(per) == 1 and all(known.keeps(one) or known.is_somebody(one) for one in clause.subjects):
        yield Shape(per[0].name, tuple(reference_to(one.name) for one in clause.subjects if one.name != per[0].name))
        return
    if into and clause.head in _FREEZING and not clause.able:
        copied = (f"{one.name} (text)" if known.defines(one) else one.name for one in listed_nouns(clause.lead))
        yield Shape(into[0].name, tuple(copied))  # what is copied no longer points to where it came from
        return
    if not any(is_attribute(one.name) for one in clause.subjects):
        return  # it tells of things, and not of their fields
    fields = tuple(
        reference_to(one.name) if known.defines(one) or known.is_somebody(one) else one.name
        for one in listed_nouns(clause.lead)
    )
    if clause.able or _IF_KNOWN.search(clause.rest):
        fields = tuple(one if "(" in one else f"{one} (optional)" for one in fields)
    if into and all(map(is_attribute, fields)):
        yield Shape(into[0].name, fields)
    else:
        yield from _of_owner(clause, fields, known)


def done_by(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The system records who cancelled and when`: by whom and when it was done to what was spoken of."""
    match = _WHO.match(clause.rest)
    named = match["of"].lower() if match and match["of"] else ""
    of = named if named and known.defines(Noun(named)) else known.spoken
    if clause.head in _STORING and match and of and known.defines(Noun(of)):
        verb = match["verb"].lower()
        yield Shape(of, (f"{verb} by (optional)", *((f"{verb} at (optional)",) if match["when"] else ())))


def listed_nouns(text: str) -> tuple[Noun, ...]:
    """The fields of a list, as nouns."""
    return tuple(Noun(one) for one in listed_fields(_FRONT.sub("", text)))


def _of_owner(clause: Clause, fields: tuple[str, ...], known: Known) -> Iterator[Shape]:
    """The fields as those of the one thing that the clause says they are of, or of what was spoken of."""
    each = [one.noun for one in clause.hung if one.word in _OF and one.noun.each and known.has(one.noun)]
    named = [match["of"].lower() for one in fields if (match := _OF_ONE.search(one))]
    of = each[0].name if each else next((one for one in named if known.defines(Noun(one))), known.spoken)
    owner = Noun(of)
    fields = tuple(one for one in fields if singular(one.removeprefix("number of ")) != of)
    fields = tuple(one for one in fields if not known.defines(Noun(singular(_OF_ONE.sub("", one)))))
    known_fields = [one for one in fields if is_attribute(one) or one.endswith("(reference)")]
    if not of or not fields or len(fields) > _MOST_FIELDS or len(known_fields) * 2 < len(fields):
        return
    if known.defines(owner) and known.is_thing(owner):
        yield Shape(of, tuple(_OF_ONE.sub("", one) if named else one for one in fields))
