"""Differences between two revisions in two columns: what was on the left, what is on the right."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from textual.content import Content

from plan.change_words import change_in_words
from plan.changes import Change
from tui.change_lines import MARKS, ChangeLine
from widgets.text import safe, wrap

FROM = 140
"""The width of a screen from which on there is room for two columns."""
Row = tuple[ChangeLine | None, ChangeLine | None]


def side_by_side(changes: Iterable[Change], width: int) -> Iterator[Row]:
    """Yield rows of two columns, each `width` wide: added items stand on the right alone, removed ones on the left."""
    for change in changes:
        head = f"{MARKS[change.kind]} {safe(change_in_words(change.key))}"
        if change.kind == "added":
            yield from ((None, ChangeLine("added", text)) for text in _cell(head, change.new, width))
        elif change.kind == "removed":
            yield from ((ChangeLine("removed", text), None) for text in _cell(head, change.old, width))
        else:
            old, new = (_cell("", said or "–", width) for said in (change.old, change.new))
            if len(old) == len(new) == 1 and Content(whole := f"{head}{old[0]}").cell_length <= width:
                yield ChangeLine(change.kind, whole), ChangeLine("added", new[0])
                continue
            yield from ((ChangeLine(change.kind, text), None) for text in wrap(head, width))
            for left, right in zip_longest(old, new):
                yield (
                    None if left is None else ChangeLine("removed", left),
                    None if right is None else ChangeLine("added", right),
                )


def _cell(head: str, said: str, width: int) -> list[str]:
    """Return a text in lines of a column, below the head where there is one."""
    return [*wrap(head, width), *(f"  {text}" for text in wrap(said, width - 2))]
