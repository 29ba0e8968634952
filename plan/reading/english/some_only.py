"""What is kept of some of what was spoken of only: `For children we also want a parent's name and phone number`."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import partly_fields

_OF_SOME = re.compile(
    r"^(?:for|from|of|with)\s+(?!(?:an?|the|each|every|that|this|all|most|many|now|these|those)\s)"
    r"(?P<some>[a-z0-9][\w-]*(?:\s[\w-]+){0,3}?s|children|people|men|women)(?:\s+(?:under|over|above|below|from|with|without|who)\s[\w\s]+?)?,?\s+"
    r"(?:we|i|they)\s+(?:also\s+|additionally\s+|then\s+|only\s+)?(?:want|need|keep|note|record|ask\s+for|store)\s+(?:to\s+know\s+)?"
    r"(?P<list>(?:an?|the|their|its)\s.+)$",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"(?:an?|the|their)\s+(?P<whose>[a-z]+(?:\s[a-z]+)?)['’]s?\s+(?P<one>[a-z]+(?:\s[a-z]+)?)(?:\s+and\s+(?P<other>[a-z]+(?:\s[a-z]+)?))?$",
    re.IGNORECASE,
)


def of_some(sentence: str, known: Known) -> Iterator[Shape]:
    """The fields that only some of what was spoken of have, so that they may be missing."""
    match = _OF_SOME.match(sentence.strip().rstrip(".;!"))
    if match is None or not known.spoken or known.defines(Noun(match["some"].lower().removesuffix("s"))):
        return
    listed = match["list"]
    whose = _WHOSE.match(listed)
    if whose:
        if known.defines(Noun(whose["whose"].lower())):
            return
        listed = ", ".join(f"{whose['whose']}'s {one}" for one in whose.group("one", "other") if one)
    fields = listed_fields(listed)
    if whose or partly_fields(fields):
        yield Shape(known.spoken, tuple(one if "(" in one else f"{one} (optional)" for one in fields))
