"""Pictures of a running app as text: what stands where, and in which colours of both themes.

One running app gives the pictures of a screen in every size class and both themes; a file holds those of one size: the
characters, and below them a letter for the style of each cell. A style is a pair, the dark theme's and the light one's.
"""

import asyncio
from collections.abc import Iterator
from itertools import count
from string import ascii_letters, digits
from time import monotonic
from unittest.mock import patch

from rich.style import Style
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual import events
from textual._compositor import Compositor
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import Input, TextArea

from tui.app import PlanroomApp
from tui.screens.base import PlaceModal
from tui.screens.followed import FollowedScreen

SIZES = ((200, 50), (160, 45), (120, 40), (100, 30), (80, 24))
"""The size classes that the room has to be good in."""

_LONGEST = 30.0
_BETWEEN_LOOKS = 0.02
_SAME_LOOKS = 3
THEMES = ("planroom-dark", "planroom-light")
Strips = tuple[Strip, ...]


class PictureFile(SingleFileSnapshotExtension):
    """A picture is a text file of its own."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


class Album:
    """Takes pictures of an app and holds them against those that were accepted."""

    def __init__(self, app: PlanroomApp, accepted: SnapshotAssertion) -> None:
        self._app = app
        self._accepted = accepted.use_extension(PictureFile)

    async def take(self, name: str) -> None:
        """Compare what is on the screen in every size and both themes."""
        for field in (*self._app.screen.query(Input), *self._app.screen.query(TextArea)):
            field.cursor_blink = False
        wrong = []
        with patch.object(Compositor, "render_update", _paint_nothing):
            for size in SIZES:
                self.resize(size)
                taken: dict[str, Strips] = {}
                # In the theme that it is in first: a change of the theme takes as long as a change of the size.
                for theme in sorted(THEMES, key=lambda one: one != self._app.theme):
                    self._app.theme = theme
                    taken[theme] = await self._settled(Size(*size))
                if self._accepted(name=f"{name}-{size[0]}x{size[1]}") != text_of(*(taken[theme] for theme in THEMES)):
                    wrong.append(size)
            self._app.theme = THEMES[0]
        assert not wrong, f"{name} is another picture at {wrong}; `pytest --snapshot-update` accepts it"

    def resize(self, size: tuple[int, int]) -> None:
        """Do as the pilot does, without its wait for an idle processor: half a second, where other tests run too."""
        assert isinstance(self._app._driver, HeadlessDriver)
        self._app._driver._size = Size(*size)
        self._app.post_message(events.Resize(Size(*size), Size(*size)))

    async def _settled(self, size: Size) -> Strips:
        """Return what is on the screen once nothing more comes: the same look thrice, with nothing left to be done."""
        end, looks = monotonic() + _LONGEST, list[Strips]()
        while len(looks) < _SAME_LOOKS:
            await asyncio.sleep(_BETWEEN_LOOKS)
            assert monotonic() < end, f"never came to rest at {size}"
            if self._app.size != size or not self._at_rest():
                looks.clear()
                continue
            seen = self._seen()
            if looks and seen != looks[-1]:
                looks.clear()
            looks.append(seen)
        return looks[-1]

    def _seen(self) -> Strips:
        """Return the screen; of a box over another screen, the box."""
        screen = self._app.screen
        strips = screen._compositor.render_strips()
        if not isinstance(screen, PlaceModal):
            return tuple(strips)
        box = screen.query_one(".box").region
        return tuple(strip.crop(box.x, box.right) for strip in strips[box.y : box.bottom])

    def _at_rest(self) -> bool:
        app = self._app
        rooms = [screen for screen in app.screen_stack if isinstance(screen, FollowedScreen)]
        seen = (app.screen, *app._background_screens)
        widgets = [widget for screen in seen for widget in (screen, *screen.walk_children())]
        return (
            all(room.settled() for room in rooms)
            and all(worker.group in {"follow", "replay"} for worker in app.workers if not worker.is_finished)
            and not any(pump.message_queue_size or pump._next_callbacks for pump in (app, *widgets))
            and not any(screen._callbacks or screen._dirty_widgets for screen in seen)
        )


def _paint_nothing(compositor: Compositor, **_how: object) -> None:
    """Stand in for what a terminal would be sent on the way to a picture, which nobody looks at."""
    compositor._dirty_regions.clear()


def text_of(dark: Strips, light: Strips) -> str:
    """Return a picture in both themes as text."""
    words, others = ("\n".join(strip.text for strip in strips) for strips in (dark, light))
    assert words == others, "a theme changes colours, nothing else"
    names = _names()
    styles: dict[tuple[str, str], str] = {}
    rows: list[str] = []
    for pair in zip(dark, light, strict=True):
        row = ""
        for both in zip(*map(_cells, pair), strict=True):
            if both not in styles:
                styles[both] = next(names)
            row += styles[both]
        rows.append(row)
    legend = [f"{name} {one} | {other}" for (one, other), name in styles.items()]
    return "\n".join(("\n".join(strip.text.rstrip() for strip in dark), "", *rows, "", *legend, ""))


def _names() -> Iterator[str]:
    signs = ascii_letters + digits
    return (signs[at] if at < len(signs) else chr(0x100 + at) for at in count())


def _cells(strip: Strip) -> list[str]:
    return [said for segment in strip for said in [_said(segment.style)] * segment.cell_length]


def _said(style: Style | None) -> str:
    if style is None:
        return "default"
    flags = [name for name in ("bold", "dim", "italic", "underline", "reverse", "strike") if getattr(style, name)]
    ink, ground = (color.name if color else "default" for color in (style.color, style.bgcolor))
    return " ".join([*flags, ink, "on", ground])
