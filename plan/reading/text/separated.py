"""A table that a tracker or a spreadsheet exported as separated values, as blocks."""

import csv

from plan.reading.text.document import Block
from plan.reading.text.markdown import HEADER

_SUFFIXES = (".csv", ".tsv")
_SEPARATORS = (",", ";", "\t", "|")


def is_separated(name: str) -> bool:
    """Whether a document holds separated values, by its name."""
    return name.casefold().endswith(_SUFFIXES)


def separated_blocks(text: str) -> list[Block] | None:
    """The rows of a cleaned document, each at its first line; None if it is no such table."""
    head = next((line for line in text.split("\n") if line.strip()), "")
    separator = max(_SEPARATORS, key=head.count)
    if separator not in head:
        return None
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=separator)
    blocks: list[Block] = []
    columns: tuple[str, ...] = ()
    line = 1
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                info = "" if columns else HEADER
                columns = columns or cells
                blocks.append(Block("row", " | ".join(cells), line, 0, cells, columns, info))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return blocks
