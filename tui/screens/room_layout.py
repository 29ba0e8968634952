"""How the room is laid out in a terminal of some size."""

from typing import Literal

from textual.geometry import Size

Layout = Literal["wide", "single", "tiny"]

WIDE = Size(120, 34)
SMALLEST = Size(60, 15)


def layout_for(size: Size, zoomed: bool) -> Layout:
    """Return all panes side by side, one at a time, or none at all."""
    if size.width < SMALLEST.width or size.height < SMALLEST.height:
        return "tiny"
    if zoomed or size.width < WIDE.width or size.height < WIDE.height:
        return "single"
    return "wide"


def too_small(size: Size) -> str:
    """Return the sentence for a terminal that is too small."""
    return (
        f"planroom needs {SMALLEST.width} × {SMALLEST.height} characters, and this terminal has "
        f"{size.width} × {size.height}: make it larger, or use `planroom show`."
    )
