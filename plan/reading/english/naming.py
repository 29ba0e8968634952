"""Whether an English text names anything by a word: `the lots stored` speaks of lots, and of no `stored`."""

from functools import lru_cache

from plan.reading.english.grammar import sentence
from plan.reading.text.naming import singular

_LONGEST = 600
_NAMING = frozenset(("NOUN", "PROPN", "ADJ", "X", "INTJ"))


@lru_cache(maxsize=2_048)
def is_named(word: str, text: str) -> bool:
    """Whether a word, in the singular, stands for something in a text; true where the text has no such word."""
    tokens = [token for token in sentence(text[:_LONGEST]).doc if word in {token.lower_, singular(token.lower_)}]
    return not tokens or any(token.pos_ in _NAMING or token.tag_ == "VBG" for token in tokens)
