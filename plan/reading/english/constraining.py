"""What a clause says of a field: that it may be missing, that it has to be there."""

import re
from collections.abc import Iterator

from plan.reading.attribute_words import is_attribute
from plan.reading.data_shapes import Shape
from plan.reading.definitions import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.english.words import words_of

_OPTIONAL = words_of("optional voluntary")
_MISSING = words_of("blank empty missing open out unset")
_GENERAL = frozenset(("date", "time", "number", "value", "amount", "field"))
"""What may mean any of several fields."""
_NEEDED = words_of("mandatory obligatory compulsory required")
_WITHOUT = re.compile(
    r"\bwithout\s+(?:giving\s+|entering\s+)?(?P<list>(?:an?|the|its|their|his|her|any)\s.+)$", re.IGNORECASE
)
_NONE = re.compile(r"no\s+(?P<field>[a-z-]+(?:\s(?:address|number))?)(?=$|[,.;])", re.IGNORECASE)


def optional(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Captions are optional`, `Email and phone can be left blank`, `A landline can be added`."""
    said = {one.name for one in clause.objects} | set(clause.rest.lower().split())
    leaving = clause.head in {"leave", "stay", "remain"} or (clause.able and clause.verb == "be")
    blank = leaving and said & _MISSING
    if (clause.verb == "be" and said & _OPTIONAL) or blank:
        for field in clause.subjects:
            yield from with_note(field, known, "optional")


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
            yield from with_note(field, known, "optional")


def with_note(field: Noun, known: Known, note: str) -> Iterator[Shape]:
    """A field with a note: that of its owner, of the thing that its name begins with, or of what was spoken of."""
    if field.whose and known.has(Noun(field.whose)):
        yield Shape(field.whose, (f"{field.name} ({note})",))
        return
    general = field.name in _GENERAL and not (field.name == "number" and note.startswith("unique"))
    lone = note.startswith("unique per ") and not (known.has(field) or known.is_vague(field) or " " in field.name)
    if not (lone or is_attribute(field.name)) or known.defines(field) or general:
        return
    first = field.name.rpartition(" ")[0]
    owner = known.called(Noun(first, plural=True)).name if first else ""
    owner = owner if owner and known.defines(Noun(owner)) else known.spoken
    if owner and known.defines(Noun(owner)):
        yield Shape(owner, (f"{field.name} ({note})",))
