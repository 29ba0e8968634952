"""What a clause says of a field: that it is never twice the same, that it may be missing, that it has to be there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.attribute_words import is_attribute
from plan.reading.data_shapes import Shape
from plan.reading.definitions import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.english.words import words_of
from plan.reading.roles import is_system

_SAME = frozenset(("share", "have", "carry", "bear", "use", "get"))
_TWICE = re.compile(r"\b(?:twice|again|more\s+than\s+once|for\s+(?:two|several)|re-?used)\b", re.IGNORECASE)
_SCOPE = re.compile(
    r"\b(?:within|inside|in|per|for)\s+(?:an?|the|its|their|each|every|one)\s+(?:same\s+)?(?P<of>[a-z]+)", re.IGNORECASE
)
_OPTIONAL = words_of("optional voluntary")
_MISSING = words_of("blank empty missing open out unset")
_GENERAL = frozenset(("date", "time", "number", "value", "amount", "field"))
"""What may mean any of several fields."""
_NEEDED = words_of("mandatory obligatory compulsory required")
_WITHOUT = re.compile(
    r"\bwithout\s+(?:giving\s+|entering\s+)?(?P<list>(?:an?|the|its|their|his|her|any)\s.+)$", re.IGNORECASE
)
_NONE = re.compile(r"no\s+(?P<field>[a-z-]+(?:\s(?:address|number))?)(?=$|[,.;])", re.IGNORECASE)
_ALIKE = frozenset(("same", "identical", "equal", "alike"))
_REUSING = words_of(
    "paint print stamp write hand reuse repeat recycle re-use duplicate occur give enter assign use appear"
)


def unique(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The parcel number shall be unique`, `Receipt numbers are only ever used once`."""
    once = clause.passive and clause.head in _REUSING and clause.rest in {"once", "once only", "only once"}
    if once or (clause.verb == "be" and any(one.name == "unique" for one in clause.objects)):
        scope = _SCOPE.search(clause.rest)
        for field in _whose(clause, known):
            yield from _of(field, known, f"unique per {scope['of'].lower()}" if scope else "unique")


def never_twice(clause: Clause, known: Known) -> Iterator[Shape]:
    """`No two contractors shall have the same licence number`, `Application numbers shall not be reused`."""
    same = "same" in clause.rest or clause.head == "share"
    if clause.head in _SAME and len(clause.subjects) == 1 and len(clause.objects) == 1 and same:
        owner, field = clause.subjects[0], clause.objects[0]
        if is_attribute(field.name) and not known.has(owner) and _is_meant(owner, known):
            yield from _of(field, known, "unique")
        elif known.has(owner) and is_attribute(field.name):
            yield Shape(owner.name, (f"{field.name} (unique)",))
    elif clause.verb == "be" and any(one.name in _ALIKE for one in clause.objects):
        for field in clause.subjects:
            yield from _of(field, known, "unique")
    elif clause.head in _REUSING and (clause.head in {"reuse", "recycle"} or _TWICE.search(clause.rest)):
        for field in clause.subjects[:1]:
            yield from _of(field, known, "unique")


def differs(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Row names only have to differ within the same hall`."""
    if clause.head == "differ" and not clause.passive and len(clause.subjects) == 1:
        scope = _SCOPE.search(clause.rest)
        for field in _whose(clause, known):
            yield from _of(field, known, f"unique per {scope['of'].lower()}" if scope else "unique")


def optional(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Captions are optional`, `Email and phone can be left blank`, `A landline can be added`."""
    said = {one.name for one in clause.objects} | set(clause.rest.lower().split())
    leaving = clause.head in {"leave", "stay", "remain"} or (clause.able and clause.verb == "be")
    blank = leaving and said & _MISSING
    if (clause.verb == "be" and said & _OPTIONAL) or blank:
        for field in clause.subjects:
            yield from _of(field, known, "optional")


def without(clause: Clause, known: Known) -> Iterator[Shape]:
    """`I can't save without a name and a phone number`, `No order can be sent without an address`: they are needed."""
    match = _WITHOUT.search(clause.rest)
    if match is None or not (clause.able or clause.passive):
        return
    said = clause.subjects if clause.passive else clause.objects
    of = next((one.name for one in said if known.defines(one) and known.is_thing(one)), known.spoken)
    fields = listed_fields(match["list"])
    if of and known.defines(Noun(of)) and fields and all(map(is_attribute, fields)):
        yield Shape(of, fields)


def lacking(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Quite a few of the older members have no e-mail`: it may be missing."""
    match = _NONE.match(clause.rest) if clause.head == "have" else None
    field = match["field"].lower() if match else ""
    subject = clause.subjects[0] if len(clause.subjects) == 1 else None
    some = subject is not None and (subject.plural or subject.several)
    if some and is_attribute(field) and known.spoken and known.defines(Noun(known.spoken)):
        yield Shape(known.spoken, (f"{field} (optional)",))


def has_none(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Trailers have no engine number`, `The guest has no e-mail`: others have one, so it may be missing."""
    if clause.verb != "have" or clause.passive or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    subject, field = clause.subjects[0], clause.objects[0]
    if not clause.rest.lower().startswith("no ") or field.plural or field.bare or not known.has(subject):
        return
    if known.defines(field) and not is_attribute(field.name):
        yield Shape(subject.name, (f"{field.name} (reference, optional)",))
    elif is_attribute(field.name) and (known.defines(subject) or known.is_thing(subject)):
        yield Shape(subject.name, (f"{field.name} (optional)",))


def needed(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Address is needed`, `A name has to be given`: it is a field."""
    mandatory = clause.verb == "be" and any(one.name in _NEEDED for one in clause.objects)
    of = [one.noun for one in clause.hung if one.word in {"on", "of", "in", "for"} and known.defines(one.noun)]
    if mandatory and len(of) == 1 and len(clause.hung) == 1:
        for field in clause.subjects:
            if is_attribute(field.name) and not known.defines(field):
                yield Shape(of[0].name, (f"{field.name} (required)",))
        return
    if (clause.passive and clause.verb in {"need", "require"}) or mandatory:
        for field in clause.subjects:
            if is_attribute(field.name) and known.spoken and not known.defines(field) and not clause.hung:
                yield Shape(known.spoken, (field.name,))


def may_be_given(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A telephone number may be supplied`, `A landline can be added`: it is a field that may be missing."""
    given = clause.head in {"supply", "give", "add", "enter", "provide", "note", "state", "specify", "attach"}
    if clause.passive and clause.able and given and len(clause.subjects) == 1 and not clause.hung:
        field = clause.subjects[0]
        if is_attribute(field.name) and known.spoken and not known.defines(field):
            yield Shape(known.spoken, (f"{field.name} (optional)",))


def needless(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The description is not compulsory`, `The phone number isn't needed`: it may be missing."""
    said = {one.name for one in clause.objects}
    if (clause.verb == "be" and said & _NEEDED) or (clause.passive and clause.verb in {"need", "require"}):
        for field in clause.subjects:
            yield from _of(field, known, "optional")


def _is_meant(noun: Noun, known: Known) -> bool:
    """Whether a noun is another word for what was spoken of: `Two pieces never have the same number`."""
    return noun.several and not known.is_somebody(noun) and bool(known.spoken)


def _whose(clause: Clause, known: Known) -> tuple[Noun, ...]:
    """The subjects, with what they are said to be of: `The numbers and codes of a ticket`; `it` is the field before."""
    of = [
        one.noun.name
        for one in clause.hung
        if one.word in {"of", "on"} and not (one.noun.own or is_system(one.noun.name)) and known.has(one.noun)
    ]
    subjects = clause.subjects
    if len(subjects) == 1 and subjects[0].name == known.spoken and known.field and not is_attribute(subjects[0].name):
        subjects = (Noun(known.field),)
    return tuple(
        replace(one, whose=one.whose or (of[0] if len(of) == 1 and is_attribute(one.name) else "")) for one in subjects
    )


def _of(field: Noun, known: Known, note: str) -> Iterator[Shape]:
    """A field with a note: that of its owner, of the thing that its name begins with, or of what was spoken of."""
    if field.whose and known.has(Noun(field.whose)):
        yield Shape(field.whose, (f"{field.name} ({note})",))
        return
    general = field.name in _GENERAL and not (field.name == "number" and note == "unique")
    if not is_attribute(field.name) or known.defines(field) or general:
        return
    first = field.name.rpartition(" ")[0]
    owner = known.called(Noun(first, plural=True)).name if first else ""
    owner = owner if owner and known.defines(Noun(owner)) else known.spoken
    if owner and known.defines(Noun(owner)):
        yield Shape(owner, (f"{field.name} ({note})",))
