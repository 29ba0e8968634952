"""Abbreviations that a document explains in a list of its own: `WH wheel / BT batch`, `OP = operator`."""

import re
from collections.abc import Iterator

from plan.reading.text.naming import plural

_HEADING = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\W+)?(?:abbr(?:ev)?\w*|acronyms?|shorthand|short\s+forms)\b[^a-z\n]*$", re.IGNORECASE
)
_ENTRY = re.compile(
    r"(?<![\w-])(?P<short>[A-Z][A-Z0-9]{1,5})\b[*_`]*\s*(?:[=:|–—-]\s*)?(?P<long>[a-z][a-z-]+(?:\s[a-z-]+){0,2})"
    r"(?=\s*(?:\([^()\n]*\)\s*)?(?:\.?\s*$|[/;,|]))"
)
_FEWEST = 3
_MOST_LINES = 40
_MANY = r"several|many|all|some|any|both|these|those|more|number\s+of|two|three|four|five|old|past"
_SEVERAL = rf"(?P<several>\b(?:\d[\d ,.–-]*|{_MANY})\s+)?"
_NUMBERED = re.compile(r"\b(?:section|chapter|step|table|figure|no\.?|nr\.?|version)\s*$", re.IGNORECASE)
"""Before a number that counts nothing: `section 3`."""
_BEGINS = re.compile(r"^[\s#*>\d.)–-]*$")
"""What stands before the first word of a line."""


def with_abbreviations_spelt_out(text: str) -> str:
    """A document with what its abbreviations stand for in place of each, but where it explains them.

    Lines stay where they are; a document that explains fewer than three is left as it is.
    """
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if _HEADING.match(line)), None)
    if start is None:
        return text
    end = _end(lines, start)
    known = {short: long for line in lines[start + 1 : end] for short, long in _entries(line)}
    if len(known) < _FEWEST:
        return text
    short = re.compile(rf"{_SEVERAL}(?<![\w/`?&=.-])(?P<short>{'|'.join(map(re.escape, known))})(?![\w`=-]|\.\w)")

    def spelt_out(match: re.Match[str]) -> str:
        several, long = match["several"] or "", known[match["short"]]
        counted = several.strip() not in {"", "1"} and not _NUMBERED.search(match.string[: match.start()])
        said = plural(long) if counted else long
        begins = _BEGINS.match(match.string[: match.start("short")])
        return f"{several}{said[:1].upper() + said[1:] if begins else said}"

    told = [short.sub(spelt_out, line) for line in (*lines[:start], *lines[end:])]
    return "\n".join((*told[:start], *lines[start:end], *told[start:]))


def _end(lines: list[str], start: int) -> int:
    """Where the list behind a heading ends: with an empty line behind its first entry."""
    begun = False
    for at in range(start + 1, min(start + _MOST_LINES, len(lines))):
        found = any(True for _ in _entries(lines[at]))
        if begun and not found and not lines[at].strip(" |:-"):
            return at
        begun = begun or found
    return min(start + _MOST_LINES, len(lines))


def _entries(line: str) -> Iterator[tuple[str, str]]:
    yield from ((match["short"], match["long"].strip()) for match in _ENTRY.finditer(line))
