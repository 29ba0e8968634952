"""What somebody joins and leaves again: `A rider can join a stable on one day and leave it on another`."""

from plan.reading.english.known import Known
from plan.reading.english.said import Clause
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import reference_to

_LEAVING = frozenset(("leave", "quit"))


def membership(clauses: tuple[Clause, ...], known: Known) -> Shape | None:
    """What is kept of each time that somebody is with something, from the day of joining to that of leaving."""
    joins = next((one for one in clauses if one.head == "join" and not one.negated), None)
    leaves = any(one.head in _LEAVING and not one.negated for one in clauses)
    if joins is None or not leaves or len(joins.subjects) != 1 or len(joins.objects) != 1:
        return None
    who, what = joins.subjects[0], joins.objects[0]
    if not (known.is_somebody(who) or known.keeps(who)) or not known.keeps(what) or known.is_vague(what):
        return None
    return Shape(
        f"{what.name} membership",
        (reference_to(who.name), reference_to(what.name), "joined on", "left on (optional)"),
    )
