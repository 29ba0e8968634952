"""Lengths of time as plans write them: `15 minutes`, `every 5 min`, `daily`."""

import re
from collections.abc import Iterator

_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10_080, "month": 43_200, "year": 525_600}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "ten": 10, "every": 1, "each": 1, "per": 1}
_LENGTH = re.compile(
    r"(?P<number>\d{1,9}(?:[.,]\d{1,3})?|\b(?:an?|one|two|three|ten|every|each|per))[\s-]*"
    r"(?P<unit>sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|[hd]|days?|nights?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"\b(hour|dai|night|week|month|year)ly\b", re.IGNORECASE)
_ADVERBS = {"hour": "hour", "dai": "day", "night": "day", "week": "week", "month": "month", "year": "year"}
_UNITS = (("sec", "second"), ("min", "minute"), ("h", "hour"), ("d", "day"), ("n", "day"))


def minutes(text: str) -> Iterator[float]:
    """Return each length of time in a text, in minutes."""
    for found in _LENGTH.finditer(text):
        written = found["number"].lower()
        number = _NUMBERS[written] if written in _NUMBERS else float(written.replace(",", "."))
        yield number * _MINUTES[_unit(found["unit"].lower())]
    for adverb in _ADVERB.finditer(text):
        yield _MINUTES[_ADVERBS[adverb[1].lower()]]


def _unit(written: str) -> str:
    return next((unit for start, unit in _UNITS if written.startswith(start)), written.rstrip("s"))
