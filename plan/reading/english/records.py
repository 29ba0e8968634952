"""Things that a clause says are recorded, entered, written or put somewhere, with what is kept of each."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.attaching import WAITING_LISTS
from plan.reading.english.known import Known
from plan.reading.english.recorded import makes_itself
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import KEPT, PREPOSITIONS, words_of
from plan.reading.words.states import states_in, status

_AS_STATES = re.compile(r"\bas\s+(?P<states>[\w -]+(?:,\s+[\w -]+)+\s+or\s+[\w -]+?)(?=$|,|\swith\b)", re.IGNORECASE)
_EACH_THEN = re.compile(r"^(?:down\s+)?(?:each|every)\s+[a-z]+(?:\s[a-z]+)?,\s+(?P<list>[^:;]+)$", re.IGNORECASE)
_BRACKETED = re.compile(r"^[a-z]+\s+\((?P<list>[^()]+,[^()]+)\)\s*$")
_OF_ANOTHER = ("change", "report", "note", "entry", "log", "access", "record")
_BESIDE = words_of(
    "attach upload leave add write create record enter file keep cast submit carry conduct perform store note save fill"
)
"""Verbs that make a record of something beside another, even where nothing else is said of it."""
_DATA = frozenset(("following", "data", "information", "detail"))
_STORING = frozenset(("record", "store", "log", "save", "note", "keep"))
_COMING_AND_GOING = words_of("leave join die move arrive retire quit return start end expire")
"""What happens to whom it is said of, and to nothing else."""
_UNDER = frozenset(("under", "below", "within"))
_ON = frozenset(("on", "for", "per", "to", "in"))
_HOLDS = frozenset(("keep", "maintain", "manage", "run"))
_KEEPERS = frozenset(("we", "i", "they", "system"))
_KEEPING = KEPT | {"know", "need", "want"}
_JUDGING = frozenset(("rate", "review", "mark"))


def kept(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A repair is recorded for each bike: date, hours`, `Answers are stored per participant and question`."""
    if clause.passive and clause.each and (of := _each_of(clause, known)):
        yield Shape(of.name, listed_fields(clause.listed))
        return
    listed = clause.head in KEPT or clause.listed or clause.in_order
    if not clause.passive or not listed or any(one.noun.name.endswith(("trail", "log")) for one in clause.hung):
        return
    states = _AS_STATES.search(clause.rest)
    stated = states_in(states["states"]) if states else ()
    called = next((one.noun for one in clause.hung if one.word == "as" and one.noun.plural), None)
    for noun in (called,) if called and clause.listed and not stated else clause.subjects:
        fields = (*listed_fields(clause.listed), *listed_fields(noun.aside), *_in_brackets(clause))
        owners = known.owners(clause.hung, sure=not fields)
        whole = clause.colon and known.are_fields(fields)  # waste, weather: there is no plural
        definite = not (noun.plural or noun.each or noun.any or whole)
        vague = known.is_vague(noun) and not (noun.each and partly_fields(fields))
        each = clause.each and noun.plural and partly_fields(fields)
        if (
            vague
            or not (each or known.is_thing(noun) or known.is_vague(noun))
            or (definite and not (known.has(noun) or owners))
        ):
            continue
        owners = (*owners, *_of_another(noun, known))
        owners = (*owners, *_per(clause, owners))
        some = any(map(is_attribute, fields))
        enough = known.are_fields(fields) or (some and (owners or (noun.each and len(fields) > 1))) or stated
        if enough or (owners and not definite and _is_beside(clause, noun, known)):
            told = (one for one in fields if one.partition(" ")[0] not in PREPOSITIONS)
            if definite and known.defines(noun) and any(one.word == "when" for one in clause.hung):
                told = (one if "(" in one else f"{one} (optional)" for one in told)  # it was there before it happened
            position = ("position",) if clause.in_order else ()
            yield Shape(noun.name, (*owners, *((status(stated),) if stated else ()), *told, *position))


def _in_brackets(clause: Clause) -> tuple[str, ...]:
    """The list that stands right behind the verb: `Sponsors can be kept (name, telephone)`."""
    match = _BRACKETED.match(clause.said) if not clause.listed else None
    return listed_fields(match["list"]) if match else ()


def _of_another(noun: Noun, known: Known) -> tuple[str, ...]:
    """What a record is of by its name: an order state change is an order's."""
    of = noun.name.rpartition(" ")[0] if noun.name.endswith(_OF_ANOTHER) else ""
    while of and key(of) not in known.things:
        of = of.rpartition(" ")[0]
    return (reference_to(of),) if of else ()


def _per(clause: Clause, owners: tuple[str, ...]) -> tuple[str, ...]:
    """What else it is kept for: a day, a cost code."""
    per = [one.noun.name for one in clause.hung if one.word == "per"] if owners else []
    return tuple(one for one in per if is_attribute(one))


def _each_of(clause: Clause, known: Known) -> Noun | None:
    """What the list is of: `materials are stored in containers, each with a location`."""
    many = [one.noun for one in clause.hung if one.word in {"in", "on", "at", "into", "by"} and one.noun.plural]
    return many[-1] if many and known.is_thing(many[-1]) and listed_fields(clause.listed) else None


def _is_beside(clause: Clause, noun: Noun, known: Known) -> bool:
    """Whether a thing is recorded beside another, of which nothing more is said."""
    if is_attribute(noun.name) or is_attribute(f"{noun.name}s"):
        return False
    per = clause.in_order or any(one.word == "per" for one in clause.hung)
    if clause.head in KEPT and len(known.owners(clause.hung)) > 1:
        return True
    return clause.head in _BESIDE or per or (clause.head in KEPT and known.defines(noun))


def about(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The following is stored about each vehicle: plate, make`, `About each volunteer we know the name`."""
    of = [one.noun for one in clause.hung if one.word == "about" or (one.word in {"for", "of", "on"} and one.noun.each)]
    audit = any(one.name.startswith(("audit", "log")) for one in clause.objects)
    if audit or len(of) != 1 or len(clause.subjects) != 1 or known.is_vague(of[0]):
        return
    subject = clause.subjects[0].name
    told = subject in _DATA if clause.passive else subject in _KEEPERS and clause.verb in _KEEPING
    fields = listed_fields(clause.listed if clause.passive or clause.listed else clause.rest) if told else ()
    if partly_fields(fields):
        yield Shape(of[0].name, fields)


def there_is(clause: Clause, known: Known) -> Iterator[Shape]:
    """`For each season and kind of boat there is a price`."""
    if clause.subjects or clause.verb != "be" or len(clause.objects) != 1:
        return
    thing = clause.objects[0]
    if thing.name == "them" and known.spoken and clause.listed:
        yield Shape(known.spoken, listed_fields(clause.listed))
        return
    words = _UNDER | _ON if thing.several else _UNDER
    under = [one.noun for one in clause.hung if one.word in words and known.keeps(one.noun)]
    whole = len(under) == 1 and (under[0].any or under[0].each or clause.hung[0].word == "per")
    if thing.plural and whole and under[0].name != thing.name:
        if known.is_thing(thing) and not known.is_vague(thing):
            fields = listed_fields(clause.listed) if clause.colon else ()
            yield Shape(thing.name, (reference_to(under[0].name), *(fields if partly_fields(fields) else ())))
        return
    each = [one.noun for one in clause.hung if one.word in {"for", "of", "on"} and one.noun.each]
    known_of = listed_fields(clause.rest) if len(each) == 1 and is_attribute(thing.name) else ()
    if len(known_of) > 1 and partly_fields(known_of) and not known.is_vague(each[0]):
        yield Shape(each[0].name, known_of)  # `For each kind of tool there's a name, how many of it we own, and …`
        return
    if priced := _priced(clause, known):
        yield from priced
        return
    if field := _one_per(clause, known):
        yield Shape(thing.name, field)
        return
    owners = tuple(reference_to(one.noun.name) for one in clause.hung if one.noun.each and not known.is_vague(one.noun))
    if thing.name in WAITING_LISTS:  # of members
        owners += tuple(
            reference_to(one.noun.name) for one in clause.hung if one.word in {"of", "for"} and known.has(one.noun)
        )
    fields = listed_fields(clause.listed)
    if (owners and (known.is_thing(thing) or thing.any)) or partly_fields(fields):
        yield Shape(thing.name, (*owners, *fields))


def _priced(clause: Clause, known: Known) -> tuple[Shape, ...]:
    """`On a tariff there is one price per kind of ticket`: it is that of both of them."""
    thing = clause.objects[0]
    of = [one.noun for one in clause.hung if one.word in {"on", "in", "for", "at"} and known.defines(one.noun)]
    per = [one.noun for one in clause.hung if one.word == "per" and not is_attribute(one.noun.name)]
    if not (thing.any and is_attribute(thing.name) and len(of) == 1 and len(per) == 1) or known.is_vague(per[0]):
        return ()
    refs = reference_to(of[0].name), reference_to(per[0].name)
    return Shape(f"{of[0].name} {thing.name}", (*refs, thing.name)), Shape(per[0].name, ())


def _one_per(clause: Clause, known: Known) -> tuple[str, ...]:
    """`There is only one seat per number in a row`: no two seats of a row have the same number."""
    per = [one.noun for one in clause.hung if one.word == "per" and is_attribute(one.noun.name)]
    of = [one.noun for one in clause.hung if one.word in {"of", "in", "on", "within"} and known.keeps(one.noun)]
    one = re.match(r"(?:only\s+|exactly\s+|at\s+most\s+)?one\s", clause.rest, re.IGNORECASE)
    if not one or len(per) != 1 or len(of) != 1 or known.defines(per[0]) or not known.keeps(clause.objects[0]):
        return ()
    return reference_to(of[0].name), f"{per[0].name} (unique per {of[0].name})"


def entered(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Employees enter their absences (from, to, reason)`, `Customers rate a stay with stars and a comment`."""
    if clause.passive or not clause.subjects or len(clause.objects) != 1:
        return
    subject, thing = clause.subjects[0], clause.objects[0]
    given = any(one.word in {"to", "for"} and known.has(one.noun) for one in clause.hung)
    done = clause.head not in KEPT and not clause.allowed and (given or (known.has(thing) and not clause.colon))
    left = left_behind(clause.verb) if done and not thing.aside else ""
    left = thing.name if left and makes_itself(clause, thing) else left
    fields = (*listed_fields(clause.listed), *listed_fields(thing.aside), *_behind_each(clause, thing))
    judged = bool(left and fields) and clause.verb in _JUDGING
    between = len(fields) > 1 and all(known.has(Noun(one)) for one in fields)
    if clause.colon and thing.any and not clause.allowed and known.is_somebody(subject) and partly_fields(fields):
        left = left or (
            "" if clause.head in KEPT | _KEEPING else thing.name
        )  # `every driver sits an exam: date, points`
    if not (left or clause.head in KEPT or (clause.head in _KEEPING and clause.listed)) or not (
        judged or between or known.are_fields(fields)
    ):
        return
    spelled = thing.several and bool(thing.aside) and partly_fields(fields)
    if not (known.is_thing(thing) or (thing.own and clause.listed) or spelled):
        return
    if spelled and subject.name == "i":
        yield Shape(thing.name, ("user (reference)", *fields))
        return
    somebody = known.is_somebody(subject) and not clause.allowed and (thing.own or clause.verb in KEPT or bool(left))
    whole = known.defines(subject) and (thing.own or clause.verb in _HOLDS)
    by = (reference_to(subject.name),) if somebody or (thing.own and known.is_thing(subject)) or whole else ()
    of = (reference_to(thing.name),) if left and left != thing.name else ()
    of = (*of, *_of_occasion(clause, thing, known))
    yield Shape(left or thing.name, (*by, *of, *known.owners(clause.hung, sure=False), *fields))


def _behind_each(clause: Clause, thing: Noun) -> tuple[str, ...]:
    """The list behind one of each: `I write down each sighting, how many, when`."""
    match = _EACH_THEN.match(clause.rest) if thing.each and not clause.listed else None
    return listed_fields(match["list"]) if match else ()


def _of_occasion(clause: Clause, thing: Noun, known: Known) -> tuple[str, ...]:
    """What a record belongs to that is made when something happens: `when an owner waters a plant, it records`."""
    said = [one.noun for one in clause.hung if one.word == "upon" and known.defines(one.noun)]
    who = [one.noun for one in clause.hung if one.word == "when" and known.is_somebody(one.noun)]
    found = [one for one in (*said, *who) if one.name != thing.name and (known.is_thing(one) or one in who)]
    return tuple(reference_to(one.name) for one in found)


def upon(clause: Clause, known: Known) -> Iterator[Shape]:
    """`When a courier picks up a parcel, the system shall record the pickup time`: it is the parcel's, later."""
    of = [one.noun for word in ("upon", "when") for one in clause.hung if one.word == word]
    things = [noun for noun in of if known.defines(noun) and known.is_thing(noun)]
    leaving = clause.occasion.partition(" ")[0] in _COMING_AND_GOING
    of = [noun for noun in things if leaving or not known.is_somebody(noun)]
    who = clause.subjects[0] if len(clause.subjects) == 1 else Noun("")
    keeps = who.name in _KEEPERS or (known.is_somebody(who) and who.name not in {one.name for one in of})
    if clause.passive or not keeps or clause.head not in _STORING | {"enter"} or not of or clause.listed:
        return
    fields = listed_fields(clause.rest)
    if fields and all(is_attribute(one) or known.has(Noun(one)) for one in fields) and any(map(is_attribute, fields)):
        yield Shape(of[0].name, tuple(f"{one} (optional)" if is_attribute(one) else one for one in fields))


def turned(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Managers turn a ticket into one or more work orders for a contractor: description, cost limit`."""
    made = [one.noun for one in clause.hung if one.word == "into"]
    source = (clause.subjects if clause.passive else clause.objects)[:1]
    if clause.verb in {"turn", "convert", "make"} and made and source and known.has(source[0]):
        fields = (*known.owners(clause.hung), *listed_fields(clause.listed))
        if known.is_thing(made[0]):
            yield Shape(made[0].name, (reference_to(source[0].name), *fields))


def under(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Contractors serve buildings under framework agreements with start and end`."""
    named = [one.noun for one in clause.hung if one.word == "under"]
    fields = listed_fields(clause.listed)
    if clause.passive or len(named) != 1 or not fields or not all(map(is_attribute, fields)):
        return
    between = [one for one in (*clause.subjects, *clause.objects) if known.has(one) and one.name != "we"]
    if between and known.is_thing(named[0]):
        yield Shape(named[0].name, (*(reference_to(one.name) for one in between), *fields))
