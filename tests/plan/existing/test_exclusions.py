"""Rows that may not share a time in tables that exist already: read, kept, and asked of them anew."""

import sqlite3
from contextlib import closing

import pytest

from plan.database import Database, Table
from plan.existing.as_plan import plan_tables, table_def
from plan.existing.difference import alterations
from plan.existing.exclusions import exclusion_of, same_exclusion
from plan.existing.schema import ConstraintDef, existing_schema
from plan.exports.database_md import database_md
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from tests.plan.exports.databases import apart, column, database, table
from tests.plan.postgres import Postgres

PLAIN = (
    "CREATE TABLE booking (id integer PRIMARY KEY, room integer, starts_at timestamptz NOT NULL, "
    "ends_at timestamptz NOT NULL, status text NOT NULL);"
)
APART = (
    "ALTER TABLE ONLY public.booking ADD CONSTRAINT one_at_a_time EXCLUDE USING gist "
    "(room WITH =, tstzrange(starts_at, ends_at, '[)'::text) WITH &&) WHERE ((status <> 'cancelled'::text));"
)
HELD = f"CREATE EXTENSION btree_gist;{PLAIN}{APART}"
WISHED = apart("booking_room_apart", "room", "starts_at", "ends_at", where="status <> 'cancelled'")
ROWS = "INSERT INTO booking VALUES (1, 1, '2026-03-01 10:00', '2026-03-01 11:00', 'booked')"
OVERLAPPING = "INSERT INTO booking VALUES (2, 1, '2026-03-01 10:30', '2026-03-01 11:30', 'booked')"


def with_exclusion(sql: str) -> Database:
    """The schema, of which rows of the bookings do not overlap."""
    made = tuple(t.model_copy(update={"exclusions": (WISHED,)}) for t in plan_tables(existing_schema(sql)))
    plan = database(made)
    return plan.model_copy(update={"migrations": alterations(existing_schema(sql), plan)})


def test_what_is_there_is_read_and_changes_nothing(postgres: Postgres) -> None:
    old = existing_schema(HELD)
    (booking,) = plan_tables(old)
    assert booking.exclusions[0].model_dump() == {
        "name": "one_at_a_time",
        "columns": ("room",),
        "starts": "starts_at",
        "ends": "ends_at",
        "end_included": False,
        "where": "status <> CAST('cancelled' AS TEXT)",
    }
    assert alterations(old, database([booking])) == ()
    assert alterations(old, with_exclusion(HELD)) == (), "by another name it is the same one"
    one, other = postgres.new_database(), postgres.new_database()
    postgres.psql(HELD, one)
    postgres.psql(schema_sql(database([booking]), "x", "postgres", old), other)
    assert postgres.schema(one) == postgres.schema(other)


@pytest.mark.parametrize(
    "spelled",
    [
        "EXCLUDE USING gist (during WITH &&)",
        "EXCLUDE USING gist (room WITH =, tstzrange(starts_at, ends_at) WITH -|-)",
        "EXCLUDE USING gist (lower(status) WITH =, tstzrange(starts_at, ends_at) WITH &&)",
        "EXCLUDE USING gist (room WITH <>, tstzrange(starts_at, ends_at) WITH &&)",
        "EXCLUDE USING gist (room WITH =, tstzrange(starts_at, ends_at, '(]') WITH &&)",
        "EXCLUDE USING gist (room WITH =, tstzrange(starts_at, starts_at + length) WITH &&)",
        "EXCLUDE USING gist (room WITH =)",
        "EXCLUDE USING hash (room WITH =)",
    ],
)
def test_what_a_plan_has_no_words_for_is_named(spelled: str) -> None:
    old = existing_schema(PLAIN.replace(");", f", during tstzrange, length interval, CONSTRAINT odd {spelled});"))
    assert old.unread == ()
    (booking,) = plan_tables(old)
    assert booking.exclusions == ()
    assert "the exclusion odd of booking" in database_md(database([booking]), "x", "postgres", old)
    kept = schema_sql(database([booking]), "x", "postgres", old)
    assert spelled.partition("(")[2].lower() in kept.lower()


@pytest.mark.parametrize("kind", ["date", "timestamp", "timestamptz", "time"])
@pytest.mark.parametrize("end_included", [True, False])
def test_what_a_plan_says_is_read_again(kind: str, *, end_included: bool) -> None:
    one = apart("a", ["room", '"odd', 'one"'][0] + " b", "From", "until", end_included=end_included, where='"b" > 2')
    held = table("t", column("room"), column("b", "integer"), column("From", kind), column("until", kind))
    made = table_def(held.model_copy(update={"exclusions": (one,)})).constraints[-1]
    assert exclusion_of(made) == one


def test_the_same_is_the_same_however_it_is_spelled() -> None:
    one = ConstraintDef("x", "exclude", definition="EXCLUDE USING gist (a WITH =, b WITH =, daterange(f, t) WITH &&)")
    other = ConstraintDef(
        "y", "exclude", definition="EXCLUDE USING GIST (daterange((f), t, '[)'::text) WITH &&, b WITH =, a WITH =)"
    )
    longer = ConstraintDef(
        "y", "exclude", definition="EXCLUDE USING gist (a WITH =, b WITH =, daterange(f, t, '[]') WITH &&)"
    )
    assert same_exclusion(one, other)
    assert not same_exclusion(one, longer)


def test_it_is_asked_of_a_table_with_rows_on_postgres(postgres: Postgres) -> None:
    plan, old = with_exclusion(PLAIN), existing_schema(PLAIN)
    files = migration_files(plan, "postgres", old)
    (up,) = (text for name, text in files.items() if name.endswith("up.sql"))
    (down,) = (text for name, text in files.items() if name.endswith("down.sql"))
    assert "-- Locks booking, for readers too, while all rows are compared; fails on two that overlap." in up
    assert "while nobody can use the table" in up
    name, fresh = postgres.new_database(), postgres.new_database()
    postgres.psql(f"{PLAIN}{ROWS};{OVERLAPPING};", name)
    with pytest.raises(AssertionError, match="could not create exclusion constraint"):
        postgres.psql(up, name)
    postgres.psql("UPDATE booking SET starts_at = '2026-03-01 11:00' WHERE id = 2; CREATE EXTENSION btree_gist;", name)
    before = postgres.schema(name)
    postgres.psql(up, name)
    full = postgres.schema(name)
    with pytest.raises(AssertionError, match="violates exclusion constraint"):
        postgres.psql(OVERLAPPING.replace("(2", "(3"), name)
    postgres.psql(down, name)
    assert postgres.schema(name) == before
    postgres.psql(up, name)
    postgres.psql(schema_sql(plan, "x", "postgres", old), fresh)
    assert postgres.schema(name) == full == postgres.schema(fresh)


def test_it_is_asked_of_a_table_with_rows_on_sqlite() -> None:
    plan, old = with_exclusion(PLAIN), existing_schema(PLAIN)
    files = migration_files(plan, "sqlite", old)
    (up,) = (text for name, text in files.items() if name.endswith("up.sql"))
    (down,) = (text for name, text in files.items() if name.endswith("down.sql"))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(schema_sql(database(plan_tables(old)), "x", "sqlite", old))
        connection.execute(ROWS)
        for text in (up, down, up):
            connection.executescript(text)
            refused = "TRIGGER" in text and text is up
            triggers = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()
            assert triggers == ((2,) if refused else (0,))
        with pytest.raises(sqlite3.IntegrityError, match="booking_room_apart: it overlaps another row of booking"):
            connection.execute(OVERLAPPING)


def test_what_is_there_is_kept_by_triggers_on_sqlite() -> None:
    old = existing_schema(HELD)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_sql(database(plan_tables(old)), "x", "sqlite", old))
        connection.execute(ROWS)
        with pytest.raises(sqlite3.IntegrityError, match="one_at_a_time"):
            connection.execute(OVERLAPPING)


def test_a_changed_table_keeps_its_triggers_on_sqlite() -> None:
    old = existing_schema(HELD)
    (booking,) = plan_tables(old)
    more: Table = booking.model_copy(update={"columns": (*booking.columns, column("note"))})
    plan = database([more])
    plan = plan.model_copy(update={"migrations": alterations(old, plan)})
    files = migration_files(plan, "sqlite", old)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_sql(database([booking]), "x", "sqlite", old))
        for text in files.values():
            connection.executescript(text)
            assert connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() == (2,)


def test_a_column_that_goes_takes_what_is_about_it_along_and_brings_it_back(postgres: Postgres) -> None:
    old = existing_schema(HELD)
    (booking,) = plan_tables(old)
    less = booking.model_copy(
        update={"columns": tuple(c for c in booking.columns if c.name != "room"), "exclusions": ()}
    )
    plan = database([less])
    plan = plan.model_copy(update={"migrations": alterations(old, plan)})
    name = postgres.new_database()
    postgres.psql(HELD, name)
    for text in migration_files(plan, "postgres", old).values():
        postgres.psql(text, name)
    assert "EXCLUDE USING gist (room WITH =" in postgres.schema(name)
