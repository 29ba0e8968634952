"""The states that a clause says a thing passes through."""

import re
from collections.abc import Iterator

from plan.reading.attribute_words import is_attribute
from plan.reading.data_shapes import Shape
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.english.words import words_of
from plan.reading.states import is_state, states_in, status

_STATES = re.compile(
    r"\b(?:the\s+|these\s+|its\s+)?(?:following\s+)?(?:states?|status(?:es)?|stages?|phases?)(?:\s+(?:of|are|is))?"
    r"\s*:?\s+(?P<list>[\w -]+(?:,\s*[\w -]+)+.*)$",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"(?:\bas|\bgets?|\bbecomes?|\bis|\bare|\bbe|\bor|\bthen|\bfinally|\binto|\band|,)\s+(?:an?\s+|either\s+|then\s+|first\s+|finally\s+|it\s+is\s+|gets?\s+|is\s+|becomes\s+|ends\s+as\s+)*"
    r"(?P<state>(?:in\s+)?[a-z-]+(?:\s(?:over|off|out|up|back))?)(?=$|[\s,.;])"
)
_BEGINNING = words_of("start begin")
_TO_STATE = re.compile(
    r"^(?:from\s+[a-z ]+\s+)?(?:in)?to\s+(?P<state>(?:under|in|on|not)\s+[a-z]+|[a-z]+(?:ed|en|wn))"
    r"(?=$|\s+(?:at|when|once|after|with|by|as|and)\b)"
)
_ENDS_AS = re.compile(r"(?:up\s+)?as\s+(?:an?\s+)?(?P<state>[a-z-]+(?:\s[a-z]+)?)$")
_STATE_WORDS = 4
_PASSING = words_of("pass go move run be have take get know")
_OUTCOMES = words_of("outcome result status state decision stage condition kind type priority severity level verdict")


def passes(clause: Clause, known: Known) -> Iterator[Shape]:
    """`An inspection shall pass through the states requested, scheduled, passed, failed and cancelled`."""
    if len(clause.subjects) != 1 or clause.head not in _PASSING or not known.is_thing(clause.subjects[0]):
        return
    said = f"{clause.rest}: {clause.listed}" if clause.colon else clause.rest
    match = _STATES.search(re.sub(r"\s*\([^()]*\)", "", said))
    states = states_in(re.sub(r"[\"“”*]", "", match["list"].replace(" and ", ", "))) if match else ()
    if states:
        yield Shape(clause.subjects[0].name, (status(states),))


def begins(clause: Clause, known: Known) -> Iterator[Shape]:
    """`It starts out as packed, then gets loaded, and ends as handed over or returned`, `A visit is planned first`."""
    if len(clause.subjects) != 1 or not known.keeps(clause.subjects[0]):
        return
    told = clause.said if clause.passive else clause.rest
    if clause.head in _BEGINNING and re.match(r"(?:out\s+|life\s+)?as\b", clause.rest):
        states = tuple(dict.fromkeys(m["state"] for m in _STEP.finditer(f" {told}") if is_state(m["state"])))
    elif (clause.passive or clause.verb == "be") and re.search(r"\b(?:at\s+)?first\b|\binitially\b", told):
        states = tuple(one for one in (told.split()[0],) if is_state(one))
    else:
        return
    if states:
        yield Shape(clause.subjects[0].name, (status(states),))


def moved(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The coordinator sets the request to unfilled`, `The request becomes in progress`, `It is now filled`."""
    to = [one.noun.name for one in clause.hung if one.word in {"to", "as"}]
    rest = clause.rest.lower().strip(" .")
    if clause.head in {"set", "mark", "put", "move", "change", "switch"} and len(to) == 1 and is_state(to[0]):
        of, states = (clause.subjects if clause.passive else clause.objects)[:1], (to[0],)
    elif clause.head in {"end", "finish"} and (end := _ENDS_AS.match(rest)) and is_state(end["state"]):
        of, states = clause.subjects[:1], (end["state"],)
    elif clause.verb == "become" and is_state(rest) and len(rest.split()) < _STATE_WORDS:
        of, states = clause.subjects[:1], (rest,)
    elif (
        clause.head in {"change", "move", "go", "switch"} and not clause.objects and (to_state := _TO_STATE.match(rest))
    ):
        of, states = clause.subjects[:1], (to_state["state"],)
    elif re.search(r"\bnow\b", clause.lead + clause.said) and clause.passive and is_state(clause.said.split()[0]):
        of, states = clause.subjects[:1], (clause.said.split()[0].lower(),)
    else:
        return
    for noun in of:
        name = known.spoken if noun.name in {"status", "state", "it"} else noun.name
        if name and known.keeps(Noun(name)):
            yield Shape(name, (status(states),))


def valued(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The outcome of a review shall be pending, accepted or rejected`."""
    of = [one.noun for one in clause.hung if one.word == "of" and known.has(one.noun)]
    if clause.verb != "be" or len(clause.subjects) != 1:
        return
    field = clause.subjects[0]
    owner = of[0].name if of else field.whose or known.spoken
    values = states_in(clause.rest) if field.name in _OUTCOMES and is_attribute(field.name) else ()
    if values and owner and known.has(Noun(owner)):
        name = "status" if field.name == "state" else field.name
        yield Shape(owner, (f"{name} ({', '.join(values)})",))
