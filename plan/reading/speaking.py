"""What an English document speaks of: the things that it mentions again and again, and the one it spoke of last."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from plan.reading.attribute_words import is_attribute
from plan.reading.data_shapes import Shape
from plan.reading.deeds import deed_of
from plan.reading.document import Statement, said
from plan.reading.english.clauses import LONGEST, read_ahead, told
from plan.reading.english.known import is_place, is_vague, never_kept
from plan.reading.english.mentions import mentioned
from plan.reading.english.said import Clause, Noun
from plan.reading.english.words import HAS, KEEPERS, PICKING
from plan.reading.gathering import Gathered
from plan.reading.languages import language_of
from plan.reading.naming import folded, key, singular
from plan.reading.roles import is_person
from plan.reading.standing import Standing

_OFTEN = 3
"""Sentences that a thing is mentioned in, of which nothing else says that it is kept."""
_TURNS = re.compile(
    r"^(?:(?:and\s+)?(?:then|next|now|also|finally|about|as\s+for|on|regarding|concerning)\s+(?:there\s+are\s+)?(?:the|our|my)\s+"
    r"(?P<name>[a-z]+(?:\s[a-z]+)?s)\b(?=[.:,]?$|[:,]\s|\s+there\b)|(?P<title>[A-Z][a-z]+(?:\s[a-z]+)?s):\s)",
    re.IGNORECASE,
)
_HAS_TO_BE = re.compile(r"\b(?:has|have|needs?|must|is|are)\s+(?:to\s+)?be\b", re.IGNORECASE)
_VERY_OFTEN = 4
_ANYBODY = frozenset(("person", "owner", "user", "criterion", "extension"))
"""People and things of no kind, and parts of the document itself."""
_AMBIGUOUS = frozenset(("application", "case", "group", "order", "request", "change", "office", "call", "question"))
"""Words that mean nothing that is kept as well; only of what is kept there are several."""
_NOTHING = frozenset(("it", "everything", "all", "there", "this"))


def speak(at: Standing, sentence: str, statement: Statement) -> None:
    """Note what a sentence of a statement mentions, and what it speaks of."""
    mention(at.gathered, sentence, at.file, statement)
    at.named.update(
        {noun.name.rpartition(" ")[2]: statement.line for clause in _clauses(sentence) for noun in _nouns(clause)}
    )
    clauses = _clauses(sentence)
    told_of = (
        (noun.name for clause in clauses for noun in _subject(at, clause))
        if clauses or statement.kind == "item"
        else _first(at, sentence)
    )
    turned = _topic(at, sentence) if statement.kind == "text" else ""
    if turned:
        at.defining, at.about = turned, at.story
    if spoken := turned or next(told_of, ""):
        at.spoken = spoken
    if deed := next((one.verb for one in clauses if one.passive and _HAS_TO_BE.search(sentence)), ""):
        at.deed = deed_of(deed)


def mention(gathered: Gathered, sentence: str, file: str, statement: Statement) -> None:
    """Note the nouns that a sentence mentions."""
    if len(sentence) > LONGEST or not _is_english(sentence):
        return
    nouns = mentioned(sentence)
    gathered.mentions.update({name for noun in nouns for name in _names(noun)})
    for name in (name for noun in nouns for name in _names(noun)):
        gathered.first.setdefault(name, said(file, statement.line_of(name)))
    gathered.counted.update({name for noun in nouns if _counted(noun) for name in _names(noun)})
    gathered.subjects |= {noun.name for clause in told(sentence) for noun in clause.subjects if _counted(noun)}


def _first(at: Standing, sentence: str) -> Iterator[str]:
    """The known thing that a sentence without a subject names first: `Put all the tools in`."""
    if len(sentence) <= LONGEST and _is_english(sentence):
        yield from (noun.name for noun in mentioned(sentence)[:1] if key(noun.name) in at.gathered.known_things)


def _topic(at: Standing, sentence: str) -> str:
    """The thing that a sentence turns to, in front or alone: `Then the visits.`, `Invoices: we send one`."""
    match = _TURNS.match(sentence)
    name = singular((match["name"] or match["title"]).lower()) if match else ""
    return name if name and (key(name) in at.gathered.known_things or _may_be_kept(name)) else ""


def speak_ahead(sentences: Iterable[str]) -> None:
    """Read the English ones of sentences that are going to be spoken all at once, which is faster."""
    read_ahead(filter(_is_english, sentences))


def _clauses(sentence: str) -> tuple[Clause, ...]:
    return told(sentence) if len(sentence) <= LONGEST and _is_english(sentence) else ()


def _is_english(sentence: str) -> bool:
    return (language_of(sentence) or "en") == "en"


def salient(mentions: Counter[str], counted: Counter[str], subjects: set[str], roles: frozenset[str]) -> frozenset[str]:
    """Keys of the things that are spoken of often, and about which something is said, though nothing defines them."""
    return frozenset(
        key(name)
        for name in subjects | {one for one in counted if mentions[one] > _OFTEN}
        if mentions[name] >= _OFTEN
        and (_may_be_kept(name) or (name in _AMBIGUOUS and counted[name] > 1))
        and key(name) not in roles
    )


def keep_spoken_of(gathered: Gathered) -> None:
    """Keep what is spoken of so often, and as one of several, that it must be kept, though nothing defines it."""
    known = {one.rpartition(" ")[2] for one in (*gathered.shapes, *gathered.roles.keys)} | set(
        folded(gathered.title).split()
    )
    for name in salient(gathered.mentions, gathered.counted, gathered.subjects, gathered.roles.keys):
        often = gathered.mentions[name] > _VERY_OFTEN and gathered.counted[name] >= _OFTEN
        if often and name not in known | _AMBIGUOUS | {"item"}:
            gathered.shape(Shape(name, ()), gathered.first[name]).spoken_of = True


def _may_be_kept(name: str) -> bool:
    noun = Noun(name)
    return (
        name.rpartition(" ")[2] not in _ANYBODY
        and not (is_vague(noun) or is_place(noun) or never_kept(noun) or is_attribute(name))
        and name.isascii()
    )


def _nouns(clause: Clause) -> tuple[Noun, ...]:
    return (*clause.subjects, *clause.objects, *(one.noun for one in clause.hung))


def _names(noun: Noun) -> set[str]:
    """What a noun is called, in full and by its last word."""
    return {noun.name, noun.name.rpartition(" ")[2]}


def _counted(noun: Noun) -> bool:
    """Whether a noun is said of one of several: `each order`, `an order`, `orders`."""
    return noun.each or noun.any or noun.plural or noun.several


def _subject(at: Standing, clause: Clause) -> Iterator[Noun]:
    """The known thing that a clause is about: its subject, or what somebody does something to."""
    subjects = clause.subjects
    who = subjects[0].name if len(subjects) == 1 else ""
    acting = not clause.passive and bool(clause.objects) and clause.verb not in HAS | {"be"}
    doing = who in KEEPERS or (is_person(who, at.gathered.known_roles) and acting)
    if doing and clause.head in PICKING:
        return  # what is picked is picked for something else
    begins = tuple(one.noun for one in clause.hung if one.word in {"with", "of", "about"}) if who in _NOTHING else ()
    for noun in (*(() if doing else subjects), *clause.objects[:1], *begins[:1]):
        words = noun.name.split()
        names = (" ".join(words[first:]) for first in range(len(words)))
        yield from (Noun(one) for one in names if key(one) in at.gathered.known_things)
