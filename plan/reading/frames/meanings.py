"""One each of which others a known thing has by what it is: `A fitting is one visit of a customer to a workshop`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SINGLE = "(?:certain|particular|given|specific|single|concrete)"
_ONE = rf"(?:(?:exactly |just |only )?one(?: {_SINGLE})?|the same|an?(?: {_SINGLE})?|this)"
_IN = "of|in|on|at|from|for|to|by|with|within|through|under|into|against|per|during|about|between|and|or"
_OF_ONE = re.compile(
    rf"\b(?:(?:{_IN}|what|when|where|that) {_ONE}|an? {_SINGLE}) (?P<one>[A-H])\b(?!')"
    rf"(?:,? or (?:(?:{_IN}) )?{_ONE} (?P<other>[A-H])\b(?!'))?|\bone (?P<whose>[A-H])'s "
)
_ENDS = re.compile(
    r"[:;.]|,? \b(?:who|which|whose|whom|such as|like|e|i|but|because|so that|unless|until|before|after|if|not|no|"
    rf"never|that(?! {_ONE} )|(?:and )?(?:it|we|they|he|she|you|i))\b|,? and (?:is|are|has|have|can|may|must)\b"
)
"""Where what a thing is ends, and what else is said of it begins."""
_SAYS = re.compile(
    r"^(?:[a-z]+, |so |thus |hence )?(?:an?|the|each|every|one) (?P<one>[A-H]) "
    r"(?P<verb>is|means|says|states)\b(?P<what>.+)$"
)
_EACH = rf"{_ONE} (?:[a-z]+|[A-H])"
_ALL_OF = re.compile(rf"^(?:{_EACH}, )*{_EACH},? and {_EACH}$")
"""`A slot is a patient, a weekday, a shift and a station`"""
_ONE_OF_ALL = re.compile(rf"{_ONE} (?P<one>[A-H])\b")
_NAMES = re.compile(rf"^(?:always |usually |just |only |simply )?(?:{_ONE}|the|what|where|when|{_IN})\b")
"""How what a thing is begins, and not what is done to it."""
_KIND = re.compile(
    r"^(?:always |usually |just |only |simply )?(?:an?|one|the) (?:list|set|collection|kind|sort|type|part|result)\b"
)
"""What says that a thing is several, or one of several."""
_NUMBER = re.compile(r"^(?:always |just |only |exactly )*one (?P<one>[A-H])\b(?!')")
"""`One subject taught to one class in one term`"""


class One(NamedTuple):
    """The letter of a thing of which another has one; `perhaps` if it has none of it as well."""

    letter: str
    perhaps: bool = False


def of_meaning(meaning: str) -> tuple[One, ...]:
    """The things, by their letters, one each of which another has that has this meaning: `one visit of an A to a B`."""
    said = _cut(meaning)
    if _KIND.match(said):
        return ()
    first = _NUMBER.match(said)
    return tuple(dict.fromkeys((*((One(first["one"]),) if first else ()), *_ones(said))))


def meant(text: str) -> tuple[str, tuple[One, ...]]:
    """The letter of the thing of which a sentence says what it is, with those of which it has one each."""
    match = _SAYS.match(text.rstrip(" .;"))
    if match is None:
        return "", ()
    said = match["what"].strip(" :")
    if match["verb"] == "is" and _ALL_OF.match(said):
        found = tuple(One(one["one"]) for one in _ONE_OF_ALL.finditer(said))
        return match["one"], found if len(found) > 1 else ()
    if match["verb"] in {"says", "states"}:
        said = said.removeprefix("that ")
        return match["one"], tuple(dict.fromkeys(_ones(_cut(f"that {said}"))))
    return match["one"], of_meaning(said) if _NAMES.match(said) else ()


def _cut(said: str) -> str:
    end = _ENDS.search(said, 1)
    return said[: end.start()] if end else said


def _ones(said: str) -> Iterator[One]:
    for match in _OF_ONE.finditer(said):
        yield One(match["one"] or match["whose"], match["other"] is not None)
        if match["other"]:
            yield One(match["other"], perhaps=True)
