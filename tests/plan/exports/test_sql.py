import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan.database import Database
from plan.exports.dialect import Dialect
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from tests.plan.exports.databases import column, database, index, migration, step, table
from tests.plan.exports.test_exclusions import BOOKINGS
from tests.plan.postgres import Postgres
from tests.plan.sample import sample_plan

SAMPLE = sample_plan().database
assert SAMPLE is not None

LIBRARY = database(
    [
        table("books", column("id", "uuid", nullable=False, default="gen_random_uuid()"), column("title")),
        table(
            "members",
            column("id", "serial", nullable=False),
            column("name", "varchar(80)", nullable=False),
            column("joined_on", "date", nullable=False, default="CURRENT_DATE"),
            column("tags", "text[]", default="'{}'"),
            column("favourite", "uuid", to="books.id", on_delete="set null"),
            column("invited_by", "integer", to="members.id"),
            unique=[("name", "joined_on")],
            seed=[("id", "name"), ("1", "'Ada'"), ("2", "O'Hara"), ("5", "'O''Hara'")],
        ),
        table(
            "loans",
            column("id", "bigint generated always as identity"),
            column("book_id", "uuid", nullable=False, to="books.id", on_delete="cascade"),
            column("member_id", "integer", nullable=False, to="members.id", on_delete="restrict"),
            column("lent_on", "date", nullable=False),
            column("due_on", "date", nullable=False),
            column("returned_on", "date"),
            checks=[("due_in_time", "due_on - lent_on BETWEEN 0 AND 21")],
        ),
    ],
    [
        index("one_open_loan", "loans", "book_id", unique=True, where="returned_on IS NULL"),
        index("idx_loans_member", "loans", "member_id", reason="a member's loans"),
    ],
    [
        migration(
            1, "books and members", step("create-table members"), step("create-table books"), step("seed members")
        ),
        migration(2, "loans", step("create-table loans"), step("create-index one_open_loan")),
        migration(3, "index", step("create-index idx_loans_member")),
    ],
)
"""Everything that makes SQL hard: serials, identities, arrays, dates, partial indexes, a table that comes too late."""

CIRCLE = database(
    [
        table("a", column("id", "integer"), column("b_id", "integer", to="b.id")),
        table("b", column("id", "integer"), column("a_id", "integer", to="a.id")),
    ],
    (),
    [
        migration(1, "both", step("create-table a"), step("create-table b")),
        migration(2, "nothing", step("sql", "ALTER TABLE a ADD COLUMN note text", "ALTER TABLE a DROP COLUMN note")),
    ],
)
DATABASES = {"sample": SAMPLE, "library": LIBRARY, "circle": CIRCLE, "bookings": BOOKINGS}
named = pytest.mark.parametrize("name", DATABASES)


def ups(of: Database, dialect: Dialect) -> list[str]:
    return [text for name, text in migration_files(of, dialect).items() if name.endswith(".up.sql")]


def downs(of: Database, dialect: Dialect) -> list[str]:
    return [text for name, text in migration_files(of, dialect).items() if name.endswith(".down.sql")][::-1]


@named
def test_up_down_up_on_postgres(name: str, postgres: Postgres) -> None:
    target = postgres.new_database()
    # Others may use an extension: it stays where a migration that brought it is undone.
    postgres.psql("CREATE EXTENSION btree_gist", target)
    empty = postgres.schema(target)
    states = [empty]
    for text in ups(DATABASES[name], "postgres"):
        postgres.psql(text, target)
        states.append(postgres.schema(target))
    full = states.pop()
    for text in downs(DATABASES[name], "postgres"):
        postgres.psql(text, target)
        assert postgres.schema(target) == states.pop()
    for text in ups(DATABASES[name], "postgres"):
        postgres.psql(text, target)
    assert postgres.schema(target) == full


def sqlite_schema(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2")
    return rows.fetchall()


@named
def test_up_down_up_on_sqlite(name: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        states = [sqlite_schema(connection)]
        for text in ups(DATABASES[name], "sqlite"):
            connection.executescript(text)
            states.append(sqlite_schema(connection))
        full = states.pop()
        assert len(full) >= len(DATABASES[name].tables)
        for text in downs(DATABASES[name], "sqlite"):
            connection.executescript(text)
            assert sqlite_schema(connection) == states.pop()
        for text in ups(DATABASES[name], "sqlite"):
            connection.executescript(text)
        assert sqlite_schema(connection) == full


@pytest.mark.parametrize("name", ["sample", "library", "bookings"])
def test_the_migrations_lead_to_the_schema(name: str, postgres: Postgres) -> None:
    whole, stepwise = postgres.new_database(), postgres.new_database()
    postgres.psql(schema_sql(DATABASES[name], "x", "postgres"), whole)
    for text in ups(DATABASES[name], "postgres"):
        postgres.psql(text, stepwise)
    assert postgres.schema(whole) == postgres.schema(stepwise)


def test_a_circle_of_tables_is_closed_on_both(postgres: Postgres) -> None:
    target = postgres.new_database()
    postgres.psql(schema_sql(CIRCLE, "x", "postgres"), target)
    keys = "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"
    assert postgres.psql(keys, target) == "2\n"
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_sql(CIRCLE, "x", "sqlite"))
        assert [len(connection.execute(f"PRAGMA foreign_key_list({t})").fetchall()) for t in "ab"] == [1, 1]


def test_every_access_pattern_of_the_sample_can_be_prepared(postgres: Postgres) -> None:
    target = postgres.new_database()
    assert SAMPLE is not None
    postgres.psql(schema_sql(SAMPLE, "x", "postgres"), target)
    for number, pattern in enumerate(SAMPLE.access_patterns):
        postgres.psql(f"PREPARE query_{number} AS {pattern.sql}", target)
    assert number == len(SAMPLE.access_patterns) - 1


def test_seeds_rules_and_numbering_hold_on_postgres(postgres: Postgres) -> None:
    target = postgres.new_database()
    postgres.psql(schema_sql(LIBRARY, "x", "postgres"), target)
    assert postgres.psql("SELECT id, name FROM members ORDER BY id", target) == "1|Ada\n5|O'Hara\n"
    postgres.psql("INSERT INTO members (name) VALUES ('Next')", target)
    assert postgres.psql("SELECT id FROM members WHERE name = 'Next'", target) == "6\n"
    postgres.psql("INSERT INTO books (title) VALUES ('B')", target)
    lend = "INSERT INTO loans (book_id, member_id, lent_on, due_on) SELECT id, 1, '2026-01-01', '{}' FROM books"
    with pytest.raises(AssertionError, match="due_in_time"):
        postgres.psql(lend.format("2026-02-01"), target)
    postgres.psql(lend.format("2026-01-20"), target)
    with pytest.raises(AssertionError, match="one_open_loan"):
        postgres.psql(lend.format("2026-01-20"), target)


def test_seeds_rules_and_numbering_hold_on_sqlite() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_sql(LIBRARY, "x", "sqlite"))
        assert connection.execute("SELECT id, name, tags FROM members ORDER BY id").fetchall() == [
            (1, "Ada", "{}"),
            (5, "O'Hara", "{}"),
        ]
        connection.execute("INSERT INTO members (name) VALUES ('Next')")
        assert connection.execute("SELECT id FROM members WHERE name = 'Next'").fetchone() == (6,)
        connection.execute("INSERT INTO books (title) VALUES ('B')")
        lend = "INSERT INTO loans (book_id, member_id, lent_on, due_on) SELECT id, ?, '2026-01-01', ? FROM books"
        with pytest.raises(sqlite3.IntegrityError, match="due_in_time"):
            connection.execute(lend, (1, "2026-02-01"))
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute(lend, (99, "2026-01-20"))
        connection.execute(lend, (1, "2026-01-20"))
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute(lend, (1, "2026-01-20"))


def test_what_is_left_out_is_said() -> None:
    text = schema_sql(LIBRARY, "x", "postgres")
    assert "-- row 2 of members left out, because it is no SQL expression" in text
    odd = table("t", column("id", "text", default="evil()"), checks=[("c", "pg_sleep(1) IS NULL")])
    text = schema_sql(database([odd]), "x", "postgres")
    assert "(default left out, because the function evil is not known to be harmless)" in text
    assert "-- check c left out, because the function pg_sleep is not known to be harmless" in text


def test_a_seed_in_a_later_migration_is_undone_row_by_row() -> None:
    seeded = table("t", column("id", "integer"), column("n"), seed=[("id", "n"), ("1", "NULL"), ("2", "'x'")])
    keyless = table("u", column("n"), key=(), seed=[("n",), ("NULL",), ("'x'",)])
    of = database(
        [seeded, keyless],
        (),
        [
            migration(1, "t", step("create-table t"), step("create-table u")),
            migration(2, "rows", step("seed t"), step("seed u")),
        ],
    )
    down = downs(of, "postgres")[0]
    assert 'DELETE FROM "t" WHERE "id" = 1;\nDELETE FROM "t" WHERE "id" = 2;' in down
    assert 'DELETE FROM "u" WHERE "n" IS NULL;\nDELETE FROM "u" WHERE "n" = \'x\';' in down


@pytest.mark.parametrize(
    "statement",
    [
        "DROP DATABASE postgres",
        "COPY users FROM PROGRAM 'id'",
        "\\! touch /tmp/x",
        "ALTER SYSTEM SET x = 1",
        "CREATE ROLE root SUPERUSER",
        "SELECT pg_terminate_backend(1)",
        "SELECT 1 INTO x",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "COMMIT",
    ],
)
def test_a_step_of_own_sql_that_is_no_migration_is_left_out(statement: str) -> None:
    files = migration_files(database((), (), [migration(1, "own", step("sql", statement, ""))]), "postgres")
    text = files["migrations/001_own.up.sql"]
    lines = [line for line in text.splitlines() if line and not line.startswith("--")]
    assert lines == ["BEGIN;", "COMMIT;"]
    assert "left out, because" in text


def test_a_step_of_own_sql_is_kept(postgres: Postgres) -> None:
    up = "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (m mood); CREATE INDEX CONCURRENTLY i ON t (m)"
    of = database((), (), [migration(1, "own", step("sql", up, "DROP TABLE t; DROP TYPE mood"))])
    target = postgres.new_database()
    for text in (*ups(of, "postgres"), "INSERT INTO t VALUES ('ok')", *downs(of, "postgres")):
        postgres.psql(text, target)
    assert postgres.psql("SELECT count(*) FROM pg_class WHERE relname = 't'", target) == "0\n"


def test_what_must_not_share_a_transaction_stands_outside_of_one(postgres: Postgres) -> None:
    before = "CREATE TABLE a (id int PRIMARY KEY, n int); CREATE TABLE b (id int PRIMARY KEY, a_id int);"
    up = (
        "ALTER TABLE b ADD CONSTRAINT fk_a FOREIGN KEY (a_id) REFERENCES a (id) NOT VALID;"
        "ALTER TABLE b VALIDATE CONSTRAINT fk_a; CREATE UNIQUE INDEX CONCURRENTLY u ON a (n);"
        "ALTER TABLE a ADD CONSTRAINT u UNIQUE USING INDEX u; CREATE INDEX CONCURRENTLY i ON b (a_id)"
    )
    down = "DROP INDEX CONCURRENTLY i; ALTER TABLE a DROP CONSTRAINT u; ALTER TABLE b DROP CONSTRAINT fk_a"
    of = database((), (), [migration(1, "own", step("sql", up, down))])
    made, undone = ups(of, "postgres"), downs(of, "postgres")
    within = [text for text in made if "BEGIN;" in text]
    assert not any("CONCURRENTLY" in text or "VALIDATE" in text.replace("NOT VALID", "") for text in within)
    assert len(within) == 2
    assert len(made) == len(undone) == 4
    target = postgres.new_database()
    postgres.psql(before, target)
    first = postgres.schema(target)
    for script in (*made, *undone, *made, *undone):
        postgres.psql(script, target)
    assert postgres.schema(target) == first
    for script in ups(of, "sqlite"):
        assert "CONCURRENTLY" not in script


def test_names_of_migrations_stay_in_their_folder_and_apart() -> None:
    names = ["../../etc/passwd", "a b", "A-B", "", "ünï", "a" * 500, "con\n"]
    of = database((), (), [migration(-1, name) for name in names])
    files = list(migration_files(of, "postgres"))
    assert len({name.lower() for name in files}) == 2 * len(names)
    for name in files:
        assert (
            name.removeprefix("migrations/").replace(".up.sql", "").replace(".down.sql", "").replace("_", "").isalnum()
        )
        assert len(name) < 100


FRAGMENTS = [
    *(
        "a",
        "x y",
        "users",
        " ",
        "'",
        '"',
        "''",
        '""',
        "\\",
        ";",
        "--",
        "/*",
        "*/",
        "$$",
        "\n",
        "\r\n",
        "\u2028",
    ),
    *("DROP TABLE canary;", "'); DROP TABLE canary; --", '"; DROP TABLE canary; --', "\n\\! touch gone\n"),
    *("COMMIT; DROP TABLE canary;", "1); DROP TABLE canary; --", ")", "(", ",", "\\gexec", "public.canary"),
    *("(SELECT 1)", "pg_sleep(9)", "E'\\''", "U&'\\0027'", "é", "\x1b[31m", ":'HOME'", "\\\\"),
]
HOSTILE = st.lists(st.sampled_from(FRAGMENTS), max_size=4).map("".join)


@st.composite
def hostile_databases(draw: st.DrawFn) -> Database:
    text = HOSTILE
    columns = [
        column(
            draw(text),
            draw(st.sampled_from(["text", "integer"]) | text),
            default=draw(text),
            to=f"{draw(text)}.{draw(text)}",
            description=draw(text),
        )
        for _ in range(draw(st.integers(1, 2)))
    ]
    name = draw(text)
    one = table(
        name,
        *columns,
        key=(columns[0].name,),
        unique=[(draw(text),)],
        checks=[(draw(text), draw(text))],
        seed=[(columns[0].name,), (draw(text),)],
        description=draw(text),
    )
    plain = table(draw(text), column("id", "integer"), column(draw(text)), seed=[("id",), (draw(text),)])
    indexes = [index(draw(text), name, draw(text), where=draw(text), reason=draw(text))]
    steps = [step(f"create-table {name}"), step(f"seed {name}")]
    return database([one, plain], indexes, [migration(1, draw(text), *steps)])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_databases(), HOSTILE)
def test_hostile_names_and_text_harm_nothing(postgres: Postgres, of: Database, project: str) -> None:
    check_harmless(postgres, of, project)


@pytest.mark.parametrize("text", FRAGMENTS)
def test_a_database_full_of_one_hostile_text_harms_nothing(text: str, postgres: Postgres) -> None:
    odd = table(
        text,
        column(text, text, default=text, to=f"{text}.{text}", description=text),
        column("id", "integer", description=text),
        unique=[(text,)],
        checks=[(text, text)],
        seed=[("id",), (text,)],
        description=text,
    )
    fine = table("fine", column("id", "integer", description=text), seed=[("id",), ("1",)], description=text)
    indexes = [index(text, text, text, where=text, reason=text), index("fine_id", "fine", "id", reason=text)]
    steps = [step("create-table fine"), step("create-index fine_id")]
    all_text = migration(1, text, *steps).model_copy(update={"phase": text, "description": text, "rollback": text})
    check_harmless(postgres, database([odd, fine], indexes, [all_text]), text)
    check_harmless(postgres, database([fine], indexes[1:], [all_text]), text)
    query = "SELECT count(*) FROM pg_tables WHERE tablename = 'fine'"
    postgres.psql(schema_sql(database([fine], indexes[1:]), text, "postgres"), target := postgres.new_database())
    assert postgres.psql(query, target) == "1\n"


def check_harmless(postgres: Postgres, of: Database, project: str) -> None:
    """Run all that is made of a database, error or not, and see that nothing else was touched."""
    target = _hostile_target(postgres)
    postgres.psql("DROP SCHEMA IF EXISTS scratch CASCADE; CREATE SCHEMA scratch", target)
    script = "".join((schema_sql(of, project, "postgres"), *ups(of, "postgres"), *downs(of, "postgres")))
    postgres.psql(script, target, stop=False, options={"search_path": "scratch,public", "statement_timeout": "2000"})
    assert postgres.psql("SELECT count(*) FROM public.canary", target) == "1\n"
    assert not (postgres.folder / "gone").exists()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE canary AS SELECT 1")
        for text in (schema_sql(of, project, "sqlite"), *ups(of, "sqlite"), *downs(of, "sqlite")):
            try:
                connection.executescript(text)
            except sqlite3.Error:
                connection.rollback()
        assert connection.execute("SELECT count(*) FROM canary").fetchone() == (1,)


_TARGETS: dict[int, str] = {}


def _hostile_target(postgres: Postgres) -> str:
    if id(postgres) not in _TARGETS:
        _TARGETS[id(postgres)] = postgres.new_database()
        postgres.psql("CREATE TABLE canary AS SELECT 1", _TARGETS[id(postgres)])
    return _TARGETS[id(postgres)]


@pytest.mark.parametrize("name", ['a"b', "semi;colon", "users'; DROP TABLE canary; --", "new\nline", "Größe", "Upper"])
def test_a_strange_name_is_just_a_name(name: str, postgres: Postgres) -> None:
    of = database([table(name, column("id", "integer"), column(name, "text", description=name))])
    target = postgres.new_database()
    postgres.psql(schema_sql(of, name, "postgres"), target)
    query = "SELECT count(*) FROM information_schema.columns WHERE table_name = column_name AND table_schema = 'public'"
    assert postgres.psql(query, target) == "1\n"
    assert (
        postgres.psql(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace", target
        )
        == name.replace("\n", "_") + "\n"
    )
