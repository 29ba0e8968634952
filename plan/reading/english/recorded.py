"""What a wish records, with the list of what is given with it: `Issue a key to an employee, stating the due date`.

What stands before the list is read by itself, since a long list misleads whoever looks for the verb.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.clauses import LONGEST, told
from plan.reading.english.known import Known, is_place
from plan.reading.english.said import Clause, Hung, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import base_form, key, singular
from plan.reading.words.attribute_words import is_attribute, is_plural, partly_fields, reference_to
from plan.reading.words.deeds import EVENTS, left_behind
from plan.reading.words.english import KEPT, words_of
from plan.reading.words.vague import without_cleft
from plan.reading.words.verbs import begins_with_verb

_GIVEN = (
    r"(?:(?:together|along)\s+)?(?:with|including|incl\.|w/|stating|giving|naming|specifying|recording|noting|entering|"
    r"indicating|mentioning|quoting)"
)
_AND_GIVES = (
    r"and\s+(?:(?:then|also)\s+)?(?:notes?|enters?|records?|states?|gives?|logs?|writes?\s+down|notes?\s+down|chooses?)"
)
_ASKED = r"an?|the|its|their|his|her|any|who|when|how|what|which|whether|why|from\s+when"
_ITEM = rf"(?=(?:{_ASKED}|if\s|optionally|[\w-]+[\s,]))"
_CUT = re.compile(
    rf"^(?P<head>.{{8,160}}?)(?:(?P<each>,?\s+each)\s+with|,?\s+{_GIVEN}|\s*:|\s+[–—]|,?\s+{_AND_GIVES}"
    r"|(?=\s+from\s+when\s+to\s+when\b))"
    rf"\s+{_ITEM}(?P<list>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETED = re.compile(r"^(?P<head>[^()]{8,160}?)\s+\((?P<list>[^(),]+(?:,[^(),]+){2,})\)$")
"""`Register a dog (name, breed, chip number)`"""
_NUMBER = re.compile(r"^[\[(]?[A-Z]{0,6}[-_. ]?\d+(?:[.-]\d+)*[\])]?[:.)]?\s+(?=\S)")
_WISHES = re.compile(
    r"^(?:as\s+(?:an?|the)\s+[^,]{2,40},?\s+)?(?P<who>i|we)\s+(?:would\s+like|want|need|wish)\s+to\s+(?:be\s+able\s+to\s+)?",
    re.IGNORECASE,
)
_TERSE = re.compile(
    r"^(?:record|capture|log|register|enter|add|create|note|store|save)\s+(?:(?:an?|each|every|the|new)\s+)*"
    r"(?P<name>[a-z-]+(?:\s(?!(?:of|for|to|on|in|by|with|from|and|or)\b)[a-z-]+){0,2})$",
    re.IGNORECASE,
)
"""`Capture weighing – gross, tare, waste type`"""
_CAPITALS = re.compile(r"\b(?:SYSTEM|SHALL|MUST|SHOULD|MAY|CAN|WILL)\b")
_SO_THAT = re.compile(
    r",?\s+(?:so\s+that|in\s+order\s+to|so\s+(?:i|we|they|nobody|that)\b)\s.*$", re.IGNORECASE | re.DOTALL
)
_TITLED = re.compile(r"^(?P<name>(?:new\s+)?[A-Za-z-]+(?:\s[a-z-]+){0,2})$")
_ITEMS = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_DETERMINED = re.compile(rf"(?:{_ASKED})\s", re.IGNORECASE)
_LOOKING = words_of(
    "show display see view look print export search find filter sort compare calculate compute share inform warn alert "
    "remind help use deal work start stop go live sit be have contain consist comprise include open come want need "
    "like know allow let download read check browse replace run"
)
"""What is done without recording anything, whatever stands behind `with`."""
_ONLY_LOOKING = tuple({one} for one in ("print", "show", "see", "display", "list", "export", "view"))
_ENTRANCE = frozenset(("log in", "log out", "sign in", "sign out", "sign up"))
_ASSIGNING = words_of("assign allocate appoint")
_LINKING = words_of("link connect associate tag relate add put combine join")
_CHANGING = words_of(
    "mark change edit update correct set close complete cancel approve reject decline confirm discard finish end"
)
_WRITING = words_of("enter record log file keep note store")
"""What one field beside it is kept for: `enter readings of the river level with the time of reading`."""
_ENTERING = words_of("enter register put book sign")
"""What is done with somebody who takes part in something."""
_GIVING_OUT = dict.fromkeys(("give out", "hand out", "check out", "hand over"), "handout")
_AWAY = {
    "take out": "withdrawal", "take away": "removal", "take back": "return", "bring back": "return",
    "give back": "return", "put back": "return", "hand in": "return", "write off": "write-off",
}  # fmt: skip
"""What is left where things are taken away or brought back, by the deed."""
_PARTICLE = re.compile(r"\s(?P<away>out|away|back|off)$")
_LEAVING = words_of(
    "lend borrow rent hire book reserve order prescribe enrol enroll subscribe invite apply donate sell refund rate "
    "review visit treat inspect repair quote test train redeem transfer pay claim adopt renew extend"
)
"""Deeds that are known by themselves, beside what they are done to."""
_OF_ANY = frozenset(("of", "for", "to", "against"))
_PARTS_IN = frozenset(("of", "from", "out", "in", "with"))
_TARGETS = frozenset(("to", "in", "into", "on", "onto", "for", "with"))
_OWNING = frozenset(("of", "to", "for", "against", "on", "at", "in", "from", "per", "about", "into"))
_NO_RECORD = words_of(
    "it them this that these those something somebody list overview page screen form system data interface app website"
)
_IN_WHICH_WAY = frozenset(("advance", "writing", "person", "total", "full", "detail"))
"""What stands behind `in` and says how: `register a visitor in advance`."""
_FEW = 2
_LONGEST = 5
"""Words of a field's name."""


def recorded(sentence: str, known: Known) -> Iterator[Shape]:
    """The record that a sentence wants to be made or changed, with what it belongs to and what is given with it."""
    cut = _cut(sentence)
    if cut is None:
        return
    fields = tuple(_referring(one, known) for one in listed_fields(cut.listed))
    clause = _read(cut.head, known) if _plainly(fields, cut.listed, known, terse=cut.terse) else None
    if clause is not None:
        yield from _made(clause, fields, known, each=cut.each)


def before_lists(sentence: str) -> tuple[str, ...]:
    """The texts whose grammar is going to be asked for where a sentence records something."""
    cut = _cut(sentence)
    return _texts(cut.head) if cut is not None else ()


class _Cut(NamedTuple):
    """A sentence without its list, and the list; `terse` if nothing but a mark stands between them."""

    head: str
    listed: str
    each: bool
    terse: bool


@lru_cache(maxsize=16_384)
def _cut(sentence: str) -> _Cut | None:
    if len(sentence) > LONGEST or {one.head for one in told(sentence)} in _ONLY_LOOKING:
        return None
    text = _SO_THAT.sub("", _NUMBER.sub("", sentence.strip().rstrip(".;!"))).replace(" & ", " and ")
    text = _CAPITALS.sub(lambda match: match[0].lower(), text)
    plain = _CUT.match(text)
    cut = plain or _BRACKETED.match(text)
    if cut is None:
        return None
    terse = plain is None or text[cut.end("head") :].lstrip()[:1] in {":", "–", "—"}
    said = without_cleft(_WISHES.sub(r"\g<who> ", cut["head"])).strip(" ,:–—")
    if base_form(said.partition(" ")[0].lower()) in _LOOKING:
        return None
    if _TITLED.match(said) and not begins_with_verb(said):
        said = f"we record {said[:1].lower()}{said[1:]}"
    return _Cut(said, cut["list"], plain is not None and bool(plain["each"]), terse)


def _texts(said: str) -> tuple[str, ...]:
    """What is read of what stands before the list: an imperative is what we do, if it has no subject itself."""
    return (said, f"we {said[:1].lower()}{said[1:]}") if begins_with_verb(said) else (said,)


def _read(said: str, known: Known) -> Clause | None:
    """What stands before the list, as a clause."""
    read = ([one for one in told(text) if not one.negated] for text in _texts(said))
    clauses = next((found for found in read if found), [])
    terse = _TERSE.match(said) if not any(one.objects or one.passive for one in clauses) else None
    if terse:
        return Clause((Noun("we"),), "record", objects=(known.called(Noun(singular(terse["name"].lower()), any=True)),))
    clause = clauses[-1] if clauses else None
    made = next((one.verb for one in clauses if one.head in KEPT), "")
    if clause is not None and clause.head in _CHANGING and made:
        clause = replace(clause, verb=made)  # `create, edit and cancel classes`
    if clause is None or clause.head in _LOOKING or clause.verb in _ENTRANCE:
        return None
    return known.in_its_names(_with_particle(clause))


def _with_particle(clause: Clause) -> Clause:
    """A clause whose object was read with the particle of its verb: `take a tube out`."""
    thing = clause.objects[0] if len(clause.objects) == 1 and " " not in clause.verb else None
    away = _PARTICLE.search(thing.name) if thing is not None else None
    if thing is None or away is None or f"{clause.verb} {away['away']}" not in _AWAY:
        return clause
    return replace(
        clause, verb=f"{clause.verb} {away['away']}", objects=(replace(thing, name=thing.name[: away.start()]),)
    )


def _plainly(fields: tuple[str, ...], listed: str, known: Known, *, terse: bool) -> bool:
    """Whether a list plainly is one of fields, and not how something is done: `with the help of a nurse`."""
    own = [one for one in fields if "(reference" not in one]
    if not fields or any(len(one.partition(" (")[0].split()) > _LONGEST for one in fields):
        return False
    if len(fields) == 1:
        return bool(own) and is_attribute(own[0].partition(" (")[0]) and _DETERMINED.match(listed) is not None
    items = _ITEMS.split(re.sub(r"\([^()]*\)", "", listed))
    determined = sum(_DETERMINED.match(one) is not None for one in items)
    if sum(is_plural(one) and not is_attribute(one.partition(" (")[0]) for one in fields) * 2 > len(fields):
        return False  # kinds of it, or what there is of it
    sure = [one for one in own if is_attribute(one.partition(" (")[0]) or "(boolean" in one]
    told = bool(sure) or len(own) < len(fields) if terse else determined * 2 >= len(items)
    return told or partly_fields(fields) or known.are_fields(fields)


def _made(clause: Clause, fields: tuple[str, ...], known: Known, *, each: bool) -> Iterator[Shape]:
    """The record, by what is done: an assignment, a loan, a line of one thing in another, or what is named itself."""
    thing = _object(clause)
    if thing is None or (is_attribute(thing.name) and not (thing.any or thing.each or thing.plural)):
        return
    parts = [one.noun for one in clause.hung if one.word in _PARTS_IN and one.noun.plural and known.is_thing(one.noun)]
    if each and parts and not thing.plural and known.is_thing(thing):
        part = parts[-1]
        both = known.defines(part)
        yield _record(f"{thing.name} {part.name}", (thing, part) if both else (thing,), fields)
        return
    others = [one for one in clause.hung if one.noun.name != thing.name and _belongs(one, known)]
    target = next((one.noun for one in others if one.word in _TARGETS and known.has(one.noun)), None)
    beside = known.defines(thing) and clause.head in _LEAVING and not clause.passive and not makes_itself(clause, thing)
    left = left_behind(clause.verb) if beside else ""
    if target is not None and clause.head in _ASSIGNING and known.has(thing):
        yield _record(f"{target.name} assignment", (thing, target), fields)
    elif target is not None and clause.head in _LINKING and known.has(thing) and (each or known.defines(thing)):
        yield Shape(thing.name, ())
        yield _record(f"{target.name} {thing.name}", (target, thing), fields)
    elif known.defines(thing) and (deed := _AWAY.get(clause.verb) or (target and _GIVING_OUT.get(clause.verb))):
        yield _record(f"{thing.name} {deed}", (thing, *([target] if target else (one.noun for one in others))), fields)
    elif target is not None and known.is_somebody(thing) and clause.head in _ENTERING:
        yield _record(f"{target.name} registration", (target, thing), fields)
    elif left and left != thing.name and not thing.name.endswith(f" {left}"):
        yield _record(left, (thing, *(one.noun for one in others)), fields)
    elif clause.head in _CHANGING and (whose := _whose(clause, thing, known)):
        yield _record(f"{thing.name} change", (whose,), fields)
    elif clause.head in _CHANGING:
        if known.is_thing(thing) and not known.is_somebody(thing):
            yield Shape(thing.name, tuple(one if "(" in one else f"{one} (optional)" for one in fields))
    elif _is_record(thing, clause, fields, known):
        yield _record(thing.name, tuple(one.noun for one in others), fields)


def makes_itself(clause: Clause, thing: Noun) -> bool:
    """Whether what a deed is done to is what it leaves: `books an appointment`, `books a credit note against it`."""
    accounted = clause.head == "book" and any(one.word == "against" for one in clause.hung)
    return accounted or thing.name.rpartition(" ")[2] in EVENTS


def _is_record(thing: Noun, clause: Clause, fields: tuple[str, ...], known: Known) -> bool:
    """Whether the fields are those of what a clause names, and not of what is done to a thing that is there already."""
    if (
        (len(fields) < _FEW and clause.head not in _WRITING)
        or is_place(thing)
        or thing.name in _NO_RECORD
        or known.is_somebody(thing)
    ):
        return False
    return clause.head in KEPT if known.defines(thing) else clause.head not in _LINKING


def _whose(clause: Clause, thing: Noun, known: Known) -> Noun | None:
    """Whose state or price is changed: `a member's fee class`, `the tariff of a customer`."""
    of = [Noun(thing.whose)] if thing.whose else [one.noun for one in clause.hung if one.word == "of"]
    return next((one for one in of if known.has(one)), None) if clause.head == "change" else None


def _object(clause: Clause) -> Noun | None:
    """What is recorded; None where a clause says it of several things."""
    called = [one.noun for one in clause.hung if one.word == "as" and one.noun.plural] if clause.passive else []
    said = called or (clause.subjects if clause.passive else clause.objects)
    thing = said[0] if len(said) == 1 else None
    return thing if thing is not None and thing.name.replace(" ", "").replace("-", "").isalpha() else None


def _belongs(one: Hung, known: Known) -> bool:
    """Whether a record belongs to what hangs on a clause: a known thing, somebody, or one of each."""
    owned = one.word in _OWNING and not one.noun.several and not is_place(one.noun) and not known.is_vague(one.noun)
    of_any = one.word in _OF_ANY and one.noun.any and known.is_thing(one.noun)
    owned = owned and one.noun.name not in _IN_WHICH_WAY and not is_attribute(one.noun.name)
    return owned and (known.has(one.noun) or one.noun.each or of_any)


def _record(name: str, others: tuple[Noun, ...], fields: tuple[str, ...]) -> Shape:
    of = dict.fromkeys(reference_to(singular(one.name)) for one in others)
    told = ("person (a user)" if one == "person" else one for one in fields)
    return Shape(name, (*of, *(one for one in told if one not in of)))


def _referring(field: str, known: Known) -> str:
    """A field that is a known thing, or somebody, as a reference."""
    noun = known.called(Noun(field))
    pointed = "(" not in field and singular(field) == field and not is_attribute(field) and noun.name.endswith(field)
    return reference_to(noun.name) if pointed and key(noun.name) in known.things | known.roles else field
