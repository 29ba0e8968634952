"""What no two rows may share a time of is refused by both databases, in the same cases."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from plan.checks import check
from plan.database import Database
from plan.exports import mermaid
from plan.exports.database_md import database_md
from plan.exports.dialect import Dialect
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from plan.plan import Plan
from tests.agents.offline.test_apart_in_time import drafted
from tests.plan.exports.databases import apart, column, database, migration, step, table
from tests.plan.postgres import Postgres
from tests.plan.sample import sample_plan

BOOKINGS = database(
    [
        table("rooms", column("id", "integer", nullable=False), column("name", "varchar(40)")),
        table(
            "bookings",
            column("id", "integer", nullable=False),
            column("room_id", "integer", to="rooms.id"),
            column("starts_at", "timestamptz", nullable=False),
            column("ends_at", "timestamptz"),
            column("status", "varchar(20)", nullable=False, default="'booked'"),
            exclusions=[apart("bookings_room_apart", "room_id", "starts_at", "ends_at", where="status <> 'cancelled'")],
        ),
        table(
            "closures",
            column("id", "integer", nullable=False),
            column("site", "varchar(20)"),
            column("first_day", "date", nullable=False),
            column("last_day", "date", nullable=False),
            exclusions=[apart("closures_site_apart", "site", "first_day", "last_day", end_included=True)],
        ),
        table(
            "lessons",
            column("id", "integer", nullable=False),
            column("teacher", "uuid"),
            column("held_on", "date", nullable=False),
            column("start_time", "time", nullable=False),
            column("end_time", "time", nullable=False),
            exclusions=[apart("lessons_teacher_apart", "teacher held_on", "start_time", "end_time")],
        ),
        table(
            "terms",
            column("id", "integer", nullable=False),
            column("starts_at", "timestamp", nullable=False),
            column("ends_at", "timestamp", nullable=False),
            exclusions=[apart("terms_apart", "", "starts_at", "ends_at")],
        ),
    ],
    (),
    [
        migration(1, "rooms", step("create-table rooms"), step("create-table bookings")),
        migration(2, "rest", *(step(f"create-table {name}") for name in ("closures", "lessons", "terms"))),
    ],
)
Run = Callable[[str], bool]
"""Carries out a statement, and returns whether it was taken."""


@pytest.fixture(params=["postgres", "sqlite"])
def run(request: pytest.FixtureRequest, postgres: Postgres) -> Iterator[Run]:
    """A database of each kind with the tables, made by the migrations."""
    dialect: Dialect = request.param
    ups = [text for name, text in migration_files(BOOKINGS, dialect).items() if name.endswith(".up.sql")]
    if dialect == "postgres":
        target = postgres.new_database()
        for text in ups:
            postgres.psql(text, target)

        def on_postgres(statement: str) -> bool:
            try:
                postgres.psql(statement, target)
            except AssertionError as error:
                return "exclusion constraint" not in str(error)
            return True

        yield on_postgres
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for text in ups:
            connection.executescript(text)

        def on_sqlite(statement: str) -> bool:
            try:
                connection.execute(statement)
            except sqlite3.IntegrityError as error:
                return "overlaps another row" not in str(error)
            return True

        yield on_sqlite


def booking(id_: int, starts: str, ends: str, room: str = "1", status: str = "booked") -> str:
    end = f"'2026-03-01 {ends}+00:00'" if ends else "NULL"
    return f"INSERT INTO bookings VALUES ({id_}, {room}, '2026-03-01 {starts}+00:00', {end}, '{status}')"


def test_times_of_one_room_do_not_overlap(run: Run) -> None:
    assert run("INSERT INTO rooms VALUES (1, 'Oak'), (2, 'Elm')")
    assert run(booking(1, "10:00", "11:00"))
    assert not run(booking(2, "10:30", "11:30"))
    assert not run(booking(2, "09:00", "12:00"))
    assert not run(booking(2, "10:15", "10:45"))
    assert run(booking(2, "11:00", "12:00")), "one that begins when another ends"
    assert run(booking(3, "09:00", "10:00")), "one that ends when another begins"
    assert run(booking(4, "10:30", "11:30", room="2"))
    assert run(booking(5, "10:30", "11:30", room="NULL"))
    assert run(booking(6, "10:30", "11:30", status="cancelled"))
    assert not run("UPDATE bookings SET status = 'booked' WHERE id = 6")
    assert not run("UPDATE bookings SET room_id = 1 WHERE id = 4")
    assert run("UPDATE bookings SET ends_at = '2026-03-01 10:50+00:00' WHERE id = 1"), "it does not overlap itself"
    assert run("UPDATE bookings SET status = 'cancelled' WHERE id = 1")
    assert run("UPDATE bookings SET status = 'booked' WHERE id = 6") is False, "it reaches into the second"
    assert run(booking(7, "10:15", "10:45"))
    assert not run("INSERT INTO bookings VALUES (8, 1, '2026-03-01T12:00:00+02:00', '2026-03-01T12:20:00+02:00', 'x')")


def test_sqlite_compares_times_that_it_cannot_read_as_they_are_written() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(schema_sql(BOOKINGS, "x", "sqlite"))
        connection.execute("INSERT INTO rooms VALUES (1, 'Oak')")
        first, touching, overlapping = (
            booking(place, *times).replace("+00:00", "+00")
            for place, times in enumerate((("10:00", "11:00"), ("11:00", "12:00"), ("10:30", "11:30")))
        )
        connection.execute(first)
        connection.execute(touching)
        with pytest.raises(sqlite3.IntegrityError, match="bookings_room_apart"):
            connection.execute(overlapping)


def test_what_has_no_end_lasts(run: Run) -> None:
    assert run("INSERT INTO rooms VALUES (1, 'Oak')")
    assert run(booking(1, "10:00", ""))
    assert not run(booking(2, "23:00", "23:30"))
    assert run(booking(3, "09:00", "10:00"))
    assert not run(booking(4, "08:00", ""))
    assert run(booking(5, "22:00", "22:00")), "what takes no time overlaps nothing"


def test_a_last_day_is_taken(run: Run) -> None:
    assert run("INSERT INTO closures VALUES (1, 'North', '2026-03-01', '2026-03-05')")
    assert not run("INSERT INTO closures VALUES (2, 'North', '2026-03-05', '2026-03-06')")
    assert not run("INSERT INTO closures VALUES (2, 'North', '2026-03-03', '2026-03-03')")
    assert run("INSERT INTO closures VALUES (2, 'North', '2026-03-06', '2026-03-06')")
    assert run("INSERT INTO closures VALUES (3, 'South', '2026-03-05', '2026-03-06')")


def test_times_of_a_day(run: Run) -> None:
    ada = "'11111111-1111-1111-1111-111111111111', '2026-03-02'"
    assert run(f"INSERT INTO lessons VALUES (1, {ada}, '10:00', '11:00')")
    assert not run(f"INSERT INTO lessons VALUES (2, {ada}, '10:30', '11:30')")
    assert run(f"INSERT INTO lessons VALUES (2, {ada}, '11:00', '11:30')")
    assert run(f"INSERT INTO lessons VALUES (3, {ada.replace('-02', '-03')}, '10:30', '11:30')")


def test_of_some_tables_no_two_rows_overlap_at_all(run: Run) -> None:
    assert run("INSERT INTO terms VALUES (1, '2026-01-01 00:00', '2026-04-01 00:00')")
    assert run("INSERT INTO terms VALUES (2, '2026-04-01 00:00', '2026-08-01 00:00')")
    assert not run("INSERT INTO terms VALUES (3, '2026-03-31 00:00', '2026-04-02 00:00')")


def with_exclusion(**changes: object) -> Database:
    """The bookings with another exclusion."""
    one = BOOKINGS.tables[1].exclusions[0].model_copy(update=changes)
    bookings = BOOKINGS.tables[1].model_copy(update={"exclusions": (one,)})
    return BOOKINGS.model_copy(update={"tables": (BOOKINGS.tables[0], bookings, *BOOKINGS.tables[2:])})


@pytest.mark.parametrize("dialect", ["postgres", "sqlite"])
@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"columns": ("space_id",)}, "there is no column space_id"),
        ({"ends": "status"}, "starts_at and ends_at are not of one type of time".replace("ends_at", "status")),
        ({"where": "status <> AND"}, "it is no SQL expression"),
        ({"where": "true) OR (pg_sleep(9) IS NULL"}, "it is no SQL expression"),
        ({"where": "id IN (SELECT id FROM rooms)"}, "it asks other rows"),
    ],
)
def test_one_that_cannot_be_made_is_left_out_and_said(changes: dict[str, object], why: str, dialect: Dialect) -> None:
    text = schema_sql(with_exclusion(**changes), "x", dialect)
    assert f"-- exclusion bookings_room_apart left out, because {why}" in text


def test_sqlite_says_so_where_it_has_no_counterpart_of_the_condition() -> None:
    held = with_exclusion(where="status ~ 'booked'")
    assert "status\" ~ 'booked'" in schema_sql(held, "x", "postgres")
    assert "-- exclusion bookings_room_apart left out, because SQLite" in schema_sql(held, "x", "sqlite")


def test_the_extension_comes_only_where_plain_columns_are_compared() -> None:
    assert "btree_gist" in schema_sql(BOOKINGS, "x", "postgres")
    alone = BOOKINGS.model_copy(update={"tables": BOOKINGS.tables[-1:]})
    assert "btree_gist" not in schema_sql(alone, "x", "postgres")
    assert "btree_gist" not in schema_sql(BOOKINGS, "x", "sqlite")


def test_the_diagram_says_it_beside_the_beginning() -> None:
    lines = mermaid.erd(BOOKINGS).splitlines()
    assert '        date first_day "no overlap for one site, first_day to last_day inclusive"' in lines


def test_the_document_says_it_in_words() -> None:
    text = database_md(BOOKINGS, "x", "postgres")
    assert "no overlap for one room_id, starts_at to ends_at, where status <> 'cancelled'" in text
    assert "no overlap for one site, first_day to last_day inclusive" in text


@pytest.mark.parametrize("kind", ["jsonb", "json", "xml", "tsvector", "point", "citext", "integer[]"])
def test_what_the_checks_take_for_no_key_is_none(kind: str, postgres: Postgres) -> None:
    one = apart("spans_apart", "whose", "starts_on", "ends_on")
    columns = (column("whose", kind), column("starts_on", "date"), column("ends_on", "date"))
    held = database([table("spans", column("id", "integer"), *columns, exclusions=[one])])
    plan = Plan(requirements=sample_plan().requirements, database=held)
    assert "DB-093" in {found.code for found in check(plan)}
    with pytest.raises(AssertionError, match=r"operator|access method"):
        postgres.psql(schema_sql(held, "x", "postgres"), postgres.new_database())


@pytest.mark.parametrize(
    "kind", ["uuid", "varchar(40)", "text", "char(3)", "smallint", "bigint", "numeric(9,2)", "date", "boolean", "inet"]
)
def test_whose_time_it_is_can_be_of_many_types(kind: str, postgres: Postgres) -> None:
    target = postgres.new_database()
    held = table(
        "spans",
        column("id", "integer"),
        column("whose", kind),
        column("starts_on", "date"),
        column("ends_on", "date"),
        exclusions=[apart("spans_apart", "whose", "starts_on", "ends_on", end_included=True)],
    )
    postgres.psql(schema_sql(database([held]), "x", "postgres"), target)
    assert postgres.psql("SELECT count(*) FROM pg_constraint WHERE contype = 'x'", target) == "1\n"


def test_what_the_offline_planner_drafts_is_taken_by_both(postgres: Postgres) -> None:
    draft = drafted("Two lessons of one teacher must never overlap, nor two lessons in the same room.")
    assert sum(len(item.exclusions) for item in draft.tables) == 2
    postgres.psql(schema_sql(draft, "x", "postgres"), postgres.new_database())
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_sql(draft, "x", "sqlite"))
