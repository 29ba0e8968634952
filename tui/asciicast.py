"""A recording that any asciinema player plays: https://docs.asciinema.org/manual/asciicast/v2/."""

import json
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[0m\x1b[?25h"
_CLEAR = "\x1b[0m\x1b[2J"
_PLAIN = Style()


def header(size: Size, title: str, seconds: float) -> str:
    """Return the first line of a recording."""
    about = {"version": 2, "width": size.width, "height": size.height, "duration": round(seconds, 3), "title": title}
    return json.dumps({**about, "env": {"TERM": "xterm-256color"}}, ensure_ascii=False) + "\n"


def output(seconds: float, text: str) -> str:
    """Return the line that says what a terminal got after so many seconds."""
    return json.dumps([round(seconds, 3), "o", text], ensure_ascii=False) + "\n"


class Painter:
    """Tells a terminal how one picture becomes the next: it writes only what has changed."""

    def __init__(self) -> None:
        self._before: list[Strip] = []

    def paint(self, picture: Sequence[Strip]) -> str:
        """Return what a terminal that shows the picture before must get to show this one."""
        first = not self._before
        before = self._before or [Strip.blank(strip.cell_length) for strip in picture]
        self._before = list(picture)
        changes = [
            f"\x1b[{row};{begin + 1}H{_written(new.crop(begin, end))}"
            for row, (old, new) in enumerate(zip(before, picture, strict=True), 1)
            if first or old != new
            for begin, end in _changed(old, new, whole=first)
        ]
        return (f"{HIDE_CURSOR}{_CLEAR}" if first else "") + "".join(changes)


def _changed(old: Strip, new: Strip, *, whole: bool) -> Iterator[tuple[int, int]]:
    """Yield from which cell to which two lines of the same width differ, once at most."""
    if whole:
        yield 0, new.cell_length
        return
    pairs = list(zip(_cells(old), _cells(new), strict=True))
    differ = [at for at, (was, is_) in enumerate(pairs) if was != is_]
    if differ:
        yield differ[0], differ[-1] + 1


def _cells(strip: Strip) -> Iterator[tuple[str, Style]]:
    """Yield what stands in each cell; the second one of a wide character holds nothing."""
    for text, style, _ in strip:
        for char in text:
            width = cell_len(char)
            if width:
                yield char, style or _PLAIN
            if width == 2:
                yield "", style or _PLAIN


def _written(strip: Strip) -> str:
    return "".join(
        (style or _PLAIN).clear_meta_and_links().render(text, color_system=ColorSystem.TRUECOLOR)
        for text, style, _ in strip.simplify()
    )
