"""Lists inside a list of fields: what an invoice has, and `several lines, each with quantity and price`."""

import re
from functools import lru_cache

from plan.reading.text.finding import may_hold
from plan.reading.words.attribute_words import is_attribute

_ITEM = r"(?:an?\s+|the\s+|its\s+)?[a-z][a-z-]*(?:\s[a-z-]+){0,3}?"
_PART = (
    r"(?:(?:several|multiple|many|one\s+or\s+more|any\s+number\s+of|its|the)\s+)?(?P<noun>(?:[a-z-]+\s)?[a-z-]{3,}s)"
)
_NESTED = re.compile(
    rf"(?P<joint>,\s+(?:and\s+)?|\s+and\s+){_PART}"
    rf"(?:(?P<each>,?\s+each)\s+(?:with|having)|\s+with)\s+(?P<list>{_ITEM}(?:,\s+{_ITEM})*,?\s+and\s+{_ITEM})(?=$|[,.;])",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:has|have|consists?\s+of|contains?|carr(?:y|ies)|comprises?|holds?|includes?|with|keeps?|records?)\s",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[a-z][^s\W]s$", re.IGNORECASE)
"""Before one of several things that all have what is listed: `holidays, training days, vacations, each with …`."""
_PARTED = re.compile(r",?\s+and\s+|,\s+")
_ARTICLE = re.compile(r"^(?:an?|the|its)\s+", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def with_nested_lists(sentence: str) -> str:
    """A sentence with what each part of a thing has in brackets behind the part: `lines (quantity, price)`."""
    return (
        _NESTED.sub(_bracketed, sentence) if any(may_hold(sentence, word) for word in ("with", "having")) else sentence
    )


def _bracketed(match: re.Match[str]) -> str:
    fields = [_ARTICLE.sub("", one).strip() for one in _PARTED.split(match["list"])]
    listed = _HAS.search(match.string, 0, match.start()) is not None
    among_several = _SEVERAL.search(match.string, 0, match.start()) is not None
    if not listed or among_several or is_attribute(match["noun"]) or not all(map(is_attribute, fields[1:])):
        return match[0]
    return f"{match['joint']}{match['noun']} ({', '.join(fields)})"
