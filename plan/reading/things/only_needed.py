"""Which fields may be missing, where a sentence names those that may not: `Only the name is compulsory`."""

import re

from plan.reading.fields.data_shapes import Shape
from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.text.naming import folded
from plan.reading.words.attribute_words import REFERENCE

_NEEDED = r"(?:compulsory|mandatory|obligatory|required|needed|necessary)"
_FREE = r"(?:optional|voluntary|(?:may|can)\s+(?:be\s+)?(?:left\s+|stay\s+|remain\s+)?(?:blank|empty|missing|out|open))"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^only\s+(?P<fields>.{{2,80}}?)\s+(?:is|are|(?:must|has\s+to|have\s+to)\s+be)\s+(?:{_NEEDED}|given|filled\s+in|entered)\b",
        rf"^(?:all|everything)\s+(?:of\s+(?:it|them)\s+)?(?:but|except(?:\s+for)?|besides|other\s+than|apart\s+from)\s+(?P<fields>.{{2,80}}?)\s+(?:is\s+|are\s+)?{_FREE}\b",
        rf"^(?P<fields>.{{2,80}}?)\s+(?:is|are)\s+{_NEEDED}[,;:–—]?\s+(?:and\s+|but\s+)?(?:the\s+rest|the\s+others?|everything\s+else|all\s+(?:the\s+)?others?)\s+"
        rf"(?:is\s+|are\s+)?{_FREE}\b",
    )
)
_AND = re.compile(r"\s*(?:,|\band\b|\bor\b)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)
_SETTLED = ("(optional", REFERENCE, "(several)", "(boolean)", "status (")


def others_optional(sentence: str, thing: ShapeDraft | None) -> Shape | None:
    """The thing with all of its fields as optional but those that a sentence says are needed; None if it says none."""
    match = next((found for form in _FORMS if (found := form.match(sentence.strip()))), None)
    if match is None or thing is None:
        return None
    needed = {folded(_ARTICLE.sub("", one)) for one in _AND.split(match["fields"]) if one}
    bare = {field: folded(field.partition(" (")[0]) for field in thing.fields}
    if not any(name in needed for name in bare.values()):
        return None  # it is said of something else
    free = [one for one in thing.fields if bare[one] not in needed and not any(mark in one for mark in _SETTLED)]
    return Shape(thing.name, tuple(f"{one.partition(' (')[0]} (optional)" for one in free)) if free else None
