"""A scrollable page of lines that paints only what changed."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from widgets.lit_box import lit
from widgets.page import BETWEEN, Laid
from widgets.selecting import Place, place_of


class RowView(ScrollView, can_focus=True):
    """Shows a `Laid`; the scroll position stays when it is replaced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("h", "scroll_left", "Left", show=False),
        Binding("l", "scroll_right", "Right", show=False),
        Binding("G", "scroll_end", "End", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-view--found"}
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowView {
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 1;
        text-wrap: nowrap;
        & > .row-view--found { background: $primary 30%; text-style: bold; }
        &:nocolor > .row-view--found { text-style: bold reverse; }
    }
    """

    laid: reactive[Laid] = reactive(Laid, always_update=True, repaint=False)
    selected: reactive[str] = reactive("")
    """The item that is marked, as JSON pointer; empty for none."""
    boxed: reactive[bool] = reactive(False)
    """Whether its box in a drawing is marked, where it has one, and not its line."""

    def __init__(self, laid: Laid | None = None, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._strips: dict[int, Strip] = {}
        self.place: Place | None = None
        if laid is not None:
            self.set_reactive(RowView.laid, laid)
            self.virtual_size = _size(laid)

    def watch_laid(self, old: Laid, new: Laid) -> None:
        """Take over the new lines and repaint those on the screen that differ."""
        changed = [i for i in range(max(len(old.lines), len(new.lines))) if not _same(old, new, i)]
        changed += self._moved_mark()
        for i in changed:
            self._strips.pop(i, None)
        self._resize(_size(new))
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        seen = [i for i in changed if top <= i < bottom]
        if seen:
            self.refresh_lines(min(seen), max(seen) - min(seen) + 1)

    def _resize(self, size: Size) -> None:
        before = self.virtual_size
        if size == before:
            return
        room = self.scrollable_content_region.size
        grown = self.show_vertical_scrollbar and size.height > room.height
        if grown and size.width <= room.width and before.width <= room.width:
            # Only the scrollbar has to know; setting the size would lay out and paint everything anew.
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)
        else:
            self.virtual_size = size

    def notify_style_update(self) -> None:
        """Forget lines that were painted in the colours of before."""
        super().notify_style_update()
        self._strips.clear()

    def watch_selected(self) -> None:
        """Mark another item."""
        for index in self._moved_mark():
            self._strips.pop(index, None)

    def watch_boxed(self) -> None:
        """Mark the box of an item, or its line."""
        self.watch_selected()

    def _moved_mark(self) -> list[int]:
        """Put the mark where the selected item stands, and return the lines that look otherwise for it."""
        before = self.place
        laid, pointer = self.laid, self.selected
        self.place = place_of(laid.anchors, laid.boxes, pointer, self.boxed) if pointer else None
        if before == self.place:
            return []
        return [y for place in (before, self.place) if place is not None for y in place.region.line_range]

    @property
    def found(self) -> int:
        """The marked line, or -1."""
        return self.place.region.y if self.place is not None else -1

    def reveal(self, pointer: str, boxed: bool = False) -> bool:
        """Mark the item at a JSON pointer, or the nearest that holds it, and scroll there; False if none is shown."""
        held = place_of(self.laid.anchors, self.laid.boxes, pointer, boxed)
        self.boxed = held is not None and held.boxed
        self.selected = held.pointer if held else ""
        if held is None:
            return False
        place = held.region
        self.scroll_to(x=max(0, place.x - 2), y=max(0, place.y - 2), animate=False, force=True)
        return True

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        offset = self.scroll_offset
        width = self.scrollable_content_region.width
        style = self.rich_style
        index = offset.y + y
        if index >= len(self.laid.lines):
            return Strip.blank(width, style)
        strip = self._strips.get(index)
        if strip is None:
            strip = self._strips[index] = self._paint(index)
        return strip.crop_extend(offset.x, offset.x + width, style)

    def _paint(self, index: int) -> Strip:
        style, content = self.visual_style, self.laid.lines[index]
        place = self.place
        if place is not None and not place.boxed and place.region.y == index:
            start, end = self._marked(place.region)
            content = content.pad_right(max(0, end - content.cell_length))
            content = content.stylize(self.get_visual_style("row-view--found"), start, end)
        if not content.plain:
            return Strip.blank(0, style.rich_style)
        strips = Visual.to_strips(self, content, content.cell_length, 1, style, apply_selection=False)
        strip = strips[0] if strips else Strip.blank(0, style.rich_style)
        if place is not None and place.boxed and index in place.region.line_range:
            return lit(strip, place.region, index, self.get_component_rich_style("row-view--found"))
        return strip

    def _marked(self, mark: Region) -> tuple[int, int]:
        """Return which cells of its line an item has: up to the next column of items, or all."""
        beside = [place.x for _, place in self.laid.anchors if place.x > mark.x]
        return mark.x, min(beside) - len(BETWEEN) if beside else max(
            self.size.width, self.laid.lines[mark.y].cell_length
        )


def _same(old: Laid, new: Laid, index: int) -> bool:
    if index >= len(old.lines) or index >= len(new.lines):
        return False
    return old.lines[index] is new.lines[index] or old.lines[index].is_same(new.lines[index])


def _size(laid: Laid) -> Size:
    return Size(max((content.cell_length for content in laid.lines), default=0), len(laid.lines))
