"""Sentences about what a thing is kept in, or by half its name, put so that they are about the thing itself."""

import re

from plan.reading.text.naming import plural, singular
from plan.reading.words.attribute_words import is_attribute

_PLACE = r"(?:list|catalogue|catalog|register|directory|index|inventory|registry)"
_WHOSE = r"(?:the|our|this|that|its|their)\s+(?:[a-z]+(?:ed|al|on)\s+)?"
_ENTRY = re.compile(
    r"\b(?P<which>(?:an?|the|each|every|one|no|any|all|most|some)\s+)?(?P<entry>entry|entries|items?|records?|rows?)\s+"
    rf"(?:in|of|on|from)\s+{_WHOSE}(?P<of>[a-z]+(?:\s[a-z]+)?)\s+{_PLACE}\b(?!\s+of\b)",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"\b(?:an?\s+)?(?:copy|copies|record)\s+of\s+(?=(?:each|every|all|any)\s+[a-z])",
    re.IGNORECASE,
)
_NAMED_WHOLE = frozenset(("waiting", "price", "packing", "shopping", "mailing", "guest"))
"""What a list is of whose name is that of the whole list."""

_OF_THE_FIELD = r"(?:numbers?|no|names?|prices?|costs?|codes?|types?|kinds?|sizes?|tests?|of)"
"""What stands behind such a word where it is part of a field's name: the unit price."""


def of_what_is_held(sentence: str) -> str:
    """The sentence with a thing instead of the entry in its list: `Entries in the supplier list have a unique name`."""
    return _COPY.sub("", _ENTRY.sub(_thing, sentence))


def in_full_name(sentence: str, name: str) -> str:
    """The sentence with the whole name of what it stands below, where it says only the last word, which may be a field:
    `Every unit has a tag`, below `Storage units`.
    """
    before, _, last = name.rpartition(" ")
    if not before.isalpha() or not is_attribute(last):
        return sentence
    alone = rf"{re.escape(last)}\b(?!\s+{_OF_THE_FIELD}\b)"
    short = rf"(?<!{re.escape(before)} )\b(?P<which>an?|the|each|every|one|no|this|that)\s+(?={alone})"
    return re.sub(short, lambda match: f"{match['which']} {before} ", sentence, flags=re.IGNORECASE)


def _thing(match: re.Match[str]) -> str:
    name = match["of"]
    if name.partition(" ")[0].lower() in _NAMED_WHOLE:
        return match[0]
    many = match["entry"].lower().endswith("s")
    return f"{match['which'] or ''}{plural(singular(name)) if many else singular(name)}"
