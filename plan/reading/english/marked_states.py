"""States that a sentence sets apart by how they are written: `the parcel is now *sealed*`, `it becomes "lost"`."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.states import is_state, status

_BEFORE = re.compile(
    r"(?:\b(?:is|are|be|becomes?|gets?|goes|turns?|stays?|remains?|starts?|begins?|ends?|now|then|first|finally|marked|set|as|from|to|or|and)|"
    r"['’](?:s|re)|\b(?:starts?|begins?|ends?|goes)\s+(?:out|up|off)|\b(?:marks?|sets?|makes?|puts?|calls?)\s+(?:it|them|the\s+[a-z]+)|,)"
    r"\s+[\"“']?$",
    re.IGNORECASE,
)
"""What stands before the state that something is in."""
_LISTS = re.compile(
    r"\b(?:(?:status(?:es)?|states?|stages?|life(?:\s?cycle)?|decides?|decision|verdict|outcome|happens|moves?|goes|passes|runs|"
    r"(?:marks?|sets?|flags?)\s+(?:(?:it|them)|(?:an?|each|every|the|its|their)\s+[a-z]+(?:\s[a-z]+)?(?:\s+(?:for|of|as|to)(?:\s+[a-z]+){0,3})?))"
    r"(?:\s+(?:from|through|via|to|of|is|are|shall\s+be|may\s+be|can\s+be))?"
    r"|saved\s+as|(?:begins?|starts?)(?:\s+(?:out|its\s+life))?(?:\s+as)?)\s*:?(?:\s+an?)?\s+[\"“']?$",
    re.IGNORECASE,
)
"""What stands before the first of several that are states: `somebody decides: *kept* first, then *sold*`."""
_IN_BRACKETS = re.compile(r"\(\s*[\"“']?$")
_MARKS = re.compile(
    r"\b(?:marks?|sets?|flags?)\s+(?:an?|each|every|the|its|their)\s+(?P<what>[a-z]+(?:\s(?!for\b|of\b|as\b|to\b)[a-z]+)?)"
    r"(?:\s+(?:for|of|as|to)\b[^:]*)?\s*:?\s+[\"“']?$",
    re.IGNORECASE,
)
"""What somebody marks so: `mark each crate: *full*, *half full* or *empty*`."""
_KINDS = re.compile(
    r"\b(?:kinds?|types?|sorts?|categor(?:y|ies)|roles?|tags?|reasons?|methods?|channels?)\b", re.IGNORECASE
)
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
    owner = _marked_one(sentence, states, known) or _owner(clauses, known)
    if states and owner:
        yield Shape(owner, (status(states), *_beside(clauses, states)))


def _beside(clauses: tuple[Clause, ...], states: tuple[str, ...]) -> Iterator[str]:
    """What is kept only once something is in a state: `I can set it to *resting*, with a return date if I know it`."""
    for clause in clauses:
        into = any(
            re.search(rf"\b(?:it|them|to|as)\s+[\"“']?{re.escape(state)}\b", clause.rest)
            for state in states
            if state in clause.rest
        )
        fields = listed_fields(clause.listed) if into and clause.listed and not clause.each else ()
        if fields and all(map(is_attribute, fields)):
            yield from (f"{one} (optional)" for one in fields)


def _states(sentence: str, known: Known) -> Iterator[str]:
    """The marked words of a sentence that say in what state something is, in its order."""
    found, listing, said = "", False, sentence.lower()
    marked = sorted((one for one in known.marked if one in said), key=len, reverse=True)
    for match in re.finditer("|".join(map(re.escape, marked)), said) if marked else ():
        before, state = sentence[: match.start()], match[0]
        if not (state and not set(state.split()) & _JOINING and len(state.split()) <= _MOST_WORDS and "," not in state):
            continue
        if known.defines(Noun(state)):
            continue
        bare = before.rstrip(" \"“”'")
        is_one = _IS_ONE.match(sentence[match.end() :]) if is_state(state) and not bare else None
        its = is_one is not None and known.called(Noun(singular(is_one["of"].lower()))).name == known.spoken
        joined = bare.endswith((",", " or", " and")) and not found
        stands = (found and bare.endswith(" and")) or _BEFORE.search(before) or _LISTS.search(before)
        alone = _IN_BRACKETS.search(before) is not None and sentence[match.end() :].lstrip("\"”'").startswith(")")
        aside = alone and is_state(state)
        if its or listing or aside or (stands and not joined):
            listing = listing or (not _KINDS.search(before) and bool(stands))
            found = state
            yield state


def _marked_one(sentence: str, states: tuple[str, ...], known: Known) -> str:
    """The known thing that somebody is said to mark as one of the states; empty if none is."""
    match = _MARKS.search(sentence[: sentence.lower().find(states[0])]) if states else None
    noun = known.called(Noun(singular(match["what"].lower()))) if match else Noun("")
    return noun.name if noun.name and (known.keeps(noun) or known.has(noun)) else ""


def _owner(clauses: tuple[Clause, ...], known: Known) -> str:
    """What is in the state: a known thing that a clause is about, or what was spoken of."""
    about = [known.called(one.subjects[0]) for one in clauses if one.subjects]
    kept = [one.name for one in about if known.keeps(one) and not known.is_somebody(one)]
    spoken = known.spoken if known.spoken and known.keeps(Noun(known.spoken)) else ""
    return next((one for one in kept if one == spoken), spoken or (kept[-1] if kept else ""))
