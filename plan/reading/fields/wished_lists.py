"""A wish that lists behind a colon what is kept of what it makes: `log firings of a kiln: cone, ramp and hold`."""

import re

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.phrases import field_phrases
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import reference_to
from plan.reading.words.topics import is_thing, one_thing
from plan.reading.words.verbs import is_deed

_KEEPING = r"(?:log|record|note|keep|track|enter|add|register|store|write\s+down|file|document|collect|capture)"
_NOUN = r"[a-z][\w-]*(?:\s(?!(?:of|for|to|on|in|from|with|and|or|that|which|by|at)\b)[a-z][\w-]*){0,2}"
_WISHED = re.compile(
    rf"^{_KEEPING}\s+(?:(?:an?|the|all|each|every|any|new)\s+)*(?P<name>{_NOUN})"
    rf"(?:\s+(?:of|for|to|on)\s+(?:an?|each|every|the)\s+(?P<of>{_NOUN}))?\s*:\s+(?P<list>[^:]+)$",
    re.IGNORECASE,
)
_LONGEST = 4
"""Words that name a field."""


def wished_list(want: str) -> Shape | None:
    """What a wish keeps of the thing that it makes; None where what stands behind the colon is no list of fields."""
    match = _WISHED.match(want.strip().rstrip(".;"))
    name = one_thing(match["name"]) if match else ""
    fields = field_phrases(match["list"]) if match else ()
    if match is None or not name or not is_thing(name) or len(fields) < 2:
        return None
    if any(len(one.partition(" (")[0].split()) > _LONGEST or is_deed(one.split()[0], "the") for one in fields):
        return None
    of = (reference_to(singular(match["of"].lower())),) if match["of"] else ()
    return Shape(name, (*of, *fields))
