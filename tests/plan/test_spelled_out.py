"""What an artifact says at a place."""

from hypothesis import given

from plan.artifacts import Artifact
from plan.spelled_out import item_within, place_in_words, spelled_out
from tests.plan.artifact_strategies import artifacts
from tests.plan.sample import sample_plan

PLAN = sample_plan()


def said(artifact: Artifact | None, pointer: str) -> dict[str, tuple[str, ...]]:
    assert artifact is not None
    item = item_within(artifact, pointer)
    assert item is not None
    return {one.label: one.entries for one in spelled_out(item)}


def test_an_endpoint_says_what_it_takes_and_answers() -> None:
    found = said(PLAN.api, "/endpoints/1")
    assert found["request"] == ("LoginRequest",)
    assert "401 · INVALID_CREDENTIALS · Invalid credentials" in found["errors"]
    assert found["authenticated"] == ("no",)
    assert "permission" not in found


def test_a_column_says_where_it_points_and_only_then_what_deleting_does() -> None:
    assert PLAN.database is not None
    for at, table in enumerate(PLAN.database.tables):
        for column, entry in zip(table.columns, said(PLAN.database, f"/tables/{at}")["columns"], strict=True):
            refers = column.references
            assert (f"→ {refers.table}.{refers.column}, on delete {refers.on_delete}" in entry) == bool(refers.table)
            assert ("no action" in entry) == (bool(refers.table) and refers.on_delete == "no action")


def test_a_place_within_an_item_is_the_items_and_none_is_nothing() -> None:
    assert PLAN.database is not None
    assert item_within(PLAN.database, "/tables/0/columns/0") == PLAN.database.tables[0].columns[0]
    assert item_within(PLAN.database, "/tables/0/name") == PLAN.database.tables[0]
    assert item_within(PLAN.database, "/tables/999") is None


def test_what_stands_beside_it_is_not_said_twice() -> None:
    assert PLAN.architecture is not None
    risk = PLAN.architecture.risks[0]
    assert {one.label for one in spelled_out(risk, (risk.id, risk.title))}.isdisjoint({"id", "title"})


def test_a_place_without_a_name_is_called_by_its_list() -> None:
    assert place_in_words("/integration_points/2") == "Integration point 3"
    assert place_in_words("/priorities/0") == "Priority 1"
    assert place_in_words("/pattern") == "Pattern"


@given(artifacts("sprints"))
def test_every_text_of_a_story_is_said(plan: Artifact) -> None:
    stories = [story for sprint in plan.sprints for story in sprint.stories]  # type: ignore[union-attr]
    for story in stories:
        words = "\n".join(entry for one in spelled_out(story) for entry in one.entries)
        assert all(text in words for text in (story.title, *story.tasks, *story.acceptance))
