"""Tables and columns that get another name keep their rows, on a real server and on SQLite."""

import re
import sqlite3

import pytest

from plan.database import Database
from plan.existing.as_plan import plan_indexes, plan_tables
from plan.existing.difference import alterations
from plan.existing.renaming import Rename, renamed, renames
from plan.existing.schema import existing_schema
from plan.exports.dialect import Dialect
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from tests.plan.existing.test_alterations import catalog
from tests.plan.exports.databases import column, database, table
from tests.plan.postgres import Postgres

SQL = """
CREATE TABLE people (
    id bigint PRIMARY KEY,
    telephone varchar(40) NOT NULL,
    born date,
    CONSTRAINT people_telephone_check CHECK (length(telephone) > 2),
    CONSTRAINT people_telephone_key UNIQUE (telephone)
);
CREATE TABLE loans (id bigint PRIMARY KEY, person_phone varchar(40) NOT NULL REFERENCES people (telephone));
CREATE INDEX people_with_phone ON people (telephone) WHERE born IS NOT NULL;
"""
ROWS = (
    "INSERT INTO people VALUES (1, '030-1', '1990-01-01'), (2, '030-2', NULL); INSERT INTO loans VALUES (7, '030-2');"
)
OLD = existing_schema(SQL)
BY_PHONE = "SELECT m.id, m.phone FROM members m JOIN loans l ON l.person_phone = m.phone"


def planned() -> Database:
    """People are members with a `phone` and a `birth_date`, and have an address besides."""
    plan = database(plan_tables(renamed(OLD, wish())), plan_indexes(renamed(OLD, wish())))
    tables = {t.name: t for t in plan.tables}
    said = {"phone": "telephone", "birth_date": "born"}
    columns = tuple(c.model_copy(update={"renamed_from": said.get(c.name, "")}) for c in tables["members"].columns)
    members = tables["members"].model_copy(
        update={"columns": (*columns, column("address", "text")), "renamed_from": "people"}
    )
    plan = plan.model_copy(update={"tables": (members, tables["loans"])})
    return plan.model_copy(update={"migrations": alterations(OLD, plan)})


def wish() -> Database:
    phone, born = column("phone", "varchar(40)"), column("birth_date", "date")
    members = table(
        "members",
        column("id", "bigint", nullable=False),
        phone.model_copy(update={"renamed_from": "telephone"}),
        born.model_copy(update={"renamed_from": "born"}),
    )
    return database([members.model_copy(update={"renamed_from": "people"})])


def named_anew(statements: list[str]) -> list[str]:
    """The catalog without the names of NOT NULL constraints, which PostgreSQL 18 makes of a column's first name."""
    return [re.sub(r" CONSTRAINT \w+_not_null", "", text) for text in statements]


def files(ending: str, dialect: Dialect) -> list[str]:
    return [text for name, text in migration_files(planned(), dialect, OLD).items() if name.endswith(ending)]


def test_rows_keep_their_place_up_and_down_and_up_again_on_postgresql(postgres: Postgres) -> None:
    name, fresh = postgres.new_database(), postgres.new_database()
    postgres.psql(SQL + ROWS, name)
    postgres.psql(schema_sql(planned(), "lending", "postgres", OLD), fresh)
    before, full = catalog(postgres, name), catalog(postgres, fresh)
    for _ in range(2):
        for text in files(".up.sql", "postgres"):
            postgres.psql(text, name)
        assert named_anew(catalog(postgres, name)) == full
        assert postgres.psql(BY_PHONE, name) == "2|030-2\n"
        for text in reversed(files(".down.sql", "postgres")):
            postgres.psql(text, name)
        assert catalog(postgres, name) == before
        assert postgres.psql("SELECT telephone, born FROM people ORDER BY id", name) == "030-1|1990-01-01\n030-2|\n"


def test_rows_keep_their_place_up_and_down_and_up_again_on_sqlite() -> None:
    with sqlite3.connect(":memory:") as base:
        base.executescript(SQL + ROWS)
        for _ in range(2):
            for text in files(".up.sql", "sqlite"):
                base.executescript(text)
            assert base.execute(BY_PHONE).fetchall() == [(2, "030-2")]
            assert [row[1] for row in base.execute("PRAGMA table_info(members)")][1:] == [
                *("phone", "birth_date", "address")
            ]
            for text in reversed(files(".down.sql", "sqlite")):
                base.executescript(text)
            assert base.execute("SELECT telephone, born FROM people ORDER BY id").fetchall() == [
                *(("030-1", "1990-01-01"), ("030-2", None))
            ]
            assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()


@pytest.mark.parametrize("steps", [True, False])
def test_what_is_renamed_by_the_plan_or_by_its_migrations_is_the_same_schema(steps: bool) -> None:
    plan = planned() if steps else planned().model_copy(update={"migrations": ()})
    held = renamed(OLD, plan)
    assert set(held.tables) == {"members", "loans"}
    assert renamed(held, plan) == held
    members = held.tables["members"]
    assert [c.name for c in members.columns] == ["id", "phone", "birth_date"]
    assert {c.definition for c in members.constraints if c.kind == "check"} == {"LENGTH(phone) > 2"}
    assert held.tables["loans"].constraints[-1].target == ("phone",)
    assert held.indexes["people_with_phone"].where == "birth_date IS NOT NULL"


def test_a_name_is_taken_only_once_it_is_free() -> None:
    old = existing_schema("CREATE TABLE t (a int, b int);")
    a, b = column("b", "int"), column("c", "int")
    chain = table("t", a.model_copy(update={"renamed_from": "a"}), b.model_copy(update={"renamed_from": "b"}))
    assert renames(old, database([chain])) == (Rename("t", "b", "c"), Rename("t", "a", "b"))
    assert renames(old, database([table("t", a.model_copy(update={"renamed_from": "a"}), column("d", "int"))])) == ()
