"""A shop's database with rows in it is led to a plan's schema and back, on a real server."""

import re
from pathlib import Path

import pytest

from plan.database import Column, Database, Table
from plan.existing.as_plan import plan_indexes, plan_tables
from plan.existing.difference import alterations
from plan.existing.schema import existing_schema
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from tests.plan.exports.databases import column, database, index, migration, step, table
from tests.plan.postgres import Postgres

DUMP = (Path(__file__).parent / "shop.sql").read_text()
SHOP = existing_schema(DUMP)
ROWS = ("customer", "category", "product", "customer_order", "order_line")


def with_columns(of: Table, *added: Column, **changed: dict[str, object]) -> Table:
    kept = tuple(c.model_copy(update=changed.get(c.name, {})) for c in of.columns)
    return of.model_copy(update={"columns": (*kept, *added)})


def extended() -> Database:
    """The shop, with a column of every kind, new keys and indexes, and two new tables that point to each other."""
    tables = {t.name: t for t in plan_tables(SHOP)}
    tables["customer_order"] = with_columns(
        tables["customer_order"],
        column("note", "text"),
        column("channel", "varchar(20)", nullable=False, default="'web'"),
        column("token", "uuid", nullable=False, unique=True, default="gen_random_uuid()"),
        column("coupon_id", "uuid", to="coupons.id", on_delete="set null"),
        paid_at={"default": "now()"},
        number={"type": "varchar(40)"},
    )
    tables["customer"] = with_columns(
        tables["customer"],
        phone={"nullable": False, "default": "''"},
        notes={"nullable": True},
    )
    tables["order_line"] = with_columns(
        tables["order_line"], column("gift", "uuid", nullable=False, default="gen_random_uuid()")
    )
    tables["payment"] = tables["payment"].model_copy(
        update={"checks": (*tables["payment"].checks, *table("x", checks=[("payment_positive", "amount > 0")]).checks)}
    )
    coupons = table(
        "coupons",
        column("id", "uuid", nullable=False, default="gen_random_uuid()"),
        column("code", "varchar(20)", nullable=False, unique=True),
        column("campaign_id", "uuid", to="campaigns.id"),
        column("customer_id", "bigint", to="customer.id"),
    )
    campaigns = table(
        "campaigns",
        column("id", "uuid", nullable=False, default="gen_random_uuid()"),
        column("first_coupon_id", "uuid", to="coupons.id"),
    )
    indexes = (*plan_indexes(SHOP), index("idx_order_channel", "customer_order", "channel"))
    plan = database([*tables.values(), coupons, campaigns], [*indexes, index("idx_coupon", "coupons", "customer_id")])
    return plan.model_copy(update={"migrations": alterations(SHOP, plan)})


def loaded(postgres: Postgres) -> str:
    name = postgres.new_database()
    dump = re.sub(r"^\\connect.*$|^(?:ALTER .* OWNER TO|GRANT|REVOKE).*$", "", DUMP, flags=re.MULTILINE)
    postgres.psql(dump, name)
    return name


def catalog(postgres: Postgres, name: str) -> list[str]:
    """The schema without what a plan does not carry (functions, triggers), and where spellings of now do not differ."""
    text = postgres.schema(name).replace("CURRENT_TIMESTAMP", "now()")
    text = re.sub(r"CREATE FUNCTION .*?\$\$;|CREATE TRIGGER [^;]*;|ALTER FUNCTION [^;]*;", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^--.*\n|^SET .*\n|^\\.*\n|^SELECT pg_catalog.*\n", "", text)
    return sorted(part.strip() for part in text.split(";\n") if part.strip())


def rows(postgres: Postgres, name: str) -> dict[str, str]:
    columns = {t: ", ".join(f'"{c.name}"' for c in SHOP.tables[t].columns) for t in ROWS}
    return {t: postgres.psql(f"SELECT {columns[t]} FROM {t} ORDER BY 1, 2", name) for t in ROWS}


def files(of: Database, ending: str) -> list[str]:
    return [text for name, text in migration_files(of, "postgres", SHOP).items() if name.endswith(ending)]


def test_the_shop_is_led_to_the_plan_and_back(postgres: Postgres) -> None:
    plan = extended()
    name, fresh = loaded(postgres), postgres.new_database()
    before, kept = catalog(postgres, name), rows(postgres, name)
    for text in files(plan, ".up.sql"):
        postgres.psql(text, name)
    postgres.psql(schema_sql(plan, "shop", "postgres", SHOP), fresh)
    full = catalog(postgres, fresh)
    assert catalog(postgres, name) == full
    after = rows(postgres, name)
    assert {t: text for t, text in after.items() if t != "customer"} == {
        t: text for t, text in kept.items() if t != "customer"
    }
    assert after["customer"].count("@example.com") == 2
    assert postgres.psql("SELECT count(DISTINCT token) FROM customer_order", name) == "2\n"
    assert postgres.psql("SELECT count(gift) FROM order_line", name) == "2\n"
    for text in reversed(files(plan, ".down.sql")):
        postgres.psql(text, name)
    assert catalog(postgres, name) == before
    for text in files(plan, ".up.sql"):
        postgres.psql(text, name)
    assert catalog(postgres, name) == full


def test_the_schema_of_the_dump_is_made_as_it_was(postgres: Postgres) -> None:
    plan = database(plan_tables(SHOP), plan_indexes(SHOP))
    assert alterations(SHOP, plan) == ()
    fresh = postgres.new_database()
    postgres.psql(schema_sql(plan, "shop", "postgres", SHOP), fresh)
    assert catalog(postgres, fresh) == catalog(postgres, loaded(postgres))


def test_a_migration_that_stops_half_way_is_run_again_or_undone(postgres: Postgres) -> None:
    old = existing_schema("CREATE TABLE person (id int PRIMARY KEY, told text, code text);")
    person = table("person", column("id", "integer"), column("called", "text"), column("code", "text"))
    plan = database([person], [index("person_code", "person", "code", unique=True)])
    own = (
        "ALTER TABLE person ADD COLUMN called text; UPDATE person SET called = told; "
        "CREATE UNIQUE INDEX CONCURRENTLY person_code ON person (code)",
        "DROP INDEX CONCURRENTLY person_code; SELECT 1; ALTER TABLE person DROP COLUMN called",
    )
    made = migration_files(
        plan.model_copy(update={"migrations": (migration(1, "own", step("sql", *own)),)}), "postgres", old
    )
    ups = [text for name, text in made.items() if name.endswith(".up.sql")]
    downs = [text for name, text in made.items() if name.endswith(".down.sql")]
    assert len(ups) == len(downs) == 3
    assert not any("ADD COLUMN" in text and "UPDATE" in text for text in ups)
    name = postgres.new_database()
    postgres.psql("CREATE TABLE person (id int PRIMARY KEY, told text, code text);", name)
    postgres.psql("INSERT INTO person VALUES (1, 'a', 'x'), (2, 'b', 'x');", name)
    before = postgres.schema(name)
    *first, last = ups
    for text in first:
        postgres.psql(text, name)
    for _ in range(2):
        with pytest.raises(AssertionError, match="duplicate"):
            postgres.psql(last, name)
    for text in reversed(downs):
        postgres.psql(text, name)
    assert postgres.schema(name) == before
    for text in first:
        postgres.psql(text, name)
    with pytest.raises(AssertionError, match="duplicate"):
        postgres.psql(last, name)
    postgres.psql("UPDATE person SET code = 'y' WHERE id = 2;", name)
    postgres.psql(last, name)
    assert postgres.psql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'person_code'::regclass", name) == "t\n"
    for text in reversed(downs):
        postgres.psql(text, name)
    assert postgres.schema(name) == before


def test_what_commits_by_itself_can_be_run_twice(postgres: Postgres) -> None:
    plan, name = extended(), loaded(postgres)
    for text in files(plan, ".up.sql"):
        postgres.psql(text, name)
    full = catalog(postgres, name)
    again = [text for text in files(plan, ".up.sql") if "Not to be wrapped" in text]
    assert {"add-unique", "set-not-null", "create-index"} <= {s.action for m in plan.migrations for s in m.steps}
    for text in again:
        postgres.psql(text, name)
    assert catalog(postgres, name) == full


def test_nothing_that_locks_a_table_in_use_shares_a_transaction() -> None:
    for text in files(extended(), ".up.sql"):
        outside = re.sub(r"BEGIN;.*?COMMIT;", "", text.replace("        COMMIT;", ""), flags=re.DOTALL)
        for statement in ("CONCURRENTLY", "VALIDATE CONSTRAINT", "DO $backfill$"):
            assert text.count(statement) == outside.count(statement)
        assert "lock_timeout" in text


@pytest.mark.parametrize("kind", ["table", "column"])
def test_what_a_plan_leaves_out_goes_last_and_by_itself(kind: str, postgres: Postgres) -> None:
    tables = {t.name: t for t in plan_tables(SHOP)}
    if kind == "table":
        del tables["payment"]
    else:
        tables["product"] = tables["product"].model_copy(
            update={"columns": tuple(c for c in tables["product"].columns if c.name != "sku")}
        )
    plan = database(tuple(tables.values()), plan_indexes(SHOP))
    plan = plan.model_copy(update={"migrations": alterations(SHOP, plan)})
    assert [m.phase for m in plan.migrations] == ["Contract"]
    name, fresh = loaded(postgres), postgres.new_database()
    for text in (*files(plan, ".up.sql"), *files(plan, ".down.sql"), *files(plan, ".up.sql")):
        postgres.psql(text, name)
    postgres.psql(schema_sql(plan, "shop", "postgres", SHOP), fresh)
    assert catalog(postgres, name) == catalog(postgres, fresh)


def test_what_is_dropped_comes_back_with_its_comments_and_any_length_of_text(postgres: Postgres) -> None:
    sql = (
        "CREATE TABLE person (id int PRIMARY KEY, code bpchar, phone text, one char(1));"
        "COMMENT ON COLUMN person.phone IS 'mobile only';"
        "CREATE TABLE gone (id int PRIMARY KEY, code bpchar(4)); COMMENT ON TABLE gone IS 'it''s old';"
        "COMMENT ON COLUMN gone.code IS 'four';"
    )
    old = existing_schema(sql)
    assert [c.type for c in old.tables["person"].columns] == ["integer", "bpchar", "text", "char(1)"]
    (person,) = (t for t in plan_tables(old) if t.name == "person")
    kept = person.model_copy(update={"columns": tuple(c for c in person.columns if c.name != "phone")})
    drops = migration(1, "drop", step("drop-column person.phone"), step("drop-table gone"))
    made = migration_files(database([kept], (), [drops]), "postgres", old)
    name = postgres.new_database()
    postgres.psql(sql, name)
    before = sorted(postgres.schema(name).replace(",", "").splitlines())
    for text in made.values():
        postgres.psql(text, name)
    assert sorted(postgres.schema(name).replace(",", "").splitlines()) == before
    fresh = postgres.new_database()
    postgres.psql(schema_sql(database(plan_tables(old)), "x", "postgres", old), fresh)
    assert "code bpchar" in postgres.schema(fresh)


def test_an_extension_that_is_there_already_is_not_made_by_a_migration() -> None:
    old = existing_schema("CREATE EXTENSION citext; CREATE TABLE person (id int PRIMARY KEY);")
    new = table("places", column("id", "integer"), column("name", "citext"), column("spot", "geometry"))
    plan = database([*plan_tables(old), new], (), [migration(1, "places", step("create-table places"))])
    (up,) = (text for name, text in migration_files(plan, "postgres", old).items() if name.endswith("up.sql"))
    assert re.findall(r"CREATE EXTENSION IF NOT EXISTS (\w+)", up) == ["postgis"]
