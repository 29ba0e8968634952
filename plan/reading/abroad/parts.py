"""What a German or a Romance sentence says there is of, or for, other things, with what is kept of each."""

import re
from collections.abc import Iterator

from plan.reading.abroad.known import OPTIONAL, UNIQUE, Known, found, listed_in, noted_with, part
from plan.reading.abroad.names import is_same
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import is_attribute

_VAGUE = re.compile(r"(?:cosa|chose|coisa|ding|sache|element|elemento|élément)s?$", re.IGNORECASE)
"""What is nothing by itself."""


def several_each(said: str, known: Known) -> Iterator[Shape]:
    """`Several photos can be attached to a car, each with a caption`."""
    for match in found(said, known, "several_each"):
        fields = listed_in(match, known)
        fields = noted_with(fields, OPTIONAL) if part(match, "maybe") else fields
        if known.has(match["of"]):
            yield Shape(known.one(match["name"]), (known.reference(match["of"]), *fields))
            return


def pair(said: str, known: Known) -> Iterator[Shape]:
    """`Several medicines are given in a treatment; of each we note the dose`."""
    for match in found(said, known, "pair"):
        one, other = known.one(match["one"]), known.one(match["other"])
        fields = listed_in(match, known)
        if not fields:
            continue
        if _VAGUE.match(other):
            if known.about and not is_same(one, known.about):
                yield Shape(known.about, (known.reference(one), *fields))  # of whatever the story is about
        elif not is_same(one, other):
            new = (name for name in (one, other) if not known.has(name) or not known.of(name))
            yield from (Shape(name, (known.phrases.name,)) for name in new)
            yield Shape(f"{one} {other}", (known.reference(one), known.reference(other), *fields))
        return


def put_on(said: str, known: Known) -> Iterator[Shape]:
    """`A customer is put on it for a hall on a certain day, with the hour`: what the story makes is of each."""
    for match in found(said, known, "put_on"):
        both = [one for one in (match["one"], match["other"]) if known.has(one)]
        if known.about and len(both) > 1 and folded(known.about) not in map(folded, map(known.one, both)):
            day = known.phrases.tongue.one(part(match, "day"))
            days = (f"{day} (date)",) if day and is_attribute(day) else ()
            yield Shape(known.about, (*map(known.reference, both), *days, *listed_in(match, known)))
            return


def catalogue(said: str, known: Known) -> Iterator[Shape]:
    """`Which medicines there are, the office keeps in a list`, `the list of sports (the name, no duplicates)`."""
    for match in found(said, known, "catalogue"):
        note = part(match, "note")
        unique = f" {UNIQUE}" if _WITHOUT_TWINS.search(note) else ""
        yield Shape(known.one(match["name"]), (f"{known.phrases.name}{unique}",))
        return


_WITHOUT_TWINS = re.compile(
    r"\b(?:sin\s+repeti|únic|sans\s+doubl|uniques?|sem\s+repeti|eindeutig|ohne\s+(?:Doppel|Dubl)|nur\s+einmal)",
    re.IGNORECASE,
)
