"""Columns that are unique together, as fields say it: `session (reference, unique per pupil and date)`."""

import re
from collections.abc import Iterator

from agents.offline.attributes import split_field, unique_within
from agents.offline.columns import thing_attributes
from agents.offline.domain import Domain, Thing
from agents.offline.entities import shape_noun
from agents.offline.field_names import named_column
from agents.offline.inflection import identifier
from plan.database import Column

_OF_ONE = re.compile(r"\breference\b.*\bunique\b(?!\s+per\b)")
"""The note of what each of another thing has only one of."""


def unique_groups(domain: Domain, thing: Thing, columns: tuple[Column, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the columns of each group: what a field says that it is unique within, and the field itself."""
    links = {link.target: link.column for link in domain.links if link.owner == thing.key}
    links |= {target.split()[-1]: column for target, column in links.items()}
    called = f"{thing.key.rpartition(' ')[2]} "
    found = (
        tuple(_column(name.removeprefix(called), links, columns) for name in names) for names in _told(domain, thing)
    )
    return tuple(dict.fromkeys(group for group in found if all(group) and len(set(group)) == len(group)))


def _told(domain: Domain, thing: Thing) -> Iterator[tuple[str, ...]]:
    """The names in each group."""
    for attribute in thing_attributes(domain, thing):
        if attribute.per:
            yield (*attribute.per, attribute.name)
    for shape in domain.requirements.data:
        if shape_noun(shape.name, domain.lexicon) == thing.key:
            for name, note in map(split_field, shape.fields):
                if within := unique_within(note):
                    yield (*within, name.lower())
                elif _OF_ONE.search(note):
                    yield (name.lower(),)


def _column(name: str, links: dict[str, str], columns: tuple[Column, ...]) -> str:
    """The column that a name means: its own, or the one that points to it; empty if there is none."""
    own = identifier(name)
    names = {column.name for column in columns}
    head = name.rpartition(" ")[2]
    candidates = (own, f"{own}_id", links.get(name, ""), links.get(head, ""), named_column(name))
    return next((one for one in candidates if one in names), "")
