"""Relations that whole sentences tell: how many of what, what belongs to what, and hierarchies."""

import re

from agents.offline.domain import USERS
from agents.offline.inflection import singular, singular_words
from agents.offline.relations import Relations
from agents.offline.statements import Fact, Statement, facts

_PARENT = re.compile(r"(?i)\bparent[- ]([a-z]+)|\b(?:superior|übergeordnete\w*) (\w+)|\b(\w+) padre\b")
_NESTED = re.compile(
    r"(?i)\b(?P<a>[a-z]+)\s+(?:(?:can|may|must|are|is)\s+)?(?:be\s+)?(?:nested|hierarchical|arranged in a (?:tree|"
    r"hierarchy))\b|"
    r"\b(?:hierarchy|tree)\s+of\s+(?P<b>[a-z]+)|\b(?P<c>[a-z]+)\s+(?:tree|hierarchy)\b"
)
_SUB = re.compile(r"(?i)\bsub[- ]?([a-z]{3,})\b")
_ENTRY = re.compile(
    r"^(?:an?\s+|each\s+|every\s+)?(?P<term>(?-i:[A-Z])?[^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?:[–—-]|is\s+(?:(?P<a>one|an?)|made|meant))\s+(?P<says>.+)$",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"(?i)\b(?:of|with|in|by|for|between)\s+(?:an?|one)\s+(?P<other>[^\W\d_]+)")
_BECOMES = re.compile(
    r"(?i)\b(?:an?|the|each)\s+(?:\w+ed\s+)?(?P<source>[^\W\d_]+)\s+(?:becomes|turns\s+into|is\s+(?:turned|converted|made)\s+(?:in)?to)\s+an?\s+"
    r"(?P<made>[^\W\d_]+)|\baus\s+eine[rm]\s+(?:\w+en\s+)?(?P<quelle>[^\W\d_]+)\s+wird\s+eine?\s+(?P<ergebnis>[^\W\d_]+)"
)
_SEVERAL_FOR = re.compile(
    r"(?i)\b(?:several|many|multiple|more\s+than\s+one)\s+(?P<many>[^\W\d_]+)\s+(?:for|per|of|in|on)\s+"
    r"(?:one|an?|each|every|the\s+same)\s+(?P<one>[^\W\d_]+)"
    r"|\b(?:mehrere|viele)\s+(?P<viele>[^\W\d_]+)\s+(?:je|pro|zu\s+eine[rm]|für\s+eine?n?)\s+(?P<ein>[^\W\d_]+)"
    r"|\b(?:varios|varias|plusieurs|vários|várias)\s+(?P<varios>[^\W\d_]+)\s+(?:por|par)\s+(?P<uno>[^\W\d_]+)"
)
_HELD_OF = re.compile(
    r"(?i)\b(?:hold|keep|store|record|register|manage|maintain|enter|list|know|show)s?\s+(?:the\s+|all\s+)?(?:[a-z]+\s+)?(?P<many>[a-z]+s)\s+"
    r"(?:of|for|per)\s+(?:each|every|an?)\s+(?P<one>[a-z]+)\b"
)
"""`Hold the rooms of each clinic`: a room is one clinic's."""
_AND_THEIR = re.compile(
    r"(?i)\b(?P<one>[a-z]+s)\s+(?:(?:for|of|in)\s+(?:an?|the|each)\s+[a-z]+\s+)?and\s+(?:(?!see|view|their)[a-z]+\s+)?their\s+(?P<many>[a-z]+s)\b"
)
"""`Keep our sites and their rooms`: a room is one site's."""
_WHICH = re.compile(
    r"(?i)\b(?:(?:record|keep|note|store|hold|track)s?|say)\s+(?:(?:at|in|on|for|to|with)\s+)?which\s+(?P<many>[a-z]+s)\s+"
    r"(?:an?|each|every|the)\s+(?P<one>[a-z]+)\b"
)
"""`Record at which clinics a therapist works`: each may have several of the other; what a result says is only shown."""
_GETS_REGULARLY = re.compile(
    r"(?i)\b(?:each|every)\s+(?P<one>[^\W\d_]+)\s+(?:gets|receives)\s+(?:one|an?)\s+(?P<many>[^\W\d_]+)\s+(?:an?|per|each|every)\s+(?:day|week|month|quarter|year)\b"
)
_REPLY = re.compile(
    r"(?i)\b(?:repl(?:y|ies)|respond|answers?)\s+to\s+(?:an?\s+|the\s+|other\s+|each\s+)?([a-z]+)|"
    r"\b([a-z]+)\s+(?:can|may)\s+have\s+repl(?:y|ies)\b"
)


_ASSIGNED = re.compile(
    r"(?i)\b(?:one\s+or\s+(?:more|several)|two\s+or\s+more|several|many|multiple|up\s+to\s+\w+)\s+(?P<people>[a-z]+s)\s+"
    r"(?:(?:can|may|must|are|to)\s+)?(?:be\s+)?(?:assigned|allocated|attached|linked|added|booked|put)\s+(?:to|on|for)\s+(?:an?|each|every|the|one)\s+"
    r"(?P<one>[a-z]+(?:\s[a-z]+)?)"
)
"""`Two or more technicians are assigned to a work order`."""
_AT_MOST_ONE = re.compile(
    r"(?i)\b(?:at\s+most|only|exactly|no\s+more\s+than)\s+one\s+(?P<many>[a-z]+)\s+(?:per|for\s+(?:each|every|an?|one))\s+(?P<one>[a-z]+)\b(?!\s+(?:and|per)\b)"
)
"""`There is at most one consultation per appointment`."""
_CATALOGUED = re.compile(
    r"(?i)\b(?:catalogue|catalog|directory|library|master\s+list)\s+of\s+(?:the\s+|our\s+|all\s+)?(?P<things>[a-z]+s)\b"
)
"""What stands in a catalogue is there before and after it is used."""
_ONE_OF_EACH = (_SEVERAL_FOR, _HELD_OF, _AND_THEIR, _GETS_REGULARLY)


def relate_statements(relations: Relations, said: tuple[Statement, ...]) -> None:
    """Note the relations that sentences tell, after those that the acts made."""
    told: list[tuple[Fact, tuple[str, str], tuple[str, str]]] = []
    for statement in said:
        _hierarchy(relations, statement.text)
        for fact in facts(statement.text, relations.lexicon):
            owner, other = relations.find(fact.owner), relations.find(fact.other)
            if owner[0] and other[0] and (owner[0] != other[0]):
                told.append((fact, owner, other))
        _glossary(relations, statement.text)
        _becomes(relations, statement.text)
        _several(relations, statement.text)
        _assigned(relations, statement.text)
        _at_most_one(relations, statement.text)
    named = (match["things"] for one in said for match in _CATALOGUED.finditer(one.text))
    catalogued = {relations.find(_words(relations, name))[0] for name in named}
    many = {(owner[0], other[0]) for fact, owner, other in told if fact.many and not fact.belongs}
    for fact, owner, other in told:
        if fact.belongs:
            _belongs(relations, fact, owner, other)
        elif fact.many and (other[0], owner[0]) in many and owner != other:
            relations.widen(owner[0], other[0], "has")
        elif fact.many:
            _has_many(relations, fact, owner, other, shared=other[0] in catalogued)
        else:
            _has_one(relations, fact, owner, other)


def _glossary(relations: Relations, text: str) -> None:
    """Let a term point to what its entry says it is of: `Lesson – one session of a student with an instructor`."""
    entry = _ENTRY.match(text)
    key, _ = relations.find(_words(relations, entry["term"])) if entry else ("", "")
    if entry is None or key in {"", USERS}:
        return
    kind, column = relations.find(_words(relations, entry["says"].split()[0])) if entry["a"] else ("", "")
    if kind not in {"", key, USERS} and not relations.reaches(kind, key):
        relations.link(key, kind, column, "is a")
    for match in _OF_ONE.finditer(entry["says"]):
        other, column = relations.find(_words(relations, match["other"]))
        if other and other != key:
            relations.link(key, other, column, "is of")


def _becomes(relations: Relations, text: str) -> None:
    """Let what something else becomes point to where it came from: an accepted quote becomes an order."""
    for match in _BECOMES.finditer(text):
        source, column = relations.find(_words(relations, match["source"] or match["quelle"]))
        made, _ = relations.find(_words(relations, match["made"] or match["ergebnis"]))
        if source and made and USERS not in {source, made} and source != made:
            relations.link(made, source, column, "comes from", optional=True)


def _several(relations: Relations, text: str) -> None:
    """Let each of several point to the one that they are for: `several payments for one booking are possible`."""
    for match in _WHICH.finditer(text):
        many, _ = relations.find(_words(relations, match["many"]))
        one, _ = relations.find(_words(relations, match["one"]))
        if many and one and USERS not in {many, one} and many != one:
            relations.widen(one, many, "has")
    for match in (m for pattern in _ONE_OF_EACH for m in pattern.finditer(text)):
        told = {group: said for group, said in match.groupdict().items() if said}
        many, _ = relations.find(_words(relations, next(told[g] for g in ("many", "viele", "varios") if g in told)))
        one, column = relations.find(_words(relations, next(told[g] for g in ("one", "ein", "uno") if g in told)))
        if many and one and USERS not in {many, one} and many != one and _apart(relations, many, one):
            relations.link(many, one, column, "is for")


def _at_most_one(relations: Relations, text: str) -> None:
    """Let each of a kind point to the one thing that has no other of it."""
    for match in _AT_MOST_ONE.finditer(text):
        many, _ = relations.find(_words(relations, match["many"]))
        one, column = relations.find(_words(relations, match["one"]))
        if many and one and USERS not in {many, one} and many != one:
            relations.link(many, one, column, "is for")
            relations.one_each(many, one)


def _assigned(relations: Relations, text: str) -> None:
    """Let several of what may be assigned to something belong to it."""
    for match in _ASSIGNED.finditer(text):
        people, column = relations.find(_words(relations, match["people"]))
        one = next(
            (
                k
                for said in (match["one"], match["one"].split()[0])
                if (k := relations.find(_words(relations, said))[0])
            ),
            "",
        )
        if one in {"", USERS, people}:
            continue
        if people == USERS:
            relations.join_people(one, column, "has")
        elif people:
            relations.widen(one, people, "has")


def _words(relations: Relations, text: str) -> tuple[str, ...]:
    return singular_words(tuple(text.lower().split()), relations.lexicon.code)


def _belongs(relations: Relations, fact: Fact, owner: tuple[str, str], other: tuple[str, str]) -> None:
    if fact.many and USERS not in {owner[0], other[0]}:
        relations.widen(owner[0], other[0], "belongs to")
    elif owner[0] != USERS:
        if fact.exactly:
            relations.joins.pop(frozenset((owner[0], other[0])), None)
        relations.link(owner[0], other[0], other[1], "belongs to", optional=fact.optional)


def _has_many(
    relations: Relations, fact: Fact, owner: tuple[str, str], other: tuple[str, str], *, shared: bool
) -> None:
    """Note what an owner has several of; `shared` if those are there before and after it."""
    if other[0] == USERS:
        if fact.quantified and owner[0] != USERS and not fact.loose:
            relations.join_people(owner[0], other[1], "has")
        return
    if fact.loose:
        alone = any(known.owner == other[0] and known.target == owner[0] for known in relations.links.values())
        if fact.quantified and owner[0] != USERS and not (relations.things[other[0]].event or alone):
            relations.widen(owner[0], other[0], "has")
        return
    if not _apart(relations, owner[0], other[0]):
        return
    if shared or _goes_round(relations, owner[0], other[0]):
        relations.join(owner[0], other[0], "has", relations.itemised(owner[0]))
    else:
        relations.link(other[0], owner[0], owner[1], "has")


def _goes_round(relations: Relations, event: str, other: str) -> bool:
    """Whether what an event has several of is there before it and after it: a rental has items."""
    if event not in relations.things or not relations.things[event].event:
        return False
    held = relations.things[other]
    apart = any(known.owner == other and known.target not in {event, USERS} for known in relations.links.values())
    return not held.event and apart and bool(held.fields)


def _has_one(relations: Relations, fact: Fact, owner: tuple[str, str], other: tuple[str, str]) -> None:
    if fact.at_most_one and other[0] != USERS:
        relations.link(other[0], owner[0], owner[1], "has")
        relations.one_each(other[0], owner[0])
    elif len(fact.other) > 1 and " ".join(fact.other) not in relations.vocabulary.meaning:
        return  # `a final grade` is one of its fields
    elif owner[0] != USERS and other[0] != USERS and not fact.loose and _apart(relations, owner[0], other[0]):
        relations.link(owner[0], other[0], other[1], "has", optional=fact.optional)


def _apart(relations: Relations, one: str, two: str) -> bool:
    pairs = {frozenset((k.owner, k.target)) for k in relations.links.values()} | set(relations.joins)
    return frozenset((one, two)) not in pairs


def _hierarchy(relations: Relations, text: str) -> None:
    """Let a thing point to its parent where a sentence speaks of one, of nesting, or of answers to its like."""
    names = [group for match in _PARENT.finditer(text) for group in match.groups() if group]
    names += [group for match in _NESTED.finditer(text) for group in match.groups() if group]
    names += [match.group(1) for match in _SUB.finditer(text)]
    names += [group for match in _REPLY.finditer(text) for group in match.groups() if group]
    for name in names:
        key = relations.vocabulary.meaning.get(singular(name.lower(), relations.lexicon.code), "")
        if key and key != USERS:
            relations.link(key, key, "parent_id", "is part of", optional=True)
