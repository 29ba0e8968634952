"""Things that are said to be one meeting of several others: `A score is one mark from one judge for one routine`."""

from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import words_of

_MEETING = words_of("of from for by on at in to with between")
_MOMENTS = frozenset(("instant", "moment", "start", "end"))
_FEWEST = 2
"""Others that it must be of; what is one of a single other may be a kind of it."""


def meeting(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A reading is one value of one metric from one device at one instant`."""
    if clause.verb != "be" or clause.negated or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    subject, first = clause.subjects[0], clause.objects[0]
    if not (subject.any or subject.each) or not (first.one or first.any):
        return
    if known.is_vague(subject) or known.is_somebody(subject):
        return
    others = [one.noun for one in clause.hung if one.word in _MEETING and (one.noun.one or one.noun.any)]
    fields = tuple(filter(None, (_field(noun, known) for noun in (first, *others))))
    if len(others) >= _FEWEST and len(fields) > _FEWEST:
        yield Shape(subject.name, fields)


def _field(noun: Noun, known: Known) -> str:
    """A noun as a field: another thing, or what is known of this one; empty if it may be neither."""
    if noun.name in _MOMENTS:
        return noun.name
    if known.is_somebody(noun) or (known.has(noun) and known.is_thing(noun)):
        return reference_to(noun.name)
    return noun.name if is_attribute(noun.name) else ""
