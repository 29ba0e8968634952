"""How many a sentence says that a thing has room for, and when it is by its examples: `tours, say 2 till 4`."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known, is_vague
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.english import words_of

_TAKING = words_of("take hold seat accommodate fit sleep")
_SO_MANY = re.compile(
    r"^(?:only\s+)?(?:so\s+many|(?:up\s+to|at\s+most|no\s+more\s+than|a\s+(?:certain|fixed|given|maximum|limited)\s+number\s+of)\s+(?:[\w-]+\s+)?)\s*"
    r"(?P<who>people|persons|guests|visitors|passengers|children|pupils|members|participants|players|skaters|dogs|animals|[a-z]+s)\b",
    re.IGNORECASE,
)


def capacity(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Each trip takes so many people`: it has a capacity."""
    subject = clause.subjects[0] if len(clause.subjects) == 1 else None
    if subject is None or clause.passive or clause.negated or clause.head not in _TAKING:
        return
    general = subject.each or subject.any or subject.plural
    if general and _SO_MANY.match(clause.rest) and not known.is_somebody(subject) and not is_vague(subject):
        yield Shape(subject.name, ("capacity (integer)",))


def by_the_clock(sentence: str, known: Known) -> Iterator[Shape]:
    """`Every day has its tours, say Saturday 2 till 4`: each begins and ends."""
    match = _SAY.search(sentence)
    noun = known.called(Noun(singular(match["name"].lower()), plural=True)) if match else None
    if noun is not None and (known.defines(noun) or " " in noun.name) and not known.is_somebody(noun):
        yield Shape(noun.name, ("start time", "end time"))


_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|h|o['’]clock)?"
_SAY = re.compile(
    r"\b(?:its|the|our|their|several|fixed)\s+(?P<name>[a-z]+(?:\s[a-z]+)?s),?\s+(?:say|like|e\.g\.|for\s+(?:example|instance),?|such\s+as)\s+"
    rf"(?:[A-Z][a-z]+s?\s+|on\s+[a-z]+\s+|from\s+)?{_CLOCK}\s*(?:till|until|to|–|-)\s*{_CLOCK}\b",
    re.IGNORECASE,
)
