"""Laying out what a pane shows, line by line, at a known width."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Offset, Region

from widgets.text import Part, clip, fit, line, wrap
from widgets.wires import Wires

BETWEEN = " │ "
"""What stands between items beside each other."""
_LEAST_LAST = 6
_HANGING = 2


@dataclass(frozen=True, slots=True)
class Laid:
    """Lines, and where in them the items of an artifact stand (by JSON pointer): in a line, or as a drawing's box."""

    lines: tuple[Content, ...] = ()
    anchors: tuple[tuple[str, Offset], ...] = ()
    boxes: tuple[tuple[str, Region], ...] = ()
    wires: Wires = Wires()
    """The lines of the drawing."""
    legend: str = ""
    """What its marks mean."""
    more: str = ""
    """What is left out of a drawing so that it is seen whole."""


class Page:
    """Collects lines from top to bottom; a `whole` one cuts nothing, but wraps what is too long."""

    def __init__(self, width: int, whole: bool = False) -> None:
        self.width = max(1, width)
        self.whole = whole
        self._lines: list[Content] = []
        self._anchors: list[tuple[str, Offset]] = []
        self._boxes: list[tuple[str, Region]] = []
        self._wires = Wires()

    def laid(self) -> Laid:
        """Return what was collected, without empty lines at its end."""
        while self._lines and not str(self._lines[-1]).strip():
            self._lines.pop()
        return Laid(tuple(self._lines), tuple(self._anchors), tuple(self._boxes), self._wires)

    @property
    def height(self) -> int:
        """How many lines there are so far."""
        return len(self._lines)

    def anchor(self, pointer: str, x: int = 0, up: int = 0) -> None:
        """Let the next line (or the one `up` lines above it) be the place of an item."""
        self._anchors.append((pointer, Offset(x, len(self._lines) - up)))

    def gap(self) -> None:
        """Leave one line empty, unless there is nothing above it or it is empty already."""
        if self._lines and str(self._lines[-1]).strip():
            self._lines.append(Content(""))

    def heading(self, title: str, note: str = "") -> None:
        """Begin a section."""
        self.gap()
        parts: list[Part] = [(title, "bold $text-secondary")]
        if note:
            parts.append((f"  {note}", "$text-muted"))
        self.line(*parts)

    def line(self, *parts: Part, indent: int = 0, pointer: str = "") -> None:
        """Add one line; where it is wider than the page, cut or wrapped."""
        if pointer:
            self.anchor(pointer)
        content = line(*parts)
        room = self.width - indent
        if not self.whole or content.cell_length <= room:
            self._lines.append(clip(line(" " * indent, content), self.width))
            return
        self._lines += [line(" " * indent, one) for one in hung(content, room)]

    def prose(self, text: str, style: str = "", indent: int = 0, most: int = 0, pointer: str = "") -> None:
        """Add a text, wrapped."""
        if pointer:
            self.anchor(pointer)
        for part in wrap(text, self.width - indent, most):
            self._lines.append(line(" " * indent, (part, style)))

    def bullet(self, text: str, style: str = "", indent: int = 0, sign: str = "·") -> None:
        """Add a list item, wrapped and hanging."""
        for number, part in enumerate(wrap(text, self.width - indent - 2)):
            lead = f"{sign} " if number == 0 else "  "
            self._lines.append(line(" " * indent, (lead, "$text-muted"), (part, style)))

    def table(
        self, rows: Sequence[Sequence[Part]], indent: int = 0, gap: int = 2, pointers: Sequence[str] = ()
    ) -> None:
        """Add rows whose columns line up; on a whole page they share the room, elsewhere the last gives way first."""
        cells = [[line(cell) for cell in row] for row in rows]
        if not cells:
            return
        widths = [max(row[i].cell_length for row in cells) for i in range(len(cells[0]))]
        room = self.width - indent - gap * (len(widths) - 1)
        if self.whole:
            widths = squeeze(widths, room)
        else:
            widths = [*squeeze(widths[:-1], room - min(widths[-1], _LEAST_LAST)), widths[-1]]
        for number, row in enumerate(cells):
            if pointers:
                self.anchor(pointers[number])
            for parts in _rows(row, widths) if self.whole else [row]:
                padded = [fit(cell, width) for cell, width in zip(parts[:-1], widths[:-1], strict=True)]
                self.line(Content(" " * gap).join([*padded, parts[-1]]), indent=indent)

    def picture(self, lines: Iterable[Content]) -> None:
        """Add a drawing as it is, however wide."""
        self._lines.extend(lines)

    def drawing(self, laid: Laid, *, explained: bool = False) -> None:
        """Add a drawing with the places of its items and, if it is to be explained, what its marks mean."""
        down = Offset(0, len(self._lines))
        self._anchors += [(pointer, place + down) for pointer, place in laid.anchors]
        self._boxes += [(pointer, box.translate(down)) for pointer, box in laid.boxes]
        self._wires = laid.wires.lower(down.y)
        self.picture(laid.lines)
        if laid.more:
            self.prose(laid.more, "$text-muted")
        if explained and laid.legend:
            self.gap()
            self.prose(laid.legend, "$text-muted")


def hung(content: Content, width: int) -> list[Content]:
    """Return `content` wrapped, everything after the first line two cells to the right."""
    first, *_ = content.wrap(max(1, width))
    rest = content[len(first.plain) :]
    while rest.plain.startswith(" "):
        rest = rest[1:]
    if not rest.plain or width <= _HANGING * 2:
        return [clip(content, width)]
    return [first.rstrip(), *(line(" " * _HANGING, one) for one in rest.wrap(width - _HANGING))]


def _rows(row: Sequence[Content], widths: Sequence[int]) -> Iterator[list[Content]]:
    """Yield the lines of a table's row whose cells are wrapped."""
    wrapped = [cell.wrap(max(1, width)) for cell, width in zip(row, widths, strict=True)]
    yield from (list(parts) for parts in zip_longest(*wrapped, fillvalue=Content("")))


def squeeze(widths: Sequence[int], room: int) -> list[int]:
    """Return `widths` narrowed, the widest first, until they fit into `room`; none becomes narrower than 4."""
    result = list(widths)
    while result and sum(result) > room and max(result) > 4:
        widest = max(result)
        below = max((w for w in result if w < widest), default=4)
        at = [i for i, w in enumerate(result) if w == widest]
        excess = sum(result) - room
        step = max(1, min(widest - max(below, 4), -(-excess // len(at))))
        for i in at:
            result[i] = max(4, result[i] - step)
    return result
