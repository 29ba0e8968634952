"""Who did something to a thing, and when, as a sentence says that it is kept: `Whoever opens a lock is recorded`."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import base_form, singular
from plan.reading.words.verbs import active

_KEPT = r"(?:recorded|noted|kept|logged|stored|saved|written\s+down|remembered)"
_WHOEVER = re.compile(
    r"^(?:whoever|the\s+(?:person|user|one|member\s+of\s+staff)\s+(?:who|that)|who)\s+(?P<verb>[a-z]{3,}(?:s|ed))\s+"
    r"(?:it|(?:an?|the|each|any)\s+(?P<of>[a-z][\w-]*(?:\s[a-z][\w-]*)?))\s+(?:is|gets|must\s+be|shall\s+be|has\s+to\s+be|should\s+be|will\s+be)\s+"
    rf"(?:also\s+|always\s+)?{_KEPT}(?P<time>,?\s+(?:with|and|together\s+with|along\s+with|plus)\s+(?:the\s+)?(?:time|date|moment|day|when)\b.*)?$",
    re.IGNORECASE,
)
_WHEN_DONE = re.compile(
    r"^(?:when(?:ever)?|once|if|as\s+soon\s+as)\s+(?:it|they|(?:an?|the)\s+(?P<of>[a-z][\w-]*))(?:['’]s|['’]re|\s+(?:is|are|gets?|has\s+been|have\s+been))\s+"
    r"(?P<done>[a-z]+(?:ed|en|wn|ght|ld|nt|t)(?:\s+(?:away|back|out|in|off|up|down|over))?),?\s+(?:we|i|they|you|he|she|the\s+[a-z]+(?:\s[a-z]+)?)\s+"
    r"(?:note|record|keep|enter|store|log|want|need|write\s+down)s?\s+(?:down\s+)?(?P<list>the\s+(?P<when>day|date|time|moment)\b.*?)(?:,\s+but\s.*)?$",
    re.IGNORECASE,
)
_BARE_MOMENT = frozenset(("day", "date", "time", "moment"))


def whoever(sentence: str, known: Known) -> Iterator[Shape]:
    """`Whoever opens a lock is recorded, with the time`, `When it's handed back we note the day and the reason`."""
    said = sentence.strip().rstrip(".;!")
    if match := _WHOEVER.match(said):
        owner = _owner(match["of"], known)
        done = _participle(match["verb"].lower())
        if owner and done:
            yield Shape(owner, (f"{done} by (optional)", *((f"{done} at (optional)",) if match["time"] else ())))
    elif match := _WHEN_DONE.match(said):
        owner = _owner(match["of"], known)
        fields = listed_fields(match["list"])
        if owner and fields and fields[0] in _BARE_MOMENT:
            end = "on" if match["when"].lower() in {"day", "date"} else "at"
            later = (f"{match['done'].lower()} {end} (optional)", *(_later(one) for one in fields[1:]))
            yield Shape(owner, later)


def _owner(name: str | None, known: Known) -> str:
    noun = known.called(Noun(singular((name or known.spoken).lower())))
    return noun.name if noun.name and known.keeps(noun) else ""


def _later(field: str) -> str:
    return field if "(" in field else f"{field} (optional)"


def _participle(verb: str) -> str:
    """What is done, of a verb as it stands behind `who`: `opens` is `opened`; empty where it is not plain."""
    if verb.endswith("ed"):
        return verb if active(verb) else ""
    bare = base_form(verb)
    return f"{bare}d" if bare.endswith("e") else f"{bare[:-1]}ied" if bare.endswith("y") else f"{bare}ed"
