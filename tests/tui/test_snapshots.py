"""Pictures as SVG of what `test_pictures` does not have; `pytest --snapshot-update` takes them anew."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from plan.artifacts import ArtifactName
from sessions.state import Assignment
from tests.tui.driving import in_room, room_of, screen_text, until
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


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize(("key", "shows"), [("M", "undecided"), ("d", "Your hand work")], ids=["merge", "diff"])
def test_hand_work_and_a_redraft(
    snap_compare: Compare, sessions_home: Path, key: str, shows: str, size: tuple[int, int]
) -> None:
    app = watching(asyncio.run(worked_on(sessions_home, conflicting=key == "M")))
    assert snap_compare(app, terminal_size=size, run_before=at(app, "2", key, shows=shows))


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
