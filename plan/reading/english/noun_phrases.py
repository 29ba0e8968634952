"""The nouns of a sentence: what each is called, how many of it, whose, and what stands in brackets behind."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from plan.reading.english.said import Noun
from plan.reading.text.naming import singular
from plan.reading.words.english import COLLECTIONS, DETERMINERS, KINDS, MANY, QUANTIFIERS, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from plan.reading.english.grammar import Sentence

_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "staff": "staff"}
AMOUNTS = words_of("load ton heap pile plenty lot couple handful dozen variety bunch hundred thousand")
"""Nouns that only say how many of what follows `of`."""
SOME = words_of("several some most many few")
"""Words that only say how many of what follows `of`."""
_PIECES = words_of("piece item bit article")
_MASSES = words_of(
    "equipment furniture clothing luggage machinery gear jewellery jewelry kit hardware software baggage"
)
"""What is counted in pieces, and called by what it is: a piece of equipment is equipment."""
_WISHING = frozenset(("waiting", "wish", "watch"))
"""A waiting list is a thing of its own, and not what waits."""
_MODIFIERS = frozenset(("compound", "amod", "nmod", "npadvmod", "advmod", "punct"))
_EACH = frozenset(("each", "every", "all", "any"))
_UNNAMED = (
    QUANTIFIERS
    | DETERMINERS
    | MANY
    | words_of(
        "most same single different existing whole only separate individual valid actual respective corresponding "
        "given certain particular relevant specific usual normal typical occasional ordinary larger bigger smaller"
    )
)
"""What stands before a noun and is no part of its name."""
_PRONOUNS = frozenset(("we", "i", "they", "it", "you", "them", "this", "these", "he", "she"))
_LONGEST_NAME = 4
_DEEPEST = 4
"""Nouns of nouns: `the number of the card of a member`."""


def noun_of(sentence: "Sentence", head: "Token", depth: int = 0) -> Noun | None:
    """The noun phrase with this head; None where it is none, or has too long a name."""
    if head.lower_ in SOME and (some := _some_of(sentence, head, depth)) is not None:
        return some
    if head.pos_ == "PRON" or head.lower_ in _PRONOUNS or _stands_alone(head):
        return _pronoun(head)
    of = next((child for child in head.children if child.dep_ == "prep" and child.lower_ in {"of", "to"}), None)
    inner = _inner(sentence, of, depth + 1) if of is not None and depth < _DEEPEST else None
    if inner is not None and of is not None and of.lower_ == "of":
        if head.lemma_.lower() in AMOUNTS | MANY:
            return replace(inner, several=True)
        if head.lower_ == "one" and inner.plural:  # one of the codes is a code
            return replace(inner, plural=False, several=False, any=True, one=True)
    words = [token for token in _modifiers(head) if token.lower_ not in _UNNAMED]
    name = " ".join(_IRREGULAR.get(token.lower_, token.lower_) for token in words)
    last = singular(_IRREGULAR.get(head.lower_, head.lower_))
    name = re.sub(r"['’]s?\b", "", f"{name} {last}".strip())
    plain = [token for token in words if token.pos_ not in {"ADJ", "VERB", "ADV"}]
    bare = " ".join([*(_IRREGULAR.get(token.lower_, token.lower_) for token in plain), last])
    if not name[0].isalpha() or len(name.split()) > _LONGEST_NAME:
        return None
    found = Noun(
        name,
        plural=head.tag_ in {"NNS", "NNPS"} or last != head.lower_ or _several(head),
        several=_several(head),
        each=any(child.lower_ in _EACH for child in head.children),
        own=any(child.tag_ == "PRP$" for child in head.children),
        any=_is_any(head),
        one=any(child.lower_ in {"one", "single"} for child in head.children),
        aside=sentence.asides.get(head.i, ""),
        bare=re.sub(r"['’]s?\b", "", bare) if len(plain) < len(words) else "",
        whose=_whose(sentence, head),
    )
    if inner is not None and of is not None and (of.lower_ == "of" or last == "reference"):
        return _of_what(found, inner)
    return found


def _of_what(found: Noun, inner: Noun) -> Noun:
    """What a noun means with the one that it is of: a list of books is books, a change of price is a price change."""
    last = found.name.rpartition(" ")[2]
    if last in COLLECTIONS and found.name.split()[0] not in _WISHING:
        return replace(inner, several=True, own=found.own or inner.own)
    if last in _PIECES and inner.name in _MASSES:
        return replace(found, name=inner.name, bare="")
    return replace(found, name=f"{inner.name} {last}") if last in KINDS else found


def _some_of(sentence: "Sentence", head: "Token", depth: int) -> Noun | None:
    """What a word that only says how many stands before: `several of the guests`."""
    of = next((child for child in head.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    inner = _inner(sentence, of, depth + 1) if of is not None and depth < _DEEPEST else None
    return replace(inner, several=True) if inner is not None and inner.plural else None


def _stands_alone(head: "Token") -> bool:
    """Whether `each` or `both` means what was spoken of."""
    return head.lower_ in {"each", "both"} and head.dep_ != "det"


def _pronoun(head: "Token") -> Noun | None:
    if _stands_alone(head):
        return Noun("it")
    return Noun(head.lower_, plural=head.lower_ != "it") if head.lower_ in _PRONOUNS else None


def nouns_of(sentence: "Sentence", head: "Token") -> Iterator[Noun]:
    """The nouns that are joined to this one by `and`, `or` or commas, this one first."""
    for token in joined(sentence, head):
        noun = noun_of(sentence, token)
        if noun is not None:
            yield noun


def joined(sentence: "Sentence", head: "Token") -> Iterator["Token"]:
    """The heads that are joined to this one, this one first."""
    yield head
    for child in head.children:
        listed = child.dep_ == "conj" or (child.dep_ == "appos" and any(one.dep_ == "cc" for one in head.children))
        if listed and child.i not in sentence.subjects.values():
            yield from joined(sentence, child)


def stands_for(head: "Token") -> bool:
    """Whether a noun only stands for what follows `of`: a list of books is books, but a waiting list is a list."""
    first = next(iter(_modifiers(head)), head)
    return head.lemma_.lower() in AMOUNTS | MANY | COLLECTIONS | KINDS and first.lower_ not in _WISHING


def is_noun(token: "Token") -> bool:
    """Whether a word may be the head of a noun phrase."""
    return token.pos_ in {"NOUN", "PROPN", "PRON"} or token.tag_ in {"NN", "NNS"}


def _inner(sentence: "Sentence", of: "Token", depth: int) -> Noun | None:
    inside = next((child for child in of.children if child.dep_ == "pobj"), None)
    return noun_of(sentence, inside, depth) if inside is not None and not inside.like_num else None


def _modifiers(head: "Token") -> Iterator["Token"]:
    """The words of its name before the last, without those that stand for how many or whose."""
    for child in head.lefts:
        if child.dep_ in _MODIFIERS and (child.is_alpha or "-" in child.text) and child.pos_ != "PUNCT":
            if child.dep_ == "advmod" or (child.i + 1 < head.i and child.nbor().is_quote):
                continue
            yield from (one for one in child.lefts if one.dep_ in {"compound", "amod"} and one.is_alpha)
            yield child


def _is_any(head: "Token") -> bool:
    return any(child.lower_ in {"a", "an", "one"} for child in head.children)


def _several(head: "Token") -> bool:
    return any(
        child.lower_ in MANY or (child.lower_.isdigit() and child.lower_ != "1")
        for child in head.lefts
        if child.dep_ in {"amod", "nummod", "det"}
    )


def _whose(sentence: "Sentence", head: "Token") -> str:
    owner = next((child for child in head.lefts if child.dep_ == "poss" and is_noun(child)), None)
    noun = noun_of(sentence, owner) if owner is not None and owner.tag_ != "PRP$" else None
    return noun.name if noun is not None else ""
