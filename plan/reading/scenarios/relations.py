"""What a step of a scenario says belongs to what: `a measurement of turbine "NH-07"`."""

import re
from collections.abc import Iterator, Mapping

from plan.reading.scenarios.words import ARTICLE, NAME, SHORT_NAME, WORD

_LITERAL = r"(?P<literal>\"[^\"]+\"|“[^”]+”|<[^<>]+>)"
_CALLED = re.compile(
    rf"\b(?P<name>(?!(?:of|for|in|on|at|to|from|with|by|is|as|and|or|the|than)\b){WORD})\s+{_LITERAL}", re.IGNORECASE
)
_ATTACHED = re.compile(
    rf"\b(?:{ARTICLE}\s+|new\s+)?\b(?P<name>{NAME})\s+(?P<by>for|of|at|in|on|to|from|against|into)\s+(?:{ARTICLE}\s+)?"
    rf"(?:(?P<whole>{NAME})|{_LITERAL})",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:enters?|creates?|adds?|makes?|raises?|opens?|books?|registers?|records?|schedules?|plans?|issues?|is|are)\s+$",
    re.IGNORECASE,
)
"""What stands before a thing that is only now made, so that what it is for, in or from is known of it."""
_HOLDS = re.compile(
    rf"^(?:an?\s+|each\s+|every\s+|the\s+)?(?P<owner>{WORD})s?\s+(?:holds?|has|have|owns?|keeps?)\s+(?:an?\s+|several\s+)?"
    rf"(?P<name>{SHORT_NAME})(?:\s+\([^()]*\))?\s+with\b",
    re.IGNORECASE,
)
_LINKED = re.compile(
    rf"\b(?:all|both|several|these|those)(?:\s+(?:two|three|four|five|six))?\s+(?P<name>{SHORT_NAME}s)\s+are\s+"
    rf"(?:linked|attached|added|assigned)\s+to\s+(?:the|an?)\s+(?P<whole>{NAME})",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:assigns?|adds?|picks?|chooses?|selects?|invites?)\s+"
    rf"(?:two\s+or\s+more|one\s+or\s+more|several|at\s+least\s+one|both|more\s+than\s+one)\s+(?P<name>{SHORT_NAME}s)\b",
    re.IGNORECASE,
)
_CHOOSES = re.compile(
    rf"\b(?:chooses?|picks?|selects?)\s+(?:an?|the|its|his|her|their)\s+(?P<name>{NAME})(?=$|,|\s+(?:for|from|of|in)\b)",
    re.IGNORECASE,
)
_NO_SECOND = re.compile(
    rf"\bno\s+(?:second|other|two)\s+(?P<name>{WORD})\s+with\s+(?:this|that|the\s+same)\s+(?P<field>{SHORT_NAME})"
    r"(?=$|[,.]|\s+(?:can|may|is|are|exists?)\b)",
    re.IGNORECASE,
)


def called(said: str) -> Iterator[tuple[str, str]]:
    """The literals of a step and what each names: the park "Noordhoek" is a park wherever it is named again."""
    return ((match["literal"], match["name"].lower()) for match in _CALLED.finditer(said))


def belongs(said: str, literals: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names of what belongs to something, and of that; `literals` are what each literal names."""
    if match := _HOLDS.match(said):
        yield match["name"], match["owner"]
    for match in _ATTACHED.finditer(said):
        before = said[: match.start()]
        if not before or match["by"].lower() == "of" or _MAKES.search(before):
            yield match["name"], match["whole"] or literals.get(match["literal"], "")


def several(said: str) -> Iterator[tuple[str, str]]:
    """The names of things of which several belong to something, and of that; empty where it was spoken of before."""
    for match in _LINKED.finditer(said):
        yield match["name"], match["whole"]
    if some := _SEVERAL.search(said):
        yield some["name"], ""


def chosen(said: str) -> str:
    """The name of the thing that a step picks for what is spoken of; empty if it picks none."""
    match = _CHOOSES.search(said)
    return match["name"] if match else ""


def never_twice(said: str) -> tuple[str, str] | None:
    """The thing of which a step says that no two have the same of something, and that."""
    match = _NO_SECOND.search(said)
    return (match["name"], match["field"].lower()) if match else None
