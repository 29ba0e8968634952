"""How many of one known thing a sentence says that there are for one of another, whatever it says of them.

`No key fits two locks`, `Three reviewers look at each paper`, `A claim without a policy is refused`.
"""

import re
from collections.abc import Iterator

from plan.reading.frames.known_things import IS_WANTED, Lettered, lettered
from plan.reading.frames.letters import pattern
from plan.reading.frames.pieces import Pattern
from plan.reading.frames.relations import ANYHOW, ELSEWHERE, NO_PEOPLE, READERS, Related, Said
from plan.reading.words.deeds import EVENTS

_DENIED = pattern(r"\b{not}\b")
_OURSELVES = re.compile(
    r"\W*we\s+(?:are|have|run|own|employ|teach|operate)\s+(?:an?|about|some|over|\d+|[a-z]+ty(?:-[a-z]+)?|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)\b(?!.*\b(?:each|every|per|which)\b)",
    re.IGNORECASE,
)
"""What somebody says of a business as a whole: `We are a workshop with nine people in two rooms`."""
_CONDITION = re.compile(
    r"\W*(?:if|when(?:ever)?|once|as\s+soon\s+as|after|before|until|unless|while|given|then)\b", re.IGNORECASE
)
_AT_ONCE = re.compile(r"\bat (?:once|the same time|a time)\b|\bsimultaneously\b|\boverlap")
_TOTALS = pattern(
    r"\b({number}|[a-z]+ty(-[a-z]+)?|[a-z]+teen|eleven|\d+)( {adj})? As( {word}){0,2} ({number}|"
    r"[a-z]+ty(-[a-z]+)?|[a-z]+teen|eleven|\d+)( {adj})? Bs"
)
"""`The clinic has 32 stations in three wards`"""
_NOT_BEFORE = pattern(r"\b{not}( {word}){0,2} ?$")
_ACTS = pattern(r"\b{think}\b")


def related(sentence: str, things: frozenset[str], people: frozenset[str] = frozenset()) -> tuple[Related, ...]:
    """What a sentence says of how many of two known things go together; `people` are those that are somebody."""
    if IS_WANTED.match(sentence) or _OURSELVES.match(sentence) or _CONDITION.match(sentence):
        return ()
    return tuple(found for one in lettered(sentence, things) if (found := _settled(one, people)) is not None)


def _settled(text: Lettered, people: frozenset[str]) -> Related | None:
    """What all that is said of two things comes to."""
    if len(text.names) != 2 or _TOTALS.search(text.text):
        return None
    one, other = text.names
    forth = set(_said(text.text, people=one in people))
    back = set(_said(text.swapped().text, people=other in people))
    if Said.BOTH in forth | back or (Said.SEVERAL in forth and Said.SEVERAL in back):
        return Related(one, other, Said.BOTH)
    for first, second, told in ((one, other, forth), (other, one, back)):
        if Said.ONE in told and Said.SEVERAL not in told and not _overlap(second, text.text):
            return Related(first, second, Said.ONE)
    for first, second, told in ((one, other, forth), (other, one, back)):
        if Said.SEVERAL in told:
            return Related(first, second, Said.SEVERAL)
    return None


def _overlap(name: str, text: str) -> bool:
    """Whether it only says that two events are not at once: `An item cannot be in two rentals at once`."""
    return name.rpartition(" ")[2] in EVENTS and _AT_ONCE.search(text) is not None


def _said(text: str, *, people: bool) -> Iterator[Said]:
    """What a sentence says of A and B, in this order; with `people`, an A is somebody."""
    for said, reader in READERS:
        match = reader.search(text)
        if match and not _ACTS.search(match[0]):
            if said is Said.SEVERAL and text[: match.start()].endswith(" of ") and match[0][0] != "B":
                continue  # `the recipe of a dish consists of lines`
            if _is_denied(said, text, match, reader) or (people and reader in NO_PEOPLE):
                continue
            yield said
    for elsewhere in ELSEWHERE:
        match = elsewhere.search(text)
        named_before = match is not None and re.search(r"\bBs?\b", text[: match.start()])
        if match and named_before and "B" not in match[0] and not _DENIED.search(match[0]):
            yield Said.SEVERAL


def _is_denied(said: Said, text: str, match: re.Match[str], reader: Pattern) -> bool:
    """Whether a sentence denies what a frame says that does not deny anything itself."""
    if said is Said.BOTH or reader in ANYHOW:
        return False
    denied = _DENIED.search(match[0]) or _NOT_BEFORE.search(text[: match.start()])
    return denied is not None
