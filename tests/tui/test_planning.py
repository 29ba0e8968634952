"""The sprint board under a person's hand."""

from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from agents.commands import Edit, Restore
from plan.board import estimated, moved_to_sprint, place_of
from plan.splitting import Split, split
from plan.sprints import SprintPlan
from plan.workload import workload
from tests.plan.sample import sample_plan
from tests.tui.driving import notices, screen_text, until
from tests.tui.test_room_keys import Driven, driven
from tui.screens.split import SplitScreen


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
        await d.press("down", "greater_than_sign")
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


async def test_a_story_that_moves_within_its_sprint_says_its_place(sessions_home: Path) -> None:
    plan = sample_plan().sprints
    assert plan is not None
    stories = plan.sprints[0].stories
    async with driven(sessions_home, "full") as d:
        await d.press("4", "down", "J")
        await d.said(f"{stories[0].id} is story 2 of {len(stories)} in sprint 1.")


async def test_the_board_says_why_not(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("4", "down", "less_than_sign")
        await d.said("is in the first sprint already")
        await d.press("u")
        await d.said("has no hand work to take back")
        await d.press("U")
        await d.said("has nothing that was taken back")
        await d.press("K")
        await d.said("is the first of its sprint already")
        await d.press("3", "p")
        await d.said("No story is selected")
        await d.press("5")
        await until(d.pilot, lambda: not notices(d.app), "what was said of another pane goes with it")
        assert not d.link.commands


async def test_a_story_is_split_and_the_notice_says_what_that_brings(sessions_home: Path) -> None:
    plan = sample_plan()
    async with driven(sessions_home, "full") as d:
        await d.press("s")
        await d.said("No story is selected")
        await d.press("4", "down", "s")
        assert isinstance(d.app.screen, SplitScreen)
        await d.press("enter")
        await until(d.pilot, lambda: "Nothing goes to S1-01b yet" in screen_text(d.app), "why not")
        await d.press("right")
        await until(d.pilot, lambda: "The first two lines have the points" in screen_text(d.app), "where points are")
        await d.press("space", "up", "space", "up", "right", "up", "j", "k", "minus")
        await until(d.pilot, lambda: "can be done beside S1-01" in screen_text(d.app), "the order")
        d.app.screen.query_one(Input).value = "Seeding"
        await d.press("f2")
        await d.said("S1-01 is split: S1-01b has 2 points. Sprint 1 holds 21/21. It brings")
        how = Split(frozenset({("acceptance", 0)}), "Seeding", (1, 2), waits=False)
        assert d.link.commands == [Edit(artifact="sprints", base=1, sprints=split(plan, "S1-01", how))]
        await until(d.pilot, lambda: "S1-01b Seeding" in screen_text(d.app), "both parts")
        await d.press("u")
        await until(d.pilot, partial(says, d, plan.sprints or plan_of(d)), "the way back")


def _said(screen: str) -> str:
    """What a box says, in one line."""
    return " ".join(screen.replace("│", " ").split())


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_why_a_story_is_not_split_is_seen_on_a_small_screen(sessions_home: Path, size: tuple[int, int]) -> None:
    async with driven(sessions_home, "full", size=size) as d:
        await d.press("4", "down", "s", "enter")
        await until(d.pilot, lambda: "or keeps it." in _said(screen_text(d.app)), "the end of the sentence")


async def test_a_story_is_given_to_a_person_and_the_next_to_one_of_those(sessions_home: Path) -> None:
    async with driven(sessions_home, "full") as d:
        await d.press("4", "down", "A", "enter")
        await until(d.pilot, lambda: "Write a name" in screen_text(d.app), "why not")
        await d.press(*"Ada", "space", *"L", "enter")
        await d.said("S1-01 is Ada L’s, who has 3 points in this sprint and 3 in all. u takes it back.")
        await until(d.pilot, lambda: " Ada 3 M" in screen_text(d.app), "the card")
        await d.press("down", "A")
        await until(d.pilot, lambda: "3 points in 1 story" in screen_text(d.app), "whom it can be given to")
        await d.press("1")
        await d.said("S1-02 is Ada L’s, who has 8 points")
        await until(d.pilot, lambda: [load.total for load in workload(plan_of(d))] == [8, 32], "the load")
        await d.press("down", "A", *"Bo", "enter")
        await d.said("S1-03 is Bo’s")
        await d.press("up", "enter")
        await until(d.pilot, lambda: "Assignee" in screen_text(d.app) and "Ada L" in screen_text(d.app), "the detail")
        await d.press("escape", "slash", *"ada", "enter")
        await until(d.pilot, lambda: "S1-03" not in screen_text(d.app), "only hers")
        await d.press("escape", "down", "A", "3")
        await d.said("S1-01 is assigned to nobody")


async def test_keys_that_come_faster_than_the_plan_changes_are_each_carried_out(sessions_home: Path) -> None:
    plan = sample_plan().sprints
    assert plan is not None
    first = plan.sprints[0].stories[0].id
    async with driven(sessions_home, "full", (200, 50)) as d:
        await d.press("4", "down", "J", "J", "J")
        await until(d.pilot, lambda: place_of(plan_of(d), first).story == 3, "three places further down")
        await d.press("u", "u", "u")
        await until(d.pilot, partial(says, d, plan), "all of it taken back")
        assert [type(command) for command in d.link.commands] == [Edit, Edit, Edit, Restore, Restore, Restore]
