"""The states that a German or a Romance sentence tells, and what is put away instead of deleted."""

import re
from collections.abc import Iterator

from plan.reading.abroad.known import Known, found, part, subject_of
from plan.reading.fields.data_shapes import Shape

_STATE_WORDS = 3
_FEWEST = 3


def states(said: str, known: Known) -> Iterator[Shape]:
    """The states that a sentence lists, tells one after another, or writes in another way than its other words."""
    for way in ("state_of", "chain"):
        for match in found(said, known, way):
            states = _split_states(match["states"], known)
            if len(states) >= _FEWEST and known.has(match["name"]):
                yield Shape(known.one(match["name"]), (f"{known.phrases.tongue.status} ({', '.join(states).lower()})",))
                return
    named = any(found(said, known, "state_named"))
    states = tuple(one for one in _marked(said, known, behind=named) if not known.has(one))
    owner = subject_of(said, known) or known.spoken
    if states and owner and any(found(said, known, "turns")):
        yield Shape(owner, (f"{known.phrases.tongue.status} ({', '.join(states)})",))


def _marked(said: str, known: Known, *, behind: bool) -> Iterator[str]:
    """What a sentence writes in another way than its other words, in its order; only `behind` what names a state."""
    marks = sorted((one for one in known.marked if one and len(one.split()) <= _STATE_WORDS), key=len, reverse=True)
    pattern = "|".join(rf"\b{re.escape(one)}\b" for one in marks)
    start = next((match.end() for match in found(said, known, "state_named")), 0) if behind else 0
    for match in re.finditer(pattern, said[start:], re.IGNORECASE) if pattern else ():
        yield match[0].lower()


def _split_states(text: str, known: Known) -> tuple[str, ...]:
    """The states that stand one behind another."""
    tongue, then = known.phrases.tongue, rf"(?:(?:{known.phrases.then})\s+)+"
    parts = re.split(rf",\s*(?:{then})?|\s+(?:{tongue.either})\s+|\s+(?:{tongue.joint})\s+(?={then})", text)
    bare = [re.sub(rf"^{then}", "", part.strip(), flags=re.IGNORECASE).strip() for part in parts]
    return tuple(dict.fromkeys(bare)) if all(0 < len(one.split()) <= _STATE_WORDS for one in bare) else ()


def put_away(said: str, known: Known) -> Iterator[Shape]:
    """`Contacts are not deleted but set inactive`, `Who stops is deactivated`."""
    for match in found(said, known, "put_away"):
        named = part(match, "name")
        owner = known.one(named) if named and known.has(named) else "" if named else known.spoken
        if owner:
            yield Shape(owner, ("archived at (optional)",))
            return
