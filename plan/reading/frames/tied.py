"""With one of which others a known thing is said to go: `The contract ties together an apprentice and a trainer`."""

import re
from functools import lru_cache

from plan.reading.english.clauses import LONGEST
from plan.reading.frames.known_things import LETTERS, in_letters

_ONE = r"(?:an?|the|one|exactly one|its|which|what)"
_BETWEEN = r"(?:,|,? and|,? as well as|,? plus)(?: (?:to|in|on|for|with|from|at|of|by|under))?"
_TIED = re.compile(
    rf"^(?:the|an?|each|every|one) (?P<one>[A-H])(?P<verb>(?: [a-z']+){{1,5}}?) (?P<all>{_ONE} [A-H]"
    rf"(?:{_BETWEEN} {_ONE} [A-H]|, is (?:in|on|at|for|with) {_ONE} (?:[A-H]|[a-z-]+)(?=,))*"
    rf"{_BETWEEN} {_ONE} [A-H])\b"
)
_PARTS = re.compile(
    r"\b(?:consists?|contains?|includes?|comprises?|shows?|lists?|prints?|sends?|has|have|not|never|no|or|before|after|when|if|until|"
    r"without|than|must|should|may|can|if|between)\b"
)
"""What is said of parts, of a moment, or of what may be."""


@lru_cache(maxsize=8_192)
def tied(sentence: str, things: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """The thing that a sentence says goes with one of each of several others, and these; empty if there is none."""
    if len(sentence) > LONGEST:
        return "", ()
    names, text = in_letters(sentence, things)
    match = _TIED.match(text)
    if match is None or _PARTS.search(match["verb"]):
        return "", ()
    others = re.findall(r"\b[A-H]\b", match["all"])
    name = names[LETTERS.index(match["one"])]
    return name, tuple(names[LETTERS.index(one)] for one in others if one != match["one"])
