"""What belongs to what once a document is read whole: parts by their names, and what something has several of."""

from plan.reading.attribute_words import REFERENCE
from plan.reading.deeds import EVENTS
from plan.reading.gathering import Gathered
from plan.reading.naming import key
from plan.reading.roles import is_person

_PARTS = frozenset(
    ("line", "item", "position", "entry", "version", "change", "attachment", "photo", "comment", "note", "stop")
)
"""What is a part of the thing that its name begins with: a claim line is a claim's."""


def let_belong(gathered: Gathered) -> None:
    """Let parts point to their wholes, unless they do, or several of each go together."""
    for draft in tuple(gathered.shapes.values()):
        of, _, part = draft.name.rpartition(" ")
        named = gathered.shapes.get(key(of)) if part in _PARTS else None
        pointing = {one.partition(" (")[0].casefold() for one in draft.fields}
        if named is not None and not {named.name.casefold(), of.casefold()} & pointing:
            draft.add(f"{named.name} {REFERENCE}")
    for one, many in sorted(gathered.having):
        whole, held = gathered.shapes.get(key(one)), gathered.shapes.get(key(many))
        if (many, one) in gathered.several or whole is None or held is None or whole is held:
            continue
        if is_person(many, gathered.known_roles) or (one.rpartition(" ")[2] in EVENTS and len(held.fields) > 1):
            continue  # people, and what an order or a rental is of, are there before and after it
        told = {field.partition(" (")[0].rstrip("s") for field in (*whole.fields, *held.fields)}
        if not {one, many, key(one), key(many)} & told:
            held.add(f"{whole.name} {REFERENCE}")
