"""Every document gives a whole plan, in which nothing is wrong."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agents.offline.planner import plan_artifact
from plan.artifacts import ARTIFACTS
from plan.database import Database
from tests.agents.offline.documents import CLINIC, EVERY, LIBRARY, ODD, big, requirements, story
from tests.agents.offline.drafts import drafted, plan_of, wrong

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted(p for p in (ROOT / "examples").iterdir() if p.suffix in {".md", ".feature"})


@pytest.mark.parametrize("name", EVERY)
def test_a_plan_of_ours_has_nothing_wrong(name: str) -> None:
    assert wrong(drafted(EVERY[name])) == []


@pytest.mark.parametrize("name", ODD)
def test_a_plan_of_an_odd_document_has_no_error(name: str) -> None:
    plan = drafted(ODD[name])
    assert wrong(plan, warnings=False) == []
    assert plan.database is not None
    assert bool(plan.database.tables) == any(s.priority != "wont" for s in plan.requirements.stories)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_plan_of_an_example_has_nothing_wrong(path: Path) -> None:
    assert wrong(plan_of(path)) == []


def test_three_hundred_stories_make_a_plan_without_errors() -> None:
    plan = drafted(big(300))
    assert wrong(plan, warnings=False) == []
    assert plan.sprints is not None
    covered = {r for sprint in plan.sprints.sprints for s in sprint.stories for r in s.requirements}
    assert {s.id for s in plan.requirements.stories} <= covered


def test_another_document_gives_another_plan() -> None:
    one, other = drafted(LIBRARY), drafted(CLINIC)
    for name in ARTIFACTS:
        assert one.artifact(name) != other.artifact(name)


def bytes_of_every_plan() -> str:
    text = "".join(plan_artifact(name, read).model_dump_json() for read in EVERY.values() for name in ARTIFACTS)
    return hashlib.sha256(text.encode()).hexdigest()


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    """This process hashes with a seed of its own, another one at each run."""
    script = "from tests.agents.offline.test_plans import bytes_of_every_plan; print(bytes_of_every_plan())"
    other = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "271828"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == bytes_of_every_plan()


def test_existing_tables_are_kept_and_extended() -> None:
    sql = (
        "CREATE TABLE users (id bigserial PRIMARY KEY, email text UNIQUE NOT NULL, password_hash text NOT NULL);"
        "CREATE TABLE books (book_id integer PRIMARY KEY, title text NOT NULL, owner bigint REFERENCES users(id));"
        "CREATE TABLE odd (a int, b int, PRIMARY KEY (a, b), FOREIGN KEY (a) REFERENCES books(book_id));"
    )
    plan = drafted(LIBRARY.model_copy(update={"existing_schema": sql}))
    assert wrong(plan) == []
    assert plan.database is not None
    tables = {t.name: t for t in plan.database.tables}
    assert [c.name for c in tables["books"].columns][:3] == ["book_id", "title", "owner"]
    assert next(c for c in tables["loans"].columns if c.references.table == "books").references.column == "book_id"
    steps = [s for m in plan.database.migrations for s in m.steps]
    assert not {"users", "books", "odd"} & {s.target for s in steps if s.action == "create-table"}
    assert "books.isbn" in {s.target for s in steps if s.action == "add-column"}


def test_existing_tables_are_still_altered_after_feedback() -> None:
    sql = "CREATE TABLE books (id uuid PRIMARY KEY, title text NOT NULL, shelf_id int REFERENCES shelves(id));"
    read = LIBRARY.model_copy(update={"existing_schema": "CREATE TABLE shelves (id int PRIMARY KEY);" + sql})
    first = plan_artifact("database", read)
    then = plan_artifact("database", read, feedback="add a subtitle to books", last_draft=first)
    assert isinstance(first, Database)
    assert isinstance(then, Database)
    before, after = ({f"{s.action} {s.target}" for m in d.migrations for s in m.steps} for d in (first, then))
    assert "add-column books.isbn" in before
    assert after - before == {"add-column books.subtitle"}
    assert before <= after
    last = plan_artifact("database", read, feedback="sing a song", last_draft=then)
    assert isinstance(last, Database)
    assert last.migrations == then.migrations


def test_existing_operations_are_kept() -> None:
    document = "openapi: 3.1.0\npaths:\n  /branches/{code}:\n    get: {}\n    delete: {}\n  /books:\n    get: {}\n"
    plan = drafted(LIBRARY.model_copy(update={"existing_openapi": document}))
    assert wrong(plan) == []
    assert plan.api is not None
    kept = {(e.method, e.path) for e in plan.api.endpoints}
    assert {("GET", "/branches/{code}"), ("DELETE", "/branches/{code}"), ("GET", "/books")} <= kept


@pytest.mark.parametrize("velocity", [1, 2, 3, 5, 8, 13, 40])
def test_no_velocity_is_too_small(velocity: int) -> None:
    team = LIBRARY.team.model_copy(update={"velocity": velocity})
    plan = drafted(LIBRARY.model_copy(update={"team": team}))
    assert wrong(plan, warnings=False) == []
    assert plan.sprints is not None
    for sprint in plan.sprints.sprints:
        assert sum(s.points for s in sprint.stories) <= velocity


_WORDS = st.sampled_from(
    [
        "a",
        "the",
        "my",
        "new",
        "overdue",
        "book",
        "order",
        "room",
        "invoice",
        "status",
        "date",
        "user",
        "account",
        "report",
        "list",
        "of",
        "for",
        "with",
        "to",
        "and",
        "or",
        "by",
        "view",
        "create",
        "cancel",
        "assign",
        "export",
        "search",
        "manage",
        "delete",
        "upload",
        "name",
        "email",
        "price",
        "is",
        "3",
        "at",
        "most",
        ",",
        ".",
        "(",
        ")",
        "—",
        "ñandú",
        "予約",
        "'",
        '"',
        "<",
        "&",
        "select",
        "table",
        "group",
        "primary",
    ]
)
_TEXT = st.lists(_WORDS, min_size=1, max_size=12).map(" ".join)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_TEXT, min_size=1, max_size=8), st.lists(_TEXT, max_size=3), st.integers(1, 30))
def test_no_words_make_a_plan_with_errors(wants: list[str], rules: list[str], velocity: int) -> None:
    roles = ("clerk", "visitor", "", "customer")
    stories = [story(f"R{i}", roles[i % 4], want, *rules[:1]) for i, want in enumerate(wants, 1)]
    read = requirements("Anything", stories, rules=rules, velocity=velocity, data=[("Thing", wants[:3])])
    assert wrong(drafted(read), warnings=False) == []
