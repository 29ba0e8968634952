"""Wishes in a document that only tells what is meant: who is to do what, in any wording."""

import re
from dataclasses import dataclass

from plan.reading.naming import base_form, without_article

_WHO = r"(?P<who>(?:(?:the|an?|our|each|every)\s+)?[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*)??)"
_PLACE = (
    re.compile(
        r"\b(?:app|application|website|site|tool|system|platform|page|portal|software|program|service)\b[^.]{0,30}?"
        rf"\b(?:where|in which|with which|that lets|which lets|that allows)\s+{_WHO}\s+(?:can\s+|may\s+|to\s+)?"
        r"(?P<want>[a-z]+\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"^(?:.{{0,60}}?,\s+)?(?:but\s+|and\s+)?{_WHO}\s(?:.{{0,80}}?\s)?(?:wants?|needs?|would like|has|have)\s+to\s+"
        r"(?P<want>[a-z]+\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?:but\s+|and\s+)?(?P<who>you|others|everybody|everyone|anybody|anyone|people|he|she|they|users?)\s+"
        r"(?:(?:can|should|must|may|will|could)\s+)?(?:be\s+able\s+to\s+)?(?P<want>[a-z]+\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?P<who>(?:the|an?|our|each|every)\s+[^\W\d_][\w-]*(?:er|or|ian|ist|ant|ee|eur|"
        r"ger))\s+(?P<want>[a-z]+s\s+\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
)
_ANYBODY = re.compile(
    r"^(?:you|we|others?|everybody|everyone|anybody|anyone|people|users?|it|there|that|this|what|who|which|nobody)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:he|she|they)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody is meant to do; `who` is empty for anybody, and `before` if it is whoever was met before."""

    who: str
    want: str
    before: bool


def meant(text: str) -> Meant | None:
    """What `text` says that somebody is to do; None if it says nothing of the kind."""
    for pattern in _PLACE:
        match = pattern.match(text[:1000]) if pattern is not _PLACE[0] else pattern.search(text[:1000])
        if match:
            who = without_article(match["who"])
            nobody = _ANYBODY.match(who) or _PRONOUN.match(who)
            return Meant("" if nobody else who, _bare(match["want"].strip(" .;")), bool(_PRONOUN.match(who)))
    return None


def _bare(want: str) -> str:
    verb, gap, rest = want.partition(" ")
    return f"{base_form(verb)}{gap}{rest}"
