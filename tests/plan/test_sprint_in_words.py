"""A sprint's page: what it says, and the way to each story."""

from plan.items import item_at, plan_items
from plan.sprint_in_words import sprint_in_words, stories_of
from tests.plan.sample import sample_plan

PLAN = sample_plan()
assert PLAN.sprints is not None
SPRINT = PLAN.sprints.sprints[1]


def test_a_sprint_says_when_it_is_and_how_full() -> None:
    said = {saying.label: saying.entries for saying in sprint_in_words(SPRINT)}
    points = sum(story.points for story in SPRINT.stories)
    assert said["goal"] == (SPRINT.goal,)
    assert said["dates"] == (f"{SPRINT.start} to {SPRINT.end}",)
    assert said["points"] == (f"{points} of {SPRINT.capacity}",)
    over = SPRINT.model_copy(update={"capacity": points - 2, "goal": "", "parallel": ()})
    said = {saying.label: saying.entries for saying in sprint_in_words(over)}
    assert said["points"] == (f"{points} of {points - 2}, 2 over",)
    assert said.keys().isdisjoint({"goal", "parallel"})


def test_its_stories_are_where_the_plan_has_them() -> None:
    items = plan_items(PLAN)
    found = stories_of(SPRINT, "/sprints/1")
    assert [one.id for one in found.items] == [story.id for story in SPRINT.stories]
    for one in found.items:
        held = item_at(items, "sprints", one.pointer)
        assert held is not None
        assert (held.id, held.pointer) == (one.id, one.pointer)
    first = SPRINT.stories[0]
    assert found.items[0].title.startswith(f"{first.title} · {first.points} point")
