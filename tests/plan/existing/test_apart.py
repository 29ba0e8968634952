"""What a schema file makes beside its tables: kept as it is written, under the names that it meant, or only named."""

import pytest

from plan.existing.as_plan import plan_tables
from plan.existing.difference import alterations
from plan.existing.schema import existing_schema
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from tests.plan.existing.test_alterations import with_columns
from tests.plan.exports.databases import column, database

TABLE = "CREATE TABLE a (id int PRIMARY KEY, b text, c text);\n"


def made(sql: str) -> str:
    schema = existing_schema(sql)
    return schema_sql(database(plan_tables(schema)), "x", "postgres", schema)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1' \\! touch /tmp/x\n",
        "CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f() \\gexec\n",
        "CREATE TYPE x AS ENUM ('a') \\! ls\n",
        "CREATE SEQUENCE s \\! ls\n",
        "ALTER TABLE a SET (fillfactor=70) \\! ls\n",
    ],
)
def test_a_command_of_psql_is_carried_nowhere_but_into_a_comment(statement: str) -> None:
    lines = [line for line in made(f"{TABLE}{statement};").splitlines() if not line.startswith("--")]
    assert "\\" not in "\n".join(lines)


def test_a_backslash_within_a_text_or_a_body_is_kept() -> None:
    text = "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT '\\d' $$;"
    assert text in made(TABLE + text)


def test_names_without_a_schema_are_in_the_one_that_was_set() -> None:
    schema = existing_schema("CREATE SCHEMA shop;\nSET search_path TO shop, public;\n" + TABLE)
    assert schema.tables["a"].namespace == "shop"
    plan = database([with_columns(t, column("d", "text")) for t in plan_tables(schema)])
    plan = plan.model_copy(update={"migrations": alterations(schema, plan)})
    (up,) = (text for name, text in migration_files(plan, "postgres", schema).items() if name.endswith("up.sql"))
    assert 'SET search_path = "shop", "public";' in up


def test_the_second_of_two_tables_of_one_name_is_left_alone() -> None:
    other = "CREATE TABLE old.a (x int);\nALTER TABLE old.a ADD y int;\nCREATE INDEX on_x ON old.a (x);\n"
    schema = existing_schema(f"CREATE SCHEMA old;\n{TABLE}{other}")
    assert [c.name for c in schema.tables["a"].columns] == ["id", "b", "c"]
    assert not schema.indexes
    assert [(one.line, one.why) for one in schema.unread] == [
        (3, "a plan knows tables by name, and there is another a in public")
    ]
    for statement in other.splitlines():
        assert statement in made(f"CREATE SCHEMA old;\n{TABLE}{other}")


def test_the_table_that_is_meant_is_found_before_the_other_of_its_name() -> None:
    sql = f"CREATE SCHEMA old;\nCREATE TABLE old.a (x int);\n{TABLE}CREATE TABLE z (x int);"
    assert 'SET search_path = "old", "public";' in made(sql)


def test_a_view_has_the_columns_that_were_there_when_it_was_made() -> None:
    schema = existing_schema(TABLE + "CREATE VIEW v AS SELECT * FROM a;\nALTER TABLE a ADD d text;")
    assert schema.views["v"] == "CREATE VIEW v AS SELECT a.id, a.b, a.c FROM a;"


def test_a_renamed_column_keeps_its_name_in_a_view_of_it() -> None:
    views = "CREATE VIEW v AS SELECT b, upper(b) AS up, x.c FROM a JOIN (SELECT c FROM a) x ON true;\n"
    schema = existing_schema(f"{TABLE}{views}ALTER TABLE a RENAME b TO bb;\nALTER TABLE a RENAME TO aa;")
    assert schema.views["v"] == (
        "CREATE VIEW v AS SELECT bb AS b, UPPER(bb) AS up, x.c FROM aa AS a JOIN (SELECT c FROM aa AS a) AS x ON TRUE;"
    )
