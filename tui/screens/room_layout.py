"""How the room is laid out in a terminal of some size."""

from typing import Literal

from textual.geometry import Size

from widgets.pane_view import Form

Layout = Literal["wide", "compact", "stacked", "single", "tiny"]

WIDE = Size(120, 34)
COMPACT = Size(96, 28)
STACKED = Size(72, 21)
SMALLEST = Size(60, 15)
_OVERVIEWS: tuple[tuple[Layout, Size], ...] = (("wide", WIDE), ("compact", COMPACT), ("stacked", STACKED))


def layout_for(size: Size, zoomed: bool) -> Layout:
    """Return how the panes are shown.

    All of them: `wide` and `compact` side by side, `stacked` one open and the others in a line each. Or `single`, one
    at a time; or `tiny`, none.
    """
    if size.width < SMALLEST.width or size.height < SMALLEST.height:
        return "tiny"
    fits = (name for name, least in _OVERVIEWS if size.width >= least.width and size.height >= least.height)
    return "single" if zoomed else next(fits, "single")


def form_for(layout: Layout, current: bool) -> Form:
    """Return how much a pane says."""
    if layout == "stacked":
        return "whole" if current else "line"
    return "brief" if layout == "compact" else "whole"


def too_small(size: Size) -> str:
    """Return the sentence for a terminal that is too small."""
    return (
        f"planroom needs {SMALLEST.width} × {SMALLEST.height} characters, and this terminal has "
        f"{size.width} × {size.height}: make it larger, or use `planroom show`."
    )
