"""Where a sentence does not end although a full stop stands there: behind abbreviations and ordinals of dates."""

import re

_ABBREVIATED = (
    *(
        r"e\.g",
        r"i\.e",
        r"\bvs",
        r"\b(?<!or )[Nn]o",
        r"\bz",
        r"z\. B",
        r"z\.B",
        r"\bd",
        r"d\. h",
        r"u\. a",
        r"\bca",
        r"\bbzw",
        r"\bNr",
        r"\bStd",
        r"\binkl",
        r"\bDr",
        r"\bDra",
        r"\bMr",
        r"\bMrs",
        r"\bMs",
        r"\bProf",
    ),
    *(r"\bSr", r"\bSra", r"\bMme", r"\bp", r"\bej", r"p\. ex", r"\bnúm", r"\bnº"),
)
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
NOT_ABBREVIATED = "".join(rf"(?<!{one}\.)" for one in _ABBREVIATED)
"""What must not stand in front of the space between two sentences."""
NOT_DATED = rf"(?!(?:{_MONTHS})\b)"
"""What must not stand behind it: `ab 1. Juli`."""
_END = re.compile(rf"(?<=[.!?]){NOT_ABBREVIATED}\s+{NOT_DATED}")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(one for part in _END.split(text) if (one := part.strip()))
