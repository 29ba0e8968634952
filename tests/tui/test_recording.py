"""Recordings: what a terminal that plays one shows in the end is what the app shows, and the same bytes every time."""

import asyncio
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from sessions.seeking import Seeker
from tests.tui.playing import played
from tests.tui.sessions import make_session
from tui.asciicast import Painter
from tui.modes import Pace
from tui.recording import END_SECONDS, FRAMES_A_SECOND, recorder, write_cast, write_frames

WIDTH = 12
STYLES = [Style(), Style(color="#102030", bold=True), Style(bgcolor="#405060")]


@st.composite
def strips(draw: st.DrawFn) -> Strip:
    """Draw a line in a few styles, wide characters in it."""
    pieces = draw(st.lists(st.tuples(st.text("a ─漢b", max_size=5), st.sampled_from(STYLES)), max_size=5))
    return Strip([Segment(text, style) for text, style in pieces]).adjust_cell_length(WIDTH, Style())


@settings(max_examples=60)
@given(st.lists(st.lists(strips(), min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_terminal_that_gets_only_changes_shows_the_last_picture(pictures: list[list[Strip]]) -> None:
    painter, size = Painter(), Size(WIDTH, 3)
    changed = played([painter.paint(picture) for picture in pictures], size)
    anew = played([Painter().paint(pictures[-1])], size)
    assert changed.buffer == anew.buffer
    assert changed.display == [strip.text for strip in pictures[-1]]


def test_what_is_recorded_plays_in_a_terminal_and_is_the_same_every_time(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "halfway")
    size, pace = Size(80, 24), Pace(speed=32)
    files = [sessions_home / name for name in ("a.cast", "b.cast")]
    for file in files:
        assert write_cast(path, file, size, pace) > END_SECONDS
    assert files[0].read_bytes() == files[1].read_bytes()
    head, *rest = map(json.loads, files[0].read_text(encoding="utf-8").splitlines())
    assert (head["version"], head["width"], head["height"], head["title"]) == (2, 80, 24, "s")
    assert [at for at, _, _ in rest] == sorted(at for at, _, _ in rest)
    assert rest[-1][0] == pytest.approx(head["duration"])
    assert {kind for _, kind, _ in rest} == {"o"}
    shown = played([text for _, _, text in rest], size)
    assert shown.display == [strip.text for strip in asyncio.run(at_the_end(path, size, pace))]
    assert "at the end" in "".join(shown.display)


def test_a_recording_waits_for_no_clock_but_its_own(sessions_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = 0

    async def count(*_: float) -> None:
        nonlocal waited
        waited += 1

    monkeypatch.setattr("textual.pilot.wait_for_idle", count)
    path = make_session(sessions_home / "s.jsonl", "halfway")
    frames = write_cast(path, sessions_home / "s.cast", Size(80, 24), Pace()) * FRAMES_A_SECOND
    assert waited < frames / 10, "each wait for an idle processor takes a twentieth of a second"


def test_a_recording_that_is_killed_leaves_nothing(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "full")
    out = sessions_home / "out"
    out.mkdir()
    program = f"""
import os, signal
from pathlib import Path
from textual.geometry import Size
from tui.modes import Pace
from tui.recording import write_cast

def halfway(share):
    if share > 0.5:
        os.kill(os.getpid(), signal.SIGTERM)

write_cast(Path({str(path)!r}), Path({str(out / "s.cast")!r}), Size(80, 24), Pace(speed=32), halfway)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -signal.SIGTERM
    assert list(out.iterdir()) == []


async def at_the_end(path: Path, size: Size, pace: Pace) -> list[Strip]:
    """Return what the app itself shows at the end."""
    async with recorder(path, size, pace) as replay:
        return await replay.at(replay.seconds)


def test_each_mark_has_a_picture(sessions_home: Path) -> None:
    path = make_session(sessions_home / "s.jsonl", "failed")
    assert write_frames(path, sessions_home / "marks", Size(80, 24), Pace()) == 4
    names = sorted(file.name for file in (sessions_home / "marks").iterdir())
    assert [name.partition("-")[2] for name in names] == [
        "draft.started-architecture.svg",
        "draft.cancelled-architecture.svg",
        "draft.started-database.svg",
        "draft.failed-database.svg",
    ]
    assert (sessions_home / "marks" / names[-1]).read_text(encoding="utf-8").startswith("<svg")
    last = Seeker(path).last
    assert write_frames(path, sessions_home / "some", Size(80, 24), Pace(), every=20) == last // 20 + 1
    assert (sessions_home / "some" / f"{last:06}.svg").exists()
    with pytest.raises(FileExistsError):
        write_frames(path, sessions_home / "some", Size(80, 24), Pace())
