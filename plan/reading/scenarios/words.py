"""The words of a scenario's steps: names of things, and the moments that its clauses tell of."""

import re
from collections.abc import Collection

from plan.reading.text.naming import key, singular, without_article
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.roles import is_person
from plan.reading.words.topics import one_thing

WORD = r"[a-z][a-z-]*"
NAME = rf"{WORD}(?:\s{WORD})?"
SHORT_NAME = rf"{WORD}(?:\s{WORD})??"
"""A name that is as short as what follows allows."""
ARTICLE = r"(?:an?|the|another|this|that|each|every|one|two|three|several|some|all|its|my|his|her)"
_NO_THING_WORDS = (
    "list page screen overview message error notification email e-mail mail form button link report dashboard menu "
    "field table row column search filter system app application time date day month week year number name status "
    "reason way case moment place kind minute hour second"
)
_NO_THING = frozenset(_NO_THING_WORDS.split())
_NO_NOUN_WORDS = "is are was were be been has have had one ones it them they of for in on at to with and or that"
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())


def thing_named(name: str, roles: Collection[str]) -> str:
    """The thing that a name means in the singular; empty if it means none, or one of `roles`, or anybody else."""
    one = one_thing(name)
    last = one.rpartition(" ")[2]
    no_thing = (
        not one
        or set(one.split()) & _NO_NOUN
        or last in _NO_THING
        or is_attribute(last)
        or is_person(one, frozenset(roles))
    )
    return "" if no_thing else one


def defined(name: str, roles: Collection[str]) -> str:
    """The thing that a step defines by its fields, in the singular; empty for one of `roles`, or no noun."""
    one = one_thing(name)
    return "" if not one or set(one.split()) & _NO_NOUN or key(one) in roles else one


def known_in(name: str, known: Collection[str]) -> str:
    """The one of `known` keys that a phrase of a word or two means, in the singular; empty if none."""
    low = without_article(name.lower())
    tries = (low, *low.split()) if " " in low else (low,)
    return next((singular(one) for one in tries if one and key(one) in known), "")


def bare(text: str) -> str:
    """A step without the parameters of its outline: `a rule for <quantity> with limit <limit>` has a limit."""
    return re.sub(r"\s*[\"“]?<[^<>]+>[\"”]?", "", re.sub(r"\s+(?:for|of|in|at|on)\s+<[^<>]+>", "", text))


def introduces(text: str, name: str) -> bool:
    """Whether a step speaks of one or some of a kind: `Given a critical alarm`."""
    return bool(
        re.search(rf"\b(?:an?|new|another|two|three)\s+(?:[a-z]+\s)?{re.escape(name)}s?\b", text, re.IGNORECASE)
    )
