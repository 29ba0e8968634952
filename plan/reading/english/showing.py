"""What a sentence asks to see of a known thing: who took it, what it comes to."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.verbs import active, participle

_WHO_DID = re.compile(
    r"\b(?:show|say|see|know|record|note|tell|remember)s?\s+(?:me\s+|us\s+)?who\s+(?P<verb>took|made|wrote|gave|sold|sent|did|[a-z]+ed)\s+(?:the|an?|each|every)\s+"
    r"(?P<of>[a-z]+(?:\s[a-z]+)?)(?=$|[,.;!]|\s+and\b)",
    re.IGNORECASE,
)
_COMES_TO = re.compile(
    r"\bwhat\s+(?:the\s+(?:whole\s+)?|an?\s+|each\s+)(?P<of>[a-z]+(?:\s[a-z]+)?)\s+(?:comes\s+to|adds\s+up\s+to|costs\s+(?:altogether|in\s+total|in\s+all))\b",
    re.IGNORECASE,
)
_TAKEN = {"took": "taken", "made": "made", "wrote": "written", "gave": "given", "sold": "sold", "sent": "sent"}
_CHANGING = frozenset(("changed", "edited", "altered", "deleted", "moved"))
"""What is done again and again, so that a history says it."""


def shown(sentence: str, known: Known) -> Iterator[Shape]:
    """`It should show who took the parcel`, `I want to know what the whole order comes to`."""
    said = sentence.strip().rstrip(".;!")
    if (match := _WHO_DID.search(said)) and match["verb"].lower() not in _CHANGING:
        of, verb = known.called(Noun(match["of"].lower())), match["verb"].lower()
        done = _TAKEN.get(verb) or (participle(active(verb)) if active(verb) else "")
        if done and known.defines(of) and known.is_thing(of):
            yield Shape(of.name, (f"{done} by (a user)",))
    if match := _COMES_TO.search(said):
        of = known.called(Noun(match["of"].lower()))
        if known.defines(of) and known.is_thing(of):
            yield Shape(of.name, ("total amount",))
