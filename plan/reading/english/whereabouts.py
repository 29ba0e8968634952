"""Where a thing is, as a question that is to be answered: `we note in which depot it is being kept`."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import reference_to

_KEEPING = r"(?:note|record|store|keep|know|see|show|say|track|remember|enter|mark|find|tell|write\s+down|look\s+up)s?"
_IN = r"(?:in|at|on|under|with|by|from|to|inside|for)"
_WHICH = rf"{_IN}\s+(?:which|what)\s+[a-z]+(?:\s[a-z]+)?"
_WHERE = re.compile(
    rf"\b{_KEEPING}\s+(?:down\s+)?(?P<asked>{_WHICH}(?:(?:,|\s+and|,\s+and)\s+{_WHICH})*)\s+"
    r"(?:(?P<it>it|they)|(?:an?|the|each|every)\s+(?P<of>[a-z]+(?:\s[a-z]+)??))\s+"
    r"(?:is|are|was|were|has|hangs?|stands?|lies|sits?|lives?|belongs?|goes|stays?|works?|usually|currently|now)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"{_IN}\s+(?P<ask>which|what)\s+(?P<other>[a-z]+(?:\s(?!and\b)[a-z]+)?)", re.IGNORECASE)
_LATER = re.compile(r"^(?:when|once|if|as\s+soon\s+as|after)\b", re.IGNORECASE)


def whereabouts(sentence: str, known: Known) -> Iterator[Shape]:
    """What a sentence says we have to know of where a thing is: a known place, or a number of one."""
    match = _WHERE.search(sentence)
    if match is None:
        return
    of = known.called(Noun(match["of"].lower() if match["of"] else known.spoken))
    if not of.name or not known.defines(of) or known.is_somebody(of):
        return
    note = "optional" if _LATER.match(sentence.strip()) else ""
    fields = []
    for one in _ASKED.finditer(match["asked"]):
        other = known.called(Noun(one["other"].lower()))
        if known.defines(other) and other.name != of.name:
            fields.append(reference_to(other.name).replace("(reference)", f"(reference{f', {note}' if note else ''})"))
        elif one["ask"].lower() == "which" and not known.is_vague(other):
            fields.append(f"{other.name} ({note})" if note else other.name)
    if fields:
        yield Shape(of.name, tuple(fields))
