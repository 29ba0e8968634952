"""What a clause says is never twice the same: everywhere, or within another thing."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.attribute_words import is_attribute, reference_to
from plan.reading.data_shapes import Shape
from plan.reading.english.constraining import with_note
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.english.words import words_of

_SAME = frozenset(("share", "have", "carry", "bear", "use", "get"))
_TWICE = re.compile(r"\b(?:twice|again|more\s+than\s+once|for\s+(?:two|several)|re-?used)\b", re.IGNORECASE)
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
    "paint print stamp write hand reuse repeat recycle re-use duplicate occur give enter assign use appear show stand"
)


def unique(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The parcel number shall be unique`, `Receipt numbers are only ever used once`."""
    once = clause.passive and clause.head in _REUSING and clause.rest in {"once", "once only", "only once"}
    if once or (clause.verb == "be" and any(one.name == "unique" for one in clause.objects)):
        scope = _SCOPE.search(clause.rest)
        for field in _whose(clause, known):
            yield from with_note(field, known, _unique(scope["of"] if scope else "", known))


def never_twice(clause: Clause, known: Known) -> Iterator[Shape]:
    """`No two contractors shall have the same licence number`, `Application numbers shall not be reused`."""
    same = "same" in clause.rest or clause.head == "share"
    if clause.head in _SAME and len(clause.subjects) == 1 and len(clause.objects) == 1 and same:
        owner, field = clause.subjects[0], clause.objects[0]
        field = Noun(known.field) if field.name == "one" and known.field else field
        within = [one.noun for one in clause.hung if one.word in _WITHIN and known.keeps(one.noun)]
        note = _unique(within[0].name if within and within[0].name != owner.name else "", known)
        if is_attribute(field.name) and not known.has(owner) and _is_meant(owner, known):
            yield from with_note(field, known, note)
        elif known.has(owner) and is_attribute(field.name):
            yield Shape(owner.name, (f"{field.name} ({note})",))
    elif clause.verb == "be" and any(one.name in _ALIKE for one in clause.objects):
        for field in clause.subjects:
            yield from with_note(field, known, "unique")
    elif clause.head in _REUSING and (clause.head in {"reuse", "recycle"} or _TWICE.search(clause.rest)):
        for field in clause.subjects[:1]:
            yield from with_note(field, known, "unique")


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
        for field in _whose(clause, known):
            yield from with_note(field, known, f"unique per {scope.name}")
    elif known.keeps(subject) and known.keeps(scope) and not (known.is_somebody(subject) or known.is_somebody(scope)):
        last = f"{subject.name} (reference, unique per {scope.name})"
        yield Shape(f"{scope.name} {subject.name}", (reference_to(scope.name), last))


def differs(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Row names only have to differ within the same hall`."""
    if clause.head == "differ" and not clause.passive and len(clause.subjects) == 1:
        scope = _SCOPE.search(clause.rest)
        for field in _whose(clause, known):
            yield from with_note(field, known, _unique(scope["of"] if scope else "", known))


def _is_meant(noun: Noun, known: Known) -> bool:
    """Whether a noun is another word for what was spoken of: `Two pieces never have the same number`."""
    return noun.several and not known.is_somebody(noun) and bool(known.spoken)


def _whose(clause: Clause, known: Known) -> tuple[Noun, ...]:
    """The subjects, with what they are said to be of: `The numbers and codes of a ticket`; `it` is the field before."""
    of = [one.noun.name for one in clause.hung if one.word in {"of", "on"} and not one.noun.own and known.has(one.noun)]
    subjects = clause.subjects
    if len(subjects) == 1 and subjects[0].name == known.spoken and known.field and not is_attribute(subjects[0].name):
        subjects = (Noun(known.field),)
    return tuple(
        replace(one, whose=one.whose or (of[0] if len(of) == 1 and is_attribute(one.name) else "")) for one in subjects
    )


def _unique(scope: str, known: Known) -> str:
    """The note on a field that is unique, within what a text begins to name where it names anything."""
    words = scope.lower().split()
    names = (" ".join(words[:size]) for size in (2, 1) if words[:size])
    within = next((one for one in names if known.has(Noun(one))), words[0] if words else "")
    return f"unique per {within}" if within else "unique"
