"""Lists of what is known of a thing that stand anywhere in an English sentence: `…, so seat and price are printed`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from plan.reading.english.clauses import LONGEST, texts_of
from plan.reading.english.grammar import Sentence
from plan.reading.english.grammar import sentence as parsed
from plan.reading.english.noun_phrases import is_noun, noun_of
from plan.reading.english.unclaimed import KEEPING
from plan.reading.words.english import words_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_THING = "[dx]*[an]*n(?:'[an]*n)?(?:o[dx]*[an]*n)?"
_MOMENT = "vp(?=[,&.o]|$)"
_ITEM = f"(?:{_THING}|{_MOMENT})"
_LIST = re.compile(rf"{_ITEM}(?:(?:,r*&*|r*&+)r*{_ITEM})+")
"""Letters that stand for the words of a list: determiners, adjectives, nouns, `of`, what joins them."""
_JOINTS = words_of(", and plus & as well")
_LETTERS = {
    **dict.fromkeys(words_of("optionally possibly perhaps maybe also sometimes usually ideally preferably"), "r"),
    **dict.fromkeys(words_of("and plus &"), "&"),
    ",": ",",
    "as": "&",
    "of": "o",
}
_BY_TAG = {"POS": "'", "PRP$": "d", "NN": "n", "NNS": "n", "RP": "p", "IN": "p"}
_BY_PART = {"DET": "d", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADP": "p"}
_VERBS = frozenset(("VERB", "AUX"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_REMARKS = words_of("if when where optional only unless once")
_OF = words_of("of for on about per from")
_OF_IN_FRONT = words_of("of for about per")
_OF_EACH = frozenset(f"{of} {each}" for of in ("of", "for", "on", "about") for each in ("each", "every", "a", "an"))
_OF_WHICH = frozenset(("of which", "of whom", "for which"))
_EACH = words_of("each every all any no everything nothing others")
_UNITS = words_of("in into")
"""What stands in front of how a field is measured: `the running time in minutes, and …`."""
_NO_FIELDS_BEHIND = words_of("per between after before at than until since during to from into through via against")
_SEARCHING = words_of("search filter find sort group look order divide split")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list as it was said, with the nouns beside it that it may be of, the likeliest first."""

    text: str
    owners: tuple[str, ...]
    of_it: bool = False
    """Whether the first of the owners is said to have it: `the dog's name and age`."""
    certain: bool = False
    """Whether it is said to be of something, or to be kept: `its name and age`."""
    remark: str = ""
    """What is said of all of it, where it is what the sentence is about."""
    subject: str = ""
    """What the sentence is about, unless that is the list."""
    may_be: bool = True
    """Whether it stands where what is known of a thing may stand, and not where one counts or compares."""


@lru_cache(maxsize=16_384)
def enumerations(text: str) -> tuple[Enumeration, ...]:
    """The lists of two nouns and more that a sentence has anywhere."""
    if len(text) > LONGEST:
        return ()
    parts = [parsed(part) for part in texts_of(text)]
    return tuple(_listed(part, begin, end, parts) for part in parts for begin, end in _runs(part))


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where lists begin and end, without what is said of each of something behind them, or in another clause."""
    doc = sentence.doc
    letters = "".join(map(_letter, doc))
    for match in _LIST.finditer(letters):
        begin, end = match.span()
        end = next((at for at in range(begin, end) if doc[at].lower_ in _EACH), end)
        last = max((at for at in range(begin, end) if letters[at] in ",&"), default=begin)
        if _says(doc[:begin]) and _begins_clause(doc[last + 1 : end], doc[begin:last]):
            end = last
        if begin > 1 and doc[begin - 1].lower_ in _UNITS and letters[begin - 2] == "n":
            begin = next((at for at in range(begin, end) if letters[at] in ",&"), end) + 1
        said = letters[begin:end].rstrip(",&ro")
        if any(letter in said for letter in ",&"):
            yield begin, begin + len(said)


def _begins_clause(last: "Span", before: "Span") -> bool:
    """Whether the last of what seems a list is what another clause is about: `a name, and people know it`."""
    heads = {token.head.i for token in last if token.dep_ in _SUBJECTS}
    return bool(heads) and not any(token.head.i in heads for token in before if token.dep_ in _SUBJECTS)


def _letter(token: "Token") -> str:
    """The letter that stands for a word."""
    low = token.lower_
    if low in _LETTERS:
        return _LETTERS[low]
    if low == "well" and token.i and token.nbor(-1).lower_ == "as":
        return "&"
    if token.tag_ in _BY_TAG:
        return _BY_TAG[token.tag_]
    if token.tag_ in {"VBN", "VBD", "VBG"}:
        return "a" if token.dep_ in {"amod", "compound"} else "." if token.tag_ == "VBG" else "v"
    return _BY_PART.get(token.pos_, ".")


def _listed(sentence: Sentence, begin: int, end: int, parts: list[Sentence]) -> Enumeration:
    doc = sentence.doc
    first = doc[begin : next(at for at in range(begin, end) if doc[at].lower_ in _JOINTS)]
    apostrophe = next((token.i for token in first if token.tag_ == "POS"), -1)
    whose = noun_of(sentence, doc[apostrophe - 1]) if apostrophe > begin else None
    stop = _with_remark(sentence, end)
    which = begin > 2 and doc[begin - 2 : begin].text.lower() in _OF_WHICH
    of_it = whose is not None or which or doc[stop : stop + 2].text.lower() in _OF_EACH
    inside = range(begin, stop)
    beside = [one for part in parts for one in _nouns(part, inside if part is sentence else range(0))]
    subject = next((name for name, is_subject in beside if is_subject), "")
    owners = (
        *((whose.name,) if whose is not None else ()),
        *(_before(sentence, begin - 2) if which else ()),
        *(_behind(sentence, doc[stop]) if stop < len(doc) and doc[stop].lower_ in _OF else ()),
        *(name for token in doc[:begin] if token.lower_ in _OF_IN_FRONT for name in _behind(sentence, token)),
        subject,
        *(name for name, _ in beside),
    )
    return Enumeration(
        sentence.text(apostrophe + 1 if whose is not None else begin, stop),
        tuple(dict.fromkeys(filter(None, owners))),
        of_it,
        of_it or any(token.tag_ == "PRP$" for token in first) or _is_kept(doc[begin:end]),
        "" if _says(doc[:begin]) else _remark(sentence, stop),
        subject,
        not begin or _may_be_behind(doc[begin - 1]),
    )


def _may_be_behind(word: "Token") -> bool:
    """Whether what stands behind a word may be known of a thing: `tracked by lot`, and not `searched for by lot`."""
    if word.lower_ == "by":
        return word.head.tag_ == "VBN" and word.head.lemma_ not in _SEARCHING
    return word.lower_ not in _NO_FIELDS_BEHIND


def _nouns(sentence: Sentence, inside: range) -> Iterator[tuple[str, bool]]:
    """The nouns of a sentence outside of a list, each with whether something is said of it."""
    for token in sentence.doc:
        named = is_noun(token) and token.dep_ not in {"compound", "poss"} and token.i not in inside
        noun = noun_of(sentence, token) if named else None
        if noun is not None:
            yield noun.name, token.dep_ in _SUBJECTS


def _says(words: "Span") -> bool:
    return any(token.pos_ in _VERBS for token in words)


def _with_remark(sentence: Sentence, end: int) -> int:
    """Where a list ends with what is remarked on its last item: `and a name if it has one`."""
    doc = sentence.doc
    if end == len(doc) or doc[end].lower_ not in _REMARKS:
        return end
    return next((at for at in range(end + 1, len(doc)) if doc[at].is_punct), len(doc))


def _before(sentence: Sentence, place: int) -> Iterator[str]:
    """The noun that stands before a place in a sentence, with only a comma between."""
    token = next((one for one in reversed(list(sentence.doc[:place])) if not one.is_punct), None)
    noun = noun_of(sentence, token) if token is not None and is_noun(token) else None
    if noun is not None:
        yield noun.name


def _is_kept(items: "Span") -> bool:
    """Whether a list is what is kept, or what it is kept with: `sign up with name and trade`."""
    head = items.root
    while head.dep_ in {"conj", "appos"} and is_noun(head.head):
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ in {"with", "by", "without"}:
        return True
    return head.dep_ in {"dobj", "nsubjpass"} and head.head.lemma_ in KEEPING


def _remark(sentence: Sentence, place: int) -> str:
    """What a sentence says behind a place, as far as the next comma."""
    doc = sentence.doc
    return sentence.text(place, next((at for at in range(place, len(doc)) if doc[at].is_punct), len(doc)))


def _behind(sentence: Sentence, preposition: "Token") -> Iterator[str]:
    for child in preposition.children:
        if child.dep_ == "pobj" and (noun := noun_of(sentence, child)) is not None:
            yield noun.name
