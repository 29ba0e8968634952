"""A scrollable page of lines that paints only what changed."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from widgets.page import Laid


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
    }
    """

    laid: reactive[Laid] = reactive(Laid, always_update=True, repaint=False)
    found: reactive[int] = reactive(-1)
    """The line that was jumped to, or -1."""

    def __init__(self, laid: Laid | None = None, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._strips: dict[int, Strip] = {}
        if laid is not None:
            self.set_reactive(RowView.laid, laid)
            self.virtual_size = _size(laid)

    def watch_laid(self, old: Laid, new: Laid) -> None:
        """Take over the new lines and repaint those on the screen that differ."""
        changed = [i for i in range(max(len(old.lines), len(new.lines))) if not _same(old, new, i)]
        for i in changed:
            self._strips.pop(i, None)
        self._resize(_size(new))
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        seen = [i for i in changed if top <= i < bottom]
        if seen:
            self.refresh_lines(seen[0], seen[-1] - seen[0] + 1)

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

    def watch_found(self) -> None:
        """Forget how lines looked when another was marked."""
        self._strips.clear()

    def reveal(self, pointer: str) -> bool:
        """Scroll to the item at a JSON pointer, or the nearest that holds it, and mark it; False if none is shown."""
        best, place = "", None
        for anchor, offset in self.laid.anchors:
            holds = pointer == anchor or pointer.startswith(anchor.rstrip("/") + "/")
            if holds and len(anchor) >= len(best):
                best, place = anchor, offset
        if place is None:
            self.found = -1
            return False
        self.found = place.y
        self.scroll_to(x=max(0, place.x - 2), y=max(0, place.y - 2), animate=False)
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
            strip = self._strips[index] = self._paint(self.laid.lines[index], index == self.found)
        return strip.crop_extend(offset.x, offset.x + width, style)

    def _paint(self, content: Content, found: bool) -> Strip:
        style = self.visual_style
        if found:
            style += self.get_visual_style("row-view--found")
            content = content.pad_right(max(0, self.size.width - content.cell_length))
        if not content.plain:
            return Strip.blank(0, style.rich_style)
        strips = Visual.to_strips(self, content, content.cell_length, 1, style, apply_selection=False)
        return strips[0] if strips else Strip.blank(0, style.rich_style)


def _same(old: Laid, new: Laid, index: int) -> bool:
    if index >= len(old.lines) or index >= len(new.lines):
        return False
    return old.lines[index] is new.lines[index] or old.lines[index].is_same(new.lines[index])


def _size(laid: Laid) -> Size:
    return Size(max((content.cell_length for content in laid.lines), default=0), len(laid.lines))
