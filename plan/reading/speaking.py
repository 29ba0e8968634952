"""What an English document speaks of: the things that it mentions again and again, and the one it spoke of last."""

from collections import Counter
from collections.abc import Iterable, Iterator

from plan.reading.attribute_words import is_attribute
from plan.reading.english.clauses import LONGEST, read_ahead, told
from plan.reading.english.known import is_place, is_vague, never_kept
from plan.reading.english.said import Clause, Noun
from plan.reading.english.words import HAS, KEEPERS, PICKING
from plan.reading.gathering import Gathered
from plan.reading.languages import language_of
from plan.reading.naming import key
from plan.reading.roles import is_person
from plan.reading.standing import Standing

_OFTEN = 3
"""Sentences that a thing is mentioned in, of which nothing else says that it is kept."""
_AMBIGUOUS = frozenset(("application", "case", "group", "order", "request", "change", "office", "call", "question"))
"""Words that mean nothing that is kept as well; only of what is kept there are several."""
_NOTHING = frozenset(("it", "everything", "all", "there", "this"))


def speak(at: Standing, sentence: str, line: int) -> None:
    """Note what a sentence at a line mentions, and what it speaks of."""
    mention(at.gathered, sentence)
    at.named.update({noun.name.rpartition(" ")[2]: line for clause in _clauses(sentence) for noun in _nouns(clause)})
    if spoken := next((noun.name for clause in _clauses(sentence) for noun in _subject(at, clause)), ""):
        at.spoken = spoken


def mention(gathered: Gathered, sentence: str) -> None:
    """Note the nouns that a sentence mentions."""
    clauses = _clauses(sentence)
    gathered.mentions.update({name for clause in clauses for noun in _nouns(clause) for name in _names(noun)})
    gathered.counted.update({noun.name for clause in clauses for noun in _nouns(clause) if _counted(noun)})
    gathered.subjects |= {noun.name for clause in clauses for noun in clause.subjects if _counted(noun)}


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


def _may_be_kept(name: str) -> bool:
    noun = Noun(name)
    return not (is_vague(noun) or is_place(noun) or never_kept(noun) or is_attribute(name)) and name.isascii()


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
