"""The lines of a drawing that lead to and from one of its items, to be lit when it is selected."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Edges = frozenset[int]


@dataclass(frozen=True, slots=True)
class Wires:
    """Which edges run through each cell of a drawing that begins on line `top`, and which are an item's."""

    rows: Sequence[Sequence[tuple[int, ...]]] = ()
    of: Mapping[str, Edges] = field(default_factory=dict)
    """By the item's pointer."""
    top: int = 0

    def lower(self, lines: int) -> "Wires":
        """Return the same drawing so many lines further down."""
        return replace(self, top=self.top + lines)

    def spans(self, pointer: str, line: int) -> Iterator[tuple[int, int]]:
        """Yield the columns of a line, from and to, that belong to an item's edges."""
        edges = self.of.get(pointer)
        if not edges or not self.top <= line < self.top + len(self.rows):
            return
        column = 0
        for lit, cells in groupby(self.rows[line - self.top], key=lambda cell: not edges.isdisjoint(cell)):
            start, column = column, column + len(list(cells))
            if lit:
                yield start, column


def lit_wires(strip: Strip, spans: Iterable[tuple[int, int]], style: Style) -> Strip:
    """Return one row of a drawing with these columns lit."""
    for start, end in spans:
        before, inside, after = strip.divide([start, end, max(end, strip.cell_length)])
        lit = Strip([Segment(text, (own or Style.null()) + style, control) for text, own, control in inside])
        strip = Strip.join([before, lit, after])
    return strip
