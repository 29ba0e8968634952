"""The thing that an English sentence without a verb turns to: `The boats first.`, `Then the guests who stay longer.`"""

from typing import TYPE_CHECKING

from plan.reading.english.clauses import texts_of
from plan.reading.english.grammar import sentence as parsed
from plan.reading.english.noun_phrases import is_noun, noun_of
from plan.reading.english.said import Noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 80
"""Letters; what is longer tells something."""
_GREETINGS = frozenset(("wish", "regard", "thank", "greeting", "hug", "kiss", "apology"))
_BESIDE = frozenset(("advmod", "det", "poss", "punct", "intj", "cc", "relcl", "compound", "amod", "prep", "mark"))


def topic_named(text: str) -> Noun | None:
    """Return what a verbless sentence names alone as several; None for any other sentence."""
    if len(text) > _LONGEST or ":" in text:
        return None
    sentence = parsed(next(texts_of(text)))
    roots = [token for token in sentence.doc if token.dep_ == "ROOT"]
    if len(roots) != 1 or not is_noun(roots[0]) or not _alone(roots[0]):
        return None
    noun = noun_of(sentence, roots[0])
    if noun is None or not noun.plural or noun.several or noun.name.rpartition(" ")[2] in _GREETINGS:
        return None
    return noun


def _alone(root: "Token") -> bool:
    return all(child.dep_ in _BESIDE for child in root.children)
