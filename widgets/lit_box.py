"""A box of a drawing that is selected: its border becomes double, so that more than its colour tells.

A box that is one row, as in lanes, has no border; its row is underlined."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

_DOUBLE = str.maketrans(
    {
        **dict.fromkeys("─━┄┅", "═"),
        **dict.fromkeys("│┃┊┋", "║"),
        **dict.fromkeys("╭┌┏", "╔"),
        **dict.fromkeys("╮┐┓", "╗"),
        **dict.fromkeys("╰└┗", "╚"),
        **dict.fromkeys("╯┘┛", "╝"),
        **dict.fromkeys("┬┰┯┳", "╤"),
        **dict.fromkeys("┴┸┷┻", "╧"),
        **dict.fromkeys("├┝┠┣", "╟"),
        **dict.fromkeys("┤┥┨┫", "╢"),
    }
)


def lit(strip: Strip, box: Region, y: int, style: Style) -> Strip:
    """Return one row of a drawing with the part that belongs to a selected box lit."""
    left, right = box.x, box.right
    before, first, inside, last, after = strip.divide([left, left + 1, right - 1, right, max(right, strip.cell_length)])
    if box.height == 1:
        shown = Style(bgcolor=style.bgcolor, bold=True, underline=True, reverse=style.reverse)
        return Strip.join([before, *(_styled(part, shown, double=False) for part in (first, inside, last)), after])
    shown = Style(bgcolor=style.bgcolor, bold=True, reverse=style.reverse)
    inside = _styled(inside, shown, double=y in {box.y, box.bottom - 1})
    return Strip.join([before, _styled(first, shown, double=True), inside, _styled(last, shown, double=True), after])


def _styled(strip: Strip, style: Style, *, double: bool) -> Strip:
    return Strip(
        [
            Segment(text.translate(_DOUBLE) if double else text, (own or Style.null()) + style, control)
            for text, own, control in strip
        ],
        strip.cell_length,
    )
