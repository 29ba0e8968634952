"""States that a sentence lets a thing pass through: `A loan is wished for, then granted or refused`."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of
from plan.reading.words.state_words import is_noun_state
from plan.reading.words.states import is_state, looks_like_state, status

_SUBJECT = re.compile(
    r"^(?:(?:(?:in|after|until|before|within|during)\s+(?:that|this|the)\s*(?:time|period|meantime|beginning)?|at\s+first|first|initially),?\s+)?"
    r"(?:(?P<it>it|they|this)|(?:an?|each|every|the|any|our)\s+(?P<name>[a-z][\w-]*(?:\s[a-z][\w-]*)??)|(?P<many>[a-z]+s))\s+"
    r"(?=(?:is|are|has|have|becomes?|begins?|starts?|(?:can|may|could|might)\s+(?:also\s+)?(?:be|become|end|get))\b)",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r",?\s+(?:unless|or\s+until|until)\s+(?:it|they|the\s+[a-z]+)\s+(?:is|are|gets?|has\s+been|have\s+been)\s+(?P<one>[a-z]+)"
    r"(?:[^,]*?\s+or\s+(?:it\s+|they\s+|the\s+[a-z]+\s+)?(?:is\s+|are\s+)?(?P<other>[a-z]+(?:ed|n)))?\b.*$",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s*(?:[,;–—]|\bthen\b|\band\b|\bor\b|\beither\b|\bafterwards\b|\bfinally\b|\blater\b|\beventually\b)\s*"
)
_LEADING = re.compile(
    r"^(?:it['’]s|they['’]re|it|they|is|are|be|been|has|have|can|may|could|might|also|first|at\s+first|initially|becomes?|gets?|end(?:s)?\s+up(?:\s+as)?|"
    r"(?:begins?|starts?)(?:\s+(?:out|life))?\s+as|ends?\s+as|as|once|put|at\s+last|directly|still|only|again|after\s+[a-z]+|in\s+the\s+end|at\s+some\s+(?:point|stage|time))\s+"
)
_THEY = re.compile(
    r"^(?:either\s+)?(?:they|he|she|people|the\s+[a-z]+)\s+(?:(?:were|was|are|is)\s+(?:an?\s+)?(?P<being>[a-z]+(?:-[a-z]+)?)|(?P<did>came|come|paid|cancel|cancelled|withdraw|withdrew|left))$"
)
"""`later they came or they were a no-show`: what people did is the state that it is left in."""
_OR_THEY = re.compile(
    r"^(?:or|and|sometimes|but\s+sometimes)\s+(?:they|he|she)\s+(?P<did>cancel|withdraw)s?$", re.IGNORECASE
)
"""`Or they cancel.`"""
_DID = {"come": "came", "cancel": "cancelled", "withdraw": "withdrawn", "withdrew": "withdrawn"}
_AT_FIRST = re.compile(r"\s+(?:at\s+first|initially|to\s+begin\s+with)$")
_AS_A = re.compile(r"^an?\s+(?P<noun>[a-z]+)$")
_TRAILING = re.compile(
    r"\s+(?:by|with|when|once|as|until|while|if|because|since|where|before|after|in\s+the|at\s+the|on\s+the|within|during|to)\b.*$"
    r"|\s+for\s+(?!the\b).*$"
)
_INTO = re.compile(r"^(?:goes\s+|moves\s+|comes\s+)?into\s+(?P<where>[a-z]+)$")
"""`It goes into translation, then into print`"""
_PUT_ON = re.compile(r"^on\s+(?:the|an?)\s+(?P<list>[a-z]+(?:\s[a-z]+)?)$")
_CUES = re.compile(
    r"\b(?:then|first|either|finally|afterwards|later|eventually|unless|becomes?|ends?\s+(?:up|as)|(?:begins?|starts?)\s+(?:out\s+)?as)\b"
)
_MAY = re.compile(r"^(?:can|may|could|might)\s+(?:also\s+)?(?:be|become|end\s+up|get)\s")
_ENDS = words_of(
    "cancelled canceled withdrawn refused rejected declined dropped refunded returned expired closed reopened "
    "suspended revoked lost scrapped sold completed confirmed accepted approved abandoned dismissed upheld resolved "
    "lapsed terminated disputed postponed granted settled waived reserved retired"
)
"""What a thing may come to, where a sentence says only that it may."""
_ANOTHER = re.compile(r"^(?:the|an?|its|their|each|every|no)\s")
"""What begins a sentence about another thing: `and then the owner is informed`."""
_QUOTE = re.compile(r"[\"“”]")
_LONGEST = 4


def passing(sentence: str, known: Known) -> Iterator[Shape]:
    """The thing that a sentence says passes through states, with these; one that it only may come to is one more."""
    said = re.sub(r"[*_`]|\([^()]*\)", "", sentence.strip().rstrip(".;!"))
    if (did_so := _OR_THEY.match(said)) and known.spoken and known.keeps(Noun(known.spoken)):
        did = did_so["did"].lower()
        yield Shape(known.spoken, (status((_DID.get(did, did),)),))
        return
    match = _SUBJECT.match(said)
    if match is None or _QUOTE.search(said):  # what scenarios quote is read with their steps
        return
    named = match["name"] or singular(match["many"] or "")
    noun = known.called(Noun(named.lower())) if named else Noun(known.spoken)
    if not noun.name or not known.keeps(noun) or is_attribute(noun.name):
        return
    rest = said[match.end() :].lower()
    further = tuple(
        one for found in _UNLESS.finditer(f" {rest}") for one in found.groups() if one and looks_like_state(one)
    )
    states = tuple(dict.fromkeys((*_states(_UNLESS.sub("", f" {rest}").strip()), *further)))
    if len(states) > 1 and _CUES.search(rest):
        yield Shape(noun.name, (status(states),))
        return
    ends = tuple(one for one in states if one in _ENDS)
    if ends and (_MAY.match(rest) or (match["it"] and re.match(r"(?:has|have)\s", rest))):
        yield Shape(noun.name, (status(ends),))


def _states(text: str) -> tuple[str, ...]:
    """The states that a text names one after the other; none if one of its parts names no state."""
    found = []
    for part in filter(None, _PARTS.split(text)):
        bare = part.strip()
        if they := _THEY.match(bare):
            found.append(they["being"] or _DID.get(they["did"], they["did"]))
            continue
        if _LEADING.fullmatch(f"{bare} "):
            continue
        begins = re.search(r"^(?:is\s+)?(?:begins?|starts?|ends?)\b.*\bas\s+an?\s", f"{bare} ")
        while (shorter := _LEADING.sub("", bare)) != bare:
            bare = shorter
        bare = _AT_FIRST.sub("", _TRAILING.sub("", bare))
        if (on := _PUT_ON.match(bare)) is not None:
            bare = on["list"]
        elif (into := _INTO.match(bare)) is not None:
            bare = f"in {into['where']}"
        elif (noun := _AS_A.match(bare)) is not None and (begins or is_noun_state(noun["noun"])):
            bare = noun["noun"]
        elif _ANOTHER.match(bare) or not looks_like_state(bare):
            return ()
        if not bare or len(bare.split()) > _LONGEST:
            return ()
        found.append(bare)
    sure = sum(is_state(one) or is_noun_state(one) for one in found)
    return tuple(found) if sure * 2 > len(found) else ()
