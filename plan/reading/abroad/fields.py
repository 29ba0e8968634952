"""Fields that a German or a Romance sentence says must be there or may be missing, or tells of by the way."""

import re
from collections.abc import Iterator

from plan.reading.abroad.known import (
    FLAG,
    OPTIONAL,
    REQUIRED,
    UNIQUE,
    Known,
    found,
    listed_in,
    noted_with,
    owner_of,
    part,
)
from plan.reading.definitions.told_things import told_thing
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import is_attribute

_STEPS = 3


def needed(said: str, known: Known) -> Iterator[Shape]:
    """`A name and a phone number are mandatory`."""
    for match in found(said, known, "needed"):
        fields = listed_in(match, known)
        if fields and (owner := owner_of(fields, known)):
            yield Shape(owner, noted_with(fields, REQUIRED))
            return


def all_needed(said: str, known: Known) -> Iterator[Shape]:
    """`All three are mandatory`."""
    for _ in found(said, known, "all_needed"):
        fields = (one for one in known.of(known.spoken) if "(" not in one or one.endswith(UNIQUE))
        yield Shape(known.spoken, noted_with(tuple(fields), REQUIRED))


def optional(said: str, known: Known) -> Iterator[Shape]:
    """`The date of birth may be left empty`, `the e-mail, if they want to give it`."""
    for match in found(said, known, "optional"):
        fields = listed_in(match, known)
        if fields and (owner := owner_of(fields, known)):
            yield Shape(owner, noted_with(fields, OPTIONAL))
            return


def not_all(said: str, known: Known) -> Iterator[Shape]:
    """`Not every animal has a chip number`, `Who is a subscriber has a number as well`."""
    for match in found(said, known, "not_all"):
        named = part(match, "name")
        whoever = known.spoken if "name" in match.groupdict() else known.about
        owner = known.one(named) if named and known.has(named) else whoever
        if owner and (fields := listed_in(match, known)):
            yield Shape(owner, noted_with(fields, OPTIONAL))
            return


def flags(said: str, known: Known) -> Iterator[Shape]:
    """`If it has a light, it is ticked`, `Contacts can be marked as blocked`."""
    for match in found(said, known, "flags"):
        named = part(match, "name")
        owner = known.one(named) if named and known.has(named) else "" if named else known.spoken
        if owner:
            flag = re.sub(rf"^(?:{known.phrases.tongue.article})", "", match["flag"], flags=re.IGNORECASE)
            yield Shape(owner, (f"{flag.strip()} {FLAG}",))
            return


def by_the_way(said: str, known: Known) -> Iterator[Shape]:
    """`And then the reason is written down`."""
    for match in found(said, known, "by_the_way"):
        if known.spoken and (fields := listed_in(match, known)):
            yield Shape(known.spoken, noted_with(fields, OPTIONAL))
            return


def of_each(said: str, known: Known) -> Iterator[Shape]:
    """`Of each payment: the amount and the date`, in a story about something else that it is of."""
    for match in found(said, known, "of_each"):
        name, fields = known.one(match["name"]), listed_in(match, known)
        listed_with = re.search(rf"\s{known.phrases.tongue.with_}\s", match["list"])  # then that is what is kept
        alone = len(fields) == 1 and not (known.has(match["name"]) and is_attribute(fields[0]))
        if listed_with or not fields or alone:
            continue
        name = next((known.measured[one] for one in map(_head, fields) if one in known.measured), name)
        apart = known.about and folded(known.about) != folded(name) and known.has(known.about)
        whole = (known.reference(known.about),) if apart and not known.of(name) else ()
        yield Shape(name, (*whole, *fields))
        return


def _head(field: str) -> str:
    """The first word of a field, folded."""
    return folded(field.split(maxsplit=1)[0])


def span(said: str, known: Known) -> Iterator[Shape]:
    """`A sponsorship begins on one day and ends on another`."""
    for match in found(said, known, "span"):
        begins = f"{known.phrases.begins} (date)"
        ends = (f"{known.phrases.ends} (date, optional)",) if part(match, "ends") else ()
        yield Shape(known.one(match["name"]), (begins, *ends))
        return


def scenario(said: str, known: Known) -> Iterator[Shape]:
    """`Given a free slot, when I choose hall, start and end, then the booking is stored with its price`."""
    steps = re.split(rf"(?:^|,\s+)(?:{known.phrases.steps})\s+", said, flags=re.IGNORECASE)
    if len(steps) < _STEPS:
        return
    for step in filter(None, steps):
        entered = next(found(step, known, "enters"), None)
        fields = known.phrases.tongue.listed(step[entered.end() :]) if entered else ()
        if known.about and len(fields) > 1:
            yield Shape(known.about, tuple(known.reference(one) if known.has(one) else one for one in fields))
        elif (told := told_thing(step)) is not None and known.has(told.name):
            yield Shape(known.one(told.name), told.fields)
