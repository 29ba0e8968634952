"""What a clause says is written, put or marked beside known things: comments, attendance, watchlists, waiting lists."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known, is_vague
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import KEEPERS, SAID_ONCE, words_of
from plan.reading.words.states import states_in, status

_WRITING = words_of("write add leave attach upload post put make give file exchange send")
REMARKS = {
    **dict.fromkeys(("message", "comment", "note", "remark", "addendum", "annotation", "amendment"), "text"),
    **dict.fromkeys(("photo", "photograph", "picture", "document", "attachment", "file", "image", "scan"), "file"),
}
"""What is written or put to a thing, and what is kept of it."""
_LATER_ON = frozenset(("addendum", "annotation", "amendment"))
"""What is only ever written to something that is there already."""
_PUTTING = words_of("book add attach put charge issue enter record use order")
_MARKED = re.compile(
    r"\bfor\s+(?:each|every)\s+(?P<of>[a-z]+),?\s+(?:whether\s+\S+\s+(?:is|was)\s+)?(?P<states>[\w ,]+\s+or\s+\w+)"
)
"""`The teacher marks for each student present, late or absent`"""
_AT = re.compile(r"\b(?:during|in|at)\s+(?:the|each|an?)\s+(?P<at>[a-z]+)", re.IGNORECASE)
_TAGGING = words_of("mark tag label")
_TAGS = re.compile(
    r"^(?:the\s+|its\s+|their\s+|several\s+|many\s+)?(?P<name>[a-z]+(?:\s[a-z]+)?s)(?=$|[,.;]|\s+(?:it|they|that|which|for|from|of)\b)",
    re.IGNORECASE,
)
LISTS = words_of("list catalogue catalog register directory")
_OWN_LISTS = words_of("watchlist wishlist shortlist favourites favorites bookmarks favourite favorite bookmark")
_LISTING = frozenset(["put", "add", "save", "mark", "keep", "place"])
WAITING_LISTS = frozenset(("waiting list", "wait list", "waitlist"))
_JOINING = words_of("go join put add place enter move come")

_BOOKED = re.compile(
    r"(?P<list>.+?)\s+in(?:to)?\s+(?:the|an?|our)\s+(?P<book>log\s?book|log|journal|diary|register|guest\s?book)\b",
    re.IGNORECASE,
)
_LOGGING = frozenset(("enter", "write", "note", "record", "log"))


def remarked(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Operators write comments to an alarm`, `Photos can be attached to a report`, `Nurses add notes on a patient`."""
    said = clause.subjects if clause.passive else clause.objects
    kind = said[0].name.rpartition(" ")[2] if len(said) == 1 else ""
    if clause.head not in _WRITING or kind not in REMARKS or said[0].aside:
        return
    if said[0].name != kind and not known.defines(said[0]):
        return
    hung = [one.noun for one in clause.hung if one.word in {"to", "on", "about", "for", "with", "in", "below", "under"}]
    about = [one.noun for one in clause.hung if one.word in {"on", "about"}]
    of = [one for one in hung if known.keeps(one) and (one in about or not known.is_somebody(one))]
    spoken = known.spoken if known.spoken != kind else known.before
    if kind in _LATER_ON and not hung and known.defines(Noun(spoken)):
        of = [Noun(spoken)]  # `only an addendum can be attached`
    by = () if clause.passive or not known.is_somebody(clause.subjects[0]) else (reference_to(clause.subjects[0].name),)
    sent = any(known.is_somebody(one) and one not in about for one in hung)
    if of and said[0].name in SAID_ONCE and said[0].any and not (said[0].plural or clause.listed or by or sent):
        yield Shape(of[0].name, (f"{kind} (optional)",))
        return
    for one in of[:1]:
        name = kind if sent else said[0].name if said[0].name != kind else f"{one.name} {kind}"
        more = listed_fields(clause.listed) if clause.listed else ()
        if not clause.listed or known.are_fields(more) or (clause.each and all(map(is_attribute, more))):
            yield Shape(name, (reference_to(one.name), *by, REMARKS[kind], *more))


def put_to(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Parts used must be booked on the job, with the quantity`: what is known of one thing in another."""
    said = clause.subjects if clause.passive else clause.objects
    if clause.head not in _PUTTING or len(said) != 1 or not said[0].plural or clause.negated:
        return
    hung = [one.noun for one in clause.hung if one.word in {"to", "on", "onto", "in", "into", "against"}]
    of = [one for one in map(known.called, hung) if known.keeps(one) and not known.is_somebody(one)]
    part, fields = known.called(said[0]), listed_fields(clause.listed)
    plain = known.keeps(part) and not known.is_somebody(part) and part.name.rpartition(" ")[2] not in REMARKS
    if plain and len(of) == 1 and fields and all(map(is_attribute, fields)):
        yield Shape(part.name, ())
        yield Shape(f"{of[0].name} {part.name}", (reference_to(of[0].name), reference_to(part.name), *fields))


def marked(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The teacher marks for each student present, late or absent, during the lesson`."""
    match = _MARKED.search(clause.said)
    states = states_in(match["states"]) if match else ()
    if match and {"present", "absent"} & set(states):
        at = (Noun(one["at"].lower()) for one in _AT.finditer(clause.said))
        of = (reference_to(noun.name) for noun in (Noun(match["of"].lower()), *at) if known.has(noun))
        yield Shape("attendance", (*of, status(states)))


def listed_by(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Buyers can put listings on a watchlist`, `Members can save recipes as favourites`."""
    lists = [one.noun for one in clause.hung if one.word in {"on", "to", "as", "in"} and _own_list(one.noun)]
    if clause.head not in _LISTING or not lists or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    who, what = clause.subjects[0], clause.objects[0]
    if known.is_somebody(who) and known.keeps(what):
        name = lists[0].name.removeprefix("personal ").removeprefix("private ")
        entry = name if name.startswith(("favo", "bookm")) else f"{name} item"
        yield Shape(entry, (reference_to(who.name), reference_to(what.name), "added at"))


def logged(clause: Clause, known: Known) -> Iterator[Shape]:
    """`You enter the boat, the crew and the start time in the logbook`."""
    match = _BOOKED.match(clause.rest) if clause.head in _LOGGING and not clause.passive else None
    fields = listed_fields(match["list"]) if match else ()
    if match and len(fields) > 1:
        yield Shape(f"{match['book'].lower()} entry", fields)


def _own_list(noun: Noun) -> bool:
    return noun.name.replace(" ", "") in _OWN_LISTS or noun.name.rpartition(" ")[2] in _OWN_LISTS


def waiting(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The guest goes on the waiting list of the departure`, `People can join the waiting list`."""
    said = (*clause.objects, *(one.noun for one in clause.hung if one.word in {"on", "onto", "to", "in"}))
    if clause.head in _JOINING and any(one.name in WAITING_LISTS for one in said):
        of = [one.noun for one in clause.hung if one.word in {"of", "for", "when"} and known.has(one.noun)]
        put = clause.objects if clause.head in {"put", "add", "place", "enter", "move"} and not clause.passive else ()
        who = [one for one in (*put, *clause.subjects) if known.is_somebody(one) and one.name not in KEEPERS][:1]
        yield Shape("waiting list entry", (*(reference_to(one.name) for one in (*of, *who)), "position", "added at"))


def tagged(clause: Clause, known: Known) -> Iterator[Shape]:
    """`It is marked with the seasons that it suits`, `Articles are tagged with keywords`: each may have several."""
    match = _TAGS.match(clause.listed) if clause.passive and clause.head in _TAGGING else None
    if match is None or len(clause.subjects) != 1 or not known.keeps(clause.subjects[0]):
        return
    many = match["name"].lower()
    if not is_attribute(many) and singular(many) != many and not is_vague(Noun(singular(many))):
        yield Shape(clause.subjects[0].name, (f"{many} (several)",))


def on_list(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The dances we teach are on a list with the tempo`: each has a name as well."""
    lists = [one.noun for one in clause.hung if one.word in {"on", "in"} and one.noun.name in LISTS]
    if clause.verb not in {"be", "stand"} or not lists or len(clause.subjects) != 1 or clause.negated:
        return
    subject, fields = clause.subjects[0], listed_fields(clause.listed)
    if subject.plural and fields and known.is_thing(subject) and not known.is_somebody(subject):
        yield Shape(subject.name, fields if "name" in fields else ("name", *fields))


def stays(clause: Clause, known: Known) -> Iterator[Shape]:
    """`It stays in the file, with the day it was revoked`: a field that comes later."""
    fields = listed_fields(clause.listed) if clause.head in {"stay", "remain"} else ()
    if len(clause.subjects) == 1 and known.defines(clause.subjects[0]) and fields and all(map(is_attribute, fields)):
        yield Shape(clause.subjects[0].name, tuple(f"{one} (optional)" for one in fields if "(" not in one))
