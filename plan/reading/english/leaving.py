"""What deeds between known things leave behind: to hand out a key to somebody leaves a handout."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import reference_to
from plan.reading.words.deeds import EVENTS, left_behind

_LEFT = {
    "hand out": "handout", "give out": "handout", "sign up": "signup",
    "check out": "checkout", "lend out": "loan", "rent out": "rental",
}  # fmt: skip
_FOR_A_TIME = {"assign": "assignment", "place": "placement", "allocate": "allocation", "deploy": "deployment"}
"""What is left behind where it is said from when until when."""
_PUT_UP = {"install": "installation", "mount": "mounting"}
"""The same, by a name that needs no other beside it."""
_AGAIN = {
    "inspect": "inspection", "calibrate": "calibration", "service": "service", "read": "reading", "weigh": "weighing",
    "clean": "cleaning", "maintain": "maintenance", "audit": "audit", "measure": "measurement", "test": "test",
    "vaccinate": "vaccination", "check": "check",
}  # fmt: skip
"""What is left behind each time by what is done to a thing again and again."""
_PLANNING = frozenset(("book", "reserve", "schedule", "order"))
_NO_RECORD = frozenset(("pay", "close", "test", "report", "cancel", "review", "attach", "measure", "sign"))
_PERIOD = re.compile(
    r"\b(?:for\s+(?:an?|some|one|a\s+limited)\s+(?:period|time|while|week|day|month)|from\s+(?!\d+(?:\s+\([^()]*\))?\s+to\s).+\s+(?:to|until)\s|for\s+several)\b",
    re.IGNORECASE,
)
_BETWEEN = frozenset(("to", "at", "in", "on", "for", "by"))


def leaves(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Sensors are installed at a location for a period`, `Volunteers sign up for shifts`."""
    if len(clause.subjects) != 1 or clause.verb in _NO_RECORD:
        return
    subject, timed = clause.subjects[0], bool(_PERIOD.search(clause.rest))
    if clause.verb in _PLANNING and clause.passive and subject.name.rpartition(" ")[2] in EVENTS:
        return  # a lesson that is booked is the booking
    if clause.colon and subject.plural and known.are_fields(listed_fields(clause.listed)):
        return  # the list is of what it is done to
    left = _LEFT.get(clause.verb) or left_behind(clause.verb)
    if timed and clause.verb in _FOR_A_TIME:
        left = f"{subject.name} {_FOR_A_TIME[clause.verb]}"
    left = _PUT_UP.get(clause.verb, left) if timed else left
    others = [one for one in _others(clause) if _takes_part(one, known)]
    if clause.regular and clause.passive and (again := _AGAIN.get(clause.verb)) and known.is_thing(subject):
        if not clause.listed or not listed_fields(clause.listed):
            yield Shape(again, (reference_to(subject.name), "date"))
        else:
            yield Shape(again, (reference_to(subject.name), *listed_fields(clause.listed)))
        return
    if not left or left == subject.name or not others or not _takes_part(subject, known):
        return
    if clause.verb in _LEFT or timed or clause.passive:
        period = ("start", "end") if timed else ()
        yield Shape(left, (*(reference_to(one.name) for one in (subject, *others[:2])), *period))


def _others(clause: Clause) -> tuple[Noun, ...]:
    return (*clause.objects, *(one.noun for one in clause.hung if one.word in _BETWEEN))


def _takes_part(noun: Noun, known: Known) -> bool:
    return known.is_somebody(noun) or known.keeps(noun)
