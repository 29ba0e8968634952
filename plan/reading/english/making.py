"""What a clause says is made for a known thing: a fee raised against an application, an inspection for a permit."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import words_of

_FOR = words_of("for against to of on in at under within per below after during")
_MAKES = words_of(
    "draw fill set pay raise record create issue request schedule lodge file report enter make open register book plan "
    "add start write "
    "place submit draft generate attach upload save note log order receive take assign allocate send collect"
)
_LEADS = words_of("lead result end yield produce become turn")
_HAS_LED = re.compile(r"(?:led|resulted|ended|turned|became)\b", re.IGNORECASE)
"""What once happened is no rule: `one order in eight led to a message`."""
_BEARING = frozenset(("to", "in", "into"))
_HANDED = frozenset(
    ("upload", "submission", "attachment", "entry", "recording", "addition", "registration", "delivery")
)
"""Nouns of deeds: the upload of a document to an application."""


def made_for(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The system raises fees against an application`, `Inspections can be requested for a permit`."""
    made = clause.subjects if clause.passive else clause.objects
    if clause.head not in _MAKES or len(made) != 1 or not made[0].name:
        return
    thing, hung = made[0], clause.hung
    if thing.name in _HANDED:
        inner = [one.noun for one in hung if one.word == "of"]
        thing, hung = (inner[-1], tuple(one for one in hung if one.word != "of")) if inner else (thing, ())
    if not _is_made(thing, known) or known.is_somebody(thing):
        return
    of = [one.noun for one in hung if one.word in _FOR and _is_known(one.noun, known) and not one.noun.several]
    of = [one for one in of if one.name != thing.name and _owns(one, thing, known)]
    if of:
        yield Shape(thing.name, tuple(reference_to(one.name) for one in of[:2]))


def made_when(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Where an inspection has failed, the inspector records at least one deficiency`: it is that inspection's."""
    made = clause.subjects if clause.passive else clause.objects
    of = [one.noun for one in clause.hung if one.word in {"when", "upon"}]
    of = [one for one in of if _is_known(one, known) and not known.is_somebody(one)][-1:]
    if clause.head not in _MAKES or clause.listed or len(made) != 1 or not of or made[0].name == of[0].name:
        return
    if known.defines(made[0]) and known.is_thing(made[0]) and not known.is_somebody(made[0]):
        yield Shape(made[0].name, (reference_to(of[0].name),))


def leads_to(clause: Clause, known: Known) -> Iterator[Shape]:
    """`An application leads to no more than one permit`, `A donation line turns into a stock lot`."""
    made = [one.noun for one in clause.hung if one.word in _BEARING]
    if (
        clause.passive
        or clause.head not in _LEADS
        or _HAS_LED.match(clause.said)
        or len(made) != 1
        or len(clause.subjects) != 1
    ):
        return
    source = clause.subjects[0]
    new = clause.head == "turn" and made[0].any and not (known.is_vague(made[0]) and made[0].name != "order")
    new = new and (known.is_thing(made[0]) or made[0].name == "order") and not is_attribute(made[0].name)
    if _is_known(source, known) and (new or _is_known(made[0], known)) and source.name != made[0].name:
        yield Shape(made[0].name, (reference_to(source.name),))


def left(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The officer may extend a permit`, where each extension is kept: it is that permit's."""
    done = clause.subjects if clause.passive else clause.objects
    deed = left_behind(clause.verb)
    if not deed or key(deed) not in known.things or len(done) != 1 or done[0].name == deed:
        return
    if _is_known(done[0], known) and not known.is_somebody(done[0]):
        yield Shape(deed, (reference_to(done[0].name),))


def _owns(noun: Noun, thing: Noun, known: Known) -> bool:
    """Whether what is made for a noun is that one's: of one, or all of them for all of those."""
    if known.is_somebody(noun) and not known.defines(noun):
        return False
    return not noun.plural or noun.each or (thing.plural and known.defines(noun))


def _is_known(noun: Noun, known: Known) -> bool:
    return known.keeps(noun) and not known.is_vague(noun)


def _is_made(noun: Noun, known: Known) -> bool:
    """Whether a noun may be what is made: a known thing, or several of a kind."""
    if not known.is_thing(noun) or known.is_vague(noun) or (is_attribute(noun.name) and not known.defines(noun)):
        return False
    return known.has(noun) or noun.plural or noun.any or noun.each or noun.several
