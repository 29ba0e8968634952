"""Things that only the words of a story name, where the documents spell out what is kept."""

from agents.offline.domain import Domain, Thing
from agents.offline.entities import shape_noun

_SPELLED_OUT = 5
"""Things with fields of their own; a document that has as many says what it keeps."""
_ENOUGH = 2
"""Fields that spell a thing out."""


def hollow_things(domain: Domain) -> frozenset[str]:
    """Return the keys of the things of which such documents say nothing, and that nobody in a role asks for."""
    spelled_out = sum(len(shape.fields) >= _ENOUGH for shape in domain.requirements.data)
    if spelled_out < _SPELLED_OUT:
        return frozenset()
    held = {key for link in domain.links for key in (link.owner, link.target)}
    held |= {key for join in domain.joins for key in (join.left, join.right)}
    held |= {key for key, _ in domain.states} | {key for key, _ in domain.restorable}
    held |= {shape_noun(shape.name, domain.lexicon) for shape in domain.requirements.data}
    held |= {act.thing for act in domain.acts if act.role and act.kind in ("create", "route")}
    return frozenset(thing.key for thing in domain.things if _is_hollow(thing) and thing.key not in held)


def _is_hollow(thing: Thing) -> bool:
    return not (thing.fields or thing.event or thing.role)
