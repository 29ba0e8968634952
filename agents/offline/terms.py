"""Compounds that a document uses as names of things, though their last word alone names none: `school year`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from agents.offline.attributes import type_of
from agents.offline.clauses import read_clauses
from agents.offline.evidence import USER_WORDS
from agents.offline.inflection import identifier, singular
from agents.offline.lexicon import Lexicon, words
from agents.offline.rewording import compound_of
from plan.requirements import DataShape, Requirements, UserStory

_FOUNDING = words(
    "create add define manage plan open schedule maintain organise organize draft make issue submit start"
)
_REGISTERING = words("register enrol enroll install connect pair delete remove")
_EQUIPMENT = words("device")
"""Mostly what people hold in their hands; what is registered is kept."""
_SHOWN = words("listing collection batch series menu group location")
"""Mostly how other things are shown or held together; what somebody adds is kept."""
_DATED = re.compile(
    r"(?i)\b(?P<which>[a-z]{3,}) (?P<what>day|week|slot|hour|time|evening)s? with (?:an? |its |the )?\w+,"
)
"""`Plan open days with date, place and number of mechanics`: a day that has fields is a thing."""
_TEXT = type_of("")
_OF_ITS_OWN = words("version model copy report photo file document")
_NEVER = words(
    "detail details information info data list history overview summary page screen button form system view account "
    "profile user setting settings preference option file photo image picture document feature right permission "
    "filter search report dashboard statistic statistics copy version number time date hour day week month"
)


def with_terms(requirements: Requirements, stories: tuple[UserStory, ...], lexicon: Lexicon) -> Lexicon:
    """Return the lexicon with the document's own compounds."""
    if lexicon.head_first or lexicon.code != "en":
        return lexicon
    found: dict[str, None] = {}
    for shape in requirements.data:
        name = _term(shape.name.lower().split(), lexicon) or _spelled_out(shape, requirements)
        if name:
            found[name] = None
    for line in requirements.unplaced:
        term = re.match(r"^([A-Z][a-z]+ [a-z]+) \| ", line.text)
        name = _term(term.group(1).lower().split(), lexicon) if term else ""
        if name:
            found[name] = None
    found.update(dict.fromkeys(name for story in stories for name in _told(story, lexicon) if name))
    kept = _registered(stories, lexicon)
    added = _added(stories, lexicon)
    lexicon = replace(lexicon, abstract=lexicon.abstract - kept, containers=lexicon.containers - added)
    return replace(lexicon, compounds=lexicon.compounds | frozenset(found))


def _told(story: UserStory, lexicon: Lexicon) -> Iterator[str]:
    """The compounds that a story makes, founds, or gives fields to; empty for a phrase that is none."""
    if dated := _DATED.search(story.want):
        yield f"{dated['which'].lower()} {dated['what'].lower()}"
    for clause in read_clauses(story.want, lexicon):
        if clause.verb.kind == "create":
            made = (compound_of(clause, phrase) for phrase in clause.objects)
            yield from (name for name in made if not set(name.split()) & USER_WORDS)
        founded = [p for p in clause.objects if clause.verb.lemma in _FOUNDING and p.indefinite]
        for phrase in clause.objects if len(clause.fields) > 1 else founded:
            yield _term(list(phrase.words[-2:]), lexicon)


def _registered(stories: tuple[UserStory, ...], lexicon: Lexicon) -> frozenset[str]:
    named = (story for story in stories if any(word in story.want.lower() for word in _EQUIPMENT))
    clauses = (clause for story in named for clause in read_clauses(story.want, lexicon))
    acted = (c for c in clauses if c.verb.lemma in _FOUNDING | _REGISTERING)
    return frozenset(phrase.words[-1] for clause in acted for phrase in clause.objects) & _EQUIPMENT


def _added(stories: tuple[UserStory, ...], lexicon: Lexicon) -> frozenset[str]:
    named = (story for story in stories if any(word in story.want.lower() for word in _SHOWN))
    clauses = (clause for story in named for clause in read_clauses(story.want, lexicon))
    founding = (c for c in clauses if c.verb.lemma in _FOUNDING | {"publish", "post"})
    return frozenset(p.words[0] for c in founding for p in c.objects if len(p.words) == 1 and not p.container) & _SHOWN


_SPELLED_OUT = 2
"""Fields of something that make a thing of it, whatever its last word usually means."""


def _spelled_out(shape: DataShape, requirements: Requirements) -> str:
    """The name of what documents call a version or a model and say several things of, beside what it is one of.

    A meter model is something where meters are as well, or where something has one; a `user model` is a user.
    """
    name = shape.name.lower()
    parts = name.split()
    if len(parts) != _SPELLED_OUT or parts[1] not in _OF_ITS_OWN or len(shape.fields) < _SPELLED_OUT:
        return ""
    beside = any(one.name.lower() == parts[0] for one in requirements.data)
    fields = (field.lower().replace("_", " ") for one in requirements.data for field in one.fields)
    pointed_at = any(field.startswith(name) for field in fields)
    return name if beside or pointed_at else ""


def _term(parts: list[str], lexicon: Lexicon) -> str:
    if len(parts) != 2 or not all(part.isalpha() for part in parts):
        return ""
    modifier, head = parts[0], singular(parts[1], lexicon.code)
    if head not in lexicon.containers | lexicon.abstract or head in _NEVER | USER_WORDS:
        return ""
    closed = lexicon.adjectives | lexicon.determiners | lexicon.possessives | lexicon.stops | USER_WORDS
    if modifier in closed | lexicon.abstract or modifier.endswith(("ed", "ly")):
        return ""
    if head != "year" and type_of(identifier(head)) not in {_TEXT, "varchar(80)"}:
        return ""
    return f"{modifier} {head}"
