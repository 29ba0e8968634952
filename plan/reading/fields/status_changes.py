"""The history of a thing's status, where a sentence asks that each change of it is kept.

`Every change of status is logged with the person and the time`; `Each time the state changes we store who did it and
when`; `Every step is kept with the person and the time`.
"""

import re

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import reference_to

_STATUS = r"(?P<word>status|state)"
_THING = r"(?P<of>[a-z][\w-]*(?:\s(?!(?:is|are|was|has|must|shall|should|will|changes?|with)\b)[a-z][\w-]*)?)"
_OF = rf"(?:\s+of\s+(?:an?|the|each|every)\s+{_THING}?(?=\s|$))?"
_CHANGE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:each|every|all|the)\s+changes?\s+(?:of|in|to)\s+(?:an?|the|each|every)\s+{_THING}['’]s\s+{_STATUS}",
        rf"\b(?:each|every|all|the)\s+changes?\s+(?:of|in|to)\s+(?:(?:its|the)\s+)?{_STATUS}{_OF}",
        rf"\b(?:each|every|all)\s+{_STATUS}\s+changes?{_OF}",
        rf"\b(?:when(?:ever)?|each\s+time|every\s+time)\s+(?:the|its)\s+{_STATUS}{_OF}\s+(?:is\s+)?change[sd]?",
        rf"\b(?:when(?:ever)?|each\s+time|every\s+time)\s+(?:an?|the)\s+{_THING}\s+changes\s+(?:its\s+)?{_STATUS}",
        r"^(?:each|every)\s+(?:one\s+)?(?:of\s+(?:these|those|the|its)\s+)?(?:steps?|changes?|transitions?|moves?)(?=\s+(?:is|are|must\s+be|shall\s+be)\b)(?P<of>)(?P<word>)",
    )
)
_KEPT = re.compile(
    r"\b(?:log(?:s|ged)?|record(?:s|ed)?|keeps?|kept|stores?|stored|saved?|notes?|noted|on\s+record|writ(?:e|ten))\b(?:\s+down)?"
    r"(?:\s*,?\s*(?:together\s+)?(?:with|by)\b)?\s*:?\s*(?P<list>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WHO = re.compile(
    r"^(?:who\b|(?:person|user|officer|clerk|employee|operator|member|by whom|(?:\w+\s)?by)\b)", re.IGNORECASE
)
_WHEN = re.compile(
    r"^(?:(?:at\s+)?(?:time|date|moment|day|timestamp|time\s+stamp|when)\b|\w+\s(?:at|on)$)", re.IGNORECASE
)


def tells_of_change(sentence: str) -> bool:
    """Whether a sentence speaks of changes of a status at all, whatever it wants of them."""
    said = sentence.strip()
    return any(pattern.search(said) for pattern in _CHANGE)


def status_change(sentence: str, spoken: str) -> Shape | None:
    """The changes of a thing's status that are to be kept, of `spoken` where no other is named; None without any."""
    said = sentence.strip().rstrip(".;!")
    match = next((found for pattern in _CHANGE if (found := pattern.search(said))), None)
    kept = _KEPT.search(said, match.end()) or _KEPT.search(said[: match.start()]) if match else None
    thing = singular(match["of"].lower()) if match and match["of"] else spoken
    if match is None or kept is None or not thing:
        return None
    told = kept["list"] if kept.start() >= match.end() else said[match.end() :].partition(" with ")[2]
    fields = [one.partition(" (")[0] for one in field_phrases(told)]
    asked = re.search(r"\bwho\b", told, re.IGNORECASE) is not None or any(map(_WHO.match, fields))
    timed = re.search(r"\bwhen\b", told, re.IGNORECASE) is not None or any(map(_WHEN.match, fields))
    if not (asked and timed) and not (match["word"] and asked | timed):
        return None
    word = (match["word"] or "status").lower()
    more = (
        one
        for one in field_phrases(told)
        if not (_WHO.match(one) or _WHEN.match(one) or word in one.split() or one.endswith(" it"))
    )
    old = (f"old {word}",) if re.search(r"\b(?:old|previous|former|from)\b", told, re.IGNORECASE) else ()
    return Shape(f"{thing} {word} change", (reference_to(thing), *old, word, "changed by", "changed at", *more))
