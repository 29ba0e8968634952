import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.exports.dialect import Dialect, column_type, comment, constraint_name, extension, quote
from plan.exports.expressions import ExpressionError, condition, default, value

COLUMNS = {"Due_on": "date", "lent_on": "date", "amount": "numeric(10,2)", "email": "text", "at": "timestamptz"}


@pytest.mark.parametrize(
    ("written", "postgres", "sqlite"),
    [
        ("now()", "CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"),
        ("gen_random_uuid()", "gen_random_uuid()", None),
        ("uuid_generate_v4()", "gen_random_uuid()", None),
        ("false", "FALSE", "FALSE"),
        ("'it''s'", "'it''s'", "'it''s'"),
        ("-1", "(-1)", "(-1)"),
        ("'{}'::jsonb", "CAST('{}' AS JSONB)", "('{}')"),
        ("'{}'::text[]", "CAST('{}' AS TEXT[])", "('[]')"),
        ("ARRAY['a', 'b']::text[]", "CAST(ARRAY['a', 'b'] AS TEXT[])", """('["a", "b"]')"""),
        ("now() + interval '2 weeks'", "(CURRENT_TIMESTAMP + INTERVAL '2 WEEKS')", "(datetime('now', '+14 days'))"),
        ("CURRENT_DATE + 21", "(CURRENT_DATE + 21)", "(date('now', '+21 days'))"),
        ("(now() at time zone 'utc')", "((CURRENT_TIMESTAMP AT TIME ZONE 'utc'))", "((CURRENT_TIMESTAMP))"),
    ],
)
def test_defaults_are_written_in_each_dialect(written: str, postgres: str, sqlite: str | None) -> None:
    assert default(written, "postgres") == postgres
    assert sqlite is None or default(written, "sqlite") == sqlite


def test_a_random_uuid_of_sqlite_is_one() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE t (n INTEGER, id TEXT DEFAULT {default('gen_random_uuid()', 'sqlite')})")
    connection.executemany("INSERT INTO t (n) VALUES (?)", [(n,) for n in range(200)])
    ids = [row[0] for row in connection.execute("SELECT id FROM t")]
    assert len(set(ids)) == 200
    pattern = "-".join(["[0-9a-f]" * 8, "[0-9a-f]" * 4, "4" + "[0-9a-f]" * 3, "[89ab]" + "[0-9a-f]" * 3, "*"])
    assert connection.execute("SELECT count(*) FROM t WHERE id GLOB ? AND length(id) = 36", (pattern,)).fetchone() == (
        200,
    )
    connection.close()


@pytest.mark.parametrize(
    ("written", "postgres", "sqlite"),
    [
        ("due_on >= LENT_ON", '"Due_on" >= "lent_on"', '"Due_on" >= "lent_on"'),
        ("due_on - lent_on <= 21", '"Due_on" - "lent_on" <= 21', 'julianday("Due_on") - julianday("lent_on") <= 21'),
        (
            "due_on <= lent_on + interval '21 days'",
            '"Due_on" <= "lent_on" + INTERVAL \'21 DAYS\'',
            '"Due_on" <= date("lent_on", \'+21 days\')',
        ),
        ("char_length(email) > 3", 'LENGTH("email") > 3', 'LENGTH("email") > 3'),
        ("email ILIKE '%@%'", "\"email\" ILIKE '%@%'", "\"email\" LIKE '%@%'"),
        ("amount IS NULL OR amount > 0", '"amount" IS NULL OR "amount" > 0', '"amount" IS NULL OR "amount" > 0'),
        ("email ~* '^[^@]+@'", "\"email\" ~* '^[^@]+@'", None),
        ("at < now()", '"at" < CURRENT_TIMESTAMP', None),
    ],
)
def test_conditions_are_written_in_each_dialect(written: str, postgres: str, sqlite: str | None) -> None:
    assert condition(written, COLUMNS, "postgres") == postgres
    if sqlite is None:
        with pytest.raises(ExpressionError, match="SQLite"):
            condition(written, COLUMNS, "sqlite")
    else:
        assert condition(written, COLUMNS, "sqlite") == sqlite


@pytest.mark.parametrize(
    "written",
    [
        "1; DROP TABLE users",
        "1); DROP TABLE users; --",
        "",
        "--",
        "(SELECT 1)",
        "pg_sleep(10)",
        "lo_import('/etc/passwd')",
        "dblink('x', 'y')",
        "DELETE FROM users",
        "$1",
        "x" * 5000,
        "(" * 3000,
    ],
)
@pytest.mark.parametrize("dialect", ["postgres", "sqlite"])
def test_what_is_no_harmless_expression_is_refused(written: str, dialect: Dialect) -> None:
    with pytest.raises(ExpressionError):
        condition(written, COLUMNS, dialect)
    with pytest.raises(ExpressionError):
        default(written, dialect)


@pytest.mark.parametrize(
    ("written", "sql"),
    [
        ("'admin'", "'admin'"),
        ("admin", "'admin'"),
        ("Full system access", "'Full system access'"),
        ("NULL", "NULL"),
        ("-1.5", "-1.5"),
        ("(SELECT id FROM roles WHERE name = 'x')", """(SELECT "id" FROM "roles" WHERE "name" = 'x')"""),
    ],
)
def test_values_of_seed_rows(written: str, sql: str) -> None:
    assert value(written, "postgres") == sql


@pytest.mark.parametrize("written", ["'a'); DROP TABLE x; --", "'a', 'b'); --", "'", "a b', 'c", "pg_read_file('x')"])
def test_values_that_are_none_are_refused(written: str) -> None:
    with pytest.raises(ExpressionError):
        value(written, "postgres")


def made_of(name: str) -> list[tuple[str]]:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE {quote(name)} (a)")
    found: list[tuple[str]] = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()
    return found


SEEN = st.characters(exclude_categories=("C", "Zl", "Zp"))


@given(st.text(SEEN, min_size=1, max_size=15))
def test_a_quoted_name_is_read_as_that_name(name: str) -> None:
    assert made_of(name) == [(name,)]


@given(st.text(min_size=1, max_size=80))
def test_any_quoted_name_is_one_name(name: str) -> None:
    assert len(made_of(name)) == 1
    assert "\n" not in quote(name)


@given(st.text())
def test_a_comment_stays_on_its_line(text: str) -> None:
    assert len(f"-- {comment(text)}".splitlines()) == 1


def test_a_constraint_name_survives_postgres() -> None:
    assert constraint_name("fk", "loans", "member_id") == "fk_loans_member_id"
    long_names = {constraint_name("fk", "t" * 60, f"column_{n}") for n in range(3)}
    assert len(long_names) == 3
    assert all(len(name) <= 63 for name in long_names)


@pytest.mark.parametrize(
    ("written", "postgres", "sqlite"),
    [
        ("UUID", "uuid", "TEXT"),
        ("varchar( 255 )", "varchar(255)", "TEXT"),
        ("numeric(12,2)", "numeric(12, 2)", "NUMERIC"),
        ("timestamp(3) with time zone", "timestamp(3) with time zone", "TEXT"),
        ("double precision", "double precision", "REAL"),
        ("integer[]", "integer[]", "TEXT"),
        ("boolean", "boolean", "INTEGER"),
        ("bytea", "bytea", "BLOB"),
        ("bigint generated by default as identity", "bigint GENERATED BY DEFAULT AS IDENTITY", "INTEGER"),
        ("citext", "citext", "TEXT"),
        ("loan_status", '"loan_status"', "TEXT"),
        ("text); DROP TABLE users; --", "text", "TEXT"),
    ],
)
def test_types(written: str, postgres: str, sqlite: str) -> None:
    assert column_type(written, "postgres") == postgres
    assert column_type(written, "sqlite") == sqlite


def test_extensions() -> None:
    assert extension("citext") == "citext"
    assert extension("geometry") == "postgis"
    assert extension("text") is None
