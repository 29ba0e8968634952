"""A page whose items are selected with arrows, vi keys and the mouse; where none is in sight, it scrolls."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message

from widgets.row_view import RowView
from widgets.selecting import Place, Way, next_place

_SEEN_BELOW = 3


class ItemView(RowView):
    """Shows lines of which some are the places of items."""

    @dataclass
    class Opened(Message):
        """The selected item was clicked once more."""

        view: "ItemView"

        @property
        def control(self) -> "ItemView":
            """The page."""
            return self.view

    def action_scroll_down(self) -> None:
        """Select the next item, or scroll to where it is."""
        if not self._select("down"):
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Select the item before, or scroll to where it is."""
        if not self._select("up"):
            super().action_scroll_up()

    def action_scroll_right(self) -> None:
        """Select what is to the right, or scroll."""
        if not self._select("right"):
            super().action_scroll_right()

    def action_scroll_left(self) -> None:
        """Select what is to the left, or scroll."""
        if not self._select("left"):
            super().action_scroll_left()

    def action_page_down(self) -> None:
        """Scroll a page; in a drawing the selection comes along."""
        super().action_page_down()
        self._come_along("down")

    def action_page_up(self) -> None:
        """Scroll a page; in a drawing the selection comes along."""
        super().action_page_up()
        self._come_along("up")

    def _come_along(self, way: Way) -> None:
        """Select the first box in sight, seen from where the page came from, if none in sight is selected."""
        top, height = round(self.scroll_target_y), self.scrollable_content_region.height
        if self.place is not None and self.place.region.y < top + height and self.place.region.bottom > top:
            return
        found = next_place((), self.laid.boxes, None, way, top, height)
        if found is not None and (self.place is None or self.place.boxed):
            self._take(found)

    def _select(self, way: Way) -> bool:
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        found = next_place(self.laid.anchors, self.laid.boxes, self.place, way, top, height)
        if found is None:
            return False
        self._take(found)
        self.show_selected()
        return True

    def _take(self, found: Place) -> None:
        self.boxed = found.boxed
        self.selected = found.pointer

    def show_selected(self) -> None:
        """Scroll to the selected item, no further than needed."""
        if self.place is None:
            return
        region = self.place.region
        if not self.place.boxed:
            room = self.scrollable_content_region
            start, end = self._marked(region)
            wide = max(1, end - start + self.GUTTER)
            # A column of which no second one is seen whole begins where the page does.
            wide = room.width if 2 * wide > room.width else wide
            below = min(_SEEN_BELOW, room.height - 1)
            region = Region(start, max(0, region.y - 1), wide, below + 1)
        self.scroll_to_region(region, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked; what is selected already is opened."""
        before = (self.selected, self.boxed)
        inside = event.get_content_offset(self)
        if inside is None:
            return
        at = inside + self.scroll_offset - (self.GUTTER, 0)
        if box := next((one for one in self.laid.boxes if one[1].contains_point(at)), None):
            self._take(Place(*box, boxed=True))
        elif not self._in_drawing(at):
            self._take_listed(at)
        if self.selected and (self.selected, self.boxed) == before:
            self.post_message(self.Opened(self))

    def _in_drawing(self, at: Offset) -> bool:
        rows = [(box.y, box.bottom) for _, box in self.laid.boxes]
        return bool(rows) and min(row[0] for row in rows) <= at.y < max(row[1] for row in rows)

    def _take_listed(self, at: Offset) -> None:
        above = [one for one in self.laid.anchors if one[1].y <= at.y and one[1].x <= at.x]
        if above:
            self.boxed = False
            self.selected = max(above, key=lambda one: (one[1].x, one[1].y))[0]
