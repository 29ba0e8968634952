"""What a clause says of a field: that it may be missing, that it has to be there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.clauses import told
from plan.reading.english.known import Known, is_vague, never_kept
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import plural
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import words_of
from plan.reading.words.roles import is_system

_OPTIONAL = words_of("optional voluntary welcome nice possible helpful")
_ONLY_WHEN = re.compile(
    r"\b(?:when|if|once|with)\s+(?P<list>(?:an?|the|its|their)\s.+?)\s+(?:is|are|has\s+been|have\s+been)\s+(?:all\s+)?(?:entered|given|filled|there|known|set|complete|chosen|stated)\b",
    re.IGNORECASE,
)
_SOME = words_of("many most some few plenty several")
_FINISHING = words_of("save store publish close send submit confirm finish complete book release")
_DEEDS = re.compile(r"(?:tion|sion|ment|ance|ence|ship|ing|al|ty|login|account|password|connection)$")
"""What is done, or has to be, rather than entered: `Approval is required`."""
_MISSING = words_of("blank empty missing open out unset")
_GENERAL = frozenset(("date", "time", "number", "value", "amount", "field"))
"""What may mean any of several fields."""
_NEEDED = words_of("mandatory obligatory compulsory required must needed")
_WITHOUT = re.compile(
    r"\b(?:can(?:['’]t|not|\s+not|\s+never)|may\s+not|must\s+not|can\s+only\s+.*\bnot|no\s+[a-z]+(?:\s[a-z]+)?\s+(?:can|may))\b[^,;:]*?"
    r"\bwithout\s+(?:giving\s+|entering\s+)?(?P<list>(?:(?:an?|the|its|their|his|her|any)\s)?[a-z].+)$",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:no\s+(?P<field>[a-z-]+(?:\s(?:address|number))?)|none|neither|not\s+one)(?=$|[,.;])", re.IGNORECASE
)


def elided(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The e-mail is required, the phone number is not`: the other may be missing."""
    if clause.verb == "be" and not clause.passive and clause.rest.lower() in {"not", "n't", "n’t"}:
        for field in clause.subjects:
            if is_attribute(field.name):
                yield from with_note(field, known, "optional")


def optional(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Captions are optional`, `Email and phone can be left blank`, `A landline can be added`."""
    said = {one.name for one in clause.objects} | set(clause.rest.lower().split())
    leaving = clause.head in {"leave", "stay", "remain"} or (clause.able and clause.verb == "be")
    blank = (leaving and said & _MISSING) or (clause.able and clause.head in {"miss", "skip", "omit"})
    later = clause.able and clause.head in {"follow", "come"} and "later" in said
    if (clause.verb == "be" and said & _OPTIONAL) or blank or later:
        fields = _listed(clause, known)
        for field in fields or map(_as_said, whose(clause, known)):
            yield from with_note(field, known, "optional", sure=True, listed=bool(fields))


def _as_said(field: Noun) -> Noun:
    """A field of several by its plural: `Care instructions are optional`."""
    several = field.plural and " " in field.name
    return replace(field, name=plural(field.name)) if several else field


def _listed(clause: Clause, known: Known) -> tuple[Noun, ...]:
    """The fields that a clause lists in front, some of them plain ones: `phone, diet and favourite colour`."""
    names = [one.lower() for one in listed_fields(clause.lead)] if len(clause.lead.split()) > 1 else []
    plainly = len(names) > 1 and any(map(is_attribute, names)) and not any(known.defines(Noun(one)) for one in names)
    of = any(one.word in {"of", "on", "for"} and known.defines(one.noun) for one in clause.hung)
    return tuple(map(Noun, names)) if plainly and not of else ()


def never_without(sentence: str, known: Known) -> Iterator[Shape]:
    """`I can't save without a name and a phone number`, `No order can be sent without an address`: they are needed."""
    match = _WITHOUT.search(sentence.strip().rstrip(".;!"))
    first = next(iter(told(sentence)), None) if match else None
    if match is not None and first is not None:
        yield from _needing(first, match["list"], known)


def only_with(clause: Clause, known: Known) -> Iterator[Shape]:
    """`I can only save when the customer and the start are entered`: they are needed."""
    match = _ONLY_WHEN.search(clause.rest) if clause.able and clause.head in _FINISHING else None
    if match:
        yield from _needing(clause, match["list"], known)


def _needing(clause: Clause, listed: str, known: Known) -> Iterator[Shape]:
    said = clause.subjects if clause.passive else clause.objects
    of = next((one.name for one in said if known.defines(one) and known.is_thing(one)), known.spoken)
    fields = listed_fields(listed)
    enough = all(map(is_attribute, fields)) or (known.about == of and all(map(_may_be_field, fields)))
    if of and known.defines(Noun(of)) and fields and enough:
        yield Shape(
            of,
            tuple(reference_to(one) if known.defines(Noun(one)) and not is_attribute(one) else one for one in fields),
        )


def lacking(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Quite a few of the older members have no e-mail`: it may be missing."""
    rest = "none" if clause.negated and clause.rest.lower() == "one" else clause.rest
    match = _NONE.match(rest) if clause.head == "have" else None
    field = (match["field"] or known.field).lower() if match else ""
    subject = clause.subjects[0] if len(clause.subjects) == 1 else None
    some = subject is not None and (subject.plural or subject.several or subject.name in _SOME)
    if (
        some
        and field != "reference"
        and (is_attribute(field) or (match and not match["field"] and field))
        and known.spoken
        and known.defines(Noun(known.spoken))
    ):
        yield Shape(known.spoken, (f"{field} (optional)",))


def some_have(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A few have a nickname`: of what was spoken of, so that others have none."""
    some = len(clause.subjects) == 1 and clause.subjects[0].name in _SOME
    if not some or clause.verb != "have" or clause.negated or len(clause.objects) != 1 or not known.spoken:
        return
    field = clause.objects[0]
    if field.any and is_attribute(field.name) and not known.defines(field) and known.has(Noun(known.spoken)):
        yield Shape(known.spoken, (f"{field.name} (optional)",))


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
    where = any(one.word in {"for", "on", "when", "upon", "if"} for one in clause.hung)
    if mandatory and known.about and known.about == known.spoken and not where and clause.lead:
        fields = listed_fields(clause.lead)
        if fields and all(map(_may_be_field, fields)):
            yield Shape(known.spoken, fields)
            return
    if (clause.passive and clause.verb in {"need", "require"}) or mandatory:
        for field in whose(clause, known):
            named = is_attribute(field.name) or (known.about and _may_be_field(field.name))
            if named and known.spoken and not known.defines(field) and not clause.hung:
                yield Shape(known.spoken, (field.name,))


def may_be_given(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A telephone number may be supplied`, `A landline can be added`: it is a field that may be missing."""
    given = clause.head in {"supply", "give", "add", "enter", "provide", "note", "state", "specify", "attach", "upload"}
    if clause.passive and clause.able and given and len(clause.subjects) == 1 and not clause.hung:
        field = clause.subjects[0]
        named = is_attribute(field.name) or (known.about and _may_be_field(field.name))
        if named and known.spoken and not known.defines(field):
            yield Shape(known.spoken, (f"{field.name} (optional)",))


def needless(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The description is not compulsory`, `The phone number isn't needed`: it may be missing."""
    said = {one.name for one in clause.objects}
    if (clause.verb == "be" and said & _NEEDED) or (
        clause.passive and clause.verb in {"need", "require", "know", "fill"}
    ):
        for field in whose(clause, known):
            yield from with_note(field, known, "optional", sure=clause.verb != "know")


def _may_be_field(name: str) -> bool:
    """Whether a noun may be a field that a form asks for, where the sentence says that there is one."""
    vague = is_vague(Noun(name)) or never_kept(Noun(name)) or name in {"everything", "all", "rest", "else"}
    return is_attribute(name) or not (vague or _DEEDS.search(name) or len(name.split()) > 3)


def whose(clause: Clause, known: Known) -> tuple[Noun, ...]:
    """The subjects, with what they are said to be of: `The numbers and codes of a ticket`; `it` is the field before."""
    of = [
        one.noun.name
        for one in clause.hung
        if one.word in {"of", "on"} and not (one.noun.own or is_system(one.noun.name)) and known.has(one.noun)
    ]
    subjects = clause.subjects
    thing = len(subjects) == 1 and (known.defines(subjects[0]) or not is_attribute(subjects[0].name))
    if thing and subjects[0].name == known.spoken and known.field:
        subjects = (Noun(known.field),)
    return tuple(
        replace(one, whose=one.whose or (of[0] if len(of) == 1 and is_attribute(one.name) else "")) for one in subjects
    )


def with_note(field: Noun, known: Known, note: str, *, sure: bool = False, listed: bool = False) -> Iterator[Shape]:
    """A field with a note: that of its owner, of the thing that its name begins with, or of what was spoken of.

    With `sure`, the sentence says that there is such a field, whatever it is called, in a story that makes the thing;
    where it is `listed` among fields that are known, in any other place too.
    """
    if field.whose and known.has(Noun(field.whose)):
        yield Shape(field.whose, (f"{field.name} ({note})",))
        return
    general = field.name in _GENERAL and not (field.name == "number" and note.startswith("unique"))
    named = is_attribute(field.name) or (sure and (known.about or listed) and _may_be_field(field.name))
    lone = note.startswith("unique per ") and not (known.has(field) or known.is_vague(field) or " " in field.name)
    if not (lone or named) or known.defines(field) or general:
        return
    first = field.name.rpartition(" ")[0]
    owner = known.called(Noun(first, plural=True)).name if first else ""
    owner = owner if owner and known.defines(Noun(owner)) else known.spoken
    if owner and known.defines(Noun(owner)):
        yield Shape(owner, (f"{field.name} ({note})",))
