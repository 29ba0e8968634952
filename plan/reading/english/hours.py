"""Hours that are kept for each day of the week: when something is open, when somebody works."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plan.reading.english.clauses import told
from plan.reading.english.known import Known
from plan.reading.english.mentions import mentioned
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import words_of

_OF_PEOPLE = r"working|work|duty|consulting|consultation|teaching|available|availability"
_HOURS = re.compile(
    rf"\b(?P<kind>{_OF_PEOPLE}|opening|office|business|visiting|surgery|service|trading|reception|shop|support)\s+(?:hours|times)\b",
    re.IGNORECASE,
)
_OPEN_AND_CLOSE = re.compile(
    r"\b(?:opening\s+and\s+(?:one\s+|an?\s+)?closing\s+times?|opens?\s+and\s+(?:when\s+(?:it|they)\s+)?closes?)\b",
    re.IGNORECASE,
)
"""`a shop has one opening and one closing time`, `when each hall opens and closes`"""
_DAILY = re.compile(
    r"\b(?:per|by|for|on|each|every|of)\s+(?:(?:the|each|every|all|different|single)\s+)*(?:weekdays?|days?(?:\s+of\s+the\s+week)?)\b"
    r"|\bfrom\s+(?:one\s+)?day\s+to\s+(?:the\s+next|day)\b|\b(?:and|or)\s+(?:per\s+|by\s+|for\s+(?:each|every)\s+)?(?:weekdays?|days?\s+of\s+the\s+week)\b",
    re.IGNORECASE,
)
_ONLY_WITHIN = re.compile(
    r"\b(?:within|outside|during|inside|beyond|throughout|outwith|in|after|before)\s+(?:of\s+)?(?:[a-z]+['’]?s?\s+){0,3}?"
    rf"(?:{_OF_PEOPLE}|opening|office|business|visiting|surgery|service|trading|reception|shop|support)\s+(?:hours|times)\b",
    re.IGNORECASE,
)
"""What may only happen in them says nothing of what they are."""
_THEIRS = re.compile(r"\W*(?:(?:and|but|also)\s+)?(?:its|their|his|her)\s", re.IGNORECASE)
_LIVING = words_of("have work keep get be offer follow")
"""Verbs whose subject the hours are of; whoever enters them may be anybody."""
_TIMES = frozenset(("hour", "time"))
_NO_OWNERS = _TIMES | words_of("weekday day week opening closing start end closure break pause lunch")


@lru_cache(maxsize=16_384)
def tells_hours(sentence: str) -> bool:
    """Whether a sentence speaks of hours that are kept for each day of the week, and not of what may happen in them."""
    named = _HOURS.search(sentence) or _OPEN_AND_CLOSE.search(sentence)
    return named is not None and _DAILY.search(sentence) is not None and not _ONLY_WITHIN.search(sentence)


def hours(sentence: str, known: Known) -> Iterator[Shape]:
    """`Opening hours are different per branch and per weekday`: several lines of hours are kept of each branch."""
    if not tells_hours(sentence):
        return
    named = _HOURS.search(sentence)
    kind = named["kind"].lower() if named else "opening"
    of_people = re.fullmatch(_OF_PEOPLE, kind) is not None
    owners = list(dict.fromkeys(_owners(sentence, known)))
    if not owners or _THEIRS.match(sentence):
        meant = known.person if of_people and known.person else known.spoken
        fits = _may_have_hours(Noun(meant), known) and (_THEIRS.match(sentence) or not _others(sentence, known))
        owners = [meant, *owners] if fits and meant not in owners else owners
    if owners:
        ends = ("starts at", "ends at") if of_people else ("opens at", "closes at")
        yield Shape(f"{owners[0]} {kind} hour", (*map(reference_to, owners), "weekday", *ends))


def _owners(sentence: str, known: Known) -> Iterator[str]:
    """What a sentence names that is known, without those who only enter the hours."""
    entering = {
        one.name
        for clause in told(sentence)
        for one in clause.subjects
        if clause.head not in _LIVING
        and not clause.passive
        and any(_TIMES & set(o.name.split()) for o in clause.objects)
    }
    for noun in map(known.called, mentioned(sentence)):
        if noun.name not in entering and not _NO_OWNERS & set(noun.name.split()) and _is_kept(noun, known):
            yield noun.name
        elif noun.whose and known.has(Noun(noun.whose)) and not is_attribute(noun.whose):
            yield noun.whose


def _others(sentence: str, known: Known) -> bool:
    """Whether a sentence is about something of which nothing is known: `Our brochure lists the opening hours.`"""
    subjects = (one for clause in told(sentence) for one in clause.subjects)
    return any(not _TIMES & set(one.name.split()) and not known.has(one) for one in subjects)


def _may_have_hours(noun: Noun, known: Known) -> bool:
    return bool(noun.name) and not _NO_OWNERS & set(noun.name.split()) and _is_kept(noun, known)


def _is_kept(noun: Noun, known: Known) -> bool:
    return (known.defines(noun) or known.is_somebody(noun)) and known.is_thing(noun)
