"""States that a sentence sets apart by how they are written: `the parcel is now *sealed*`, `it becomes "lost"`."""

import re
from collections.abc import Iterator

from plan.reading.attribute_words import is_attribute
from plan.reading.data_shapes import Shape
from plan.reading.definitions import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.naming import singular
from plan.reading.states import is_state, status

_BEFORE = re.compile(
    r"(?:\b(?:is|are|be|becomes?|gets?|goes|turns?|stays?|remains?|starts?|begins?|ends?|now|then|first|finally|marked|set|as|from|to|or|and)|"
    r"['’](?:s|re)|\b(?:starts?|begins?|ends?|goes)\s+(?:out|up|off)|\b(?:marks?|sets?|makes?|puts?|calls?)\s+(?:it|them|the\s+[a-z]+)|,)"
    r"\s+[\"“']?$",
    re.IGNORECASE,
)
"""What stands before the state that something is in."""
_IS_ONE = re.compile(r"[\"”']?\s+(?P<of>[a-z]+s)\s+(?:can|may|must|are|have|stay)\b", re.IGNORECASE)
"""`*Archived* plans can be brought back`"""
_EXAMPLES = re.compile(r"\b(?:such\s+as|for\s+example|for\s+instance|like|e\.\s?g\.)\s+[*_\"“']", re.IGNORECASE)
"""What is set apart behind it is named, and no state: `plans such as *Basic* or *Gold*`."""
_JOINING = frozenset(("so", "that", "as"))
_MOST_WORDS = 3


def marked_states(sentence: str, clauses: tuple[Clause, ...], known: Known) -> Iterator[Shape]:
    """The states of the thing that a sentence speaks of, where they are written in another way than its other words."""
    if not known.marked:
        return
    states = () if _EXAMPLES.search(sentence) else tuple(dict.fromkeys(_states(sentence, known)))
    owner = _owner(clauses, known)
    if states and owner:
        yield Shape(owner, (status(states), *_beside(clauses, states)))


def _beside(clauses: tuple[Clause, ...], states: tuple[str, ...]) -> Iterator[str]:
    """What is kept only once something is in a state: `I can set it to *resting*, with a return date if I know it`."""
    for clause in clauses:
        into = any(re.search(rf"\b(?:it|them|to|as)\s+[\"“']?{re.escape(state)}\b", clause.rest) for state in states)
        fields = listed_fields(clause.listed) if into and clause.listed and not clause.each else ()
        if fields and all(map(is_attribute, fields)):
            yield from (f"{one} (optional)" for one in fields)


def _states(sentence: str, known: Known) -> Iterator[str]:
    found = ""
    for match in re.finditer("|".join(map(re.escape, sorted(known.marked, key=len, reverse=True))), sentence.lower()):
        before, state = sentence[: match.start()], match[0]
        goes_on = found and before.rstrip(" \"“”'").endswith(" and")
        joined = before.rstrip(" \"“”'").endswith((",", " or", " and")) and not found
        said = state and not set(state.split()) & _JOINING
        few = said and len(state.split()) <= _MOST_WORDS and not known.defines(Noun(state))
        is_one = _IS_ONE.match(sentence[match.end() :]) if is_state(state) and not before.strip(" \"“”'") else None
        if (few and is_one is not None and known.called(Noun(singular(is_one["of"].lower()))).name == known.spoken) or (
            few and (goes_on or _BEFORE.search(before)) and not joined
        ):
            found = state
            yield state


def _owner(clauses: tuple[Clause, ...], known: Known) -> str:
    """What is in the state: a known thing that a clause is about, or what was spoken of."""
    about = [known.called(one.subjects[0]) for one in clauses if one.subjects]
    kept = [one.name for one in about if known.keeps(one) and not known.is_somebody(one)]
    spoken = known.spoken if known.spoken and known.keeps(Noun(known.spoken)) else ""
    return next((one for one in kept if one == spoken), spoken or (kept[-1] if kept else ""))
