"""What an English document mentions again and again, so that it must be kept though nothing defines it."""

from collections import Counter
from collections.abc import Collection

from plan.reading.english.clauses import LONGEST, told
from plan.reading.english.known import is_place, is_vague, never_kept
from plan.reading.english.mentions import mentioned, said_otherwise
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.gathered.gathering import KINDS_OF, USUAL, Gathered
from plan.reading.text.document import Statement, said
from plan.reading.text.languages import language_of
from plan.reading.text.naming import folded, key
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of
from plan.reading.words.usual_things import is_usual

_OFTEN = 3
"""Sentences that a thing is mentioned in, of which nothing else says that it is kept."""
_VERY_OFTEN = 4
_TWICE = 2
"""Sentences that mention what is kept everywhere, of which one says that it is one of several."""
_SHORT = 60
"""Mentions of nouns in a document in which twice is often."""
_ANYBODY = frozenset(("person", "owner", "user", "criterion", "extension"))
"""People and things of no kind, and parts of the document itself."""
_ALSO_THINGS = words_of("method level area location region channel route reading result model category rate")
"""What may be known of a thing, and is kept as a thing itself where a document speaks of several."""
_AMBIGUOUS = frozenset(("application", "case", "group", "order", "request", "change", "office", "call", "question"))
"""Words that mean nothing that is kept as well; only of what is kept there are several."""


def mention(gathered: Gathered, sentence: str, file: str, statement: Statement) -> None:
    """Note the nouns that a sentence mentions."""
    if len(sentence) > LONGEST or not is_english(sentence):
        return
    nouns = mentioned(sentence)
    gathered.mentions.update({name for noun in nouns for name in _names(noun)})
    for name in (name for noun in nouns for name in _names(noun)):
        gathered.first.setdefault(name, said(file, statement.line_of(name)))
    gathered.alone.update(noun.name for noun in nouns if noun.name not in gathered.endings)
    gathered.endings |= {noun.name.rpartition(" ")[2] for noun in nouns if " " in noun.name}
    gathered.counted.update({name for noun in nouns if _counted(noun) for name in _names(noun)})
    gathered.verbs |= {clause.head for clause in told(sentence)}
    gathered.no_nouns |= said_otherwise(sentence)
    gathered.subjects |= {noun.name for clause in told(sentence) for noun in clause.subjects if _counted(noun)}


def salient(mentions: Counter[str], counted: Counter[str], subjects: set[str], roles: frozenset[str]) -> frozenset[str]:
    """Keys of the things that are spoken of often, and about which something is said, though nothing defines them."""
    often = _OFTEN if mentions.total() > _SHORT else _OFTEN - 1
    longest = _often_in_longer(mentions)
    return frozenset(
        key(name)
        for name in subjects | {one for one in counted if _is_often_counted(one, mentions, counted)}
        if mentions[name] >= (_TWICE if is_usual(name) or _is_said_of_one(name, counted) else often)
        and (
            is_usual(name)
            or may_be_kept(name)
            or _is_paper(name, counted)
            or (name in _AMBIGUOUS and counted[name] > 1)
            or _is_said_to_be_several(name, counted)
        )
        and key(name) not in roles
        # A word that mostly stands in one longer name is short for it: the order, for the work order.
        and (" " in name or 2 * longest[name] < mentions[name])
    )


def _is_said_of_one(name: str, counted: Counter[str]) -> bool:
    """Whether applications are spoken of as one of several: `an application` is none of software."""
    return name == "application" and counted[name] >= _TWICE


def _is_often_counted(name: str, mentions: Counter[str], counted: Counter[str]) -> bool:
    return is_usual(name) or mentions[name] > _OFTEN or counted[name] >= _OFTEN


def _is_said_to_be_several(name: str, counted: Counter[str]) -> bool:
    """Whether what may be known of a thing is spoken of as a thing itself: `a method determines`, `several methods`."""
    return name in _ALSO_THINGS and counted[name] >= _OFTEN


def _is_paper(name: str, counted: Counter[str]) -> bool:
    """Whether what may be where things stand is spoken of as one of several by its whole name: `a consent form`."""
    return " " in name and name.endswith(" form") and counted[name] >= _OFTEN


def _often_in_longer(mentions: Counter[str]) -> Counter[str]:
    """By the last word of names of several words, how often the one of them is mentioned that is mentioned most."""
    found: Counter[str] = Counter()
    for name, often in mentions.items():
        _, gap, last = name.rpartition(" ")
        if gap and often > found[last] and may_be_kept(name):
            found[last] = often
    return found


def spoken_apart(gathered: Gathered) -> frozenset[str]:
    """Nouns spoken of often before a longer name that ends with them was: orders, and then standing orders."""
    return frozenset(one for one, often in gathered.alone.items() if often >= _OFTEN and one in gathered.endings)


def by_whole_names(names: frozenset[str], shapes: Collection[str], apart: Collection[str]) -> frozenset[str]:
    """The names without those that are only short for another: a plan, where the only plans are floor plans; what was
    spoken of `apart` is short for none.
    """
    longer = {
        one: [each for each in shapes if each.endswith(f" {one}")] for one in names if one not in {*shapes, *KINDS_OF}
    }
    short = (
        one
        for one, each in longer.items()
        if len(each) == 1
        and one not in apart
        and not USUAL.match(each[0])
        and each[0].removesuffix(f" {one}") not in shapes
    )
    return names - frozenset(short)


def keep_spoken_of(gathered: Gathered) -> None:
    """Keep what is spoken of so often, and as one of several, that it must be kept, though nothing defines it."""
    for name, source in gathered.turned_to.items():
        if gathered.mentions[name] > 1 and key(name) not in gathered.shapes:
            gathered.shape(Shape(name, ()), source).spoken_of = True
    before = spoken_apart(gathered)
    known = {one.rpartition(" ")[2] for one in (*gathered.shapes, *gathered.roles.keys)} | set(
        folded(gathered.title).split()
    )
    for name in sorted(salient(gathered.mentions, gathered.counted, gathered.subjects, gathered.roles.keys)):
        often = gathered.mentions[name] > _VERY_OFTEN and gathered.counted[name] >= _OFTEN
        apart = name in before and key(name) not in gathered.shapes
        counted = often or (is_usual(name) and gathered.counted[name])
        if counted and name not in {"item", *KINDS_OF} and (apart or name not in known | _AMBIGUOUS):
            gathered.shape(Shape(name, ()), gathered.first[name]).spoken_of = True


def may_be_kept(name: str) -> bool:
    """Whether a noun may name something that is kept, as far as the noun itself tells."""
    noun = Noun(name)
    return (
        name.rpartition(" ")[2] not in _ANYBODY
        and not (is_vague(noun) or is_place(noun) or never_kept(noun) or is_attribute(name))
        and name.isascii()
    )


def _names(noun: Noun) -> set[str]:
    """What a noun is called, in full and by its last word."""
    return {noun.name, noun.name.rpartition(" ")[2]}


def _counted(noun: Noun) -> bool:
    """Whether a noun is said of one of several: `each order`, `an order`, `orders`."""
    return noun.each or noun.any or noun.plural or noun.several


def is_english(sentence: str) -> bool:
    """Whether a sentence is English, or in no language that is known."""
    return (language_of(sentence) or "en") == "en"
