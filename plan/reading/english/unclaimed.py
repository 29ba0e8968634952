"""What an English sentence says in passing is known of something, whatever the form of the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from plan.reading.english.clauses import LONGEST, texts_of
from plan.reading.english.grammar import Sentence
from plan.reading.english.grammar import sentence as parsed
from plan.reading.english.noun_phrases import is_noun, noun_of
from plan.reading.english.said import Noun
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import HAS, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECORDED = words_of(
    "record keep note store enter log register capture document save hold carry measure fill define set"
)
KEEPING = HAS | _RECORDED | words_of("take ask choose insist select put tick want require fix agree say tell")
"""Verbs whose object may be what is known of something."""
_SEEKING = words_of("search filter sort find look see show display view compare print export exceed count list")
_SORTING = words_of("sort order arrange rank group filter match identify recognise recognize find")
_HOW_MUCH = words_of("no any some many few much several other same such certain")
_OF_ANY = frozenset(("each", "every", "a", "an"))
"""What the price of each is known of is any of them, and not the thing that is spoken of."""
_OF_ONE = words_of("the a an this that")
_ALONE = words_of(
    "day week month quarter year night hour minute second end start beginning place value data information detail "
    "status state level type kind work reading result model action class message photo picture attachment comment note "
    "unit order content from to until contact flow number time process flag use point part side way"
)
"""Words that tell too little, or are things themselves as often, where they stand alone."""
_PAPERS = words_of("note file photo picture image message mail e-mail attachment document list value history reference")
"""Heads of what is kept for itself as often, whatever stands before them."""
_MOMENTS = words_of("date day time moment")
"""Words that tell enough with a clause behind them: `the day it was sold`."""
_WRITTEN = words_of("instruction remark comment condition")
"""What is one text, though it is spoken of in the plural."""
_MARKING = words_of("mark flag tick indicate")
_ASKED = _RECORDED | words_of("ask need take give add leave choose")
_NEEDED = words_of("optional voluntary blank empty mandatory required")
_FEW = 2
"""Nouns; more make a list of a sentence that has no verb."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A noun phrase that names what is known of something, and the nouns beside it that it may be known of."""

    field: str
    owners: tuple[str, ...]
    """The likeliest first; a pronoun, or nothing, for what was spoken of last."""


@lru_cache(maxsize=16_384)
def unclaimed(text: str) -> tuple[Unclaimed, ...]:
    """Return what a sentence says is known of something, without what it counts, compares or looks for."""
    if len(text) > LONGEST:
        return ()
    return tuple(one for part in texts_of(text) for one in _of_part(parsed(part)))


def _of_part(sentence: Sentence) -> Iterator[Unclaimed]:
    for token in sentence.doc:
        if token.lower_ == "whether" and token.dep_ == "mark" and (asking := _asking(token.head)) is not None:
            field = sentence.text(token.i, max(one.i for one in token.head.subtree) + 1)
            yield Unclaimed(field, tuple(dict.fromkeys(_had_by(sentence, asking, None))))
        elif is_noun(token) and (_is_field(sentence, token) or _is_of_something(token)):
            noun = noun_of(sentence, token)
            moment = noun is not None and noun.name in _MOMENTS and _clause_of(token) is not None
            if noun is not None and is_attribute(noun.name) and (moment or _tells(noun)):
                yield Unclaimed(_phrase(sentence, token, noun.name), tuple(dict.fromkeys(_owners(sentence, token))))


def _tells(noun: Noun) -> bool:
    """Whether a noun tells enough by itself."""
    last = noun.name.rpartition(" ")[2]
    return noun.name not in _ALONE and last not in _PAPERS and (not noun.plural or last in _WRITTEN)


def _asking(answer: "Token") -> "Token | None":
    """The verb that keeps the answer to a question."""
    verb = _verb(answer)
    kept = verb is not None and (verb.lemma_ in KEEPING | _MARKING) and not _is_negated(verb)
    return verb if kept else None


def _is_field(sentence: Sentence, token: "Token") -> bool:
    """Whether a noun stands where a sentence names what is kept, and is not counted or only compared with."""
    if token.dep_ in {"compound", "amod", "nmod", "npadvmod"} or not token.text.replace("-", "").isalpha():
        return False
    hung = (one for child in token.children if child.dep_ == "prep" for one in child.subtree)
    if any(one.lower_ in _OF_ANY for one in hung):
        return False
    if any(child.dep_ == "nummod" or child.like_num or child.lower_ in _HOW_MUCH for child in token.children):
        return False
    first = _first(token)
    if first.dep_ == "pobj":
        before, verb = first.head.lower_, _verb(first)
        asked = before == "for" and first.head.head.lemma_ == "ask"
        return before == "with" or asked or (before == "by" and verb is not None and verb.lemma_ in _SORTING)
    if first.dep_ in {"ROOT", "appos", "attr"}:
        return len(list(_siblings(sentence, first))) > _FEW
    verb = _verb(token)
    return verb is not None and verb.lemma_ not in _SEEKING and not _is_negated(verb) and _keeps(verb, first)


def _is_of_something(token: "Token") -> bool:
    """Whether a noun is said to be of one thing, whatever else is said: `the ewe's weight`, `the tempo of the song`."""
    if token.dep_ in {"compound", "amod", "nmod", "npadvmod", "poss"} or not token.text.replace("-", "").isalpha():
        return False
    if any(child.dep_ == "poss" and (is_noun(child) or child.lower_ == "its") for child in token.children):
        return True
    return any(map(_is_of_one, token.children))


def _is_of_one(of: "Token") -> bool:
    """Whether a word and what stands behind it says of which one thing something is: `of the song`."""
    if of.dep_ != "prep" or of.lower_ != "of":
        return False
    whose = (one for one in of.children if one.dep_ == "pobj" and one.tag_ == "NN")
    return any(child.dep_ == "det" and child.lower_ in _OF_ONE for one in whose for child in one.children)


def _keeps(verb: "Token", noun: "Token") -> bool:
    """Whether a verb says of a noun that it is kept, or that it may be missing."""
    if noun.dep_ == "nsubj":
        return any(child.dep_ == "acomp" and child.lower_ in _NEEDED for child in verb.children)
    return (noun.dep_ == "nsubjpass" and verb.lemma_ in _ASKED) or (noun.dep_ == "dobj" and verb.lemma_ in KEEPING)


def _is_negated(verb: "Token") -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _first(token: "Token") -> "Token":
    """The first of the nouns that a noun is joined to."""
    while token.dep_ in {"conj", "appos"} and is_noun(token.head):
        token = token.head
    return token


def _siblings(sentence: Sentence, first: "Token") -> Iterator["Token"]:
    yield first
    for child in first.children:
        if child.dep_ in {"conj", "appos"} and is_noun(child):
            yield from _siblings(sentence, child)


def _verb(token: "Token") -> "Token | None":
    return next((one for one in token.ancestors if one.pos_ in {"VERB", "AUX"}), None)


def _owners(sentence: Sentence, token: "Token") -> Iterator[str]:
    """The nouns that a noun may be known of: whose it is said to be, what has it, what the verb is said of."""
    noun = noun_of(sentence, token)
    if noun is not None and noun.whose:
        yield noun.whose
    for place in dict.fromkeys((token, _first(token))):
        yield from _behind(sentence, place, frozenset(("of", "for")))
    first = _first(token)
    holder = _meant(first.head.head) if first.dep_ == "pobj" else None
    if holder is not None and is_noun(holder) and (held_by := noun_of(sentence, holder)) is not None:
        yield held_by.name
    verb = _verb(token)
    if verb is not None:
        yield from _had_by(sentence, verb, first)


def _meant(token: "Token") -> "Token":
    """The noun before `each`, where that stands for it: `several lines, each with a price`."""
    if token.lower_ != "each":
        return token
    before = (one for one in reversed(list(token.doc[: token.i])) if not one.is_punct)
    return next(before, token)


def _had_by(sentence: Sentence, verb: "Token", first: "Token | None") -> Iterator[str]:
    """The nouns that a verb is said of, but not the one that it says they have."""
    place = first.i if first is not None else -1
    for subject in _subjects(verb):
        if subject.i != place and (who := noun_of(sentence, subject)) is not None:
            yield who.name
    for child in verb.children:
        if child.dep_ == "dobj" and child.i != place and (what := noun_of(sentence, child)) is not None:
            yield what.name
    yield from _behind(sentence, verb, frozenset(("of", "for", "on", "to", "about", "with", "against")), first)


def _behind(
    sentence: Sentence, head: "Token", prepositions: frozenset[str], but: "Token | None" = None
) -> Iterator[str]:
    """The nouns that hang on a word by a preposition."""
    for hung in head.children:
        if hung.dep_ == "prep" and hung.lower_ in prepositions:
            for child in hung.children:
                if child.dep_ == "pobj" and (but is None or child.i != but.i) and (noun := noun_of(sentence, child)):
                    yield noun.name


def _subjects(verb: "Token") -> Iterator["Token"]:
    """What a verb is said of, or the verb that it is joined to."""
    for _ in range(_DEEPEST):
        found = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} and is_noun(child)]
        if found or verb.dep_ == "ROOT":
            yield from found
            return
        verb = verb.head


def _clause_of(token: "Token") -> "Token | None":
    """The clause that says which day or which date it is."""
    return next((child for child in token.children if child.dep_ in {"relcl", "acl"}), None)


def _named_by(of: "Token") -> int:
    """The place of the noun behind a preposition, or of the last word where no noun stands there: `of sending it`."""
    noun = (one.i for one in of.children if one.dep_ == "pobj")
    return next(noun, max(one.i for one in of.subtree if one.dep_ != "punct"))


def _phrase(sentence: Sentence, token: "Token", name: str) -> str:
    """How a field is called: by its name, and by what it is the number or the reason of, or the date on which."""
    clause = _clause_of(token)
    if clause is not None and name in _MOMENTS:
        return sentence.text(token.i, max(one.i for one in clause.subtree) + 1)
    hung = (one for one in token.children if one.dep_ == "prep" and one.lower_ == "of" and not _is_of_one(one))
    end = max(map(_named_by, hung), default=token.i)
    begin = min([one.i for one in token.lefts if one.dep_ in {"amod", "compound", "nmod"}], default=token.i)
    return sentence.text(begin, end + 1) if end > token.i else name
