"""A replay without a terminal: the app itself, on a clock that moves on once everything up to it is shown."""

import asyncio
import math
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import TextIO

from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from sessions.errors import SessionError
from sessions.whole_file import check_new, whole_file
from tui.app import PlanroomApp
from tui.asciicast import SHOW_CURSOR, Painter, header, output
from tui.modes import Pace
from tui.screens.replay import ReplayScreen
from tui.terminal import set_up_textual

FRAMES_A_SECOND = 5
END_SECONDS = 2.0
"""So long the last picture stays."""
_PATIENCE_SECONDS = 300.0
_GLANCE_SECONDS = 0.001
_CALM = 2
"""So many rounds of messages without anything to paint, and everything is shown."""


Tell = Callable[[float], None]


def _nobody(share: float) -> None:
    """Tell nobody."""


class StuckError(SessionError):
    """A moment of a session is not shown, however long one waits."""


class HeldClock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.seconds


class _Recorded(PlanroomApp):
    """The app as it is recorded: without notices, which go after some seconds of a clock that nobody holds."""

    def notify(self, message: str, **_told: object) -> None:
        """Say nothing: what is recorded must be the same every time."""


class Recorder:
    """The room of a replay, shown as it is after some seconds, or after some event."""

    def __init__(self, app: PlanroomApp, pilot: Pilot[None], room: ReplayScreen, clock: HeldClock) -> None:
        self._app = app
        self._pilot = pilot
        self._room = room
        self._clock = clock

    @property
    def seconds(self) -> float:
        """How long the replay takes from its beginning to its end."""
        return self._room.transport.length_ms / 1000 / self._room.transport.speed

    async def at(self, seconds: float) -> list[Strip]:
        """Return what is on the screen after so many seconds, line by line."""
        self._clock.seconds = seconds
        self._room.transport.wake()
        await self._shown()
        # The only way to a screen's lines; `export_screenshot` takes it, too.
        return [strip.discard_meta().simplify() for strip in self._app.screen._compositor.render_strips()]

    async def after(self, number: int) -> str:
        """Return the SVG of what is on the screen after an event."""
        await self._room.transport.seek(str(number))
        await self._shown()
        return self._app.export_screenshot(title=self._room.path.stem, simplify=True)

    def marks(self) -> dict[int, str]:
        """Return the events that are marked on the timeline, with a word about each."""
        index = self._room.transport.index
        steps = index.marks if index else ()
        return {step.when.seq: "-".join(filter(None, (step.type, step.artifact))) for step in steps}

    def every(self, count: int) -> dict[int, str]:
        """Return every so-many-th event, and the last."""
        index = self._room.transport.index
        last = index.last.seq if index else 0
        return dict.fromkeys((*range(count, last, count), last), "")

    async def _shown(self) -> None:
        room, patience = self._room, monotonic() + _PATIENCE_SECONDS
        calm = 0
        while calm < _CALM:
            if self._app.failure is not None:
                raise self._app.failure
            if room.lost:
                raise SessionError(room.lost)
            if monotonic() > patience:
                raise StuckError(f"Event {room.transport.event} is not shown after {_PATIENCE_SECONDS:.0f} s; give up.")
            if not self._knows():
                calm = 0
                await asyncio.sleep(_GLANCE_SECONDS)
                continue
            if not calm:
                room.show_time()
            painted = _painted(self._app.screen)
            await self._pilot._wait_for_screen()
            self._app.screen._on_timer_update()
            calm = calm + 1 if painted and _painted(self._app.screen) and self._knows() else 0

    def _knows(self) -> bool:
        """Return whether what is to be shown was handed to the screen."""
        working = (one.is_running for one in self._app.workers if one.group != "follow")
        return self._room.settled() and not any(working)


def _painted(screen: Screen[object]) -> bool:
    """Return whether nothing waits to be laid out or painted, or to be done after it: `Pilot.pause` waits for the
    processor to have nothing to do instead, which takes a twentieth of a second each time."""
    waiting = screen._layout_required, screen._repaint_required, screen._recompose_required, screen._scroll_required
    return not (any(waiting) or screen._dirty_widgets or screen._callbacks)


@asynccontextmanager
async def recorder(path: Path, size: Size, pace: Pace) -> AsyncIterator[Recorder]:
    """Open the replay of the session at `path` in a terminal of a size that is not there; raises SessionError."""
    clock = HeldClock()
    set_up_textual()
    app = _Recorded(path, mode="replay", pace=pace, clock=clock)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        patience = monotonic() + _PATIENCE_SECONDS
        while not isinstance(app.screen, ReplayScreen):
            if monotonic() > patience:
                raise StuckError(f"{path.stem} does not open.")
            await pilot.pause()
        room = app.screen
        room.rest_seconds = 0.0
        yield Recorder(app, pilot, room, clock)


def write_cast(path: Path, to: Path, size: Size, pace: Pace, tell: Tell = _nobody) -> float:
    """Write the replay of the session at `path` to the new file `to`, and return how many seconds it takes.

    `tell` is told, now and then, which share of the work is done. Raises SessionError, FileExistsError or OSError; then
    nothing of `to` is left.
    """
    check_new(to)
    # What grows has no name: who is killed meanwhile leaves nothing behind.
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as growing:
        seconds = asyncio.run(_cast(path, growing, size, pace, tell))
        growing.seek(0)
        with whole_file(to, new=True) as file:
            file.writelines(line.encode("utf-8") for line in growing)
    return seconds


async def _cast(path: Path, file: TextIO, size: Size, pace: Pace, tell: Tell) -> float:
    async with recorder(path, size, pace) as replay:
        painter, first = Painter(), await replay.at(0.0)
        seconds = replay.seconds + END_SECONDS
        file.write(header(size, path.stem, seconds))
        file.write(output(0.0, painter.paint(first)))
        count = math.ceil(replay.seconds * FRAMES_A_SECOND)
        for frame in range(1, count + 1):
            tell(frame / count)
            now = min(frame / FRAMES_A_SECOND, replay.seconds)
            if changed := painter.paint(await replay.at(now)):
                file.write(output(now, changed))
        file.write(output(seconds, SHOW_CURSOR))
    return seconds


def write_frames(path: Path, folder: Path, size: Size, pace: Pace, every: int = 0, tell: Tell = _nobody) -> int:
    """Write an SVG of what was shown at each mark, or after each `every`th event, and return how many.

    `folder` is new, or empty; `tell` as of `write_cast`. Raises SessionError, FileExistsError or OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)

    def write(name: str, svg: str) -> None:
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")

    return asyncio.run(_frames(path, write, size, pace, every, tell))


async def _frames(path: Path, write: Callable[[str, str], None], size: Size, pace: Pace, every: int, tell: Tell) -> int:
    async with recorder(path, size, pace) as replay:
        await replay.at(0.0)
        wanted = replay.every(every) if every else replay.marks()
        for done, (number, what) in enumerate(wanted.items(), 1):
            tell(done / len(wanted))
            write("-".join(filter(None, (f"{number:06}", what))), await replay.after(number))
    return len(wanted)
