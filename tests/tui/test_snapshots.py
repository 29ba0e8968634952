"""Pictures of every screen in its sizes; `pytest --snapshot-update` takes them anew."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from plan.artifacts import ArtifactName
from sessions.state import Assignment
from tests.tui.driving import ScriptedLink, in_room, room_of, screen_text, until
from tests.tui.sessions import make_session, session
from tests.tui.test_revising import worked_on
from tui.app import PlanroomApp
from tui.model_desk import KnownModel, Told
from tui.screens.model import ModelScreen
from widgets.model_list import ModelList

SIZES = [(80, 24), (120, 40), (200, 50)]


class Compare(Protocol):
    """What pytest-textual-snapshot's fixture takes."""

    def __call__(
        self,
        app: PlanroomApp,
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool: ...


def at(app: PlanroomApp, *keys: str, shows: str = "") -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what is done before the picture: wait for the room, press keys, wait for words."""

    async def run(pilot: Pilot[None]) -> None:
        room = await in_room(pilot, app)
        await until(pilot, room.settled, "the drafts")
        await pilot.press(*keys)
        await until(pilot, lambda: shows in screen_text(app), shows)
        await until(pilot, lambda: "being drawn" not in screen_text(app), "the drawings")
        await pilot.wait_for_scheduled_animations()

    return run


def watching(path: Path, theme: str = "planroom-dark") -> PlanroomApp:
    """Return the app with a clock that stands."""
    app = PlanroomApp(path, mode="watch", clock=lambda: 0.0)
    app.theme = theme
    return app


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("stage", ["empty", "filling", "full", "failed"])
def test_the_room(snap_compare: Compare, sessions_home: Path, stage: str, size: tuple[int, int]) -> None:
    with session(sessions_home / f"{stage}.jsonl", stage) as author:
        app = watching(author.path)
        assert snap_compare(app, terminal_size=size, run_before=at(app))


def test_the_room_on_white(snap_compare: Compare, sessions_home: Path) -> None:
    app = watching(make_session(sessions_home / "full.jsonl", "full"), "planroom-light")
    assert snap_compare(app, terminal_size=(120, 40), run_before=at(app))


@pytest.mark.parametrize("number", "12345")
def test_a_zoomed_pane(snap_compare: Compare, full_session: Path, number: str) -> None:
    app = watching(full_session)
    assert snap_compare(app, terminal_size=(120, 40), run_before=at(app, number, "z"))


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize(
    ("key", "shows"),
    [
        ("g", "Checklist"),
        ("c", "finding"),
        ("D", "Critical path"),
        ("R", "Team"),
        ("t", "draft"),
        ("question_mark", "Decide"),
    ],
    ids=["gate", "findings", "graph", "requirements", "live", "help"],
)
def test_a_screen_over_the_room(
    snap_compare: Compare, full_session: Path, key: str, shows: str, size: tuple[int, int]
) -> None:
    app = watching(full_session)
    assert snap_compare(app, terminal_size=size, run_before=at(app, key, shows=shows))


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize(("key", "shows"), [("M", "undecided"), ("d", "Your hand work")], ids=["merge", "diff"])
def test_hand_work_and_a_redraft(
    snap_compare: Compare, sessions_home: Path, key: str, shows: str, size: tuple[int, int]
) -> None:
    app = watching(asyncio.run(worked_on(sessions_home, conflicting=key == "M")))
    assert snap_compare(app, terminal_size=size, run_before=at(app, "2", key, shows=shows))


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_questions(snap_compare: Compare, sessions_home: Path, size: tuple[int, int]) -> None:
    with session(sessions_home / "asked.jsonl", "empty") as author:
        author.ask()
        author.answer(1, author.asked[0].options[1])
        app = PlanroomApp(author.path, link=ScriptedLink(author).open, clock=lambda: 0.0)
        assert snap_compare(app, terminal_size=size, run_before=at(app, shows="2 of 3"))


def test_own_words_on_white(snap_compare: Compare, sessions_home: Path) -> None:
    with session(sessions_home / "asked.jsonl", "empty") as author:
        author.ask()
        app = PlanroomApp(author.path, link=ScriptedLink(author).open, clock=lambda: 0.0)
        app.theme = "planroom-light"
        run = at(app, "right", "o", *"soon", "enter", shows="Say how many")
        assert snap_compare(app, terminal_size=(80, 24), run_before=run)


def test_the_room_with_open_questions(snap_compare: Compare, sessions_home: Path) -> None:
    with session(sessions_home / "asked.jsonl", "empty") as author:
        author.ask()
        app = PlanroomApp(author.path, link=ScriptedLink(author).open, clock=lambda: 0.0)
        assert snap_compare(app, terminal_size=(120, 40), run_before=at(app, "escape", shows="Q answers"))


def test_a_replay(snap_compare: Compare, full_session: Path) -> None:
    app = PlanroomApp(full_session, mode="replay", clock=lambda: 0.0)
    run = at(app, "right", "right", "right", shows="paused")
    assert snap_compare(app, terminal_size=(120, 40), run_before=run)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda s: f"{s[0]}x{s[1]}")
def test_home(snap_compare: Compare, sessions_home: Path, size: tuple[int, int]) -> None:
    for stage in ("signed", "failed", "full"):
        make_session(sessions_home / f"{stage}.jsonl", stage)
    for number, path in enumerate(sorted(sessions_home.glob("*.jsonl"))):
        os.utime(path, (number, number))
    app = PlanroomApp()

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "signed" in screen_text(app))

    assert snap_compare(app, terminal_size=size, run_before=run)


def test_home_without_sessions(snap_compare: Compare) -> None:
    app = PlanroomApp()

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "no session yet" in screen_text(app))

    assert snap_compare(app, terminal_size=(80, 24), run_before=run)


class ListedDesk:
    """Knows three models."""

    async def search(self, text: str) -> Told:
        return Told(
            models=(
                KnownModel(
                    model="claude-sonnet-4-5",
                    provider="anthropic",
                    key_word="key there",
                    context=200_000,
                    price_in=3.0,
                    price_out=15.0,
                    structured_output=True,
                    tools=True,
                    reasoning=True,
                ),
                KnownModel(model="azure/gpt-5-mini", provider="azure", key_word="no key", price_in=0.25, price_out=2.0),
            )
        )

    async def about(self, assignment: Assignment) -> Told:
        return Told()

    async def served(self) -> Told:
        address = "http://192.168.1.20:11434"
        return Told(models=(KnownModel(model="ollama_chat/qwen3:8b", api_base=address, endpoint="workstation"),))

    async def try_call(self, assignment: Assignment) -> Told:
        return Told(ok=True, sentence=f"{assignment.model} answered in 412 ms.")

    async def expect(self, session: Path, artifact: ArtifactName, feedback: str) -> Told:
        return Told(ok=True, sentence="About 9,000 tokens in and 8,000 out: about $0.15.")

    async def close(self) -> None:
        """Nothing to end."""


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_the_models(snap_compare: Compare, full_session: Path, size: tuple[int, int]) -> None:
    app = watching(full_session)

    async def choose(pilot: Pilot[None]) -> None:
        await at(app)(pilot)
        state = room_of(app).state
        assert state is not None
        screen = ModelScreen(state.agents, "database", ListedDesk)
        app.push_screen(screen)
        await until(pilot, lambda: any(len(models.options) == 4 for models in screen.query(ModelList)))
        await pilot.press("down", "down", "ctrl+t")
        await until(pilot, lambda: "answered in" in screen_text(app))

    assert snap_compare(app, terminal_size=size, run_before=choose)
