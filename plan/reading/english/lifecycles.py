"""The states that a clause says a thing passes through."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of
from plan.reading.words.states import states_in, status

_STATES = re.compile(
    r"\b(?:the\s+|these\s+|its\s+)?(?:following\s+)?(?:states?|status(?:es)?|stages?|phases?)(?:\s+(?:of|are|is))?"
    r"(?:,?\s+namely)?\s*:?\s+(?P<list>[\w -]+(?:,\s*[\w -]+)+.*)$",
    re.IGNORECASE,
)
_PASSING = words_of("pass progress go move run be have take get know")
_OUTCOMES = words_of("outcome result status state decision stage condition kind type priority severity level verdict")


def passes(clause: Clause, known: Known) -> Iterator[Shape]:
    """`An inspection shall pass through the states requested, scheduled, passed, failed and cancelled`."""
    if len(clause.subjects) != 1 or clause.head not in _PASSING or not known.is_thing(clause.subjects[0]):
        return
    said = f"{clause.rest}: {clause.listed}" if clause.colon else clause.rest
    match = _STATES.search(re.sub(r"\s*\([^()]*\)", "", said))
    states = states_in(re.sub(r"[\"“”*]", "", match["list"].replace(" and ", ", "))) if match else ()
    if states:
        yield Shape(clause.subjects[0].name, (status(states),))


def valued(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The outcome of a review shall be pending, accepted or rejected`."""
    of = [one.noun for one in clause.hung if one.word == "of" and known.has(one.noun)]
    if clause.verb != "be" or len(clause.subjects) != 1:
        return
    field = clause.subjects[0]
    owner = of[0].name if of else field.whose or known.spoken
    values = states_in(clause.rest) if field.name in _OUTCOMES and is_attribute(field.name) else ()
    if values and owner and known.has(Noun(owner)):
        name = "status" if field.name == "state" else field.name
        yield Shape(owner, (f"{name} ({', '.join(values)})",))
