"""Pictures of what one chooses between: hand work and a redraft, revisions, models."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from plan.artifacts import ArtifactName
from sessions.state import Assignment
from tests.tui.driving import in_room, until
from tests.tui.pictures import SIZES
from tests.tui.test_pictures import Shown
from tests.tui.test_revising import worked_on
from tui.app import PlanroomApp
from tui.model_desk import KnownModel, Told
from tui.screens.model import ModelScreen
from widgets.model_list import ModelList


@pytest.mark.parametrize(("key", "shows"), [("M", "undecided"), ("d", "Your hand work")], ids=["merge", "diff"])
async def test_hand_work_and_a_redraft(snapshot: SnapshotAssertion, sessions_home: Path, key: str, shows: str) -> None:
    app = PlanroomApp(await worked_on(sessions_home, conflicting=key == "M"), mode="watch", clock=lambda: 0.0)
    async with app.run_test(size=SIZES[0]) as pilot:
        await in_room(pilot, app)
        await Shown(app, pilot, snapshot).after(key, ("2", key), shows)


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


async def test_the_models(snapshot: SnapshotAssertion, full_session: Path) -> None:
    app = PlanroomApp(full_session, mode="watch", clock=lambda: 0.0)
    async with app.run_test(size=SIZES[0]) as pilot:
        state = (await in_room(pilot, app)).state
        assert state is not None
        screen = ModelScreen(state.agents, "database", ListedDesk)
        app.push_screen(screen)
        await until(pilot, lambda: any(len(models.options) == 4 for models in screen.query(ModelList)))
        await Shown(app, pilot, snapshot).after("models", ("down", "down", "ctrl+t"), "answered in")
