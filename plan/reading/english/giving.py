"""Fields that a clause says a thing is given, or that are put on it: `We stick a number on every crate`."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.clauses import told
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import KEEPERS, KEPT, words_of

_GIVING = words_of("give assign allot allocate grant issue")
_PUTTING = words_of("stick put paint print write stamp mark glue engrave assign note enter")
_WRITING = words_of("write note enter")
"""What is printed on a receipt is known already; what is printed on every one is its own."""
_ON = frozenset(("on", "onto", "to", "in", "into", "with"))
_ITS_OWN = re.compile(r"\b(?:its|their|his|her)\s+own\b", re.IGNORECASE)
_OWNING = words_of("have offer define keep bring maintain set use run")
_FOR_A_TIME = frozenset(("period", "time", "while", "stretch"))


def given(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The system gives each crate a code`, `A number is stuck on every crate`, `The price is on it`."""
    if clause.listed or clause.allowed:
        return
    if not clause.passive and clause.head in _GIVING and len(clause.objects) == 2:
        thing, field = clause.objects
        if thing.name in {"it", "them"} and known.spoken:
            thing = Noun(known.spoken)
        yield from _fields(thing, (field,), clause, known)
        return
    fields = clause.subjects if clause.passive else clause.objects
    on = [one.noun for one in clause.hung if one.word in _ON and known.has(one.noun)]
    on = [one for one in on if one.each or not clause.passive or clause.head in _WRITING]
    if clause.head in _PUTTING and len(on) == 1 and fields:
        yield from _fields(on[0], fields, clause, known)


def _fields(thing: Noun, fields: tuple[Noun, ...], clause: Clause, known: Known) -> Iterator[Shape]:
    """What is given to a known thing, where it is what is known of things, and no thing itself."""
    plain = all(is_attribute(one.name) and not (one.plural or one.several or known.defines(one)) for one in fields)
    if plain and known.has(thing) and known.is_thing(thing) and not clause.negated:
        note = " (optional)" if clause.able else ""
        yield Shape(thing.name, tuple(f"{one.name}{note}" for one in fields))


def given_to(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Members are given keys`, `Each runner is issued a bib`: these are theirs."""
    if not clause.passive or clause.head not in _GIVING or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    whose, what = clause.subjects[0], clause.objects[0]
    several = whose.plural or whose.any or whose.each
    counted = what.plural or what.several or what.any
    kept = known.defines(what) and known.is_thing(what) and not (is_attribute(what.name) or known.is_somebody(what))
    owns = known.is_somebody(whose) or known.keeps(whose)
    if several and counted and kept and owns and not clause.listed and whose.name != what.name:
        yield Shape(what.name, (reference_to(whose.name),))


def its_own(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Schools offer their own age groups`: each has some that are nobody else's."""
    if clause.passive or clause.verb not in _OWNING or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    whole, part = clause.subjects[0], clause.objects[0]
    if not (part.plural and _ITS_OWN.search(clause.rest)) or (clause.listed and not clause.colon):
        return
    if known.keeps(whole) and not known.is_vague(part) and not known.is_somebody(part) and whole.name != part.name:
        yield Shape(part.name, (reference_to(whole.name), "name"))


def for_a_time(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A teacher can name a substitute for a period (from, to)`: they are the substitution's."""
    time = [one.noun for one in clause.hung if one.word in {"for", "during"} and one.noun.name in _FOR_A_TIME]
    fields = listed_fields(time[0].aside) if len(time) == 1 else ()
    if clause.passive or not fields or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    who, what = clause.subjects[0], clause.objects[0]
    by = (reference_to(who.name),) if known.is_somebody(who) or known.keeps(who) else ()
    if known.is_thing(what) and not is_attribute(what.name):
        yield Shape(what.name, (*by, *fields))


_SHUT = {
    "block": "blocking", "close": "closure", "lock": "closure", "reserve": "reservation", "suspend": "suspension",
}  # fmt: skip
_MOMENTS = frozenset(("time", "moment", "hour", "day", "date"))
_WHY = re.compile(r"\b(?:why|reason)\b", re.IGNORECASE)


def shut(sentence: str, known: Known) -> Iterator[Shape]:
    """`We block a room from a certain time until a certain time and write down why`: each time is kept beside it."""
    for clause in told(sentence):
        what = (clause.subjects if clause.passive else clause.objects)[:1]
        ends = [one.noun for one in clause.hung if one.word in {"from", "until", "to", "till"}]
        left = _SHUT.get(clause.head, "")
        between = bool(ends) and all(one.name in _MOMENTS and (one.any or one.bare) for one in ends[:1])
        name = f"{what[0].name} {left}" if what else ""
        others = any(left in one.split() and one != key(name) for one in known.things)
        if clause.negated or others or not (left and what and between):
            continue
        if known.keeps(what[0]) and not known.is_somebody(what[0]):
            why = ("reason (optional)",) if _WHY.search(sentence) else ()
            yield Shape(name, (reference_to(what[0].name), "start", "end", *why))


def done_for(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The warden closes the hut for a clean-up, with the first day and the last day`: they are the clean-up's."""
    of = [one.noun for one in clause.hung if one.word == "for" and one.noun.any]
    fields = listed_fields(clause.listed) if clause.listed and not clause.colon else ()
    if clause.passive or len(of) != 1 or len(fields) < 2 or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    who, done = clause.subjects[0], clause.objects[0]
    if clause.head in KEPT or done.any or done.each or done.plural:
        return  # what is made for something has the list itself
    somebody = known.is_somebody(who) or who.name in KEEPERS or who.name in {"he", "she"}
    if (
        somebody
        and known.keeps(done)
        and known.is_thing(of[0])
        and not known.is_vague(of[0])
        and known.are_fields(fields)
    ):
        yield Shape(of[0].name, (reference_to(done.name), *fields))
