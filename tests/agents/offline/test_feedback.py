"""Feedback changes what it speaks of, keeps the rest, and leaves a trace where it cannot."""

from dataclasses import replace

import pytest

from agents.offline.feedback import requests
from agents.offline.narration import narrate
from agents.offline.planner import answer, plan_artifact
from agents.offline.request import Inputs, PlanRequest
from plan.api import Api
from plan.architecture import Architecture
from plan.database import Database, Table
from plan.plan import Plan
from plan.sprints import SprintPlan
from tests.agents.offline.documents import LIBRARY
from tests.agents.offline.drafts import drafted, wrong


@pytest.fixture(scope="module")
def plan() -> Plan:
    return drafted(LIBRARY)


def database(plan: Plan, feedback: str) -> Database:
    found = plan_artifact("database", LIBRARY, Inputs(), feedback, plan.database)
    assert isinstance(found, Database)
    assert wrong(plan.model_copy(update={"database": found, "api": None, "sprints": None}), warnings=False) == []
    return found


def table(found: Database, name: str) -> Table:
    return next(t for t in found.tables if t.name == name)


def columns(found: Database, name: str) -> dict[str, str]:
    return {c.name: c.type for c in table(found, name).columns}


def test_requests_are_told_apart() -> None:
    text = "Please add a table branches with name and address. Then rename loans to lendings;\n- drop the fines table"
    assert requests(text) == (
        "add a table branches with name and address",
        "rename loans to lendings",
        "drop the fines table",
    )


def test_a_table_is_added_and_the_rest_stays(plan: Plan) -> None:
    found = database(plan, "Add a table branches with name, opening hours and member_id")
    assert columns(found, "branches").items() >= {"name": "varchar(200)", "opening_hours": "varchar(300)"}.items()
    assert next(c for c in table(found, "branches").columns if c.name == "member_id").references.table == "members"
    assert plan.database is not None
    assert set(plan.database.tables) <= set(found.tables)
    assert any("branches" in s.target for m in found.migrations for s in m.steps)


def test_columns_come_and_go(plan: Plan) -> None:
    assert columns(database(plan, "add a column returned_to to loans"), "loans")["returned_to"]
    assert "phone" not in columns(database(plan, "remove phone from members"), "members")
    assert "heading" in columns(database(plan, "rename title to heading in books"), "books")


def test_a_renamed_table_is_renamed_everywhere(plan: Plan) -> None:
    found = database(plan, "rename loans to lendings")
    assert "loans" not in {t.name for t in found.tables}
    assert any("FROM lendings" in p.sql for p in found.access_patterns)
    assert any(i.table == "lendings" for i in found.indexes)


def test_a_dropped_table_takes_what_hung_on_it(plan: Plan) -> None:
    found = database(plan, "drop the table members")
    assert "member_id" not in columns(found, "loans")
    assert not any("members" in p.sql for p in found.access_patterns)


def test_keys_deletion_and_audit(plan: Plan) -> None:
    found = database(plan, "use bigint keys")
    assert columns(found, "books")["id"] == "bigserial"
    assert columns(found, "loans")["book_id"] == "bigint"
    assert columns(database(plan, "soft delete for books"), "books")["deleted_at"] == "timestamptz"
    assert columns(database(plan, "add an audit log"), "audit_log")


@pytest.mark.parametrize("feedback", ["paint it blue", "use MySQL", "drop the table giraffes"])
def test_what_is_not_carried_out_is_said_and_changes_nothing(plan: Plan, feedback: str) -> None:
    found = answer(PlanRequest("database", LIBRARY, Inputs(), plan.database, feedback))
    assert found.artifact == plan.database
    assert [(point.text, point.done) for point in found.points] == [(feedback, False)]


def test_endpoints_come_and_go(plan: Plan) -> None:
    def api(feedback: str) -> Api:
        inputs = Inputs(plan.architecture, plan.database)
        found = plan_artifact("api", LIBRARY, inputs, feedback, plan.api)
        assert isinstance(found, Api)
        assert wrong(plan.model_copy(update={"api": found, "sprints": None})) == []
        return found

    assert ("GET", "/fines/{fine_id}") in {(e.method, e.path) for e in api("add an endpoint GET /fines/:id").endpoints}
    assert "/books/{book_id}" not in {
        e.path for e in api("remove DELETE /books/{id}").endpoints if e.method == "DELETE"
    }
    limited = api("limit POST /loans to 10 requests per minute")
    assert next(e for e in limited.endpoints if e.id == "loans-create").rate_limit == "10 requests/minute"
    assert api("sing a song") == plan.api


def test_the_style_follows_whoever_insists(plan: Plan) -> None:
    def architecture(feedback: str) -> Architecture:
        found = plan_artifact("architecture", LIBRARY, Inputs(), feedback, plan.architecture)
        assert isinstance(found, Architecture)
        assert wrong(plan.model_copy(update={"architecture": found}), warnings=False) == []
        return found

    services = architecture("use microservices")
    assert services.pattern.style == "Microservices"
    assert services.components != (plan.architecture.components if plan.architecture else ())
    assert architecture("no microservices please").pattern.style == "Modular monolith"
    assert any("Vue" in c.technology for c in architecture("use Vue instead of React").components)
    assert "cache" in {c.id for c in architecture("add a Redis cache").components}
    assert architecture("make it purple") == plan.architecture


def sprints(plan: Plan, feedback: str) -> SprintPlan:
    found = plan_artifact(
        "sprints", LIBRARY, Inputs(plan.architecture, plan.database, plan.api), feedback, plan.sprints
    )
    assert isinstance(found, SprintPlan)
    assert wrong(plan.model_copy(update={"sprints": found}), warnings=False) == []
    return found


def test_velocity_and_length_cut_the_same_work_anew(plan: Plan) -> None:
    slower = sprints(plan, "our velocity is 12")
    assert {s.capacity for s in slower.sprints} == {12}
    assert all(sum(x.points for x in s.stories) <= 12 for s in slower.sprints)
    weekly = sprints(plan, "sprints of one week")
    assert (weekly.sprints[0].start, weekly.sprints[0].end) == ("2026-01-05", "2026-01-11")


def test_stories_are_split_and_moved(plan: Plan) -> None:
    assert plan.sprints is not None
    halves = sprints(plan, "split S1-04")
    titles = {s.title for sprint in halves.sprints for s in sprint.stories}
    assert {"Sign-in API (1 of 2)", "Sign-in API (2 of 2)"} <= titles
    last = plan.sprints.sprints[-1]
    moved = next(s for s in plan.sprints.sprints[-2].stories if s.title.startswith("Frontend"))
    after = sprints(plan, f"move {moved.id} to sprint {last.number}")
    assert moved.title in {s.title for s in after.sprints[-1].stories}
    assert sprints(plan, "move S1-01 to sprint 3") == plan.sprints


def api_after(plan: Plan, feedback: str) -> Api:
    found = plan_artifact("api", LIBRARY, Inputs(plan.architecture, plan.database), feedback, plan.api)
    assert isinstance(found, Api)
    assert wrong(plan.model_copy(update={"api": found, "sprints": None}), warnings=False) == []
    return found


def paths(found: Api) -> set[tuple[str, str]]:
    return {(e.method, e.path) for e in found.endpoints}


def test_paths_get_another_name_and_keep_their_ids(plan: Plan) -> None:
    found = api_after(plan, "rename /loans to /checkouts")
    assert plan.api is not None
    assert ("POST", "/checkouts/{loan_id}/return") in paths(found)
    assert not any(path.startswith("/loans") for _, path in paths(found))
    assert [e.id for e in found.endpoints] == [e.id for e in plan.api.endpoints]


def test_every_list_is_paged_by_cursor(plan: Plan) -> None:
    found = api_after(plan, "please paginate by cursor")
    sent = {p.name for e in found.endpoints for p in e.parameters}
    assert "cursor" in sent
    assert "page" not in sent
    pages = next(s for s in found.schemas if s.name == "Pagination")
    assert [f.name for f in pages.fields] == ["next_cursor", "page_size"]


def test_an_operation_is_asked_for_by_the_name_of_what_it_is_on(plan: Plan) -> None:
    assert ("DELETE", "/fines/{fine_id}") in paths(api_after(plan, "add a DELETE for fines"))
    assert api_after(plan, "add a DELETE for giraffes") == plan.api


def test_lists_are_opened_and_filtered(plan: Plan) -> None:
    found = api_after(plan, "make GET /books public; add a filter author to GET /books")
    books = next(e for e in found.endpoints if (e.method, e.path) == ("GET", "/books"))
    assert not books.authenticated
    assert "author" in {p.name for p in books.parameters}


@pytest.mark.parametrize("style", ["use GraphQL", "switch to gRPC"])
def test_another_style_is_refused_plainly(plan: Plan, style: str) -> None:
    found = answer(PlanRequest("api", LIBRARY, Inputs(plan.architecture, plan.database), plan.api, style))
    assert found.artifact == plan.api
    assert "REST contracts only" in found.points[0].why


def test_what_is_not_carried_out_is_told_before_the_draft(plan: Plan) -> None:
    request = PlanRequest(
        "api", LIBRARY, Inputs(plan.architecture, plan.database), plan.api, "use GraphQL; paint it blue"
    )
    told = narrate(request, answer(request).points)
    assert "2 of 2 points were not carried out" in told
    assert "paint it blue" in told
    done = replace(request, feedback="paginate by cursor")
    assert "carried out on the last draft" in narrate(done, answer(done).points)


def architecture_after(plan: Plan, feedback: str) -> Architecture:
    found = plan_artifact("architecture", LIBRARY, Inputs(), feedback, plan.architecture)
    assert isinstance(found, Architecture)
    assert wrong(plan.model_copy(update={"architecture": found}), warnings=False) == []
    return found


def test_a_part_is_dropped_by_what_it_is_built_with(plan: Plan) -> None:
    cached = plan.model_copy(update={"architecture": architecture_after(plan, "add a cache")})
    assert "cache" not in {c.id for c in architecture_after(cached, "drop Redis").components}


def test_risks_are_added_in_the_persons_words(plan: Plan) -> None:
    found = architecture_after(plan, "add a risk about the card reader being discontinued")
    assert found.risks[-1].title == "The card reader being discontinued"
    planned = sprints(plan, "add a risk that Ana is on leave in March")
    assert planned.risks[-1].title == "Ana is on leave in March"


def test_the_front_end_is_split(plan: Plan) -> None:
    found = architecture_after(plan, "split the frontend into member site and staff desk")
    assert [c.id for c in found.components if c.kind == "frontend"] == ["member-site-app", "staff-desk-app"]
    assert all(c.depends_on == ("api",) for c in found.components if c.kind == "frontend")


def points_of(plan: SprintPlan) -> list[int]:
    return [s.points for sprint in plan.sprints for s in sprint.stories]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_story_is_larger_than_wanted(plan: Plan, most: int) -> None:
    assert plan.sprints is not None
    found = sprints(plan, f"no story above {most} points")
    assert max(p for p in points_of(found)) <= max(most, 2)
    built = [e for sprint in found.sprints for s in sprint.stories for e in s.endpoints]
    assert sorted(built) == sorted(e for sprint in plan.sprints.sprints for s in sprint.stories for e in s.endpoints)


def test_a_story_is_known_by_its_title_too(plan: Plan) -> None:
    found = sprints(plan, 'story "Frontend: Borrow a book" is 5 points')
    assert next(s for x in found.sprints for s in x.stories if s.title == "Frontend: Borrow a book").points == 5


@pytest.mark.parametrize(
    ("request_", "table", "present", "absent"),
    [
        ("drop column isbn", "books", set(), {"isbn"}),
        ("every loan needs a branch code", "loans", {"branch_code"}, set()),
        ("every fine belongs to a loan", "fines", {"loan_id"}, set()),
        ("split name of members into first and last", "members", {"first_name", "last_name"}, {"name"}),
        ("soft delete members", "members", {"deleted_at"}, set()),
        ("every book belongs to many members", "book_members", {"book_id", "member_id"}, set()),
    ],
)
def test_what_is_asked_of_the_tables_is_done(request_: str, table: str, present: set[str], absent: set[str]) -> None:
    draft = plan_artifact("database", LIBRARY)
    planned = answer(PlanRequest("database", LIBRARY, last_draft=draft, feedback=request_))
    found = planned.artifact
    assert isinstance(found, Database)
    assert all(point.done for point in planned.points)
    names = {c.name for t in found.tables if t.name == table for c in t.columns}
    assert present <= names
    assert not absent & names


@pytest.mark.parametrize("request_", ["drop column name", "soft delete dragons", "an elf belongs to a member"])
def test_what_cannot_be_done_to_the_tables_is_said(request_: str) -> None:
    draft = plan_artifact("database", LIBRARY)
    found = answer(PlanRequest("database", LIBRARY, last_draft=draft, feedback=request_))
    assert found.artifact == draft
    assert not any(point.done for point in found.points)


@pytest.mark.parametrize(
    ("request_", "table_", "present"),
    [
        ("books must reference members and carry a version", "books", {"member_id", "version"}),
        ("A poster has a title, a width and a height", "posters", {"title", "width", "height"}),
        ("Posters are missing: a poster belongs to a member and has a title", "posters", {"member_id", "title"}),
        ("there are no posters", "posters", {"id"}),
        ("loans have a deposit", "loans", {"deposit"}),
        ("we also need vouchers with a code and an expiry date", "vouchers", {"code", "expiry_date"}),
    ],
)
def test_what_is_told_of_things_is_read_as_a_document_is(request_: str, table_: str, present: set[str]) -> None:
    draft = plan_artifact("database", LIBRARY)
    found = answer(PlanRequest("database", LIBRARY, last_draft=draft, feedback=request_))
    assert isinstance(found.artifact, Database)
    assert all(point.done for point in found.points)
    assert present <= set(columns(found.artifact, table_))


def test_states_are_told_in_a_sentence() -> None:
    draft = plan_artifact("database", LIBRARY)
    wish = "A poster belongs to a member and has a status drying, glazed or fired"
    found = plan_artifact("database", LIBRARY, feedback=wish, last_draft=draft)
    assert isinstance(found, Database)
    posters = table(found, "posters")
    assert [c.expression for c in posters.checks] == ["status IN ('drying', 'glazed', 'fired')"]
    assert next(c for c in posters.columns if c.name == "member_id").references.table == "members"


def test_several_tables_go_at_once_or_none() -> None:
    draft = plan_artifact("database", LIBRARY)
    found = plan_artifact("database", LIBRARY, feedback="Drop the tables fines and loans", last_draft=draft)
    assert isinstance(found, Database)
    assert not {"fines", "loans"} & {t.name for t in found.tables}
    assert plan_artifact("database", LIBRARY, feedback="Drop the tables fines and elves", last_draft=draft) == draft


def test_what_stands_in_the_document_is_not_looked_up_again() -> None:
    draft = plan_artifact("database", LIBRARY)
    wish = "A loan has the statuses of the table in section 4"
    found = answer(PlanRequest("database", LIBRARY, last_draft=draft, feedback=wish))
    assert "name them here" in found.points[0].why


@pytest.mark.parametrize(
    ("wish", "marked", "rule"),
    [
        ("members never vanish: soft delete", {"members"}, "never erased"),
        ("old members should not simply vanish from the records when they leave", {"members"}, "never erased"),
        ("deleted books are kept 90 days: soft delete", {"books"}, "90 days later"),
    ],
)
def test_only_what_is_named_never_vanishes(wish: str, marked: set[str], rule: str) -> None:
    draft = plan_artifact("database", LIBRARY)
    found = plan_artifact("database", LIBRARY, feedback=wish, last_draft=draft)
    assert isinstance(found, Database)
    assert {t.name for t in found.tables if any(c.name == "deleted_at" for c in t.columns)} == marked
    assert rule in found.retention[-1].rule


def test_a_table_that_exists_already_is_marked_too() -> None:
    schema = "CREATE TABLE members (id bigint PRIMARY KEY, name text NOT NULL);"
    read = LIBRARY.model_copy(update={"existing_schema": schema})
    draft = plan_artifact("database", read)
    found = plan_artifact("database", read, feedback="members never vanish: soft delete", last_draft=draft)
    assert isinstance(found, Database)
    assert {t.name for t in found.tables if any(c.name == "deleted_at" for c in t.columns)} == {"members"}
    assert wrong(Plan(requirements=read, database=found), warnings=False) == []


def test_operations_are_told_without_a_path(plan: Plan) -> None:
    assert ("POST", "/loans/{loan_id}/cancel") in paths(api_after(plan, "add an endpoint to cancel a loan"))
    assert ("POST", "/loans/{loan_id}/cancel") in paths(api_after(plan, "There is no way to cancel a loan"))
    role = LIBRARY.roles[0].name
    assert ("POST", "/fines/{fine_id}/cancel") in paths(api_after(plan, f"Every {role} can cancel a fine"))
    assert api_after(plan, "Everybody can fly") == plan.api


def test_parts_are_told_in_plain_words(plan: Plan) -> None:
    assert "cache" in {c.id for c in architecture_after(plan, "we need a cache").components}
    assert architecture_after(plan, "we need more tests") == plan.architecture
    found = architecture_after(plan, "The frontend should be written in Vue")
    assert [c.technology for c in found.components if c.kind == "frontend"] == ["Vue"]


def test_stories_are_told_in_plain_words(plan: Plan) -> None:
    assert {s.capacity for s in sprints(plan, "We finish 12 points each sprint").sprints} == {12}
    assert plan.sprints is not None
    last = plan.sprints.sprints[-1]
    moved = next(s for s in plan.sprints.sprints[-2].stories if s.title.startswith("Frontend"))
    after = sprints(plan, f"{moved.id} should go into sprint {last.number}")
    assert moved.title in {s.title for s in after.sprints[-1].stories}
