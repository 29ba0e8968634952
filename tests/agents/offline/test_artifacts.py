"""What each artifact draws from the document's words."""

import pytest

from agents.offline import roster
from plan.api import Api
from plan.architecture import Architecture
from plan.database import Database
from plan.plan import Plan
from plan.sprints import SprintPlan
from tests.agents.offline.documents import CLINIC, LIBRARY, SHOP, TASKS
from tests.agents.offline.drafts import drafted


@pytest.fixture(scope="module")
def library() -> Plan:
    return drafted(LIBRARY)


def parts(plan: Plan) -> tuple[Architecture, Database, Api, SprintPlan]:
    assert plan.architecture is not None
    assert plan.database is not None
    assert plan.api is not None
    assert plan.sprints is not None
    return plan.architecture, plan.database, plan.api, plan.sprints


def test_rules_become_keys_and_checks(library: Plan) -> None:
    _, database, _, _ = parts(library)
    tables = {t.name: t for t in database.tables}
    assert next(c for c in tables["books"].columns if c.name == "isbn").unique
    assert next(c for c in tables["members"].columns if c.name == "email").unique
    assert tables["reservations"].unique == (("book_id", "member_id"),)
    assert "amount >= 0.50 AND amount <= 20" in {c.expression for c in tables["fines"].checks}


def test_volumes_and_retention_come_from_the_document(library: Plan) -> None:
    _, database, _, _ = parts(library)
    rows = {v.table: v.year_1 for v in database.volumes}
    assert (rows["members"], rows["books"], rows["loans"]) == (4000, 25000, 60000)
    assert any("2 years after the last loan" in r.rule for r in database.retention)


def test_roles_are_seeded_in_the_documents_words(library: Plan) -> None:
    _, database, _, _ = parts(library)
    roles = next(t for t in database.tables if t.name == "roles")
    assert [row.values[1] for row in roles.seed.rows] == ["'Librarian'", "'Member'"]


def test_endpoints_are_what_the_stories_ask_for(library: Plan) -> None:
    _, _, api, _ = parts(library)
    offered = {(e.method, e.path): e for e in api.endpoints}
    assert offered["POST", "/loans/{loan_id}/return"].stories == ("R5",)
    assert ("DELETE", "/loans/{loan_id}") not in offered
    assert all(e.stories for e in api.endpoints)
    permissions = {p.name: p.roles for p in api.permissions}
    assert permissions["books.create"] == ("Librarian",)
    assert permissions["loans.read"] == ("Librarian", "Member")


def test_what_the_document_writes_out_is_kept() -> None:
    _, _, api, _ = parts(drafted(SHOP))
    assert {("POST", "/products"), ("GET", "/users/{user_id}/orders")} <= {(e.method, e.path) for e in api.endpoints}


def test_parts_are_there_only_when_words_ask_for_them(library: Plan) -> None:
    architecture, _, _, _ = parts(library)
    ids = {c.id for c in architecture.components}
    assert {"worker", "mail-service", "stripe"} <= ids
    assert not {"cache", "object-storage"} & ids
    assert "object-storage" in {c.id for c in parts(drafted(CLINIC))[0].components}
    assert {c.id for c in parts(drafted(TASKS))[0].components} == {"web-app", "api", "tasks", "database"}


def test_it_says_that_it_is_rules_and_no_model(library: Plan) -> None:
    architecture, _, _, _ = parts(library)
    assert "not by a language model" in architecture.pattern.rationale


def test_only_agents_of_the_roster_work(library: Plan) -> None:
    architecture, _, _, sprints = parts(library)
    named = {a for t in architecture.routing for a in (t.primary, *t.supporting)}
    named |= {a for s in architecture.execution.streams for a in s.agents} | set(architecture.execution.cross_cutting)
    named |= {a for sprint in sprints.sprints for s in sprint.stories for a in s.agents}
    assert named <= set(roster.ROSTER)


def test_every_table_and_endpoint_is_built_once(library: Plan) -> None:
    _, database, api, sprints = parts(library)
    stories = [s for sprint in sprints.sprints for s in sprint.stories]
    assert sorted(t for s in stories for t in s.tables) == sorted(t.name for t in database.tables)
    assert sorted(e for s in stories for e in s.endpoints) == sorted(e.id for e in api.endpoints)


def test_stories_wait_for_what_they_use(library: Plan) -> None:
    _, _, api, sprints = parts(library)
    stories = [s for sprint in sprints.sprints for s in sprint.stories]
    place = {s.id: i for i, s in enumerate(stories)}
    builder = {t: s.id for s in stories for t in s.tables}
    endpoints = {e.id: e for e in api.endpoints}
    for item in stories:
        assert all(place[need] < place[item.id] for need in item.depends_on)
        used = {builder[t] for e in item.endpoints for t in endpoints[e].tables}
        assert used <= set(item.depends_on)


def test_musts_come_before_shoulds_and_what_is_ruled_out_is_only_named(library: Plan) -> None:
    _, _, _, sprints = parts(library)
    last = dict.fromkeys(("must", "should", "could"), 0)
    first = dict.fromkeys(last, 10000)
    for sprint in sprints.sprints:
        for item in sprint.stories:
            if not item.title.startswith("Code review"):
                last[item.priority] = max(last[item.priority], sprint.number)
                first[item.priority] = min(first[item.priority], sprint.number)
    assert last["must"] <= first["should"]
    assert last["should"] <= first["could"]
    wont = next(g for g in sprints.priorities if g.priority == "wont")
    assert wont.features == ("Read e-books",)
    assert "R14" not in {r for sprint in sprints.sprints for s in sprint.stories for r in s.requirements}


def test_dates_follow_the_team(library: Plan) -> None:
    _, _, _, sprints = parts(library)
    assert [(s.start, s.end) for s in sprints.sprints[:2]] == [
        ("2026-01-05", "2026-01-18"),
        ("2026-01-19", "2026-02-01"),
    ]
    assert sprints.velocity[-1].forecast
