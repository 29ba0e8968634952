"""One each of which others a known thing is said to have: `The contract ties together an apprentice and a trainer`."""

import re
from functools import lru_cache
from typing import NamedTuple

from plan.reading.english.clauses import LONGEST
from plan.reading.frames.joined import joined
from plan.reading.frames.kept_things import kept
from plan.reading.frames.known_things import LETTERS, in_letters
from plan.reading.frames.meanings import One, meant, of_meaning

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
_IT_IS = re.compile(r"^(?:it|they|this|these) (?:is|are) ")


class Tied(NamedTuple):
    """The name of a thing, empty for what is spoken of, and of the others with whether it may have none of them."""

    name: str
    others: tuple[tuple[str, bool], ...]


@lru_cache(maxsize=8_192)
def tied(sentence: str, things: frozenset[str], *, meaning: bool = False) -> tuple[Tied, ...]:
    """What a sentence says that a known thing, or whatever is spoken of, has one of each.

    With `meaning` it says what that is, and may have no verb.
    """
    if len(sentence) > LONGEST:
        return ()
    names, text = in_letters(sentence, things)
    it = _IT_IS.match(text)
    found = (
        _together(text),
        meant(text),
        ("", of_meaning(text[it.end() if it else 0 :]) if it or meaning else ()),
        kept(text),
        *joined(text),
    )
    letters = {"": ""} | dict(zip(LETTERS, names, strict=False))
    told: dict[str, dict[str, bool]] = {}
    for of, ones in found:
        told.setdefault(letters.get(of, ""), {}).update(_named(of, ones, letters))
    return tuple(Tied(of, tuple(others.items())) for of, others in told.items() if others)


def _named(of: str, ones: tuple[One, ...], letters: dict[str, str]) -> dict[str, bool]:
    return {letters[one.letter]: one.perhaps for one in ones if one.letter != of and one.letter in letters}


def _together(text: str) -> tuple[str, tuple[One, ...]]:
    """What goes with one of each of several others."""
    match = _TIED.match(text)
    if match is None or _PARTS.search(match["verb"]):
        return "", ()
    return match["one"], tuple(map(One, re.findall(r"\b[A-H]\b", match["all"])))
