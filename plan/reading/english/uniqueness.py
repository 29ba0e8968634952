"""What a clause says is never twice the same: everywhere, or within another thing."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.constraining import whose, with_note
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import words_of

_SAME = frozenset(("share", "have", "carry", "bear", "use", "get"))
_TWICE = re.compile(
    r"\b(?:twice|again|a\s+second\s+time|(?:to|for|by)\s+any(?:body|one)\s+else|more\s+than\s+once|for\s+(?:two|several)|re-?used)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:within|inside|in|on|per|for)\s+(?:an?|the|its|their|each|every|one)\s+(?:same\s+)?(?P<of>[a-z]+(?:\s[a-z]+)?)",
    re.IGNORECASE,
)
_ONLY_ONCE = re.compile(
    r"^(?:up\s+)?(?:only\s+|just\s+)?once\b(?:\s+only\b)?|\bonly\s+once\b|\bonce\s+only\b", re.IGNORECASE
)
_WITHIN = frozenset(("in", "on", "within", "inside", "per", "of"))
_ALIKE = frozenset(("same", "identical", "equal", "alike"))
_REUSING = words_of(
    "paint print stamp write hand reuse repeat recycle re-use duplicate occur give enter assign use appear show stand "
    "issue exist"
)


_IT = frozenset(("it", "one", "the same", "the same one", "this", "that"))
"""What stands for the field that was named before: `Two members never share one`."""
_IDENTIFYING = words_of("identify distinguish recognise recognize tell know")
_BY = re.compile(
    r"\b(?:by|from\s+(?:its|their|the))\s+(?P<list>(?:(?:the|its|their|his|her|an?)\s)?[a-z].*)$", re.IGNORECASE
)


_NOT_TWO = re.compile(
    r"\b(?:please\s+)?(?:not|never)\s+two\s+(?:of\s+them|[a-z]+)\s+with\s+the\s+same(?:\s+(?P<field>[a-z]+(?:\s(?:number|name|code|address))?))?(?=$|[,.;!])",
    re.IGNORECASE,
)


def unique(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The parcel number shall be unique`, `Receipt numbers are only ever used once`."""
    once = clause.passive and clause.head in _REUSING and clause.rest in {"once", "once only", "only once"}
    if once or (clause.verb == "be" and any(one.name == "unique" for one in clause.objects)):
        scope = _SCOPE.search(clause.rest)
        for field in whose(clause, known):
            yield from with_note(field, known, _unique(scope["of"] if scope else "", known))


def never_twice(clause: Clause, known: Known) -> Iterator[Shape]:
    """`No two contractors shall have the same licence number`, `Application numbers shall not be reused`."""
    same = "same" in clause.rest or clause.head == "share"
    alike = clause.head == "share" or re.match(r"(?:no|two|never)\b", clause.lead, re.IGNORECASE)
    if clause.head in _SAME and alike and clause.rest.lower() in _IT and known.field and known.spoken:
        yield Shape(known.spoken, (f"{known.field} (unique)",))
        return
    if clause.head in _SAME and len(clause.subjects) == 1 and len(clause.objects) == 1 and same:
        owner, field = clause.subjects[0], clause.objects[0]
        field = Noun(known.field) if field.name == "one" and known.field else field
        within = [one.noun for one in clause.hung if one.word in _WITHIN and known.keeps(one.noun)]
        note = _unique(within[0].name if within and within[0].name != owner.name else "", known)
        if is_attribute(field.name) and not known.has(owner) and _is_meant(owner, known):
            yield from with_note(field, known, note)
        elif known.has(owner) and is_attribute(field.name):
            yield Shape(owner.name, (f"{field.name} ({note})",))
    elif clause.verb == "be" and (clause.negated or alike) and any(one.name in _ALIKE for one in clause.objects):
        for field in clause.subjects:
            yield from with_note(field, known, "unique")
    elif clause.head in _REUSING and (clause.head in {"reuse", "recycle"} or _TWICE.search(clause.rest)):
        for field in whose(clause, known)[:1]:
            yield from with_note(field, known, "unique")


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


def not_two(sentence: str, known: Known) -> Iterator[Shape]:
    """`The tag is how I find them, so please not two animals with the same one`: what it names is unique."""
    match = _NOT_TWO.search(sentence)
    field = (match["field"] or "").lower() if match else ""
    field = known.field if field in {"", "one"} else field
    if match is not None and field and known.spoken and is_attribute(field):
        yield Shape(known.spoken, (f"{field} (unique)",))


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


def once_within(clause: Clause, known: Known) -> Iterator[Shape]:
    """`An extra shows up only once in a booking`, `A class name shall occur only once within a year`."""
    if len(clause.subjects) != 1 or not _ONLY_ONCE.search(clause.rest) or clause.head not in _REUSING | {"be"}:
        return
    subject = clause.subjects[0]
    hung = (known.called(one.noun) for one in clause.hung if one.word in _WITHIN)
    scope = next((one for one in hung if known.has(one) and one.name != subject.name), None)
    if scope is None:
        return
    if is_attribute(subject.name) and not known.defines(subject):
        for field in whose(clause, known):
            yield from with_note(field, known, f"unique per {scope.name}")
    elif known.keeps(subject) and known.keeps(scope) and not (known.is_somebody(subject) or known.is_somebody(scope)):
        last = f"{subject.name} (reference, unique per {scope.name})"
        yield Shape(f"{scope.name} {subject.name}", (reference_to(scope.name), last))


def differs(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Row names only have to differ within the same hall`."""
    if clause.head == "differ" and not clause.passive and len(clause.subjects) == 1:
        scope = _SCOPE.search(clause.rest)
        for field in whose(clause, known):
            yield from with_note(field, known, _unique(scope["of"] if scope else "", known))


def _is_meant(noun: Noun, known: Known) -> bool:
    """Whether a noun is another word for what was spoken of: `Two pieces never have the same number`."""
    return noun.several and not known.is_somebody(noun) and bool(known.spoken)


def _unique(scope: str, known: Known) -> str:
    """The note on a field that is unique, within what a text begins to name where it names anything."""
    words = scope.lower().split()
    names = (" ".join(words[:size]) for size in (2, 1) if words[:size])
    within = next((one for one in names if known.has(Noun(one))), words[0] if words else "")
    return f"unique per {within}" if within else "unique"
