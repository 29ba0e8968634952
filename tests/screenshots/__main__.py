"""Write the pictures and the recording to screenshots/."""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.geometry import Size

from tests.tui.driving import in_room, until
from tests.tui.sessions import session
from tui.app import PlanroomApp
from tui.modes import Pace
from tui.recording import write_cast
from tui.terminal import set_up_textual

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "screenshots"
AFTERNOON = ROOT / "examples" / "afternoon.jsonl"
AFTERNOON_SIZE = Size(120, 40)
AFTERNOON_PACE = Pace(speed=6)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: a session at some stage, the keys before it, and its size."""

    name: str
    stage: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (140, 42)
    theme: str = "planroom-dark"


PICTURES = (
    Picture("room", "full"),
    Picture("room-light", "full", theme="planroom-light"),
    Picture("filling", "filling"),
    Picture("narrow", "full", ("2",), (80, 24)),
    Picture("board", "full", ("4", "z")),
    Picture("endpoints", "full", ("3", "z")),
    Picture("graph", "full", ("D",), (100, 30)),
    Picture("gate", "approved", ("g",), (120, 40)),
    Picture("keys", "full", ("question_mark",), (120, 40)),
)


async def take(picture: Picture, home: Path) -> str:
    """Return the SVG of one picture."""
    with session(home / f"{picture.name}.jsonl", picture.stage) as author:
        set_up_textual()
        return await _look(picture, PlanroomApp(author.path, mode="watch", clock=lambda: 0.0))


async def _look(picture: Picture, app: PlanroomApp) -> str:
    app.theme = picture.theme
    async with app.run_test(size=picture.size) as pilot:
        room = await in_room(pilot, app)
        await until(pilot, room.settled, "the drafts")
        await pilot.press(*picture.keys)
        await pilot.pause(0.3)
        await pilot.wait_for_scheduled_animations()
        return app.export_screenshot(title="planroom", simplify=True)


@contextmanager
def sample_folder() -> Iterator[Path]:
    """Give a folder that is called the same every time, because its path can be read in a picture."""
    folder = Path(tempfile.gettempdir()) / "planroom-screenshots"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def record(home: Path) -> str:
    """Return the recording of the afternoon that is shipped."""
    session, to = home / AFTERNOON.name, home / f"{AFTERNOON.stem}.cast"
    shutil.copy(AFTERNOON, session)
    write_cast(session, to, AFTERNOON_SIZE, AFTERNOON_PACE)
    return to.read_text(encoding="utf-8")


def main() -> None:
    """Take all pictures, and record the afternoon."""
    FOLDER.mkdir(exist_ok=True)
    with sample_folder() as home:
        os.environ.update(PLANROOM_HOME=str(home), TZ="UTC", LANG="C.UTF-8")
        os.chdir(home)
        for picture in PICTURES:
            _write(f"{picture.name}.svg", asyncio.run(take(picture, home)))
        _write(f"{AFTERNOON.stem}.cast", record(home))
        os.chdir("/")


def _write(name: str, content: str) -> None:
    (FOLDER / name).write_text(content, encoding="utf-8")
    sys.stdout.write(f"screenshots/{name}\n")


if __name__ == "__main__":
    main()
