"""Text from a plan, a model or a file on its way to the screen: always data, never markup."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from sessions.text import plain

Part = str | tuple[str, str] | Content
"""A piece of a line: plain text, text with a style, or what was built before."""

_SEPARATORS = "-_.,:;=&?"
"""Where a long word may be broken that has no slashes."""

MAX_LINE = 20_000
"""More characters than this of one line are never laid out: no screen shows them."""


def safe(text: str) -> str:
    """Return `text` as one line without control, escape and bidi characters."""
    return plain(text[:MAX_LINE], newlines=False)


def line(*parts: Part) -> Content:
    """Return one line made of `parts`; text in it is cleaned, markup in it means nothing."""
    return Content("").join(_part(part) for part in parts if part)


def _part(part: Part) -> Content:
    if isinstance(part, Content):
        return part
    text, style = (part, "") if isinstance(part, str) else part
    return Content.styled(_inner(text), style) if style else Content(_inner(text))


def _inner(text: str) -> str:
    """Clean one line but keep its own spacing, which alignment depends on."""
    return plain(text[:MAX_LINE]).replace("\n", " ").replace("\t", " ")


def clip(content: Content, width: int) -> Content:
    """Return `content` cut to `width` cells, with an ellipsis where something is missing."""
    return content.truncate(max(0, width), ellipsis=True)


def fit(content: Content, width: int) -> Content:
    """Return `content` in exactly `width` cells, cut or padded at its right."""
    cut = clip(content, width)
    return cut.pad_right(max(0, width - cut.cell_length))


def between(left: Content, right: Content, width: int) -> Content:
    """Return `left` and `right` at the ends of `width` cells; the left one gives way."""
    end = clip(right, width)
    room = width - end.cell_length
    if room <= 1:
        return end
    return fit(left, room) + end


def folded(text: str, width: int) -> str:
    """Return one line of text with its words that are wider than `width`, such as paths, broken after separators."""
    if cell_len(text) <= width:
        return text
    return " ".join("\n".join(_parts(word, width)) if cell_len(word) > width else word for word in text.split(" "))


def _parts(word: str, width: int) -> Iterator[str]:
    while cell_len(word) > width:
        end = len(set_cell_size(word, max(1, width)).rstrip()) or 1
        start = word[:end]
        after = max(start.rfind(one, 1) for one in "/\\") + 1 or max(start.rfind(one, 1) for one in _SEPARATORS) + 1
        after = after or end
        yield word[:after]
        word = word[after:]
    yield word


def wrap(text: str, width: int, most: int = 0) -> list[str]:
    """Return `text` in lines of at most `width` cells, at most `most` of them (0: all)."""
    lines = Content(folded(safe(text), max(1, width))).wrap(max(1, width)) if text.strip() else []
    if most and len(lines) > most:
        kept = [str(part).rstrip() for part in islice(lines, most)]
        kept[-1] = str(Content(kept[-1] + "…").truncate(width, ellipsis=True))
        return kept
    return [str(part).rstrip() for part in lines]


def joined(items: Iterable[str], separator: str = ", ") -> str:
    """Return the items that are not empty in one line."""
    return separator.join(safe(item) for item in items if item.strip())


def listed(items: Sequence[str]) -> str:
    """Return the items as a sentence has them: `a, b and c`."""
    *most, last = items or ("",)
    return f"{joined(most)} and {safe(last)}" if most else safe(last)


def count(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: `1 table`, `12 tables`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
