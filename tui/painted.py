"""What stands in the terminal, so that only what differs from it is written there.

Textual writes a whole screen for every layout, though a pane that is entered changes little but two borders: over a
thin line that is half a second, and what is rendered for it holds up the next key.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

Line = dict[int, Strip]
"""What the widgets show in a line, by its columns."""


class Painted:
    """Remembers what was written to a terminal."""

    def __init__(self) -> None:
        self._size = Size()
        self._lines: list[Line] = []

    def forget(self) -> None:
        """Take it that anything may stand there now: it was resized, or another program wrote to it."""
        self._lines = []

    def update(self, renderable: RenderableType | None) -> RenderableType | None:
        """Return what writes of an update only what does not stand there; it is remembered as it is written."""
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            return cast("RenderableType", _Difference(self, renderable))
        return renderable

    def written(self, update: LayoutUpdate | ChopsUpdate, console: Console) -> str:
        """Return what is to be written to the terminal, and take it as written."""
        return "".join(
            self._parts(update, console) if isinstance(update, ChopsUpdate) else self._whole(update, console)
        )

    def _whole(self, update: LayoutUpdate, console: Console) -> Iterator[str]:
        before, size = self._lines, update.region.size
        self._lines = [_line(strips) for strips in update.strips]
        if not before or size != self._size:
            self._size = size
            yield update.render_segments(console)
            return
        for y, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            # Where something else lies in a line, most of it is new: looking for the rest takes longer than writing it.
            yield from _changes(old if old.keys() == new.keys() else {}, new, y, console)

    def _parts(self, update: ChopsUpdate, console: Console) -> Iterator[str]:
        for y, start, end in update.spans:
            new = {
                x: strip if x + strip.cell_length <= end else strip.crop(0, end - x)
                for x, strip in update.chops[y].items()
                if strip is not None and x < end and x + strip.cell_length > start
            }
            yield from _changes(self._lines[y] if self._lines else {}, new, y, console)
            if self._lines:
                _lay_over(self._lines[y], new)


class _Difference(CompositorUpdate):
    """An update of which only what is new is written."""

    def __init__(self, painted: Painted, update: LayoutUpdate | ChopsUpdate) -> None:
        self._painted = painted
        self._update = update

    def render_segments(self, console: Console) -> str:
        """Return what is to be written to the terminal."""
        return self._painted.written(self._update, console)


def _line(strips: Iterable[Strip]) -> Line:
    line: Line = {}
    x = 0
    for strip in strips:
        line[x] = strip
        x += strip.cell_length
    return line


def _changes(old: Line, new: Line, y: int, console: Console) -> Iterator[str]:
    """Yield what writes those pieces of a line that do not stand there."""
    written_to = -1
    for x, strip in new.items():
        stood = old.get(x)
        if stood is not None and stood.cell_length == strip.cell_length:
            yield from _within(stood, strip, x, y, console)
            continue
        if x != written_to:
            yield str(Control.move_to(x, y).segment.text)
        yield strip.render(console)
        written_to = x + strip.cell_length


def _within(old: Strip, new: Strip, x: int, y: int, console: Console) -> Iterator[str]:
    """Yield what writes those segments of a piece, which starts at a column, that differ from what stood there."""
    if old is new or old == new:
        return
    stood = dict(_segments(old, x))
    written_to = -1
    for at, segment in _segments(new, x):
        if stood.get(at) == segment:
            continue
        if at != written_to:
            yield str(Control.move_to(at, y).segment.text)
        yield Strip([segment], segment.cell_length).render(console)
        written_to = at + segment.cell_length


def _segments(strip: Strip, x: int) -> Iterator[tuple[int, Segment]]:
    for segment in strip:
        yield x, segment
        x += segment.cell_length


def _lay_over(line: Line, new: Line) -> None:
    """Take it that pieces were written over those of a line; what is left of a piece there is not known."""
    for x, strip in new.items():
        stood = line.get(x)
        if stood is None or stood.cell_length != strip.cell_length:
            after = x + strip.cell_length
            for old in [at for at, piece in line.items() if at < after and x < at + piece.cell_length]:
                del line[old]
        line[x] = strip
