"""Who has how much, and who can be asked."""

from plan.board import assigned
from plan.sprints import SprintPlan
from plan.workload import people, workload
from tests.plan.sample import sample_plan


def plan_with(**persons: str) -> SprintPlan:
    plan = sample_plan().sprints
    assert plan is not None
    for story, person in persons.items():
        plan = assigned(plan, story.replace("_", "-"), person)
    return plan


def test_where_nobody_has_anything_there_is_no_load() -> None:
    assert workload(plan_with()) == ()


def test_the_busiest_comes_first_and_what_nobody_has_last() -> None:
    plan = plan_with(S1_01="Bo", S1_02="Ada", S2_04="Bo")
    loads = workload(plan)
    assert [(load.person, load.points, load.stories) for load in loads[:2]] == [("Bo", (3, 4), 2), ("Ada", (5, 0), 1)]
    assert loads[2].person == ""
    assert sum(load.total for load in loads) == 40


def test_people_are_those_who_have_a_story_then_the_team() -> None:
    assert people(plan_with(S2_01="Ada", S1_02="Bo"), ["Cy", "Ada"]) == ("Bo", "Ada", "Cy")
    assert people(assigned(plan_with(S2_01="Ada"), "S2-01", "")) == ()
