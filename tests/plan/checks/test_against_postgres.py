"""What the checks take for right and wrong, held against a real PostgreSQL."""

from collections.abc import Iterable, Sequence

import pytest

from plan.checks.resolution import Resolution
from plan.checks.values import misfit
from plan.sqltext import SqlTextError, expression, pg_type, statement
from tests.plan.postgres import Postgres

SCHEMA = {
    "users": frozenset(("id", "email", "created_at", "n")),
    "roles": frozenset(("id", "name")),
    "user_roles": frozenset(("user_id", "role_id")),
}
TABLES = """
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE, created_at timestamptz, n integer);
CREATE TABLE roles (id integer PRIMARY KEY, name text);
CREATE TABLE user_roles (user_id integer, role_id integer, PRIMARY KEY (user_id, role_id));
"""
RIGHT = (
    (
        "SELECT u.*, array_agg(r.name) as roles FROM users u LEFT JOIN user_roles ur ON u.id = ur.user_id "
        "LEFT JOIN roles r ON ur.role_id = r.id WHERE u.id = $1 GROUP BY u.id"
    ),
    "SELECT EXISTS (SELECT 1 FROM users u JOIN user_roles ur ON u.id=ur.user_id WHERE u.id=$1)",
    (
        "INSERT INTO users (email) VALUES ($1) ON CONFLICT (email) DO UPDATE SET email = excluded.email "
        "WHERE users.n > 1 RETURNING id"
    ),
    "UPDATE users SET email = $1 WHERE id = $2 RETURNING *",
    "UPDATE users u SET n = n + 1 FROM roles r WHERE u.id = $1 AND r.name='x'",
    "DELETE FROM users USING roles r WHERE users.id = $1 AND r.id = users.n",
    "WITH x AS (DELETE FROM users WHERE id=$1 RETURNING id) SELECT id FROM x",
    "WITH x AS (SELECT id AS uid FROM users) SELECT uid FROM x",
    (
        "WITH RECURSIVE t AS (SELECT id, email FROM users UNION ALL SELECT u.id, u.email FROM users u JOIN t "
        "ON t.id=u.id) SELECT * FROM t"
    ),
    (
        "WITH RECURSIVE t(a,b) AS (SELECT id, 1 FROM users UNION ALL SELECT u.id, t.b+1 FROM users u JOIN t "
        "ON t.a=u.id) SELECT a,b FROM t"
    ),
    "SELECT id FROM users WHERE n = 1 FOR UPDATE SKIP LOCKED LIMIT 1",
    (
        "SELECT g.d, count(*) FROM generate_series($1::date,$2::date,'1 day') AS g(d) LEFT JOIN users u ON "
        "u.created_at::date = g.d GROUP BY g.d"
    ),
    "SELECT d, count(*) FROM generate_series(1,10) d GROUP BY d",
    "SELECT date_trunc('day', created_at) AS day, count(*) AS c FROM users GROUP BY day ORDER BY c DESC",
    "SELECT u.id, l.* FROM users u, LATERAL (SELECT name FROM roles WHERE roles.id = u.n) l",
    "SELECT u.id, l.name FROM users u LEFT JOIN LATERAL (SELECT name FROM roles r WHERE r.id = u.n LIMIT 1) l ON true",
    "SELECT count(*) FILTER (WHERE n>1) FROM users",
    "SELECT row_number() OVER (PARTITION BY n ORDER BY id) FROM users",
    "SELECT users.ID FROM Users",
    "SELECT ctid, xmin FROM users",
    "SELECT to_jsonb(u) FROM users u",
    "SELECT u FROM users u",
    "SELECT u.id FROM users u WHERE (u.email, u.n) IN (SELECT name, id FROM roles)",
    "SELECT unnest($1::uuid[])",
    "SELECT x FROM unnest($1::uuid[]) AS x",
    "SELECT * FROM users NATURAL JOIN roles",
    "SELECT user_id FROM user_roles JOIN user_roles b USING (user_id)",
    "SELECT now() - interval '30 days'",
    "SELECT email FROM public.users",
    "SELECT s.email FROM (SELECT email FROM users) s",
    "SELECT extract(year FROM created_at) FROM users",
    "SELECT email FROM users ORDER BY n LIMIT $1 OFFSET $2",
    "SELECT j.value FROM users u CROSS JOIN LATERAL jsonb_each(u.email::jsonb) AS j(key, value)",
    "SELECT pg_sleep(1), current_user",
    "SELECT v.id FROM (VALUES (1,'a')) AS v(id, name)",
    "SELECT max(n) OVER w FROM users WINDOW w AS (ORDER BY id)",
    "SELECT id FROM users TABLESAMPLE SYSTEM (1)",
    "SELECT name FROM users JOIN roles r ON r.id=n ORDER BY r.name",
    "SELECT DISTINCT ON (email) email FROM users",
    "SELECT id FROM users UNION SELECT user_id FROM user_roles ORDER BY id",
    "SELECT q.rank FROM (SELECT id, ts_rank(to_tsvector(email),$1) rank FROM users) q",
    "SELECT users.* FROM users",
    (
        "SELECT u.id FROM users u JOIN roles r ON r.id = u.n CROSS JOIN plainto_tsquery('english', $1) query "
        "WHERE query @@ to_tsvector(r.name)"
    ),
    (
        "MERGE INTO users u USING roles r ON u.n=r.id WHEN MATCHED THEN UPDATE SET email=r.name WHEN NOT "
        "MATCHED THEN INSERT (id,email) VALUES (r.id, r.name)"
    ),
    "SELECT u.id FROM (users u JOIN roles r ON r.id = u.n)",
    "SELECT u.id FROM users u JOIN roles r ON r.id = (SELECT max(role_id) FROM user_roles x WHERE x.user_id = u.id)",
    "SELECT coalesce(sum(n),0) AS total FROM users HAVING sum(n) > 1",
    (
        "INSERT INTO user_roles (user_id, role_id) SELECT u.id, r.id FROM users u, roles r WHERE r.name=$1 "
        "AND u.email=$2 ON CONFLICT DO NOTHING"
    ),
    "INSERT INTO users VALUES ($1,$2)",
    "INSERT INTO users (email) VALUES ($1) RETURNING users.id, email",
    "SELECT array(SELECT name FROM roles WHERE roles.id=u.n) FROM users u",
    "SELECT json_build_object('id', u.id) FROM users u",
    "SELECT case when n>1 then 'a' else email end AS k FROM users ORDER BY k",
    "SELECT id FROM users WHERE created_at >= date_trunc('month', now()) AND email ILIKE '%' || $1 || '%'",
    "SELECT name FROM roles UNION ALL SELECT email FROM users ORDER BY name LIMIT 1",
    "SELECT lower(email) FROM users ORDER BY lower(email)",
    "WITH a AS (SELECT id FROM users), b AS (SELECT id FROM a) SELECT b.id FROM b",
    "SELECT u.id FROM users AS u INNER JOIN user_roles AS ur ON ur.user_id = u.id AND ur.role_id = ANY($1::int[])",
    "SELECT (u).email FROM users u",
    "SELECT id FROM users WHERE id IN ($1,$2)",
    "UPDATE users SET (email, n) = ($1, $2) WHERE id = $3",
    "UPDATE users SET email = s.name FROM (SELECT name, id FROM roles) s WHERE s.id = users.n",
    "SELECT user_id, count(*) FROM user_roles GROUP BY 1 ORDER BY 2 DESC",
    "DELETE FROM users u WHERE u.id = $1 RETURNING u.*",
    "SELECT id FROM users WHERE created_at < now() - ($1 || ' days')::interval",
    "SELECT id, EXTRACT(EPOCH FROM created_at) FROM users",
    "SELECT t.id FROM users t WHERE t.n BETWEEN $1 AND $2 ORDER BY t.created_at DESC NULLS LAST",
    "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY n) FROM users",
    "SELECT string_agg(name, ', ' ORDER BY name) FROM roles",
    "SELECT * FROM users u FULL OUTER JOIN roles r ON r.id=u.n",
    "SELECT email AS name FROM users ORDER BY name",
    "SELECT grouping(n) FROM users GROUP BY ROLLUP (n)",
    "SELECT id FROM ONLY users",
    "SELECT 'x'::text AS kind, id FROM users",
    'SELECT email COLLATE "C" FROM users',
    "SELECT u.email FROM users u WHERE u.n IS DISTINCT FROM $1",
    "SELECT id FROM users WHERE jsonb_path_exists(email::jsonb, '$.a ? (@ > 1)')",
    "SELECT xmlagg(n::text::xml) FROM users",
    "SELECT n, lag(n) OVER (ORDER BY id) AS prev FROM users",
    "SELECT overlay(email placing 'x' from 1) FROM users",
    "SELECT trim(both 'x' from email) FROM users",
    "SELECT position('a' in email) FROM users",
    "SELECT email::jsonb->>'a' FROM users",
    "SELECT created_at AT TIME ZONE 'utc' FROM users",
    "SELECT id FROM users FETCH FIRST 5 ROWS ONLY",
)
WRONG = (
    "SELECT nope FROM users",
    "SELECT u.nope FROM users u",
    "SELECT id FROM users JOIN roles ON true",
    "SELECT x.id FROM users u",
    "SELECT users.id FROM users u",
    "INSERT INTO users (nope) VALUES ($1)",
    "INSERT INTO users (email) VALUES ($1) RETURNING nope",
    "INSERT INTO users (email) VALUES ($1) ON CONFLICT (nope) DO NOTHING",
    "UPDATE users SET email = $1 WHERE idd = $2 RETURNING id",
    "UPDATE users SET nope = $1 WHERE id = $2",
    "DELETE FROM users WHERE nope = 1",
    "WITH x AS (DELETE FROM users WHERE id=$1 RETURNING id) SELECT email FROM x",
    "WITH x AS (SELECT id AS uid FROM users) SELECT id FROM x",
    "SELECT u.id, l.nope FROM users u LEFT JOIN LATERAL (SELECT name FROM roles r WHERE r.id = u.n LIMIT 1) l ON true",
    "SELECT id FROM missing",
    "SELECT s.n FROM (SELECT email FROM users) s",
    "SELECT id FROM users WHERE email ~* $1 AND tsv @@ plainto_tsquery('english',$1)",
    "SELECT u.id FROM users u WHERE EXISTS (SELECT 1 FROM roles r WHERE r.id = u.n AND r.zip = 1)",
    "SELECT n AS k FROM users WHERE k = 1",
    "SELECT 1 FROM users u JOIN (SELECT role_id FROM user_roles ur WHERE ur.user_id = u.id) s ON true",
    "SELECT id, name FROM roles ORDER BY nope",
)
TYPES = (
    "varchar(10485760)", "char(1)", "bit(83886080)", "varbit(1)", "numeric(1000)", "numeric(5, 1000)",
    "timestamptz(6)", "time(0)",
    "uuid", "text", "varchar(20)", "VARCHAR (20)", "character varying", "char(2)", "int", "int8", "smallint",
    "bigserial",
    "numeric(12,2)", "decimal", "double precision", "real", "float4", "boolean", "bool", "date", "time", "timetz",
    "timestamp", "timestamptz(3)", "timestamp with time zone", "timestamp(3) without time zone", "interval", "bytea",
    "json", "jsonb", "inet", "cidr", "macaddr8", "money", "tsvector", "tsquery", "point", "polygon", "int4range",
    "tstzrange", "datemultirange", "xml", "bit(3)", "bit varying(5)", "varbit", "oid", "pg_lsn", "jsonpath", "text[]",
    "integer[][]", "integer[3]", "bigint generated always as identity", "name", "regclass", "dec(5)",
)  # fmt: skip
NO_TYPES = (
    "varchar(10485761)", "varchar(99999999999)", "char(0)", "bit(83886081)", "numeric(0)", "numeric(1001)",
    "numeric(5000, 2)", "numeric(5, 1001)",
    "datetime", "tinyint", "string", "varchr(3)", "double", "enum('a','b')", "uuid(3)", "text(5)",
    "serial[]", "numeric(2",
    "number", "nvarchar(20)", "mediumtext", "text generated always as identity", "unsigned int", "varchar(a)", "",
    "clob", "long", "object", "array", "int unsigned", "boolean(1)", "date(3)",
)  # fmt: skip
DEFAULTS = (
    ("integer", "1"), ("integer", "'1'"), ("integer", "'one'"), ("integer", "true"), ("integer", "now()"),
    ("integer", "'1.5'"), ("numeric(5,2)", "'1.5'"), ("boolean", "0"), ("boolean", "'yes'"), ("boolean", "'maybe'"),
    ("boolean", "TRUE"), ("text", "1"), ("text", "now()"), ("text", "true"), ("text", "gen_random_uuid()"),
    ("uuid", "gen_random_uuid()"), ("uuid", "'x'"), ("uuid", "'550e8400-e29b-41d4-a716-446655440000'"), ("uuid", "1"),
    ("uuid", "CURRENT_TIMESTAMP"), ("date", "now()"), ("date", "CURRENT_DATE"), ("date", "'2026-02-30'"),
    ("date", "'2026-02-28'"), ("date", "1"), ("timestamptz", "CURRENT_TIMESTAMP"), ("timestamptz", "'now'"),
    ("timestamptz", "'whenever'"), ("timestamptz", "true"), ("timestamp", "'2026-01-01 25:00:00'"),
    ("time", "CURRENT_TIMESTAMP"), ("jsonb", "'{}'"), ("jsonb", "'{'"), ("jsonb", "'{}'::jsonb"), ("json", "1"),
    ("varchar(3)", "'abcd'"), ("varchar(3)", "'abc'"), ("text[]", "'{}'"), ("text[]", "'x'"), ("text[]",
    "ARRAY[]::text[]"),
    ("text[]", "1"), ("interval", "'14 days'"), ("interval", "1"), ("money", "1"), ("bytea", "1"), ("inet", "true"),
    ("numeric", "-1"), ("integer", "(1 + 2)"), ("bigint", "1e3"), ("date", "(now() + interval '14 days')"),
)  # fmt: skip


def taken(postgres: Postgres, statements: Sequence[str], setup: str = "") -> list[bool]:
    """Whether PostgreSQL takes each statement, each in a transaction of its own that is undone."""
    tries = "".join(f"BEGIN;\n{sql};\nSELECT 'taken {i}';\nROLLBACK;\n" for i, sql in enumerate(statements))
    said = postgres.psql(setup + tries, postgres.new_database(), stop=False)
    return [f"taken {i}" in said.splitlines() for i in range(len(statements))]


def differing(texts: Iterable[object], ours: Iterable[bool], theirs: Iterable[bool]) -> list[object]:
    return [text for text, our, their in zip(texts, ours, theirs, strict=True) if our != their]


def is_type(text: str) -> bool:
    try:
        pg_type(text)
    except SqlTextError:
        return False
    return True


def test_types(postgres: Postgres) -> None:
    texts = TYPES + NO_TYPES
    theirs = taken(postgres, [f"CREATE TABLE t (x {text or '??'})" for text in texts])
    assert differing(texts, map(is_type, texts), theirs) == []


def test_a_precision_that_postgresql_would_only_cut_is_named() -> None:
    with pytest.raises(SqlTextError, match="takes from 0 to 6, not 9"):
        pg_type("timestamptz(9)")


def test_defaults(postgres: Postgres) -> None:
    tries = [f"CREATE TABLE t (x {type_} DEFAULT {value}); INSERT INTO t DEFAULT VALUES" for type_, value in DEFAULTS]
    ours = [misfit(expression(value), pg_type(type_)) == "" for type_, value in DEFAULTS]
    assert differing(DEFAULTS, ours, taken(postgres, tries)) == []


def test_queries(postgres: Postgres) -> None:
    queries = RIGHT + WRONG
    theirs = taken(postgres, [f"PREPARE q{i} AS {query}" for i, query in enumerate(queries)], TABLES)
    ours = [not list(Resolution(statement(query), SCHEMA).faults) for query in queries]
    assert differing(queries, ours, theirs) == []
    assert theirs.count(False) == len(WRONG)


@pytest.mark.parametrize("text", ["a FROM t", "1 AS x", "1, 2", "", "*", "1; DROP TABLE x", "x) (", "'", "(" * 5000])
def test_what_is_no_expression(text: str) -> None:
    with pytest.raises(SqlTextError):
        expression(text)
