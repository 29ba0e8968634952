from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.artifacts import ARTIFACTS, Artifact
from plan.existing.as_plan import plan_tables
from plan.existing.schema import existing_schema
from plan.plan import Plan
from plan.tracing import KINDS, LooseEnd, Trace, TraceItem, trace
from tests.plan.artifact_strategies import artifacts
from tests.plan.sample import sample_plan


def one(found: Trace, name: str) -> TraceItem:
    (item,) = found.find(name)
    return item


def test_a_requirement_is_followed_to_its_tables_and_back() -> None:
    found = trace(sample_plan())
    wanted = found.of("requirement")[0]
    stories, endpoints, tables = (found.linked(wanted, kind) for kind in KINDS[1:])
    assert stories
    assert endpoints
    assert tables
    for kind, ids in zip(KINDS[1:], (stories, endpoints, tables), strict=True):
        for item in found.of(kind):
            assert (item.id in ids) == (wanted.id in found.linked(item, "requirement"))


def test_an_endpoint_is_found_by_method_and_path_in_any_case() -> None:
    found = trace(sample_plan())
    item = one(found, "POST /auth/register")
    assert item.kind == "endpoint"
    assert one(found, "post /auth/REGISTER") == item == one(found, item.id)
    assert found.find("") == ()
    assert found.find("POST /nowhere") == ()


def changed_api(plan: Plan, **change: object) -> Plan:
    assert plan.api is not None
    first, *others = plan.api.endpoints
    endpoints = (first.model_copy(update=change), *others)
    return plan.model_copy(update={"api": plan.api.model_copy(update={"endpoints": endpoints})})


def changed_story(plan: Plan, place: int, **change: object) -> Plan:
    assert plan.sprints is not None
    first, *others = plan.sprints.sprints
    stories = [s.model_copy(update=change) if at == place else s for at, s in enumerate(first.stories)]
    sprints = (first.model_copy(update={"stories": tuple(stories)}), *others)
    return plan.model_copy(update={"sprints": plan.sprints.model_copy(update={"sprints": sprints})})


def loose(plan: Plan) -> set[tuple[str, str, str]]:
    return {(end.kind, end.id, end.problem) for end in trace(plan).loose}


def test_what_hangs_loose_is_named() -> None:
    plan = sample_plan()
    assert plan.api is not None
    assert plan.database is not None
    name = plan.api.endpoints[0].id
    before = loose(plan)
    assert loose(changed_api(plan, tables=())) - before >= {("endpoint", name, "touches no table")}
    assert loose(changed_api(plan, tables=("nowhere",))) - before >= {
        ("endpoint", name, "names the table nowhere, which there is not")
    }
    nameless = changed_api(plan, stories=())
    assert ("endpoint", name, "is asked for by no requirement") not in loose(nameless), "its story has a requirement"
    assert loose(changed_story(plan, 0, requirements=("R99",))) - before >= {
        ("story", "S1-01", "names the requirement R99, which there is not"),
    }
    table = plan.database.tables[0].name
    unbuilt = changed_story(plan, 0, tables=())
    assert loose(unbuilt) - before >= {("table", table, "is built by no story")}


def test_what_is_there_already_needs_no_story() -> None:
    plan = changed_story(sample_plan(), 0, tables=())
    requirements = plan.requirements.model_copy(update={"existing_schema": "CREATE TABLE users (id integer);"})
    there = loose(plan.model_copy(update={"requirements": requirements}))
    assert ("table", "users", "is built by no story") not in there
    assert ("table", "roles", "is built by no story") in there


def test_every_table_of_a_dump_is_there_already() -> None:
    text = (Path(__file__).parent / "existing" / "shop.sql").read_text()
    schema = existing_schema(text)
    assert len(schema.tables) == 12
    plan = sample_plan()
    assert plan.database is not None
    requirements = plan.requirements.model_copy(update={"existing_schema": text})
    database = plan.database.model_copy(update={"tables": (*plan.database.tables, *plan_tables(schema))})
    there = loose(plan.model_copy(update={"requirements": requirements, "database": database}))
    for name in schema.tables:
        assert ("table", name, "is built by no story") not in there


def test_a_requirement_that_is_ruled_out_needs_no_story() -> None:
    plan = sample_plan()
    wanted = plan.requirements.stories[0]
    for priority, expected in (("must", True), ("wont", False)):
        other = wanted.model_copy(update={"id": "R99", "priority": priority})
        requirements = plan.requirements.model_copy(update={"stories": (other,)})
        end = LooseEnd("requirement", "R99", "is covered by no story")
        assert (end in trace(plan.model_copy(update={"requirements": requirements})).loose) == expected


def test_what_is_not_drafted_leaves_nothing_loose() -> None:
    assert trace(Plan(requirements=sample_plan().requirements)).loose == ()


NAMES = st.sampled_from(["R1", "S1-01", "users", "a", "", "A"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    found: dict[str, Artifact] = {name: draw(artifacts(name, NAMES)) for name in ARTIFACTS if name != "architecture"}
    return sample_plan().model_copy(update=found)


@settings(max_examples=50)
@given(plans())
def test_every_way_there_is_a_way_back(plan: Plan) -> None:
    found = trace(plan)
    items = {(item.kind, item.id): item for item in found.items}
    assert len(items) == len(found.items)
    for item in found.items:
        for kind in KINDS:
            for id_ in found.linked(item, kind):
                assert item.id in found.linked(items[kind, id_], item.kind)
        assert item in found.find(item.id) or not item.id
    assert len(set(found.loose)) == len(found.loose)


@pytest.mark.parametrize("name", ARTIFACTS)
def test_a_plan_that_lacks_an_artifact_is_traced(name: str) -> None:
    trace(sample_plan().model_copy(update={name: None}))
