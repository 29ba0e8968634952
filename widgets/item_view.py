"""A page whose items are selected with arrows, vi keys and the mouse; where none is in sight, it scrolls."""

from textual import events
from textual.geometry import Region

from widgets.row_view import RowView
from widgets.selecting import Way, neighbour

_SEEN_BELOW = 3
_SEEN_BESIDE = 26


class ItemView(RowView):
    """Shows lines of which some are the places of items."""

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

    def _select(self, way: Way) -> bool:
        height = self.scrollable_content_region.height
        found = neighbour(self.laid.anchors, self.selected, way, self.scroll_offset.y, height)
        if found is None:
            return False
        self.selected = found
        self.show_selected()
        return True

    def show_selected(self) -> None:
        """Scroll to the selected item, no further than needed."""
        place = dict(self.laid.anchors).get(self.selected)
        if place is None:
            return
        below = min(_SEEN_BELOW, self.scrollable_content_region.height - 1)
        region = Region(place.x, max(0, place.y - 1), _SEEN_BESIDE, below + 1)
        self.scroll_to_region(region, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked."""
        inside = event.get_content_offset(self)
        if inside is None:
            return
        at = inside + self.scroll_offset
        above = [one for one in self.laid.anchors if one[1].y <= at.y and one[1].x <= at.x]
        if above:
            self.selected = max(above, key=lambda one: (one[1].x, one[1].y))[0]
