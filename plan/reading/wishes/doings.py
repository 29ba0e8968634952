"""What is wanted where a sentence only names doings: `Growers listing products and changing prices.`"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plan.reading.english.grammar import sentence as parsed
from plan.reading.english.lemmas import verb_of_gerund, verb_of_participle
from plan.reading.text.naming import singular, without_article
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import words_of
from plan.reading.words.roles import is_person

_ANNOUNCED = re.compile(
    r"\b(?:day\s+one|(?:first|next)\s+(?:day|release|version|step|season)|must|needs?|needed|ha(?:s|ve)\s+to"
    r"|launch|go-?live|minimum|mvp|essentials?|important|priorit(?:y|ies)|at\s+(?:the\s+)?start)\b",
    re.IGNORECASE,
)
"""What stands over, or in front of, what has to be there."""
_LED = re.compile(
    r"^(?P<lead>(?:what|the|all|everything|most|must|my|our|so)\b[^:.;]{3,90}|essentials?|priorit(?:y|ies)"
    r"|must[- ]haves?):\s+(?P<list>\S.*)$",
    re.IGNORECASE,
)
_GERUND = r"(?!(?:during|nothing|everything|something|anything|thing|evening|morning|building|meeting)\b)[a-z]{2,}ing"
_JOINT = re.compile(
    rf",\s+(?:and\s+|or\s+|then\s+)?|\s+(?:and|or)\s+(?=(?:then\s+)?(?:being\s|{_GERUND}\b))", re.IGNORECASE
)
_NO_WHO = r"(?:an?|the|our|all|any|no|each|every|when|while|after|before|by|for|from|with|without|about|of|is|are)\s"
_DOING = re.compile(
    rf"^(?:(?P<who>(?!{_GERUND}\b|{_NO_WHO})[a-z][\w-]*(?:\s(?!{_GERUND}\b|{_NO_WHO})[a-z][\w-]*)?)\s+)?(?P<doing>{_GERUND})(?:\s+(?P<what>\S.*))?$",
    re.IGNORECASE,
)
_BEING = re.compile(r"^being\s+(?P<done>[a-z]+)$", re.IGNORECASE)
_SAYS = re.compile(
    rf"^{_GERUND}\s+(?:is|are|was|were|must|can|may|should|shall|will|would|has|have|needs?|takes?|happens?|stays?)\b",
    re.IGNORECASE,
)
"""What is said of a doing: `Booking must be easy`."""
_AS = words_of("register apply enrol enroll volunteer")
"""What somebody does only as who he is."""
_PREPOSITION = re.compile(r"^(?:to|in|on|at|for|with|from|up|out|off|down|away)\s+", re.IGNORECASE)


class Doing(NamedTuple):
    """Who does something, if that is said, and what, as it stands after "to"."""

    who: str
    want: str


def announces(title: str) -> bool:
    """Whether a heading says that what is below it has to be there: `What has to be there on day one`."""
    return _ANNOUNCED.search(title) is not None


def doings(text: str, known: frozenset[str]) -> tuple[Doing, ...]:
    """What a sentence names to be done, one by one; none if it says something else."""
    led = _led(text)
    said = led["list"] if led else text
    parts = [part for part in _JOINT.split(said.strip(" .;!")) if part.strip()]
    named = [_DOING.match(part) for part in parts]
    if not any(named if said is not text else named[:1]) or _SAYS.match(parts[0]):
        return ()
    who = named[0]["who"] if named[0] else ""
    return () if who and parsed(parts[0]).tells else tuple(_each(parts, known))


def is_led(text: str) -> bool:
    """Whether a sentence says by itself that what it lists has to be there."""
    return _led(text) is not None


def _led(text: str) -> re.Match[str] | None:
    """What a sentence lists that it says has to be there, with what says so."""
    led = _LED.match(text)
    return led if led and announces(led["lead"]) else None


def _each(parts: list[str], known: frozenset[str]) -> Iterator[Doing]:
    """What each part names, with who does it and to what where only a part before says so."""
    who, what = "", ""
    for part in parts:
        match = _DOING.match(part)
        if match is None:
            yield Doing("", without_article(part))
            continue
        who = match["who"] or who
        if being := _BEING.match(part[match.start("doing") :]):
            yield Doing("", f"{verb_of_participle(being['done'])} {_one(who)}")
            continue
        verb = verb_of_gerund(match["doing"])
        left = left_behind(verb)
        said = match["what"] or (
            f"as {_one(who)}" if verb in _AS and who else "" if left and verb != "cancel" else what
        )
        yield Doing(who if is_person(who, known) else "", f"{verb} {said}".strip())
        what = _one(left) if left else _PREPOSITION.sub("", said)


def _one(name: str) -> str:
    name = singular(without_article(name).lower())
    return f"{'an' if name[:1] in set('aeiou') else 'a'} {name}" if name else "it"
