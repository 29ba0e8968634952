"""What is new in an artifact: items by name, wherever they stand now."""

from plan.artifacts import ARTIFACTS
from plan.news import news
from plan.sprints import SprintPlan
from tests.plan.sample import sample_plan

PLAN = sample_plan()


def test_nothing_is_new_in_the_same_artifact() -> None:
    for name in ARTIFACTS:
        artifact = PLAN.artifact(name)
        assert artifact is not None
        assert news(artifact, artifact) == {}
        assert news(artifact, type(artifact).model_validate(artifact.model_dump())) == {}


def test_what_came_and_what_says_something_else_is_told_by_its_new_place() -> None:
    assert PLAN.database
    first, second, *rest = PLAN.database.tables
    before = PLAN.database.model_copy(update={"tables": (second, *rest)})
    changed = second.model_copy(update={"description": "other"})
    assert news(before, PLAN.database.model_copy(update={"tables": (first, changed, *rest)})) == {
        "/tables/0": "new",
        "/tables/1": "changed",
    }


def test_a_story_that_went_to_another_sprint_is_no_news_and_a_sprint_is_not_its_stories() -> None:
    assert PLAN.sprints
    one, two, *rest = PLAN.sprints.sprints
    gone = one.model_copy(update={"stories": one.stories[:-1]})
    come = two.model_copy(update={"stories": (*two.stories, one.stories[-1])})
    moved: SprintPlan = PLAN.sprints.model_copy(update={"sprints": (gone, come, *rest)})
    assert news(PLAN.sprints, moved) == {}
    later = one.model_copy(update={"goal": "another goal"})
    assert news(PLAN.sprints, PLAN.sprints.model_copy(update={"sprints": (later, two, *rest)})) == {
        "/sprints/0": "changed"
    }
