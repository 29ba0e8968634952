"""The items of a plan: each is found at its place, and what hangs together does so from both ends."""

from pydantic import JsonValue

from plan.items import PlanItem, item_at, plan_items, related
from tests.plan.sample import sample_plan

PLAN = sample_plan()
ITEMS = plan_items(PLAN)


def value_at(item: PlanItem) -> JsonValue:
    value: JsonValue = PLAN.model_dump(mode="json")[item.part]
    for step in item.pointer.strip("/").split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step] if isinstance(value, dict) else None
    return value


def test_each_item_is_at_its_place() -> None:
    for item in ITEMS:
        value = value_at(item)
        assert isinstance(value, dict)
        assert item.id in value.values(), item
        assert item_at(ITEMS, item.part, f"{item.pointer}/anything/below") == item
    assert item_at(ITEMS, "database", "/nowhere") is None


def test_what_an_item_hangs_together_with_hangs_together_with_it() -> None:
    linked = {item: {other for one in related(PLAN, item) for other in one.items} for item in ITEMS}
    for item, others in linked.items():
        for other in others:
            assert item in linked[other] or item.kind == other.kind == "component", (item, other)


def test_a_story_leads_to_its_requirements_endpoints_tables_and_to_what_it_waits_for() -> None:
    story = next(item for item in ITEMS if item.id == "S1-03")
    words = [one.word for one in related(PLAN, story)]
    assert words[0] == "Comes after"
    assert {"Endpoints", "Tables"} <= set(words)
