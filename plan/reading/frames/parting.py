"""Where one item of a list ends and the next begins, and which of them are only the values of the one before."""

import re
from collections.abc import Iterator, Sequence

from plan.reading.frames.remarks import note_of
from plan.reading.words.attribute_words import is_attribute

_OPENING, _CLOSING = "([{“", ")]}”"
JOINT = re.compile(
    r"\s*(?:,\s*(?:and|plus|as\s+well\s+as)\s+|,\s*|\s+(?:and|plus|as\s+well\s+as|&)\s+)",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
_FILLER = re.compile(
    r"^(?:with|and|plus|as\s+well\s+as|&|also|finally|then|besides|of\s+course|naturally|giving|stating|adding|just|only"
    r"|(?:on|upon|after)\s+[a-z]+,?\s+(?=an?\s|the\s))\s*(?<=\s)",
    re.IGNORECASE,
)
"""What stands in front of an item and belongs to none: `and of course the …`, `on cancellation a …`."""
_VALUES = re.compile(r"^(?P<what>[^:(]{2,40}):\s+(?P<first>\S.*)$")
_CHOICE = re.compile(r"^or\s|\sor\s")
_MOST_WORDS = 3
"""Words of a value."""
_OF_A_DESCRIPTION = 4
"""Words behind a colon that are no value any more."""


def parts_of(text: str) -> tuple[str, ...]:
    """The items of a list, each with its values in brackets behind it: `cut: men, women, kids` is one of them."""
    whole = parted_at(text, _SEMICOLON)
    alone = len(whole) == 1
    parts = [part for one in whole for part in (parted_at(one, JOINT) if alone or one.count(",") > 1 else [one])]
    return tuple(_with_values(parts))


def without_filler(part: str) -> str:
    """An item without the words in front of it that are no part of it."""
    return _FILLER.sub("", _FILLER.sub("", part))


def parted_at(text: str, joint: re.Pattern[str]) -> list[str]:
    """The text parted at each joint outside of brackets and quotes."""
    depths = tuple(_depths(text))
    parts, start = [], 0
    for match in joint.finditer(text):
        if depths[match.start()] == 0 and match.end() < len(text):
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _depths(text: str) -> Iterator[int]:
    """How many brackets are open at each character."""
    depth = 0
    for char in text:
        depth += (char in _OPENING) - (char in _CLOSING)
        yield max(depth, 0)


def _with_values(parts: Sequence[str]) -> Iterator[str]:
    field, values = "", list[str]()
    for part in parts:
        match = _VALUES.match(part)
        choice = part is parts[0] and _CHOICE.search(parts[-1]) is not None
        if match and (is_attribute(match["what"]) or choice):
            yield from _chosen(field, values)
            field, values = match["what"], [match["first"]]
            noted = note_of(match["first"])
            if noted or len(match["first"].split()) > _OF_A_DESCRIPTION:
                yield f"{field} ({match['first']})" if noted else field
                field = ""
        elif field and _is_value(part):
            values.append(without_filler(part))
        else:
            yield from _chosen(field, values)
            field = ""
            yield part
    yield from _chosen(field, values)


def _is_value(part: str) -> bool:
    few = len(part.split()) <= _MOST_WORDS and "(" not in part
    return few and not is_attribute(part) and note_of(part) is None


def _chosen(field: str, values: Sequence[str]) -> Iterator[str]:
    if field:
        yield f"{field} ({', '.join(one for value in values for one in re.split(r',? or ', value))})"
