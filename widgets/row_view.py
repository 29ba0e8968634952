"""A scrollable page of lines that paints only what changed."""

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import Visual

from widgets.lit_box import lit
from widgets.page import BETWEEN, Laid
from widgets.selecting import Place, place_of
from widgets.wires import lit_wires


class RowView(ScrollView, can_focus=True):
    """Shows a `Laid`; the scroll position stays when it is replaced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("h", "scroll_left", "Left", show=False),
        Binding("l", "scroll_right", "Right", show=False),
        Binding("G", "scroll_end", "End", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-view--found", "row-view--sign", "row-view--wire"}
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowView {
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 1;
        text-wrap: nowrap;
        & > .row-view--found { background: $primary 20%; text-style: bold; }
        & > .row-view--wire { color: $text-success; text-style: bold; }
        & > .row-view--sign { color: $text-success; text-style: bold; }
        &:nocolor > .row-view--wire { text-style: bold reverse; }
        &:nocolor > .row-view--found { text-style: bold underline reverse; }
    }
    """

    GUTTER: ClassVar[int] = 0
    """Columns that are kept free on the left for signs."""

    laid: reactive[Laid] = reactive(Laid, always_update=True, repaint=False)
    selected: reactive[str] = reactive("")
    """The item that is marked, as JSON pointer; empty for none."""
    boxed: reactive[bool] = reactive(False)
    """Whether its box in a drawing is marked, where it has one, and not its line."""

    signs: reactive[Mapping[str, str]] = reactive(dict, repaint=False)
    """Signs that stand beside items, by their pointers."""

    def __init__(self, laid: Laid | None = None, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._strips: dict[int, Strip] = {}
        self.place: Place | None = None
        self._signed: dict[int, dict[int, str]] = {}
        if laid is not None:
            self.set_reactive(RowView.laid, laid)
            self.virtual_size = _size(laid)

    def watch_laid(self, old: Laid, new: Laid) -> None:
        """Take over the new lines and repaint those on the screen that differ."""
        self._resize(Size(_size(new).width + self.GUTTER, _size(new).height))
        changed = [i for i in range(max(len(old.lines), len(new.lines))) if not _same(old, new, i)]
        changed += self._moved_mark() + self._moved_signs()
        if old.wires.rows is not new.wires.rows:
            changed += [new.wires.top + row for row in range(len(new.wires.rows))]
        self._repaint(changed)

    def watch_signs(self) -> None:
        """Put other signs beside items."""
        self._repaint(self._moved_signs())

    def _repaint(self, changed: list[int]) -> None:
        for i in changed:
            self._strips.pop(i, None)
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        seen = [i for i in changed if top <= i < bottom]
        if seen:
            self.refresh_lines(min(seen), max(seen) - min(seen) + 1)

    def _moved_signs(self) -> list[int]:
        """Put the signs where their items stand, and return the lines that look otherwise for it."""
        before, self._signed = self._signed, _signed(self.laid, self.signs)
        return [y for y in before.keys() | self._signed.keys() if before.get(y) != self._signed.get(y)]

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
        """Mark another item, and light its lines in the drawing."""
        lit = self.place is not None and self.place.boxed
        for index in self._moved_mark():
            self._strips.pop(index, None)
        if lit or (self.place is not None and self.place.boxed):
            self._strips.clear()

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
            return Strip.join(
                [Strip.blank(self.GUTTER, Style(bgcolor=style.bgcolor)), Strip.blank(width - self.GUTTER, style)]
            )
        strip = self._strips.get(index)
        if strip is None:
            strip = self._strips[index] = self._paint(index)
        shown = strip.crop_extend(offset.x, offset.x + width - self.GUTTER, style)
        if not self.GUTTER:
            return shown
        sign = self._signed.get(index, {}).get(-1, " ")
        own = Style(bgcolor=style.bgcolor) if sign == " " else style + self._sign_style
        return Strip.join([Strip([Segment(sign, own)], 1), shown])

    @property
    def _sign_style(self) -> Style:
        return self.get_component_rich_style("row-view--sign", partial=True)

    @property
    def _found_style(self) -> VisualStyle:
        # Textual leaves `reverse` out of visual styles, and it is what tells the line where there are no colours.
        reverse = self.get_component_rich_style("row-view--found").reverse
        return self.get_visual_style("row-view--found") + VisualStyle(reverse=reverse)

    def _paint(self, index: int) -> Strip:
        style, content = self.visual_style, self.laid.lines[index]
        place = self.place
        if place is not None and not place.boxed and place.region.y == index:
            start, end = self._marked(place.region)
            content = content.pad_right(max(0, end - content.cell_length))
            content = content.stylize(self._found_style, start, end)
        if not content.plain:
            return Strip.blank(0, style.rich_style)
        strips = Visual.to_strips(self, content, content.cell_length, 1, style, apply_selection=False)
        strip = strips[0] if strips else Strip.blank(0, style.rich_style)
        if place is not None and place.boxed:
            spans = self.laid.wires.spans(place.pointer, index)
            strip = lit_wires(strip, spans, self.get_component_rich_style("row-view--wire", partial=True))
        if place is not None and place.boxed and index in place.region.line_range:
            strip = lit(strip, place.region, index, self.get_component_rich_style("row-view--found"))
        for column, sign in self._signed.get(index, {}).items():
            strip = _with_sign(strip, column, sign, self._sign_style)
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


def _signed(laid: Laid, signs: Mapping[str, str]) -> dict[int, dict[int, str]]:
    """Return by line and column where signs stand: before the line of an item, in the upper border of its box."""
    placed: dict[int, dict[int, str]] = {}
    if signs:
        for pointer, at in laid.anchors:
            if pointer in signs:
                placed.setdefault(at.y, {})[at.x - 1] = signs[pointer]
        for pointer, box in laid.boxes:
            if pointer in signs:
                placed.setdefault(box.y, {})[box.x + 1 if box.height > 1 else -1] = signs[pointer]
    return placed


def _with_sign(strip: Strip, column: int, sign: str, style: Style) -> Strip:
    if column < 0 or column >= strip.cell_length:
        return strip
    before, here, after = strip.divide([column, column + 1, strip.cell_length])
    own = next((segment.style for segment in here), None) or Style.null()
    return Strip.join([before, Strip([Segment(sign, own + style)], 1), after])


def _size(laid: Laid) -> Size:
    return Size(max((content.cell_length for content in laid.lines), default=0), len(laid.lines))
