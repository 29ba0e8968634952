"""What frames tell, taken where the reader stands."""

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from plan.reading.english.acting import SIGNS_UP
from plan.reading.english.clauses import LONGEST
from plan.reading.english.known import is_vague
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape, says_only
from plan.reading.frames.fields import Listed, listed
from plan.reading.frames.links import linked, linked_beside
from plan.reading.frames.lives import lived
from plan.reading.frames.multiplicity import related
from plan.reading.frames.naming import named
from plan.reading.frames.own_kind import of_own_kind
from plan.reading.frames.owners import Frame
from plan.reading.frames.pieces import first_match
from plan.reading.frames.remarks import note_of
from plan.reading.frames.states import stated
from plan.reading.frames.templates import frame, frames
from plan.reading.gathered.standing import Standing
from plan.reading.layout.bare_sentences import FULL_STOP, OWN_ID, bare
from plan.reading.layout.bare_sentences import parted as sentences_in
from plan.reading.text.document import Statement
from plan.reading.text.languages import language_of
from plan.reading.text.naming import key
from plan.reading.things.both_ways import both_ways
from plan.reading.things.headed import called
from plan.reading.things.taking import let_go_together, take
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.roles import is_person

_FEW_SENTENCES = 4
"""Sentences that may tell of one life together."""
_PLAIN = (None, "data")
"""Kinds of sections in which a list of fields is nothing but that."""
_NO_FIELDS = ("rules", "constraints", "acceptance", "roles", "integrations", "stories")
_OF_THE_SYSTEM = frame(r"(the|this|our) {system}\b")
_TITLE = re.compile(
    r"(?P<name>[A-Za-z][a-z-]+(?:\s(?!is\b|are\b|has\b)[a-z-]+){0,2}?(?<!s)s)(?:\.(?=$|\s)|\s*(?:\([^()]*\))?\s*(?::|\s[–—-])\s)"
)
_NEEDED = frame("^((the|our|all|both) )?{words} (needs?|wants?)( to (see|know))?\\b")
_MEANING = frame(r"^(what|whatever|one|an?|the) [^:,;()]{3,90}: {list}")
"""What an entry says that its word means, with what is known of that: `What was picked: the variety, the weight`."""
_NAMES_ONLY = frames(
    "^(we|they|i|there) (have|own|keep|run|are|got) (about |some |around |roughly |over |nearly )?([a-z-]+ |\\d+ )?"
    "(?P<name>[a-z-]+(?<!s)s)\\.$",
    "^there (can|may|might|will) be {many} {things}( (on|for|in|of|per|to) .*)?\\.$",
    "^(.* (card|sheet|form|record|entry|page|file|slip|folder|line) (for|per|of|on)|(we|they|i) keep) (each|every|an?) "
    "(?P<name>{words})\\.$",
)
"""A sentence that says no more of a thing than that there is some: `We have forty kilns.`"""
_REMARK = frame(
    "((it |they )?(must|has to|have to|may|can) (also |never |not )?be [a-z]+( (empty|blank|out|twice|in))?"
    "( and mostly is)?|(always|never) [a-z]+( (in|twice|the same))?|"
    "(not )?(optional|required|mandatory|unique|compulsory)|no two (are )?(the same|alike))[.!]?"
)
"""A sentence that only remarks on what the one before named: `Must be unique.`"""


def take_listed(at: Standing, statement: Statement, sentence: str, found: Listed | None) -> bool:
    """Take what a sentence tells in a frame that nothing else can be meant by; false if it does not.

    `found` is what it lists here.
    """
    if not is_framed(at, sentence):
        return False
    about = _about(at, statement, at.said_before)
    for shape in linked_beside(sentence):
        take(at, statement, shape)
    if shapes := _said_outright(sentence, about) or _remark_alone(at, sentence, about if at.said_before else ""):
        for shape in shapes:
            take(at, statement, shape)
        return True
    if found is None or not found.certain or _runs_on(found, statement, sentence):
        return False
    _take(at, statement, found)
    return True


def take_related(at: Standing, statement: Statement, text: str) -> None:
    """Note how many of one known thing a text says that there are for another, whatever else it says."""
    if at.gathered.language is not None:
        return
    known = at.gathered.known_things
    things = called_things(known)
    people = frozenset(one for one in things if is_person(one, at.gathered.known_roles))
    for sentence in FULL_STOP.split(text):
        at.gathered.nested |= of_own_kind(sentence, known)
        found = related(sentence, things, people)
        at.gathered.related += (replace(one, one=_whole(at, one.one), other=_whole(at, one.other)) for one in found)
        for one, other in both_ways(sentence):
            let_go_together(at, statement, at.known_as(one) or one, at.known_as(other) or other)


def _whole(at: Standing, name: str) -> str:
    """The key of the known thing that a word means."""
    return name if name in at.gathered.known_things else key(at.known_as(name)) or name


def take_lives(at: Standing, statement: Statement, text: str, spoken: str) -> None:
    """Note the states that a text says known things may be in; `spoken` is what was spoken of before it."""
    if at.gathered.language is not None or len(text) > LONGEST:
        return
    things, source = called_things(at.gathered.known_things), at.source(statement.line)
    sentences = FULL_STOP.split(text)
    for sentence in sentences:
        found = lived(sentence, things, key(spoken))
        at.gathered.lives += [(one, source) for one in found]
        spoken = at.known_as(found[0].thing) if found else spoken
    if 1 < len(sentences) <= _FEW_SENTENCES:
        at.gathered.lives += [(one, source) for one in lived(text, things, key(spoken))]


def _take(at: Standing, statement: Statement, found: Listed) -> None:
    """Take the fields of a list, and let what follows be about the thing that has them."""
    for shape in (found.shape, *found.parts):
        take(at, statement, shape)
    at.defining, at.about, at.spoken = found.shape.name, at.story, found.shape.name
    at.listing = found.shape.name


def listed_here(at: Standing, statement: Statement, sentence: str, before: str = "") -> Listed | None:
    """What a sentence lists of the thing that it names, that the one before it only names, or that it stands below."""
    if at.pair is not None or not is_framed(at, sentence):
        return None
    about = _about(at, statement, before)
    told = at.story is not None and bool(at.story.role)
    alone = not told and at.kind not in _NO_FIELDS and _goes_on(at, statement, about, before)
    meaning = _MEANING.match(sentence) if at.entry and about == at.entry else None
    found = listed(sentence, about, alone=alone) or (meaning and listed(meaning["list"], about, alone=True))
    found = _needed_for(at, about, sentence, found)
    goes_on = (bool(before) or (statement.kind == "item" and at.kind != "data")) and _has_fields(at, about)
    return None if found is not None and found.adds_one and not goes_on else found


def _needed_for(at: Standing, about: str, sentence: str, found: Listed | None) -> Listed | None:
    """A list as that of what the text is about, where it is not of those that it is said of.

    `**Shots.** The nurses need: …`; `**Loggers.** White boxes with a serial number …`.
    """
    if found is None or not about or about == found.shape.name:
        return found
    if found.frame is Frame.TITLED and about == at.entry and key(found.shape.name) not in at.gathered.known_things:
        return replace(found, shape=Shape(about, found.shape.fields))
    needed = _NEEDED.match(sentence)
    if needed is None or found.shape.name.rpartition(" ")[2] not in needed[0].lower():
        return found
    roles = at.gathered.known_roles
    by_people = is_person(found.shape.name, roles) and not is_person(about, roles)
    return replace(found, shape=Shape(about, found.shape.fields)) if by_people else found


def place_list(at: Standing, statement: Statement) -> bool:
    """Take a statement for a list of fields or states, which nobody wants by itself and no story has as a condition.

    What it says besides is left; false if it is no such list.
    """
    if at.kind not in _PLAIN or OWN_ID.match(statement.text) or _OF_THE_SYSTEM.match(statement.text):
        return False
    if at.story is not None and at.owns(at.story):
        return False
    first, *more = FULL_STOP.split(bare(statement))
    states = stated(first, _about(at, statement, "")) if is_framed(at, first) else None
    found = listed_here(at, statement, first)
    if found is None and states is None and statement.kind == "item" and _TITLE.fullmatch(first):
        found = next(filter(None, (listed_here(at, statement, one, first) for one in more)), None)
    told = found is not None and (at.kind != "data" or not _as_written(found, statement.text))
    shape = states or (found.shape if found is not None and told else None)
    if shape is not None and not says_only(statement.text, shape):
        at.leave(statement.text, statement.line)
    return shape is not None


def _as_written(found: Listed, text: str) -> bool:
    """Whether a list behind a title has its fields in the words of the text, as a section about data takes them."""
    names = (field.partition(" (")[0].lower() for field in found.shape.fields)
    return found.frame in (Frame.TITLED, Frame.BARE) and all(name in text.lower() for name in names)


def parted(at: Standing, statement: Statement, text: str) -> list[str]:
    """The sentences of a text, with a list whose fields semicolons part as one."""
    found: list[str] = []
    for sentence in FULL_STOP.split(text):
        whole = ";" in sentence and listed_here(at, statement, sentence) is not None
        found += [sentence] if whole else sentences_in(sentence)
    return found


def _said_outright(sentence: str, about: str) -> tuple[Shape, ...]:
    """What a sentence says in a form that says nothing else: states, or what belongs together."""
    states = stated(sentence, about)
    return (states,) if states is not None else linked(sentence)


def _remark_alone(at: Standing, sentence: str, about: str) -> tuple[Shape, ...]:
    """The field that was named last, with what a sentence without a subject remarks on it: `Must be unique.`"""
    draft = at.gathered.shapes.get(key(about)) if about else None
    note = note_of(sentence) if _REMARK.fullmatch(sentence) else None
    if draft is None or not draft.fields or note is None:
        return ()
    return (Shape(about, (f"{draft.fields[-1].partition(' (')[0]} ({note})",)),)


def _runs_on(found: Listed, statement: Statement, sentence: str) -> bool:
    """Whether a list without a name stands in prose, where it may go on with anything."""
    return found.frame is Frame.BARE and statement.kind == "text" and ";" not in sentence


def _goes_on(at: Standing, statement: Statement, about: str, before: str) -> bool:
    """Whether a list without a name may be of what the text is about: in prose only where it was just told of."""
    if statement.kind != "text":
        return statement.kind == "item"
    told = about in (at.listing, called(at), _titled(statement, before))
    return told or about.rpartition(" ")[2] in before.lower()


def is_framed(at: Standing, sentence: str) -> bool:
    """Whether a sentence is in the language that frames are in, and tells of no account, which its clauses do."""
    if SIGNS_UP.match(sentence):
        return False
    return at.gathered.language is None and (language_of(sentence) or "en") == "en"


def _about(at: Standing, statement: Statement, before: str) -> str:
    """What a list without a name is of: what a title in front of it names, in prose what the heading does."""
    above = called(at) if statement.kind == "text" else ""
    return _titled(statement, before) or above or at.defining or at.spoken or called(at)


def _titled(statement: Statement, before: str) -> str:
    """What the sentence before only names: `Wetsuits.`, `Certificates (coach, first aid): each coach has several.`"""
    if not before:
        return ""
    said = _TITLE.match(before) or first_match(_NAMES_ONLY, before)
    match = said or (_TITLE.match(statement.text) if statement.kind == "item" else None)
    return named(match["name"]) if match else ""


def _has_fields(at: Standing, name: str) -> bool:
    draft = at.gathered.shapes.get(key(name))
    return draft is not None and bool(draft.fields)


@lru_cache(maxsize=8)
def called_things(things: frozenset[str]) -> frozenset[str]:
    """Known things, also by the last words of their names, where only one has them: a recipe is a climate recipe."""
    heads = Counter(one.rpartition(" ")[2] for one in things)
    return things | {
        one for one, many in heads.items() if many == 1 and not is_attribute(one) and not is_vague(Noun(one))
    }
