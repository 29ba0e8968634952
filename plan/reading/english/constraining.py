"""What a clause says of a field: that it is never twice the same, that it may be missing, that it has to be there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.attribute_words import is_attribute, reference_to
from plan.reading.data_shapes import Shape
from plan.reading.definitions import listed_fields
from plan.reading.english.clauses import told
from plan.reading.english.known import Known, is_vague, never_kept
from plan.reading.english.said import Clause, Noun
from plan.reading.english.words import words_of
from plan.reading.roles import is_system

_SAME = frozenset(("share", "have", "carry", "bear", "use", "get"))
_TWICE = re.compile(
    r"\b(?:twice|again|a\s+second\s+time|(?:to|for|by)\s+any(?:body|one)\s+else|more\s+than\s+once|for\s+(?:two|several)|re-?used)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:within|inside|in|per|for)\s+(?:an?|the|its|their|each|every|one)\s+(?:same\s+)?(?P<of>[a-z]+)", re.IGNORECASE
)
_OPTIONAL = words_of("optional voluntary welcome nice possible helpful")
_IT = frozenset(("it", "one", "the same", "the same one", "this", "that"))
"""What stands for the field that was named before: `Two members never share one`."""
_IDENTIFYING = words_of("identify distinguish recognise recognize tell know")
_BY = re.compile(
    r"\b(?:by|from\s+(?:its|their|the))\s+(?P<list>(?:(?:the|its|their|his|her|an?)\s)?[a-z].*)$", re.IGNORECASE
)
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
_ALIKE = frozenset(("same", "identical", "equal", "alike"))
_REUSING = words_of(
    "paint print stamp write hand reuse repeat recycle re-use duplicate occur give enter assign use appear issue exist"
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
    alike = clause.head == "share" or re.match(r"(?:no|two|never)\b", clause.lead, re.IGNORECASE)
    if clause.head in _SAME and alike and clause.rest.lower() in _IT and known.field and known.spoken:
        yield Shape(known.spoken, (f"{known.field} (unique)",))
        return
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
        for field in _whose(clause, known)[:1]:
            yield from _of(field, known, "unique")


def no_second(clause: Clause, known: Known) -> Iterator[Shape]:
    """`There is never a second machine with it`, `There are no duplicates`: what was named before is unique."""
    again = re.match(
        r"(?:never\s+)?(?:a\s+second|another|no\s+(?:second|other|duplicates?|doubles?)|duplicates?)\b",
        clause.rest,
        re.IGNORECASE,
    )
    again = again if clause.negated or (again and again[0].lower().startswith(("no ", "duplicate"))) else None
    if not clause.subjects and clause.verb == "be" and again and known.field and known.spoken:
        yield Shape(known.spoken, (f"{known.field} (unique)",))


def identified(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The call number identifies the score`, `We tell boats apart by their sail number`: it is unique."""
    if clause.head not in _IDENTIFYING or (clause.head == "know" and not clause.passive):
        return
    by = _BY.search(clause.rest)
    things = clause.subjects if clause.passive else clause.objects
    if by is None and clause.head == "identify" and not clause.passive and len(clause.subjects) == 1:
        named = clause.subjects[0].name
        named = known.field if named == known.spoken and known.field else named
        whose = things[0].name if things and known.defines(things[0]) else known.spoken
        if is_attribute(named) and whose:
            yield Shape(whose, (f"{named} (unique)",))
    elif by is not None and (clause.head != "tell" or "apart" in clause.rest):
        of = next((one.name for one in things if known.defines(one) and known.is_thing(one)), known.spoken)
        fields = listed_fields(by["list"])
        if of and known.defines(Noun(of)) and len(fields) == 1 and is_attribute(fields[0]):
            yield Shape(of, (f"{fields[0]} (unique)",))


def elided(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The e-mail is required, the phone number is not`: the other may be missing."""
    if clause.verb == "be" and not clause.passive and clause.rest.lower() in {"not", "n't", "n’t"}:
        for field in clause.subjects:
            if is_attribute(field.name):
                yield from _of(field, known, "optional")


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
    blank = (leaving and said & _MISSING) or (clause.able and clause.head in {"miss", "skip", "omit"})
    later = clause.able and clause.head in {"follow", "come"} and "later" in said
    if (clause.verb == "be" and said & _OPTIONAL) or blank or later:
        for field in _whose(clause, known):
            yield from _of(field, known, "optional", sure=True)


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
        for field in _whose(clause, known):
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
        for field in _whose(clause, known):
            yield from _of(field, known, "optional", sure=clause.verb != "know")


def _may_be_field(name: str) -> bool:
    """Whether a noun may be a field that a form asks for, where the sentence says that there is one."""
    vague = is_vague(Noun(name)) or never_kept(Noun(name)) or name in {"everything", "all", "rest", "else"}
    return is_attribute(name) or not (vague or _DEEDS.search(name) or len(name.split()) > 3)


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


def _of(field: Noun, known: Known, note: str, *, sure: bool = False) -> Iterator[Shape]:
    """A field with a note: that of its owner, of the thing that its name begins with, or of what was spoken of.

    With `sure`, the sentence says that there is such a field, whatever it is called, in a story that makes the thing.
    """
    if field.whose and known.has(Noun(field.whose)):
        yield Shape(field.whose, (f"{field.name} ({note})",))
        return
    general = field.name in _GENERAL and not (field.name == "number" and note == "unique")
    named = is_attribute(field.name) or (sure and known.about and _may_be_field(field.name))
    if not named or known.defines(field) or general:
        return
    first = field.name.rpartition(" ")[0]
    owner = known.called(Noun(first, plural=True)).name if first else ""
    owner = owner if owner and known.defines(Noun(owner)) else known.spoken
    if owner and known.defines(Noun(owner)):
        yield Shape(owner, (f"{field.name} ({note})",))
