"""Who a clause says looks after a known thing, or is named on it."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import reference_to
from plan.reading.words.english import words_of

_IN_CHARGE = re.compile(
    r"(?:always\s+|usually\s+)?(?:in\s+charge\s+of|responsible\s+for|accountable\s+for|the\s+(?:head|leader|owner|manager)\s+of)\s+"
    r"(?:an?|the|each|every|exactly\s+one|one)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
_WHOEVER = re.compile(
    r"\b(?:whoever|the\s+(?:one|person)\s+who)\s+is\s+(?:in\s+charge\s+of|responsible\s+for)\s+(?:an?|the|each|that|this)\s+"
    r"(?P<of>[a-z]+(?:\s[a-z]+)?)(?=\s+(?:is|gets|must|shall|should|can|may|will|has)\b|[,.;]|$)",
    re.IGNORECASE,
)
_LOOKING_AFTER = words_of("look head lead supervise oversee chair own")
_AFTER = re.compile(
    r"(?:after\s+)?(?:an?|the|each|every|one)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)$",
    re.IGNORECASE,
)
_NAMING = words_of("name mention state note show print list")


def in_charge(clause: Clause, known: Known) -> Iterator[Shape]:
    """`One warden is in charge of the dormitory`, `A curator looks after each room`: it has that one."""
    who = clause.subjects[0] if len(clause.subjects) == 1 and not clause.passive else None
    if who is None or who.plural or who.several or not (who.any or who.each or known.is_somebody(who)):
        return
    looking = clause.head in _LOOKING_AFTER and (clause.verb != "look" or clause.rest.startswith("after "))
    match = _IN_CHARGE.match(clause.rest) if clause.verb == "be" else _AFTER.match(clause.rest) if looking else None
    thing = known.called(Noun(match["of"].lower())) if match else None
    if thing is None or who.name == thing.name or not known.keeps(thing) or known.is_vague(thing):
        return
    if known.is_somebody(who) or (known.defines(who) and (clause.verb == "be" or clause.head == "look")):
        yield Shape(thing.name, (reference_to(who.name),))


def responsible(sentence: str, known: Known) -> Iterator[Shape]:
    """`Whoever is responsible for the shop gets a message`: it has somebody who is."""
    match = _WHOEVER.search(sentence)
    thing = known.called(Noun(match["of"].lower())) if match else None
    if thing is not None and known.keeps(thing) and not known.is_vague(thing) and not known.is_somebody(thing):
        yield Shape(thing.name, ("responsible (a user)",))


def named_on(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The vet who issued it is named on it`: it has a vet."""
    who = clause.subjects[0] if len(clause.subjects) == 1 and clause.passive else None
    if who is None or who.plural or clause.head not in _NAMING or not known.is_somebody(who):
        return
    said = [one.noun for one in clause.hung if one.word in {"on", "in"}]
    names = [known.spoken if one.name == "it" else one.name for one in said]
    of = next((Noun(name) for name in names if name and known.defines(Noun(name))), None)
    if of is not None and known.is_thing(of):
        yield Shape(of.name, (reference_to(who.name),))
