"""The offline planner extends a shop that is there, on a real server and in SQLite."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from agents.offline.planner import plan_artifact
from agents.offline.request import Inputs
from plan.api import Api
from plan.checks import check
from plan.database import Database
from plan.existing.as_plan import plan_indexes, plan_tables
from plan.existing.difference import alterations
from plan.existing.schema import existing_schema
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from plan.plan import Plan
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from plan.requirements import Requirements
from tests.agents.offline.documents import CLINIC, LIBRARY
from tests.plan.existing.test_alterations import DUMP, SHOP, catalog, files, loaded, rows, with_columns
from tests.plan.exports.databases import column, database, index, table
from tests.plan.postgres import Postgres

DOCUMENT = Path(__file__).parent / "shop.md"


@cache
def planned() -> Plan:
    read = read_requirements(
        [SourceDocument("shop.md", DOCUMENT.read_text())], date(2026, 12, 1), existing_schema=DUMP, existing_openapi=""
    )
    draft = plan_artifact("database", read)
    assert isinstance(draft, Database)
    return Plan(requirements=read, architecture=None, database=draft, api=None, sprints=None)


def test_the_planners_plan_leads_the_shop_forth_and_back(postgres: Postgres) -> None:
    plan = planned().database
    assert plan is not None
    name, fresh = loaded(postgres), postgres.new_database()
    before, kept = catalog(postgres, name), rows(postgres, name)
    ups, downs = files(plan, ".up.sql"), files(plan, ".down.sql")
    assert len(ups) > 1
    for text in ups:
        postgres.psql(text, name)
    postgres.psql(schema_sql(plan, "shop", "postgres", SHOP), fresh)
    full = catalog(postgres, fresh)
    assert catalog(postgres, name) == full != before
    assert rows(postgres, name) == kept
    prepared = "\n".join(f"PREPARE q{i} AS {p.sql.rstrip(';')};" for i, p in enumerate(plan.access_patterns))
    assert prepared
    postgres.psql(prepared, name)
    for text in reversed(downs):
        postgres.psql(text, name)
    assert catalog(postgres, name) == before
    assert rows(postgres, name) == kept
    for text in ups:
        postgres.psql(text, name)
    assert catalog(postgres, name) == full


@pytest.mark.parametrize("read", [LIBRARY, CLINIC], ids=["library", "clinic"])
def test_the_planners_plan_of_something_new_runs_forth_and_back(read: Requirements, postgres: Postgres) -> None:
    plan = plan_artifact("database", read)
    assert isinstance(plan, Database)
    made = migration_files(plan, "postgres")
    ups = [text for name, text in made.items() if name.endswith(".up.sql")]
    downs = [text for name, text in made.items() if name.endswith(".down.sql")]
    name, fresh = postgres.new_database(), postgres.new_database()
    empty = catalog(postgres, name)
    postgres.psql("\n".join(ups), name)
    postgres.psql(schema_sql(plan, "new", "postgres"), fresh)
    full = catalog(postgres, fresh)
    assert catalog(postgres, name) == full != empty
    postgres.psql("\n".join(f"PREPARE q{i} AS {p.sql};" for i, p in enumerate(plan.access_patterns)), name)
    postgres.psql("\n".join(reversed(downs)), name)
    assert catalog(postgres, name) == empty
    postgres.psql("\n".join(ups), name)
    assert catalog(postgres, name) == full


def test_nothing_that_exists_is_harmed_by_the_planners_plan() -> None:
    found = [f for f in check(planned()) if f.code.startswith(("XP-02", "XP-04")) or f.severity == "error"]
    assert found == []


def test_existing_tables_get_no_columns_that_nobody_asked_for() -> None:
    plan = planned().database
    assert plan is not None
    added = {s.target for m in plan.migrations for s in m.steps if s.action == "add-column"}
    assert added == {"customer_order.cancelled_at"}


def test_the_users_that_exist_are_the_ones_who_sign_in() -> None:
    read, plan = planned().requirements, planned().database
    assert plan is not None
    names = {t.name for t in plan.tables}
    assert "users" not in names
    assert {c.references.table for t in plan.tables for c in t.columns if c.name == "user_id"} == {"auth_user"}
    assert any(p.sql == "SELECT id, password, is_active FROM auth_user WHERE email = $1" for p in plan.access_patterns)
    contract = plan_artifact("api", read, Inputs(None, plan))
    assert isinstance(contract, Api)
    assert {t for e in contract.endpoints for t in e.tables} <= names
    fields = {s.name: {f.name for f in s.fields} for s in contract.schemas}
    assert fields["LoginRequest"] == {"email", "password"}
    assert not {name for held in fields.values() for name in held} & {"is_superuser", "date_joined"}


OLD = """
CREATE TABLE owner (id serial PRIMARY KEY, name varchar(80) NOT NULL, email text);
CREATE TABLE pet (
    id integer PRIMARY KEY, owner_id integer NOT NULL REFERENCES owner (id) ON DELETE CASCADE,
    name text NOT NULL, born date, weight numeric(5,2) DEFAULT 0,
    CONSTRAINT pet_name_there CHECK (name <> ''));
CREATE INDEX idx_pet_owner ON pet (owner_id);
CREATE TABLE visit (pet_id integer NOT NULL REFERENCES pet (id), seen date NOT NULL, note text,
    PRIMARY KEY (pet_id, seen));
"""
FILLED = """
INSERT INTO owner (id, name) VALUES (1, 'Ada'), (2, 'Ben');
INSERT INTO pet (id, owner_id, name, born) VALUES (1, 1, 'Rex', '2020-01-01'), (2, 2, 'Mia', NULL);
INSERT INTO visit VALUES (1, '2026-01-01', 'well'), (2, '2026-02-02', NULL);
"""


def pets() -> Database:
    """The pets, with everything done to them that SQLite does by making a table anew."""
    old = existing_schema(OLD)
    tables = {t.name: t for t in plan_tables(old)}
    tables["pet"] = with_columns(
        tables["pet"],
        column("chip", "varchar(20)", nullable=False, default="'none'"),
        column("breed_id", "uuid", to="breeds.id", on_delete="set null"),
        born={"nullable": False, "default": "'2000-01-01'"},
        name={"type": "varchar(80)"},
    )
    tables["owner"] = with_columns(tables["owner"], email={"unique": True}, name={"type": "varchar(200)"})
    tables["visit"] = tables["visit"].model_copy(
        update={"checks": table("x", checks=[("visit_late", "seen > '1990-01-01'")]).checks}
    )
    breeds = table("breeds", column("id", "uuid", nullable=False), column("name", "text", nullable=False))
    indexes = (*plan_indexes(old), index("idx_pet_breed", "pet", "breed_id"))
    plan = database([*tables.values(), breeds], indexes)
    return plan.model_copy(update={"migrations": alterations(old, plan)})


def shape(connection: sqlite3.Connection) -> dict[str, Sequence[object]]:
    """What SQLite says of every table: columns, foreign keys, indexes."""
    names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found: dict[str, Sequence[object]] = {}
    for name in names:
        if not name.startswith("sqlite_"):
            columns = [row[1:] for row in connection.execute(f"PRAGMA table_info('{name}')")]
            keys = sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list('{name}')"))
            indexes = sorted(row[2:] for row in connection.execute(f"PRAGMA index_list('{name}')"))
            found[name] = (sorted(columns), keys, indexes)
    return found


def content(connection: sqlite3.Connection) -> list[object]:
    return [
        connection.execute(sql).fetchall()
        for sql in (
            "SELECT id, name, email FROM owner ORDER BY id",
            "SELECT id, owner_id, name, weight FROM pet ORDER BY id",
            "SELECT pet_id, seen, note FROM visit ORDER BY pet_id",
        )
    ]


def test_sqlite_is_led_forth_and_back_with_its_rows() -> None:
    old, plan = existing_schema(OLD), pets()
    then = database(plan_tables(old), plan_indexes(old))
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_sql(then, "pets", "sqlite", old) + FILLED)
    before, kept = shape(connection), content(connection)
    made = migration_files(plan, "sqlite", old)
    for text in (text for name, text in made.items() if name.endswith(".up.sql")):
        connection.executescript(text)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    fresh = sqlite3.connect(":memory:")
    fresh.executescript(schema_sql(plan, "pets", "sqlite", old))
    assert shape(connection) == shape(fresh) != before
    assert content(connection) == kept
    assert connection.execute("SELECT born, chip FROM pet ORDER BY id").fetchall() == [
        ("2020-01-01", "none"),
        ("2000-01-01", "none"),
    ]
    for text in reversed([text for name, text in made.items() if name.endswith(".down.sql")]):
        connection.executescript(text)
    assert shape(connection) == before
    assert content(connection) == kept
    for text in (text for name, text in made.items() if name.endswith(".up.sql")):
        connection.executescript(text)
    assert shape(connection) == shape(fresh)
