"""What a clause says that a thing can be moved to another of: a day, a room. It has one of each."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import words_of

_MOVING = words_of("move reschedule transfer switch shift postpone rebook reassign relocate swap change put")
_ELSEWHERE = re.compile(
    r"\b(?:to|onto|into)\s+(?:an?other|a\s+(?:different|new)|some\s+other)\s+(?P<list>[a-z]+(?:\s[a-z]+)?(?:,\s+[a-z]+(?:\s[a-z]+)?)*(?:,?\s+(?:or|and)\s+[a-z]+(?:\s[a-z]+)?)?)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r",\s+(?:or\s+|and\s+)?|\s+(?:or|and)\s+(?:to\s+)?(?:an?other\s+|an?\s+)?")


def moved(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The office can move a sailing to another day, ferry or pier`: it has a day, a ferry and a pier."""
    what = clause.subjects if clause.passive else clause.objects
    match = _ELSEWHERE.search(clause.rest.strip(" .")) if clause.head in _MOVING else None
    if match is None or len(what) != 1 or not known.defines(what[0]) or not known.is_thing(what[0]):
        return
    places = [known.called(Noun(singular(one.lower()))) for one in _PARTS.split(match["list"]) if one]
    if all(is_attribute(one.name) or known.defines(one) for one in places):
        places = [Noun("date") if one.name == "day" else one for one in places]
        of_it = (one for one in places if one.name != what[0].name)
        yield Shape(what[0].name, tuple(reference_to(one.name) if known.defines(one) else one.name for one in of_it))
