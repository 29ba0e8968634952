"""States that a sentence sets apart by how they are written: `the parcel is now *sealed*`, `it becomes "lost"`."""

import re
from collections.abc import Iterator

from plan.reading.data_shapes import Shape
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.states import status

_BEFORE = re.compile(
    r"(?:\b(?:is|are|be|becomes?|gets?|goes|stays?|remains?|starts?|begins?|ends?|now|then|first|finally|marked|set|as|from|to|or|and)|"
    r"\b(?:starts?|begins?|ends?)\s+(?:out|up|off)|\b(?:marks?|sets?|makes?|puts?|calls?)\s+(?:it|them|the\s+[a-z]+)|,)"
    r"\s+[\"“']?$",
    re.IGNORECASE,
)
"""What stands before the state that something is in."""
_JOINING = frozenset(("so", "that", "as"))
_MOST_WORDS = 3


def marked_states(sentence: str, clauses: tuple[Clause, ...], known: Known) -> Iterator[Shape]:
    """The states of the thing that a sentence speaks of, where they are written in another way than its other words."""
    states = tuple(dict.fromkeys(_states(sentence, known)))
    owner = _owner(clauses, known)
    if states and owner:
        yield Shape(owner, (status(states),))


def _states(sentence: str, known: Known) -> Iterator[str]:
    found = ""
    for match in re.finditer("|".join(map(re.escape, sorted(known.marked, key=len, reverse=True))), sentence.lower()):
        before, state = sentence[: match.start()], match[0]
        joined = before.rstrip(" \"“”'").endswith((",", " or", " and")) and not found
        said = state and not set(state.split()) & _JOINING
        few = said and len(state.split()) <= _MOST_WORDS and not known.defines(Noun(state))
        if few and _BEFORE.search(before) and not joined:
            found = state
            yield state


def _owner(clauses: tuple[Clause, ...], known: Known) -> str:
    """What is in the state: a known thing that a clause is about, or what was spoken of."""
    about = [known.called(one.subjects[0]) for one in clauses if one.subjects]
    kept = [one.name for one in about if known.keeps(one) and not known.is_somebody(one)]
    spoken = known.spoken if known.spoken and known.keeps(Noun(known.spoken)) else ""
    return next((one for one in kept if one == spoken), spoken or (kept[-1] if kept else ""))
