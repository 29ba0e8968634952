"""The sprint board under a person's hand."""

from functools import partial
from pathlib import Path

from agents.commands import Edit, Restore
from plan.board import estimated, moved_to_sprint, place_of
from plan.sprints import SprintPlan
from tests.plan.sample import sample_plan
from tests.tui.driving import screen_text, until
from tests.tui.test_room_keys import Driven, driven


def plan_of(d: Driven) -> SprintPlan:
    latest = d.room.state.artifacts["sprints"].latest if d.room.state else None
    assert latest is not None
    assert isinstance(latest.content, SprintPlan)
    return latest.content


def says(d: Driven, wanted: SprintPlan) -> bool:
    return plan_of(d) == wanted


async def test_a_story_is_moved_estimated_and_taken_back_and_stays_selected(sessions_home: Path) -> None:
    plan = sample_plan().sprints
    assert plan is not None
    first = plan.sprints[0].stories[0].id
    async with driven(sessions_home, "full", (200, 50)) as d:
        await d.press("4", "greater_than_sign")
        await d.said("No story is selected")
        await d.press("down", "down", "greater_than_sign")
        await d.said(f"{first} is in sprint 2")
        await until(d.pilot, lambda: place_of(plan_of(d), first).sprint == 1, "the move")
        moved = moved_to_sprint(plan, first, 1)
        assert d.link.commands == [Edit(artifact="sprints", base=1, sprints=moved)]
        await until(d.pilot, lambda: d.room.pane.selected == "/sprints/1/stories/0", "the story, still selected")
        assert "over by" in screen_text(d.app)
        await d.press("minus")
        await until(d.pilot, lambda: plan_of(d) == estimated(moved, first, -1), "fewer points")
        for keys, wanted in (("u", moved), ("u", plan), ("U", moved)):
            await d.press(keys)
            await until(d.pilot, partial(says, d, wanted), keys)
        assert d.link.commands[-3:] == [
            Restore(artifact="sprints", base=3, revision=2),
            Restore(artifact="sprints", base=4, revision=1),
            Restore(artifact="sprints", base=5, revision=2),
        ]


async def test_the_board_says_why_not(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("4", "down", "down", "less_than_sign")
        await d.said("is in the first sprint already")
        await d.press("u")
        await d.said("has no hand work to take back")
        await d.press("U")
        await d.said("has nothing that was taken back")
        await d.press("3", "p")
        await d.said("No story is selected")
        assert not d.link.commands
