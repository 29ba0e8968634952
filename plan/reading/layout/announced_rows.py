"""Tables of fields below the sentence that announces them: `For a patient the following shall be recorded:`.

Their head says no more than that they list something (`Item | Remarks`), so that each row is an item of that sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plan.reading.layout.state_diagrams import rows_below
from plan.reading.text.document import Block
from plan.reading.text.markdown import HEADER
from plan.reading.text.markup import one_line, words

_ANNOUNCES = re.compile(
    r"\b(?:following|these|records?|recorded|keeps?|kept|stores?|stored|holds?|held|notes?|noted|needs?|needed|enters?|entered|"
    r"registers?|registered|captures?|captured|collects?|collected|asks?|asked|known?)\b[^.]*:\s*$",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"(?:items?|information|data|datum|details?|particulars?|what|contents?|things?|data\s+items?)", re.IGNORECASE
)
_REMARKS = re.compile(
    r"(?:remarks?|notes?|comments?|optional\??|mandatory\??|required\??|type|format|values?|examples?|description)",
    re.IGNORECASE,
)


def with_announced_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the rows of each such table as items of a list."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        found.append(block)
        if block.kind not in ("text", "item") or not _ANNOUNCES.search(words(block.text)):
            continue
        head = next((n for n in range(at, len(blocks)) if blocks[n].kind != "markup"), None)
        if head is None or not _is_head(blocks[head]):
            continue
        rows = rows_below(blocks[head + 1 :])
        found += _items(rows, block.depth + 1 if block.kind == "item" else 1)
        at = blocks.index(rows[-1], head) + 1 if rows else head + 1
    return found


def _is_head(block: Block) -> bool:
    if block.kind != "row" or block.info != HEADER or not block.cells:
        return False
    first, *others = (one_line(words(cell)) for cell in block.cells)
    return _LISTS.fullmatch(first) is not None and all(map(_REMARKS.fullmatch, others))


def _items(rows: Sequence[Block], depth: int) -> Iterator[Block]:
    for row in rows:
        first, *others = (one_line(words(cell)) for cell in row.cells)
        remarks = ", ".join(filter(None, others))
        text = f"- {first} ({remarks[:1].lower()}{remarks[1:]})" if remarks else f"- {first}"
        yield replace(row, kind="item", text=text, depth=depth, cells=(), columns=(), info="")
