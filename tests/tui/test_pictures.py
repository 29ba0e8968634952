"""Every screen in every size class and both themes, many pictures of each running app."""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from plan.plan import Plan
from tests.tui.driving import ScriptedLink, in_room, screen_text, until
from tests.tui.pictures import SIZES, Album
from tests.tui.sessions import long_plan, make_session, session
from tui.app import PlanroomApp
from tui.modes import Mode


class Shown:
    """A running app whose pictures are taken."""

    def __init__(self, app: PlanroomApp, pilot: Pilot[None], snapshot: SnapshotAssertion) -> None:
        self.app, self.pilot = app, pilot
        self._album = Album(app, snapshot)

    async def after(
        self,
        name: str,
        keys: Sequence[str],
        shows: str,
        back: str = "escape",
    ) -> None:
        """Press keys, wait for words, take the pictures and go back."""
        self._album.resize(SIZES[0])
        await self.pilot.press(*keys)
        await until(self.pilot, lambda: shows in screen_text(self.app), f"{name}: {shows}")
        await self._album.take(name)
        if back:
            await self.pilot.press(back)


@asynccontextmanager
async def shown(
    folder: Path, stage: str, snapshot: SnapshotAssertion, mode: Mode = "live", plan: Plan | None = None
) -> AsyncIterator[Shown]:
    """Show a session's room."""
    with session(folder / f"{stage}.jsonl", stage, plan) as author:
        app = PlanroomApp(author.path, ScriptedLink(author).open, mode=mode, clock=lambda: 0.0)
        async with app.run_test(size=SIZES[0]) as pilot:
            await in_room(pilot, app)
            yield Shown(app, pilot, snapshot)


@pytest.mark.parametrize("stage", ["empty", "filling", "halfway", "full", "failed", "stale"])
async def test_the_room(snapshot: SnapshotAssertion, sessions_home: Path, stage: str) -> None:
    async with shown(sessions_home, stage, snapshot) as room:
        await room.after("room", (), "4 Sprint board", back="")
        if stage in {"empty", "filling"}:
            await room.after("gate", ("g",), "Checklist")
            await room.after("findings", ("c",), "findings")


async def test_300_stories(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    async with shown(sessions_home, "full", snapshot, plan=long_plan(300)) as room:
        await room.after("room", ("4", *["down"] * 8, *["right"] * 7), "300 stories")
        await room.after("board", ("4", *["down"] * 9, *["right"] * 20, "z"), "v all 1 of 5")
        await room.after("findings", ("escape", "c"), "finding")
        await room.after("graph", ("D",), "Critical path")


async def test_each_pane_zoomed(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    async with shown(sessions_home, "full", snapshot) as room:
        for key, name in zip("12345", ("architecture", "erd", "endpoints", "board", "risks"), strict=True):
            await room.after(name, (key, "z"), "Sprint board", back="z")


async def test_what_is_read(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    async with shown(sessions_home, "full", snapshot) as room:
        await room.after("gate", ("g",), "Checklist")
        await room.after("findings", ("c",), "finding")
        await room.after("graph", ("D",), "Critical path")
        await room.after("requirements", ("R",), "Team")
        await room.after("live", ("t",), "draft")
        await room.after("help", ("question_mark",), "Decide")


async def test_what_is_filled_in(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    async with shown(sessions_home, "full", snapshot) as room:
        await room.after("feedback", ("i",), "Send Architecture r1 back")
        await room.after("find", ("4", "slash"), "Find in Sprint board")
        await room.after("item", ("down", "enter"), "Comes before")
        await room.after("split", ("s", "space"), "Split S1-01")
        await room.after("assign", ("A",), "Who does S1-01?")


async def test_what_went_wrong(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    async with shown(sessions_home, "failed", snapshot) as room:
        await room.after("erd", ("2", "z"), "There is no key", back="z")
        await room.after("live", ("t",), "draft")


async def test_a_signed_plan(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    async with shown(sessions_home, "signed", snapshot) as room:
        await room.after("gate", ("g",), "Checklist", back="")
        await room.after("reason", ("o",), "Why?")


async def test_a_replay(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    async with shown(sessions_home, "full", snapshot, "replay") as room:
        await room.after("replay", ("right", "right", "right"), "paused", back="")


async def test_the_questions(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    with session(sessions_home / "asked.jsonl", "empty") as author:
        author.ask()
        author.answer(1, author.asked[0].options[1])
        app = PlanroomApp(author.path, ScriptedLink(author).open, clock=lambda: 0.0)
        async with app.run_test(size=SIZES[0]) as pilot:
            await in_room(pilot, app)
            asked = Shown(app, pilot, snapshot)
            await asked.after("questions", (), "2 of 3", back="")
            await asked.after("own-words", ("o", *"soon", "enter"), "Say how many", back="")
            await asked.after("room", ("escape", "escape"), "Q answers", back="")


async def test_home(snapshot: SnapshotAssertion, sessions_home: Path) -> None:
    app = PlanroomApp()
    async with app.run_test(size=SIZES[0]) as pilot:
        home = Shown(app, pilot, snapshot)
        await home.after("nothing", (), "no session yet", back="")
        await home.after("new", ("n",), "New session")
        for number, stage in enumerate(("signed", "failed", "full")):
            path = make_session(sessions_home / f"{stage}.jsonl", stage)
            os.utime(path, (number, number))
        await home.after("sessions", ("r",), "signed", back="")
        await home.after("delete", ("x",), "trash")
