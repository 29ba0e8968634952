"""Numbered lines that are headings though nothing marks them as such: `1.3  Cellars` right above a list."""

import re

_HEADING = re.compile(r"^(?P<number>\d{1,2}(?:(?:\.\d{1,2}){1,3}\.?)?)[ \t]+(?P<title>[^\W\d_a-z][^.:;!?|\n]{1,60})$")
_ITEM = re.compile(r"^[ \t]+[-*•+][ \t]")
_MARKED = re.compile(r"^(?:#{1,6}[ \t]+\S|={3,}[ \t]*$|-{3,}[ \t]*$|```|~~~)", re.MULTILINE)
"""A heading that is marked, or code, in which no line is touched."""
_MOST_WORDS = 6
_FEWEST = 3


def with_numbered_headings(text: str) -> str:
    """A Markdown text with the marks of headings in front of such lines, where no heading of it has any."""
    lines = text.split("\n")
    if _MARKED.search(text) or sum(_stands_over_items(lines, at) for at in range(len(lines))) < _FEWEST:
        return text
    return "\n".join(
        f"{'#' * (2 + line.split()[0].strip('.').count('.'))} {line}" if _is_heading(lines, at) else line
        for at, line in enumerate(lines)
    )


def _is_heading(lines: list[str], at: int) -> bool:
    """Whether a line is a heading: above items, or above a heading of a part of it."""
    if _stands_over_items(lines, at):
        return True
    own, below = _HEADING.match(lines[at]), _HEADING.match(lines[at + 1]) if at + 1 < len(lines) else None
    return own is not None and below is not None and below["number"].startswith(f"{own['number'].rstrip('.')}.")


def _stands_over_items(lines: list[str], at: int) -> bool:
    own = _HEADING.match(lines[at])
    short = own is not None and len(own["title"].split()) <= _MOST_WORDS
    return short and at + 1 < len(lines) and _ITEM.match(lines[at + 1]) is not None
