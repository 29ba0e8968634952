"""A story split in two: nothing is lost, and nothing can start sooner than before."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.board import BoardError, place_of
from plan.checks import check
from plan.checks.brought import brought
from plan.graphs import schedule, sprint_graph
from plan.plan import Plan
from plan.splitting import PARTS, Split, entries, halves, said, second_id, split
from plan.sprints import POINTS, SprintPlan, Story
from tests.plan.sample import sample_plan

PLAN = sample_plan()
STORIES = {story.id: story for sprint in (PLAN.sprints.sprints if PLAN.sprints else ()) for story in sprint.stories}


def stories(plan: SprintPlan) -> dict[str, Story]:
    return {story.id: story for sprint in plan.sprints for story in sprint.stories}


def before(plan: SprintPlan, story: str) -> set[str]:
    """Return everything that must be done before a story."""
    every, found, left = stories(plan), set[str](), [story]
    while left:
        new = set(every[left.pop()].depends_on) - found
        found |= new
        left += new
    return found


@st.composite
def splits(draw: st.DrawFn) -> tuple[str, Split]:
    story = draw(st.sampled_from([one for one in STORIES.values() if len(entries(one)) > 1]))
    every = entries(story)
    given = draw(st.sets(st.sampled_from(every), min_size=1, max_size=len(every) - 1))
    points = draw(st.tuples(st.sampled_from(POINTS), st.sampled_from(POINTS)))
    return story.id, Split(frozenset(given), "The rest", points, draw(st.booleans()))


@given(splits())
def test_a_split_loses_nothing_and_lets_nothing_start_sooner(drawn: tuple[str, Split]) -> None:
    name, how = drawn
    assert PLAN.sprints is not None
    changed = split(PLAN, name, how)
    second = second_id(PLAN.sprints, name)
    every, whole = stories(changed), STORIES[name]
    one, two = every[name], every[second]
    assert set(every) == {*STORIES, second}
    for part in PARTS:
        assert Counter((*getattr(one, part), *getattr(two, part))) == Counter(getattr(whole, part))
    assert (one.points, two.points) == how.points
    assert {*one.requirements, *two.requirements} == set(whole.requirements)
    assert bool(one.requirements) == bool(two.requirements) == bool(whole.requirements)
    assert (two.agents, two.priority, two.assignee) == (whole.agents, whole.priority, whole.assignee)
    at, next_to = place_of(changed, name), place_of(changed, second)
    assert (next_to.sprint, next_to.story) == (at.sprint, at.story + 1)
    for other in STORIES:
        assert before(PLAN.sprints, other) <= before(changed, other)
        assert (second in before(changed, other)) == (name in before(PLAN.sprints, other))
    assert before(changed, second) == {*before(PLAN.sprints, name), *([name] if how.waits else [])}
    totals = {sprint.number: sum(story.points for story in sprint.stories) for sprint in changed.sprints}
    assert all(v.points == totals[v.sprint] for v in changed.velocity if not v.forecast and v.sprint in totals)


def test_the_parts_keep_the_requirements_that_each_of_them_serves() -> None:
    whole = next(story for story in STORIES.values() if len(story.endpoints) == 2)
    second = split(PLAN, whole.id, Split(frozenset({("endpoints", 1)}), "Refreshing", (3, 2)))
    one, two = stories(second)[whole.id], stories(second)[f"{whole.id}b"]
    assert (one.endpoints, two.endpoints) == (whole.endpoints[:1], whole.endpoints[1:])
    assert PLAN.api is not None
    asked = {endpoint.id: set(endpoint.stories) for endpoint in PLAN.api.endpoints}
    for part, other in ((one, two), (two, one)):
        lost = set(whole.requirements) - set(part.requirements)
        assert lost <= asked[other.endpoints[0]] - asked[part.endpoints[0]]


def test_a_split_in_order_brings_no_error_and_one_beside_shortens_the_way() -> None:
    tasks = Split(frozenset({("acceptance", 2), ("acceptance", 3), ("tasks", 3)}), "Register: rules", (3, 2))
    behind = split(PLAN, "S1-02", tasks)
    assert not [one for one in brought(PLAN, with_sprints(behind)) if one.severity == "error"]
    beside = split(PLAN, "S1-02", replace(tasks, waits=False))
    assert PLAN.sprints is not None
    whole, longer, shorter = (schedule(sprint_graph(one)).length for one in (PLAN.sprints, behind, beside))
    assert longer == whole > shorter


def test_what_a_split_brings_is_found() -> None:
    found = brought(PLAN, with_sprints(split(PLAN, "S1-02", Split(frozenset({("tasks", 3)}), "Rest", (8, 8)))))
    messages = " ".join(one.message for one in found)
    assert "S1-02b" in messages, "it has no acceptance criteria"
    assert not set(found) & set(check(PLAN))


def with_sprints(sprints: SprintPlan) -> Plan:
    return PLAN.model_copy(update={"sprints": sprints})


def test_parts_of_parts_get_the_next_letter() -> None:
    once = split(PLAN, "S1-03", Split(frozenset({("tasks", 0)}), "b", (3, 2)))
    assert second_id(once, "S1-03") == "S1-03c"
    assert second_id(once, "S1-03b") == "S1-03c"
    twice = split(with_sprints(once), "S1-03", Split(frozenset({("tasks", 0)}), "c", (2, 1)))
    assert [name for name in stories(twice) if name.startswith("S1-03")] == ["S1-03", "S1-03c", "S1-03b"]


def test_ids_without_a_number_and_without_a_letter_left() -> None:
    assert PLAN.sprints is not None
    assert second_id(renamed("auth"), "auth") == "auth-b"
    assert second_id(renamed("S1", *(f"S1{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")), "S1") == "S1-2"


def renamed(*names: str) -> SprintPlan:
    assert PLAN.sprints is not None
    sprint, whole = PLAN.sprints.sprints[0], STORIES["S1-01"]
    lot = tuple(whole.model_copy(update={"id": name}) for name in names)
    return PLAN.sprints.model_copy(update={"sprints": (sprint.model_copy(update={"stories": lot}),)})


@pytest.mark.parametrize("points", [1, 2, 3, 5, 8, 13, 21])
def test_halves_are_on_the_scale_and_cost_what_the_whole_did(points: int) -> None:
    first, second = halves(points)
    assert {first, second} <= set(POINTS)
    assert first >= second
    assert first + second == points or points not in {2, 3, 5, 8, 13}


@pytest.mark.parametrize(
    ("given", "points", "words"),
    [
        (frozenset(), (1, 1), "Nothing goes to S1-01b yet"),
        (frozenset({("tasks", 99)}), (1, 1), "Nothing goes to S1-01b yet"),
        (frozenset(entries(STORIES["S1-01"])), (1, 1), "All of S1-01 would go to S1-01b"),
        (frozenset({("tasks", 0)}), (1, 4), "1, 2, 3, 5 or 8 points"),
    ],
)
def test_a_split_that_is_none_says_why(given: frozenset[tuple[str, int]], points: tuple[int, int], words: str) -> None:
    with pytest.raises(BoardError, match=words):
        split(PLAN, "S1-01", Split(given, "x", points))  # type: ignore[arg-type]  # of no part that there is


def test_an_entry_says_its_text() -> None:
    story = STORIES["S1-01"]
    assert [said(story, one) for one in entries(story) if one[0] == "tasks"] == list(story.tasks)
