"""What the reader works on: documents, their blocks, and the statements in them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from plan.reading.text.finding import begins
from plan.requirements import Source

BlockKind = Literal["heading", "text", "item", "row", "code", "comment", "markup"]


class NoRequirementsError(Exception):
    """No document holds a story or a requirement; the text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as it was handed in."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document's structure; `text` keeps its source lines apart, the first of them at `line`.

    `depth` is a heading's level or an item's nesting from 1, `cells` and `columns` belong to a table row, `info` is
    the language of a code block. `markup` has no words of its own: a rule, a fence, a table's head or separator.
    """

    kind: BlockKind
    text: str
    line: int
    depth: int = 0
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    info: str = ""

    @property
    def end(self) -> int:
        """The block's last line."""
        return self.line + self.text.count("\n")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, item or row, free of markup; `lead` is what the writer set in bold in front of it."""

    text: str
    line: int
    kind: BlockKind = "text"
    depth: int = 0
    lead: str = ""
    lines: str = ""
    marked: frozenset[str] = frozenset()
    """What the paragraph writes in another way than its other words: in italics, as code, in quotes."""

    def line_of(self, name: str) -> int:
        """The line in which a thing is named, of a statement over several lines."""
        last = name.rsplit(maxsplit=1)[-1].removesuffix("y")  # a copy is named by `copies` too
        lines = self.lines.lower()
        return self.line + lines.count("\n", 0, max(0, begins(lines, last.lower())))


@lru_cache(maxsize=16_384)
def said(file: str, line: int) -> Source:
    """The source of a statement in `file`."""
    return Source(provenance="said", file=file, line=line)
