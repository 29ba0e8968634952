"""What a pronoun of a sentence means, among the things that sentences of a passage name."""

import re
from collections.abc import Iterable, Sequence

from plan.reading.text.naming import key
from plan.reading.words.roles import is_person

_IT = re.compile(r"\b(?:it|they|them)\b", re.IGNORECASE)
_PREPOSITIONS = "with|after|before|at|for|from|in|into|on|onto|of|to|by|during|until|per|without|within"
_IS_ASKED = re.compile(
    r"\b(?:requests?|applications?|offers?|bookings?|reservations?|claims?|proposals?|invitations?|bids?|enrol?lments?|"
    r"swaps?|loans?|leaves?|submissions?|quotes?|orders?|registrations?|appointments?|suggestions?|nominations?|"
    r"disputes?|complaints?|objections?|appeals?|reports?|estimates?|expenses?|abstracts?)$",
    re.IGNORECASE,
)
"""What somebody asks for, and somebody else says yes or no to."""
_THEY = re.compile(r"\b(?:they|them|he|she|him|her)\b", re.IGNORECASE)


def mentions(names: Iterable[str]) -> re.Pattern[str]:
    """What finds mentions of things by their names, with the preposition before them."""
    longest = sorted(names, key=lambda one: (-len(one), one))
    return re.compile(
        rf"(?:\b(?P<place>{_PREPOSITIONS})\s+)?(?:\b(?:the|an?|each|every|any|this|that|its|their)\s+)?(?:[a-z]+\s)?"
        rf"\b(?P<name>{'|'.join(map(re.escape, longest)) or '(?!)'})s?\b",
        re.IGNORECASE,
    )


def antecedent(sentence: str, mention: re.Pattern[str], roles: frozenset[str]) -> str:
    """What the first pronoun of a sentence means, if it was named before it: `If a parcel isn't collected, it is sent
    back`; empty if nothing was, but in what circumstances.
    """
    pronoun = _IT.search(sentence)
    before = sentence[: pronoun.start()] if pronoun else ""
    named = [one["name"].lower() for one in mention.finditer(before) if not one["place"]]
    return next((one for one in reversed(named) if may_be_it(one, "", roles)), "")


def asked_for(at: int, sentences: Sequence[str], mention: re.Pattern[str]) -> str:
    """What a sentence of a passage says that somebody says yes or no to: what is asked for in the last sentence before
    it that speaks of such a thing, or in the first behind it.
    """
    asked = (
        one["name"].lower()
        for sentence in (*reversed(sentences[: at + 1]), *sentences[at + 1 :])
        for one in reversed([*mention.finditer(sentence)])
    )
    return next((one for one in asked if is_asked(one)), "")


def is_asked(name: str) -> bool:
    """Whether a name is one of what somebody asks for: an application, a booking."""
    return _IS_ASKED.search(name) is not None


def may_be_it(name: str, sentence: str, roles: frozenset[str]) -> bool:
    """Whether a pronoun of a sentence may mean this: somebody is no `it`."""
    return not is_person(key(name), roles) or _THEY.search(sentence) is not None
