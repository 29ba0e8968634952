"""Kinds of things that a clause says are kept, with what each has: `membership types, each with a yearly fee`."""

from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of

_KINDS = words_of("kind type category class group level")


def kinds(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Kinds of permit are kept by the clerk, each with a price`, `We have a few member types, each with a fee`."""
    said = clause.subjects if clause.passive or clause.verb == "be" else clause.objects
    fields = listed_fields(clause.listed) if clause.each else ()
    if len(said) != 1 or not fields or not any(map(is_attribute, fields)):
        return
    of, _, kind = said[0].name.rpartition(" ")
    if of and kind in _KINDS and (said[0].plural or said[0].several):
        named = any(one.partition(" (")[0].endswith(("name", "title", "label")) for one in fields)
        yield Shape(said[0].name, fields if named else ("name", *fields))
