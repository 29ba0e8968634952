"""The states a thing goes through, from the verbs that change them."""

from dataclasses import dataclass

from agents.offline.domain import Domain, Thing
from agents.offline.inflection import identifier
from agents.offline.lexicon import words

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
    "enrolment": "active",
    "enrollment": "active",
    "subscription": "active",
    "membership": "active",
    "loan": "active",
    "payment": "pending",
    "refund": "pending",
    "delivery": "pending",
    "lesson": "scheduled",
    "session": "scheduled",
    "shift": "planned",
    "event": "planned",
    "visit": "planned",
    "meeting": "planned",
    "reserva": "reservado",
    "cita": "reservado",
    "turno": "reservado",
    "pedido": "realizado",
    "solicitud": "enviado",
}


_MADE = {
    "schedule": "scheduled",
    "book": "booked",
    "place": "placed",
    "submit": "submitted",
    "request": "requested",
    "issue": "issued",
    "plan": "planned",
    "reserve": "reserved",
    "propose": "proposed",
    "draft": "draft",
    "send": "sent",
    "open": "open",
    "raise": "open",
    "report": "open",
}
"""The state that a thing is in when it was made with a verb."""


SAID = "as the documents say"
"""What leads to a state that no act does."""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """States in order, the first one first, and the verb that leads to each of the others."""

    states: tuple[str, ...]
    by: tuple[tuple[str, str], ...]


def lifecycle(domain: Domain, thing: Thing) -> Lifecycle | None:
    """Return the states of a thing, or None when no story changes one."""
    changes = [act for act in domain.acts_on(thing.key) if act.kind == "transition" and act.detail]
    stated = dict(domain.states).get(thing.key, ())
    if not changes and not stated:
        return None
    acted = tuple(dict.fromkeys(identifier(act.detail) for act in changes))
    by = tuple(dict.fromkeys((identifier(act.detail), act.verb) for act in changes))
    if len(stated) > 1:
        reached = (*stated, *(state for state in acted if state not in stated))
        known = {state for state, _ in by}
        by = (*by, *((state, SAID) for state in stated[1:] if state not in known and _passed(state)))
        return Lifecycle(reached, by)
    reached = tuple(dict.fromkeys((*acted, *stated)))
    first = _first(domain, thing, reached)
    by = (*by, *((state, SAID) for state in stated if state not in acted and _passed(state)))
    return Lifecycle(tuple(dict.fromkeys((first, *reached))), by)


_DECIDED = words(
    "approved accepted rejected declined refused granted denied turned_down paid paid_out cancelled withdrawn "
    "confirmed completed settled dismissed discarded expired lapsed terminated closed acknowledged resolved answered "
    "redeemed cleared"
)
"""What nothing is from the start, since something has to be done to it first."""


_YES = words(
    "approved accepted granted confirmed aprobado aceptado approuve accepte aprovado aceito genehmigt angenommen"
)
"""What says yes to something that was asked for."""
_NO = words("rejected declined refused denied turned_down rechazado refuse rejete recusado rejeitado abgelehnt")
_DEALT_WITH = words("done acknowledged resolved answered cleared fixed repaired mended solved handled closed")
"""What something is that was open before."""
_ASKED_FOR = words("booked reserved active scheduled planned reservado")
"""What something is only once it was said yes to, where somebody may say no."""


def with_beginning(domain: Domain, thing: Thing, states: tuple[str, ...]) -> tuple[str, ...]:
    """Return states that documents tell, behind the one that a thing is in before anything is decided of it."""
    return (_first(domain, thing, states), *states) if states and states[0] in _DECIDED else states


def _passed(state: str) -> bool:
    """Whether a state is something that was done, at a time worth keeping."""
    return state.endswith(("ed", "id", "ado", "ada", "ido", "ida", "pt", "nt")) and state not in {
        "present",
        "absent",
        "excused",
    }


def _first(domain: Domain, thing: Thing, reached: tuple[str, ...]) -> str:
    head = thing.key.split()[0 if domain.lexicon.head_first else -1]
    made = (_MADE.get(act.verb, "") for act in domain.acts_on(thing.key) if act.kind == "create")
    known = _FIRST.get(head) or next((state for state in made if state), "")
    undecided = domain.lexicon.undecided
    if known in _ASKED_FOR and _NO & set(reached) and undecided not in reached:
        return undecided
    if known and known not in reached:
        return known
    if {"published", "publicado", "publie"} & set(reached):
        return domain.lexicon.draft
    if _YES & set(reached) and undecided not in reached:
        return undecided
    names = domain.lexicon.first_states
    names = names if thing.event or _DEALT_WITH & set(reached) else (names[1], names[0], names[2])
    return next(name for name in names if name not in reached)
