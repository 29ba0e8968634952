"""Building Markdown documents out of text that is data: nothing in it becomes markup.

Only a pair of backticks within one text keeps its meaning, because what it encloses is shown as it stands.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from plan.drawing import Drawing
from plan.legend import Of, legend

_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CODE = re.compile(r"(?<!`)`([^`]*[^`\s][^`]*)`(?!`)")
_SPECIAL = re.compile(r"[\\`*\[\]<|$]|(?<=\S)~|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_BLOCK_START = re.compile(r"(?:[#+=>-]|~(?=~)|\d+(?=[.)]))")
DRAWING_WIDTH = 110
_PIPE = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"`{3,}")


@lru_cache(maxsize=16_384)  # most texts of a plan stand in several of its documents
def plain_line(text: str) -> str:
    """Return text on one line, without characters that a reader cannot see."""
    return " ".join(_INVISIBLE.sub("", text).split())


@lru_cache(maxsize=16_384)
def inline(text: str) -> str:
    """Return text as Markdown that shows it on one line."""
    flat = plain_line(text)
    pieces = _CODE.split(flat)
    shown = "".join(
        f"`{piece.strip()}`" if position % 2 else _SPECIAL.sub(lambda match: "\\" + match[0], piece)
        for position, piece in enumerate(pieces)
    )
    start = _BLOCK_START.match(shown)
    if start is None:
        return shown
    at = start.end() if start[0].isdigit() else start.start()
    return shown[:at] + "\\" + shown[at:]


@lru_cache(maxsize=16_384)
def code(text: str) -> str:
    """Return text as a code span that shows it on one line, whatever backticks it holds."""
    flat = plain_line(text)
    if not flat:
        return ""
    longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
    padding = " " if flat.startswith("`") or flat.endswith("`") else ""
    return "`" * (longest + 1) + padding + flat + padding + "`" * (longest + 1)


def codes(texts: Iterable[str]) -> str:
    """Return texts as code spans in a row."""
    return ", ".join(code(text) for text in texts if text)


def link(text: str, target: str) -> str:
    """Return a link that shows text and leads to a target of our own making."""
    return f"[{inline(text) or '—'}]({target})"


class Document:
    """A Markdown document, or a part of one without a title. Arguments called `markdown` are inserted as they stand."""

    def __init__(self, title: str = "") -> None:
        self._blocks = [f"# {inline(title)}"] if inline(title) else []

    def heading(self, level: int, text: str) -> None:
        """Begin a section."""
        self._blocks.append(f"{'#' * level} {inline(text) or '—'}")

    def text(self, markdown: str) -> None:
        """Add a paragraph, if there is anything in it."""
        if markdown:
            self._blocks.append(markdown)

    def bullets(self, markdown: Iterable[str], indent: int = 0) -> None:
        """Add a list, if it has entries."""
        lines = [f"{' ' * indent}- {line}" for line in markdown if line]
        if lines:
            self._blocks.append("\n".join(lines))

    def lines(self, markdown: Iterable[str]) -> None:
        """Add lines that already are list entries with their own indentation."""
        lines = list(markdown)
        if lines:
            self._blocks.append("\n".join(lines))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table of Markdown cells, if it has rows."""
        self.text(table(headings, rows))

    def drawing(self, drawing: Drawing, of: Of) -> None:
        """Add a drawing, made for a page of `DRAWING_WIDTH` columns, and what its marks mean."""
        self.fence("text", "\n".join(line.rstrip() for line in drawing.lines()))
        if marks := legend(of, drawing):
            self.text(inline(marks))

    def fence(self, language: str, text: str) -> None:
        """Add a block of code."""
        shown = _INVISIBLE.sub("", text).rstrip()
        fence = "`" * max([3, *(len(run) + 1 for run in _FENCE.findall(shown))])
        self._blocks.append(f"{fence}{language}\n{shown}\n{fence}")

    def render(self) -> str:
        """Return the whole document."""
        return "\n\n".join(self._blocks) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown cells; nothing if it has no rows."""
    body = [_row([_cell(cell) for cell in row]) for row in rows]
    return "\n".join([_row(headings), _row(["---"] * len(headings)), *body]) if body else ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(markdown: str) -> str:
    """Keep a pipe within a code span from ending its cell; other pipes are escaped already."""
    return _PIPE.sub(r"\\|", markdown) or "—"
