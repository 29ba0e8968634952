"""What a clause says that a thing may be: one of several kinds, or what came of another thing."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Clause
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import words_of
from plan.reading.words.states import is_state

_EITHER = re.compile(
    r"^(?:always\s+|usually\s+)?(?:either\s+)?(?:an?\s+)?[a-z][\w -]*(?:,\s+(?:an?\s+)?[a-z][\w -]*)*,?\s+or\s+"
    r"(?:an?\s+)?[a-z][\w -]*$",
    re.IGNORECASE,
)
_LONGEST_KIND = 3
_MOST_KNOWN = 2
"""Kinds that the document speaks of otherwise, too; where it does of more, they are things of their own."""
_OUTCOMES = words_of("result outcome consequence answer reply response successor follow-up")


def one_of_kinds(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A hall is a barn, a tent or a stable`, `Vehicles are either vans or lorries`: each is of a kind."""
    if clause.verb != "be" or len(clause.subjects) != 1 or len(clause.objects) < 2 or clause.hung:
        return
    subject, kinds = clause.subjects[0], [one.name for one in clause.objects]
    alike = all(one.plural == subject.plural or subject.name == known.spoken for one in clause.objects)
    nouns = not any(is_attribute(one) or is_state(one) or len(one.split()) > _LONGEST_KIND for one in kinds)
    kept = known.keeps(subject) and not known.is_somebody(subject)
    if (
        kept
        and alike
        and nouns
        and _EITHER.match(clause.rest)
        and sum(map(known.defines, clause.objects)) < _MOST_KNOWN
    ):
        yield Shape(subject.name, (f"kind ({', '.join(kinds)})",))


def result_of(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The refund is the result of a complaint`: it may belong to one."""
    of = [one.noun for one in clause.hung if one.word in {"of", "to"} and known.keeps(one.noun)]
    if clause.verb != "be" or len(clause.subjects) != 1 or len(of) != 1:
        return
    subject = clause.subjects[0]
    outcome = any(
        one.name in _OUTCOMES or one.name.endswith(tuple(f" {word}" for word in _OUTCOMES)) for one in clause.objects
    )
    if outcome and known.keeps(subject) and subject.name != of[0].name:
        yield Shape(subject.name, (reference_to(of[0].name).replace(")", ", optional)"),))
