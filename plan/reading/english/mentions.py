"""The nouns that an English sentence mentions, wherever they stand in it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from plan.reading.english.clauses import LONGEST, texts_of
from plan.reading.english.grammar import Sentence
from plan.reading.english.grammar import sentence as parsed
from plan.reading.english.noun_phrases import is_noun, noun_of
from plan.reading.english.said import Noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset(("compound", "amod", "nmod", "npadvmod", "poss"))
_NO_NOUNS = frozenset(("ADP", "ADV", "AUX", "PRON", "DET", "SCONJ", "CCONJ", "PART", "INTJ", "NUM"))
_PAST = frozenset(("VBD", "VBN"))
"""Forms of verbs that no noun has; a bare verb, or an adjective, may be a noun that the model does not know."""


@lru_cache(maxsize=16_384)
def mentioned(text: str) -> tuple[Noun, ...]:
    """Every noun of a sentence, also of one without a verb; not those that are a part of another's name."""
    if len(text) > LONGEST:
        return ()
    return tuple(noun for part in texts_of(text) for noun in _nouns(parsed(part)))


@lru_cache(maxsize=16_384)
def said_otherwise(text: str) -> frozenset[str]:
    """The words of a sentence that are no nouns there, as they were said."""
    if len(text) > LONGEST:
        return frozenset()
    tokens = (token for part in texts_of(text) for token in parsed(part).doc[1:])  # the first may be a title
    return frozenset(token.lower_ for token in tokens if token.pos_ in _NO_NOUNS or token.tag_ in _PAST)


def _nouns(sentence: Sentence) -> Iterator[Noun]:
    for token in sentence.doc:
        if _is_said(token) and (noun := noun_of(sentence, token)) is not None:
            yield noun


def _is_said(token: "Token") -> bool:
    inside = token.dep_ in _INSIDE and not (token.dep_ == "poss" and token.tag_ != "PRP$")
    return (
        is_noun(token)
        and token.pos_ != "PRON"
        and token.text.replace("-", "").isalpha()
        and len(token) > 2
        and not inside
    )
