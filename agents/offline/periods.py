"""The time that a row of a table takes: from which column to which, and while it counts."""

from dataclasses import dataclass

from agents.offline.lexicon import words
from plan.checks.columns import allowed_values
from plan.database import Column, Table
from plan.ranges import time_type

_BEGINS = words(
    "start starts starting begin begins beginning from first arrival checkin pickup handed lent loaned borrowed hired "
    "rented beginn anfang von anreise debut arrivee darrivee inicio comienzo desde llegada entrada chegada"
)
_ENDS = words(
    "end ends ending until till to last return returned back departure checkout ende bis abreise rueckgabe fin final "
    "depart sortie retour hasta salida devolucion fim ate saida"
)
_LEAVES = words(
    "return returned back departure checkout abreise rueckgabe depart sortie retour salida devolucion saida"
)
"""Ends on whose day the next may begin."""
_STAMPS = frozenset(("created_at", "updated_at", "deleted_at"))
_VOID = words(
    "cancelled canceled called_off declined rejected refused withdrawn revoked voided waitlisted storniert abgesagt "
    "abgelehnt annule annulee refuse refusee cancelado cancelada anulado anulada rechazado rechazada recusado recusada"
)
"""States in which a row takes no time."""


@dataclass(frozen=True, slots=True)
class Period:
    """From which column to which a row takes a time, and the condition under which it does."""

    starts: str
    ends: str
    end_included: bool
    where: str


def period(item: Table) -> Period | None:
    """Return the time that a row of a table takes, None if the table does not say from when to when."""
    moments = [c for c in item.columns if time_type(c.type) and c.name not in _STAMPS and not c.references.table]
    begins = [c for c in moments if _is(c, _BEGINS) and not _is(c, _ENDS)]
    # What really was comes before what was planned, and a time of its own before when a state came.
    ends = sorted(
        (c for c in moments if _is(c, _ENDS) and not _is(c, _BEGINS)),
        key=lambda c: ("actual" not in c.name, c.name.removesuffix("_at") in _states(item)),
    )
    for first in begins:
        for last in ends:
            if time_type(first.type) == time_type(last.type):
                included = time_type(first.type) == "date" and not _is(last, _LEAVES)
                return Period(first.name, last.name, included, _counting(item))
    return None


def _is(column: Column, known: frozenset[str]) -> bool:
    return not known.isdisjoint(column.name.split("_"))


def _states(item: Table) -> tuple[str, ...]:
    return allowed_values(item).get("status", ())


def _counting(item: Table) -> str:
    """The condition under which a row takes its time: it was not called off, and not deleted."""
    void = [state for state in _states(item) if state in _VOID]
    parts = []
    if len(void) == 1:
        parts.append(f"status <> '{void[0]}'")
    elif void:
        listed = ", ".join(f"'{state}'" for state in void)
        parts.append(f"status NOT IN ({listed})")
    elif any(c.name == "cancelled_at" for c in item.columns):
        parts.append("cancelled_at IS NULL")
    if any(c.name == "deleted_at" for c in item.columns):
        parts.append("deleted_at IS NULL")
    return " AND ".join(parts)
