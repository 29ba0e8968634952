"""A Markdown document as blocks with line numbers."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plan.reading.text.document import Block

# Inline markup is read by `markup`; indented code is nearly always an indented sentence in a requirements
# document; a reference definition would make `[FR-1]: The system shall…` vanish.
_PARSER = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table").disable(["code", "reference"])
_PARSER.core.ruler.enableOnly(["normalize", "block"])

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:(?!---|\.\.\.).*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"^[ >]{0,12}(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*?)\s*$")
MOST_SLIPS = 20
HEADER = "header"
"""The `info` of a table's first row."""

_CELL = re.compile(r"(?<!\\)\|")
_TAGS_ONLY = re.compile(r"\s*(?:</?[A-Za-z][^<>\n]{0,300}>\s*)+")


def markdown_blocks(text: str) -> list[Block]:
    """The blocks of a cleaned document, in order; a line that none covers is blank, or nested too deep to parse."""
    blocks: list[Block] = []
    front = _FRONT_MATTER.match(text)
    if front:
        lines = front[0].rstrip("\n").split("\n")
        blocks = [Block("item", line.strip(), number, 1) for number, line in enumerate(lines, 1) if line.strip(" -.")]
        blocks += [Block("markup", lines[0], 1), Block("markup", lines[-1], len(lines))]
        text = "\n" * front[0].count("\n") + text[front.end() :]
    text, fences = _without_open_fence(text)
    walk = _Walk(text)
    for token in _PARSER.parse(text):
        walk.take(token)
    return blocks + fences + walk.blocks


def _without_open_fence(text: str) -> tuple[str, list[Block]]:
    """A fence that nobody closed is a slip: what follows it is text, not code to the end of the document."""
    lines = text.split("\n")
    slips: list[Block] = []
    start = 0
    while len(slips) < MOST_SLIPS and (at := _open_fence(lines, start)) is not None:
        lines[at] = ""
        slips.append(Block("markup", "", at + 1))
        start = at + 1
    return "\n".join(lines), slips


def _open_fence(lines: list[str], start: int) -> int | None:
    opened: tuple[int, str] | None = None
    for at, line in enumerate(lines[start:], start):
        fence = _FENCE.match(line)
        if fence and opened is None:
            opened = at, fence["mark"]
        elif fence and opened and fence["mark"].startswith(opened[1]) and not fence["info"]:
            opened = None
    return opened[0] if opened else None


class _Walk:
    """Gathers blocks from markdown-it's flat run of tokens."""

    def __init__(self, text: str) -> None:
        self.source = text.split("\n")
        self.blocks: list[Block] = []
        self.lists = 0
        self.item_starts = False
        self.heading = 0
        self.row_line = 0
        self.in_head = False
        self.columns: tuple[str, ...] = ()
        self.cells: list[str] | None = None

    def take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self.lists -= 1
            case "list_item_open":
                self.item_starts = True
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0
            case "thead_open" | "thead_close":
                self.in_head = token.type == "thead_open"
            case "tr_open":
                self.cells = []
                self.row_line = _first(token)
            case "tr_close":
                self._row()
            case "inline":
                self._inline(token)
            case "hr" | "fence" | "html_block":
                self._literal(token)

    def _inline(self, token: Token) -> None:
        line = _first(token)
        if self.cells is not None:
            self.cells.append(token.content)
        elif self.heading:
            # A rule drawn right under a paragraph makes it a heading by accident.
            accident = token.markup in ("-", "=") and _is_sentence(token.content)
            self.blocks.append(Block("text" if accident else "heading", token.content, line, self.heading))
            if token.markup in ("-", "="):
                self.blocks.append(Block("markup", "", (token.map or [0, 0])[1]))
        else:
            self.blocks.append(Block("item" if self.item_starts else "text", token.content, line, self.lists))
        self.item_starts = False

    def _row(self) -> None:
        cells, self.cells = tuple(self.cells or ()), None
        if self.in_head:
            self.columns = cells
            self.blocks.append(Block("row", " | ".join(cells), self.row_line, 0, cells, cells, HEADER))
            self.blocks.append(Block("markup", "", self.row_line + 1))
        else:
            # The parser drops cells that have no column.
            written = tuple(cell.strip() for cell in _CELL.split(self.source[self.row_line - 1].strip().strip("|")))
            cells = max(cells, written, key=len)
            self.blocks.append(Block("row", " | ".join(cells), self.row_line, self.lists, cells, self.columns))

    def _literal(self, token: Token) -> None:
        first, end = token.map or [0, 0]
        lines = self.source[first:end]
        if token.type == "fence":
            self.blocks.append(Block("markup", "", first + 1))
            closed = len(lines) > 1 and lines[-1].strip().startswith(token.markup)
            body = lines[1:-1] if closed else lines[1:]
            self.blocks.append(Block("code", "\n".join(body), first + 2, info=token.info.strip().casefold()))
            if closed:
                self.blocks.append(Block("markup", "", end))
        elif token.type == "hr":
            self.blocks.append(Block("markup", lines[0], first + 1))
        else:
            self._html(lines, first + 1)

    def _html(self, lines: list[str], first: int) -> None:
        comment = lines[0].lstrip().startswith("<!--")
        for number, line in enumerate(lines, first):
            if not line.strip():
                continue
            if comment:
                comment = "-->" not in line
                self.blocks.append(Block("comment", line.strip(), number))
            elif _TAGS_ONLY.fullmatch(line):
                self.blocks.append(Block("markup", line, number))
            else:
                self.blocks.append(Block("text", line, number, self.lists))


def _is_sentence(text: str) -> bool:
    return "\n" in text or len(text.split()) > 6 or text.rstrip().endswith((".", ",", ";", "!", "?"))


def _first(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0
