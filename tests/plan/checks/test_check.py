"""`check` as a whole: any plan, its order, its speed, its page."""

import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan.api import Api, Schema
from plan.architecture import Architecture
from plan.artifacts import ARTIFACTS
from plan.checks import check
from plan.checks.index_paths import index_paths
from plan.checks.lookup import Lookup
from plan.checks.pages import pages
from plan.checks.registry import rules
from plan.checks.resolution import Resolution
from plan.checks.scans import Scan, readings
from plan.checks.wording import listed, named
from plan.database import AccessPattern, Database, Entity, Index, IndexColumn, Migration, MigrationStep
from plan.gate import gate
from plan.plan import Plan
from plan.requirements import Requirements
from plan.sprints import Sprint, SprintPlan
from plan.sqltext import statement
from tests.plan.artifact_strategies import of_type
from tests.plan.checks.base import API, ID, PLAN, REQUIREMENTS, SPRINTS
from tests.plan.checks.base_database import DATABASE, UUID
from tests.plan.checks.builders import column, endpoint, field, put, story, table, user_story
from tests.plan.checks.builders import to as ref
from tests.plan.checks.case import Change, all_of, drop, to
from tests.plan.checks.test_codes import CASES

ROOT = Path(__file__).parents[3]

NAMES = ("a", "b", "users", "id", "R1", "S1-01", "A", "api", "web", "database-architect", "users.id")
HOSTILE = (
    "", "\0", "\x1b[31m", "'", '"', "a'; DROP TABLE users; --", "$1", "$$", "/a/{id}", "/a/{", "{}", "[",
    "(" * 200, "-1",
    "9" * 400, "1e999", "nan", "𝔘", "\u202e", "../..", "=1+1", "now()", "a > 0", "a IN ('x')", "a IN (b)", "(SELECT 1)",
    "SELECT a FROM b", "SELECT * FROM a, b WHERE a.id = b.id", "WITH a AS (SELECT * FROM a) SELECT a FROM a",
    "WITH RECURSIVE a AS (SELECT 1 UNION SELECT * FROM a) TABLE a", "UPDATE a SET b = 1", "DELETE FROM a USING b",
    "INSERT INTO a SELECT * FROM b", "MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE",
    "CREATE TYPE a AS ENUM ()",
    "CREATE TABLE a (b int)", "ALTER TABLE a DROP COLUMN b", "varchar(1)", "integer[]", "text", "uuid", "2026-12-01",
    "0001-01-01", "9999-12-31", "http://[", "null", "true", '{"a": [1]}', "%s %(a)s {0}",
    "paths: {a: {get: }}", "!!python/x",
    "&a [*a]", "&a {paths: *a}",
)  # fmt: skip
ANY = st.one_of(st.sampled_from(NAMES), st.sampled_from(HOSTILE), st.text(max_size=6)).map(str.strip)


def any_plan() -> st.SearchStrategy[Plan]:
    """Any plan at all, whose texts often mean something to a parser and often name each other."""
    return st.builds(
        Plan,
        requirements=cast("st.SearchStrategy[Requirements]", of_type(Requirements, ANY)),
        architecture=st.none() | cast("st.SearchStrategy[Architecture]", of_type(Architecture, ANY)),
        database=st.none() | cast("st.SearchStrategy[Database]", of_type(Database, ANY)),
        api=st.none() | cast("st.SearchStrategy[Api]", of_type(Api, ANY)),
        sprints=st.none() | cast("st.SearchStrategy[SprintPlan]", of_type(SprintPlan, ANY)),
    )


@settings(max_examples=75, suppress_health_check=list(HealthCheck))
@given(any_plan())
def test_no_plan_is_too_much_for_the_checks(plan: Plan) -> None:
    found = check(plan)
    assert len(set(found)) == len(found)
    for finding in found:
        assert finding.message.isprintable()
        assert finding.message.endswith(".")
        assert resolves(plan, finding.artifact, finding.pointer)


def resolves(plan: Plan, artifact: str, pointer: str) -> bool:
    item: object = getattr(plan, artifact)
    for step in pointer.split("/")[1:]:
        if isinstance(item, tuple):
            if int(step) >= len(item):
                return False
            item = item[int(step)]
        elif hasattr(item, step):
            item = getattr(item, step)
        else:
            return False
    return item is not None


@pytest.mark.parametrize(
    "place", ["database/access_patterns/0/sql", "database/indexes/0/where", "database/tables/0/checks"]
)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_sql(place: str, hostile: str) -> None:
    if place.endswith("checks"):
        check_ = DATABASE.tables[1].checks[0].model_copy(update={"expression": hostile})
        check(put(PLAN, place, (check_,)))
    else:
        check(put(PLAN, place, hostile))


@pytest.mark.parametrize("missing", ARTIFACTS)
def test_an_artifact_that_is_not_there_is_no_finding(missing: str) -> None:
    assert [f for f in check(PLAN.model_copy(update={missing: None})) if f.severity == "error"] == []
    alone = {str(name): None for name in ARTIFACTS if name != missing}
    assert [f for f in check(PLAN.model_copy(update=alone)) if f.severity == "error"] == []


def test_errors_come_first_and_items_in_their_order() -> None:
    tables = tuple(table(f"t{i}", column("id", "nonsense")) for i in range(12))
    plan = all_of(
        to("database/tables", (*DATABASE.tables, *tables)),
        to("database/retention", ()),
        to("architecture/risks/0/mitigation", ""),
        to("api/versioning/policy", ()),
        to("requirements/team/size", 0),
    )(PLAN)
    found = check(plan)
    places = [(f.severity, f.artifact) for f in found]
    assert places == sorted(
        places, key=lambda p: (("error", "warning", "note").index(p[0]), ("requirements", *ARTIFACTS).index(p[1]))
    )
    types = [f.pointer for f in found if f.code == "DB-020"]
    assert types == [f"/tables/{i}/columns/0" for i in range(5, 17)]


def found_in_many_plans() -> str:
    return str([check(case.defect(PLAN)) for case in CASES if case.code[:2] in {"PI", "XP", "AR"}])


def test_the_order_of_the_hash_seed_does_not_show() -> None:
    """This process hashes with a seed of its own, another one at each run."""
    script = "from tests.plan.checks.test_check import found_in_many_plans; print(found_in_many_plans())"
    other = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == found_in_many_plans()


def test_the_samples_have_no_error_and_no_warning() -> None:
    sample = Plan.model_validate_json((ROOT / "examples" / "sample-plan.json").read_text("utf-8"))
    assert [f for f in check(sample) if f.severity != "note"] == []


def test_the_page_of_findings_is_current() -> None:
    assert (ROOT / "docs" / "findings.md").read_text("utf-8") == pages(), (
        "run: python -m plan.checks > docs/findings.md"
    )


def test_every_rule_says_what_why_and_how() -> None:
    for rule in rules():
        assert rule.title.endswith("."), rule.code
        assert rule.why, rule.code
        assert rule.mend.endswith("."), rule.code
        assert rule.example.endswith("."), rule.code


def large_plan(items: int, tables: int) -> Plan:
    """A plan of many stories and endpoints in which everything holds."""
    names = [f"t{i}" for i in range(tables)]
    columns = tuple(column(f"c{i}", "text") for i in range(8))
    parents = [()] + [(column("parent_id", "uuid", to=ref(name)),) for name in names]
    made = [
        table(name, column("id", "uuid", default=UUID), *columns, *parent)
        for name, parent in zip(names, parents, strict=False)
    ]
    by_parent = (IndexColumn(name="parent_id", descending=False),)
    indexes = [
        Index(name=f"ix_{name}", table=name, columns=by_parent, unique=False, where="", serves=(), reason="Joins")
        for name in names[1:]
    ]
    steps = [MigrationStep(action="create-table", target=name, up="", down="") for name in names]
    steps += [MigrationStep(action="create-index", target=i.name, up="", down="") for i in indexes]
    sql = "SELECT a.id, b.c1 FROM {} a JOIN {} b ON b.id = a.parent_id WHERE a.parent_id = $1 ORDER BY b.c1 LIMIT $2"
    queries = [
        AccessPattern(
            id=f"q{i}", name="x", sql=sql.format(names[i], names[i - 1]), parameters=("a", "b"), frequency="x"
        )
        for i in range(1, tables)
    ]
    database = DATABASE.model_copy(
        update={
            "tables": tuple(made),
            "indexes": tuple(indexes),
            "entities": tuple(Entity(name=n, description="", table=n) for n in names),
            "relationships": (),
            "access_patterns": tuple(queries),
            "migrations": (
                Migration(number=1, name="all", phase="x", description="x", steps=tuple(steps), rollback="Drop all"),
            ),
        }
    )
    schemas = [Schema(name=n.upper(), description="x", fields=tuple(field(f"c{i}") for i in range(9))) for n in names]
    methods = (("GET", "/{id}", 200), ("POST", "", 201), ("DELETE", "/{id}", 204))
    endpoints = []
    for i in range(items):
        (method, tail, status), name = methods[i % 3], names[i // 3 % tables]
        body = "" if status == 204 else name.upper()
        endpoints.append(
            endpoint(f"e{i}", "GET", f"/{name}{tail}").model_copy(
                update={
                    "method": method,
                    "parameters": (ID,) if tail else (),
                    "request": body if method == "POST" else "",
                    "responses": (API.endpoints[0].responses[0].model_copy(update={"status": status, "body": body}),),
                    "errors": API.endpoints[2].errors,
                    "permission": "loans.read",
                    "stories": (f"Q{i}",),
                    "tables": (name,),
                }
            )
        )
    return Plan(
        requirements=REQUIREMENTS.model_copy(
            update={"stories": tuple(user_story(f"Q{i}", f"do {i}") for i in range(items))}
        ),
        architecture=PLAN.architecture,
        database=database.model_copy(update={"volumes": ()}),
        api=API.model_copy(update={"endpoints": tuple(endpoints), "schemas": (*API.schemas, *schemas)}),
        sprints=SPRINTS.model_copy(update={"sprints": tuple(_large_sprints(items, names)), "velocity": ()}),
    )


def _large_sprints(items: int, names: list[str]) -> list[Sprint]:
    sprints = []
    for number in range(items // 10):
        start = date(2026, 12, 1) + timedelta(days=14 * number)
        stories = tuple(
            story(
                f"S{number + 1}-{i:02d}",
                f"Part {number} {i}",
                1,
                after=(f"S{number}-{i:02d}",) if number else (),
                requirements=(f"Q{number * 10 + i}",),
                endpoints=(f"e{number * 10 + i}",),
                tables=tuple(names) if number == i == 0 else (),
            )
            for i in range(10)
        )
        first = SPRINTS.sprints[0]
        dates = {"number": number + 1, "start": start.isoformat(), "end": (start + timedelta(days=13)).isoformat()}
        sprints.append(first.model_copy(update={**dates, "stories": stories, "parallel": ()}))
    return sprints


def test_a_plan_twice_as_large_takes_about_twice_as_long() -> None:
    check(PLAN)  # what is imported once is not counted
    some, many = large_plan(1000, 335), large_plan(2000, 670)
    began = time.process_time()
    check(some)
    between = time.process_time()
    found = check(many)
    assert time.process_time() - between < 4 * (between - began)
    assert [f for f in found if f.severity == "error"] == []


def test_the_package_costs_nothing_to_import() -> None:
    heavy = ("sqlglot", "networkx", "openapi_spec_validator", "jsonschema", "yaml")
    script = "import sys, plan.checks, plan.graphs, plan.gate, plan.checklist\n"
    script += f"print([m for m in {heavy} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_an_overridden_error_opens_the_gate() -> None:
    found = check(to("database/tables/4/columns/1/type", "bigint")(PLAN))
    statuses = dict.fromkeys(ARTIFACTS, "approved")
    assert [f.code for f in found] == ["DB-032"]
    assert not gate(statuses, found, {}).open
    assert gate(statuses, found, {found[0].key: "The other side changes too"}).open


@pytest.mark.parametrize(
    ("text", "shown"),
    [("users", "users"), ("", "(no name)"), ("a b", "“a b”"), ("a\nb\x1b", "“a\\nb\\x1b”"), ("x" * 99, "x" * 59 + "…")],
)
def test_names_in_messages(text: str, shown: str) -> None:
    assert named(text).strip("“”") == shown.strip("“”")


def test_lists_in_messages() -> None:
    assert [listed("abcdefg"[:n]) for n in range(6)] == [
        "", "a", "a and b", "a, b and c", "a, b, c and d", "a, b, c, d and 1 more",
    ]  # fmt: skip


def _resolved(sql: str, change: Change = lambda plan: plan) -> tuple[Lookup, Resolution]:
    look = Lookup(change(PLAN))
    return look, Resolution(statement(sql), look.sql_schema)


def _scans(sql: str, change: Change = lambda plan: plan) -> list[Scan]:
    look, names = _resolved(sql, change)
    return list(readings(names, index_paths(look), frozenset())[0])


NO_MEMBER_INDEX = drop("database/indexes/0")


@pytest.mark.parametrize(
    ("sql", "table_", "columns"),
    [
        ("SELECT * FROM loans WHERE due_on < $1", "loans", ("due_on",)),
        ("SELECT * FROM loans WHERE (status = $1 OR due_on BETWEEN $2 AND $3)", "loans", ("status", "due_on")),
        ("SELECT l.id FROM loans l JOIN members m ON m.id = l.member_id WHERE m.name = $1", "members", ("name",)),
        ("SELECT 1 FROM members m JOIN loans l ON l.status = m.name WHERE m.id = $1", "loans", ("status",)),
        ("UPDATE loans SET status = 'returned' WHERE due_on = $1", "loans", ("due_on",)),
        (
            "SELECT 1 FROM members WHERE id = $1 AND EXISTS (SELECT 1 FROM loans WHERE status = 'x')",
            "loans",
            ("status",),
        ),
        ("SELECT id FROM members WHERE email ILIKE $1", "members", ("part of email",)),
        ("SELECT id FROM members WHERE email LIKE '%' || $1", "members", ("part of email",)),
        ("SELECT id FROM members WHERE lower(email) = $1", "members", ("lower(email)",)),
        ("SELECT id FROM loans WHERE coalesce(due_on, $1) < $2", "loans", ("coalesce(due_on, $1)",)),
        ("SELECT id FROM loans WHERE member_id = $1 OR status = $2", "loans", ("status",)),
    ],
)
def test_a_table_that_is_read_in_full(sql: str, table_: str, columns: tuple[str, ...]) -> None:
    assert _scans(sql) == [Scan(table_, columns)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM members m JOIN loans l ON l.member_id = m.id WHERE m.id = $1",
        "SELECT * FROM loans LIMIT 20",
        "SELECT * FROM loans WHERE member_id = $1 OR id = $2",
        "SELECT * FROM loans WHERE $1::uuid IS NULL OR member_id = $1",
        "SELECT * FROM members WHERE email LIKE $1 || '%'",
        "SELECT * FROM members ORDER BY email LIMIT 20",
        "SELECT * FROM loans WHERE (id, due_on) > ($1, $2) ORDER BY id, due_on LIMIT 20",
        "SELECT l.id FROM loans l JOIN members m USING (id) WHERE m.email = $1",
        "SELECT * FROM loans WHERE member_id = $1 AND due_on < $2",
        "SELECT l.id FROM members m JOIN loans l ON l.member_id = m.id WHERE m.email = $1 AND l.status = 'open'",
        "SELECT 1 FROM members m WHERE m.id = $1 AND EXISTS (SELECT 1 FROM loans l WHERE l.member_id = m.id)",
        "SELECT * FROM loans l, members m WHERE l.member_id = m.id AND m.id = ANY($1)",
        "WITH x AS (SELECT id FROM members WHERE email = $1) SELECT * FROM loans JOIN x ON x.id = loans.member_id",
        "SELECT * FROM book_authors WHERE book_id = $1 AND author_id = $2",
        "SELECT a.name FROM book_authors ba JOIN authors a ON a.id = ba.author_id WHERE ba.book_id = $1",
    ],
)
def test_a_table_that_is_found_by_an_index(sql: str) -> None:
    assert _scans(sql) == []


@pytest.mark.parametrize(
    ("sql", "scan"),
    [
        ("SELECT id FROM loans", Scan("loans", (), "whole")),
        ("SELECT id FROM loans WHERE status <> $1 ORDER BY id", Scan("loans", (), "whole")),
        ("SELECT id FROM loans ORDER BY due_on LIMIT 20", Scan("loans", ("due_on",), "sorted")),
        ("SELECT status, count(*) FROM loans GROUP BY status", Scan("loans", (), "summed")),
    ],
)
def test_a_table_that_is_read_in_full_for_no_condition(sql: str, scan: Scan) -> None:
    assert _scans(sql) == [scan]


@pytest.mark.parametrize(
    ("index", "sql"),
    [
        ("CREATE INDEX i ON members (lower(email))", "SELECT id FROM members m WHERE lower(m.email) = $1"),
        ("CREATE INDEX i ON members USING gin (name gin_trgm_ops)", "SELECT id FROM members WHERE name ILIKE $1"),
        ("CREATE INDEX i ON loans ((due_on::text))", "SELECT id FROM loans WHERE due_on::text = $1"),
        (
            "CREATE INDEX i ON loans (due_on) WHERE status = 'returned'",
            "SELECT id FROM loans WHERE status = 'returned'",
        ),
    ],
)
def test_an_index_that_a_migration_makes_in_sql_serves_what_it_is_on(index: str, sql: str) -> None:
    assert _scans(sql)
    assert not _scans(sql, to("database/migrations/0/steps/+", _sql_step(index)))
    assert _scans(sql, to("database/migrations/0/steps/+", _sql_step(index.replace(" ON ", " ON other_"))))


def _sql_step(up: str) -> MigrationStep:
    return MigrationStep(action="sql", target="", up=up, down="DROP INDEX i")


@pytest.mark.parametrize(
    ("sql", "paired"),
    [
        ("SELECT b.id FROM members b, loans r WHERE b.id = $1", [("members", "loans")]),
        ("SELECT b.id FROM members b CROSS JOIN loans r", [("members", "loans")]),
        ("SELECT b.id FROM members b, loans r WHERE b.id = $1 AND r.member_id = $2", []),
        ("SELECT b.id FROM members b JOIN loans l ON lower(l.status) = lower(b.name)", []),
        ("SELECT b.id FROM members b, LATERAL (SELECT 1 FROM loans l WHERE l.member_id = b.id) x", []),
    ],
)
def test_tables_whose_rows_are_paired(sql: str, paired: list[tuple[str, str]]) -> None:
    look, names = _resolved(sql)
    assert list(readings(names, index_paths(look), frozenset())[1]) == paired


def test_a_join_without_an_index() -> None:
    sql = "SELECT l.id FROM members m JOIN loans l ON l.member_id = m.id WHERE m.id = $1"
    assert _scans(sql) == []
    assert _scans(sql, NO_MEMBER_INDEX) == [Scan("loans", ("member_id",))]


def test_a_partial_index_serves_those_who_ask_for_its_rows() -> None:
    sql = "SELECT l.id FROM books b JOIN loans l ON l.book_id = b.id WHERE b.id = $1"
    assert _scans(f"{sql} AND l.status = 'open'") == []
    assert _scans(sql) == [Scan("loans", ("book_id",))]
