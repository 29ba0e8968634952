"""Stories moved about: nothing is lost, sums hold, and there is a way back."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.board import (
    BoardError,
    estimated,
    moved_to_sprint,
    moved_within_sprint,
    next_priority,
    out_of_order,
    place_of,
    prioritised,
)
from plan.sprints import POINTS, SprintPlan
from tests.plan.sample import sample_plan

found = sample_plan().sprints
assert found is not None
PLAN: SprintPlan = found
IDS = [story.id for sprint in PLAN.sprints for story in sprint.stories]
MOVES = st.lists(st.tuples(st.sampled_from(IDS), st.booleans(), st.sampled_from([-1, 1])), max_size=12)


@given(MOVES)
def test_moves_lose_nothing_and_what_is_added_up_holds(moves: list[tuple[str, bool, int]]) -> None:
    plan = PLAN
    for story, across, step in moves:
        try:
            plan = moved_to_sprint(plan, story, step) if across else moved_within_sprint(plan, story, step)
        except BoardError:
            continue
    assert Counter(s.id for sprint in plan.sprints for s in sprint.stories) == Counter(IDS)
    totals = {sprint.number: sum(s.points for s in sprint.stories) for sprint in plan.sprints}
    assert all(v.points == totals[v.sprint] for v in plan.velocity if not v.forecast and v.sprint in totals)
    for sprint in plan.sprints:
        assert {id_ for group in sprint.parallel for id_ in group} <= {s.id for s in sprint.stories}


@pytest.mark.parametrize("story", IDS)
def test_a_step_within_a_sprint_and_back_changes_nothing(story: str) -> None:
    at = place_of(PLAN, story)
    if at.story == len(PLAN.sprints[at.sprint].stories) - 1:
        with pytest.raises(BoardError, match=f"{story} is the last of its sprint already"):
            moved_within_sprint(PLAN, story, 1)
        return
    there = moved_within_sprint(PLAN, story, 1)
    assert there != PLAN
    assert moved_within_sprint(there, story, -1) == PLAN


def test_a_story_goes_to_the_next_sprint_at_its_height_and_not_over_the_edge() -> None:
    later = moved_to_sprint(PLAN, IDS[0], 1)
    assert (place_of(later, IDS[0]).sprint, place_of(later, IDS[0]).story) == (1, 0)
    with pytest.raises(BoardError, match="first sprint already"):
        moved_to_sprint(PLAN, IDS[0], -1)


def test_what_a_move_puts_out_of_order_is_named_from_both_ends() -> None:
    stories = [story for sprint in PLAN.sprints for story in sprint.stories]
    waiting = next(s for s in PLAN.sprints[0].stories if s.depends_on)
    needed = waiting.depends_on[0]
    assert all(out_of_order(PLAN, story.id) == () for story in stories)
    later = moved_to_sprint(PLAN, needed, 1)
    assert waiting.id in out_of_order(later, needed)
    assert needed in out_of_order(later, waiting.id)


def test_points_go_along_the_scale_and_priorities_round() -> None:
    plan = PLAN
    while plan.sprints[0].stories[0].points < POINTS[-1]:
        plan = estimated(plan, IDS[0], 1)
    with pytest.raises(BoardError, match="they go from 1 to 8"):
        estimated(plan, IDS[0], 1)
    assert plan.sprints[0].stories[0].points == POINTS[-1]
    priority = PLAN.sprints[0].stories[0].priority
    for _ in range(4):
        priority = next_priority(priority)
    assert prioritised(plan, IDS[0], priority).sprints[0].stories[0].priority == PLAN.sprints[0].stories[0].priority


def test_a_story_that_there_is_not_is_named() -> None:
    with pytest.raises(BoardError, match="no story S9-99"):
        place_of(PLAN, "S9-99")
