"""The states a thing goes through, from the verbs that change them."""

from dataclasses import dataclass

from agents.offline.domain import Domain, Thing
from agents.offline.inflection import identifier

_FIRST = {
    "appointment": "booked",
    "booking": "booked",
    "reservation": "reserved",
    "order": "placed",
    "purchase": "placed",
    "request": "submitted",
    "application": "submitted",
    "claim": "submitted",
    "complaint": "submitted",
    "invitation": "sent",
    "invoice": "issued",
    "shipment": "prepared",
    "visit": "planned",
    "meeting": "planned",
    "reserva": "reservado",
    "cita": "reservado",
    "turno": "reservado",
    "pedido": "realizado",
    "solicitud": "enviado",
}


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """States in order, the first one first, and the verb that leads to each of the others."""

    states: tuple[str, ...]
    by: tuple[tuple[str, str], ...]


def lifecycle(domain: Domain, thing: Thing) -> Lifecycle | None:
    """Return the states of a thing, or None when no story changes one."""
    changes = [act for act in domain.acts_on(thing.key) if act.kind == "transition" and act.detail]
    if not changes:
        return None
    reached = tuple(dict.fromkeys(identifier(act.detail) for act in changes))
    first = _first(domain, thing, reached)
    by = tuple(dict.fromkeys((identifier(act.detail), act.verb) for act in changes))
    return Lifecycle(tuple(dict.fromkeys((first, *reached))), by)


def _first(domain: Domain, thing: Thing, reached: tuple[str, ...]) -> str:
    head = thing.key.split()[0 if domain.lexicon.head_first else -1]
    known = _FIRST.get(head)
    if known and known not in reached:
        return known
    if {"published", "publicado", "publie"} & set(reached):
        return domain.lexicon.draft
    names = domain.lexicon.first_states
    names = names if thing.event or "done" in reached else (names[1], names[0], names[2])
    return next(name for name in names if name not in reached)
