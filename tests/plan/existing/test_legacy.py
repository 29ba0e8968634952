"""Three databases as people have them, with rows, are led to a plan and back on a real server; nothing of them is lost.

`dump.sql` is what pg_dump writes, `structure.sql` what Rails keeps, `bookings.sql` was written by hand.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from plan.database import Database, Table
from plan.existing.as_plan import plan_indexes, plan_tables
from plan.existing.difference import alterations
from plan.existing.schema import Schema, existing_schema
from plan.exports.database_md import database_md
from plan.exports.markdown import inline
from plan.exports.migrations import migration_files
from plan.exports.schema_sql import schema_sql
from tests.plan.existing.test_alterations import with_columns
from tests.plan.exports.databases import column, database, table
from tests.plan.postgres import Postgres

FOLDER = Path(__file__).parent / "legacy"
NAMES = ("dump", "structure", "bookings")


@dataclass(frozen=True)
class Legacy:
    """A database with rows, the schema that is read from its file, and the server that it is on."""

    name: str
    text: str
    schema: Schema
    postgres: Postgres

    def run(self, *texts: str) -> None:
        for text in texts:
            self.postgres.psql(text, self.name)

    def catalog(self, name: str = "") -> list[str]:
        """Everything that the server says of the schema, but for what belongs to its roles and names nobody chose."""
        text = self.postgres.schema(name or self.name).replace("CURRENT_TIMESTAMP", "now()")
        text = re.sub(r"CONSTRAINT \w+_not_null NOT NULL", "NOT NULL", text)
        text = re.sub(r"(?m)^--.*\n|^SET .*\n|^\\.*\n|^SELECT pg_catalog.*\n", "", text)
        parts = (part.strip() for part in text.split(";\n\n"))
        return sorted(part for part in parts if part and not part.startswith("GRANT"))

    def rows(self, leave: frozenset[str] = frozenset(), renamed: dict[str, str] | None = None) -> dict[str, str]:
        """The rows of every table, without the columns named in `leave`, under the names that they have now."""
        found = {}
        for name, held in self.schema.tables.items():
            names = [(renamed or {}).get(c.name, c.name) for c in held.columns if c.name not in leave]
            listed = ", ".join(f'"{one}"' for one in names)
            said = self.postgres.psql(f'SELECT {listed} FROM {held.namespace}."{name}"', self.name)
            found[name] = "\n".join(sorted(said.splitlines()))
        return found


@pytest.fixture
def legacy(request: pytest.FixtureRequest, postgres: Postgres) -> Legacy:
    text = (FOLDER / f"{request.param}.sql").read_text()
    made = Legacy(postgres.new_database(), text, existing_schema(text), postgres)
    made.run(text)
    return made


def changed(of: Table, **changes: dict[str, object]) -> Table:
    return with_columns(of, **changes)


def planned(schema: Schema, tables: dict[str, Table]) -> Database:
    """A plan of these tables with the indexes whose columns are there still."""
    there = {(t.renamed_from or t.name, c.renamed_from or c.name) for t in tables.values() for c in t.columns}
    indexes = [i for i in plan_indexes(schema) if all((i.table, c.name) in there for c in i.columns)]
    plan = database(tuple(tables.values()), indexes)
    return plan.model_copy(update={"migrations": alterations(schema, plan)})


def extended(name: str, schema: Schema) -> Database:
    """The old tables with columns retyped under views, triggers and policies, renamed, added and filled."""
    tables = {t.name: t for t in plan_tables(schema)}
    more = column("channel", "varchar(20)", nullable=False, default="'web'")
    if name == "dump":
        orders = changed(tables["orders"], note={"type": "text"}, state={"description": "How far it is"})
        tables["orders"] = with_columns(orders, more, column("coupon_id", "uuid", to="coupons.id"))
        phone: dict[str, object] = {"name": "phone_number", "renamed_from": "phone", "type": "varchar(60)"}
        tables["customers"] = changed(tables["customers"], phone=phone)
        tables["coupons"] = table(
            "coupons",
            column("id", "uuid", nullable=False, default="gen_random_uuid()"),
            column("customer_id", "bigint", to="customers.id"),
        )
    elif name == "structure":
        order: dict[str, object] = {"name": "rank", "renamed_from": "order"}
        tables["tasks"] = with_columns(changed(tables["tasks"], title={"default": "'new'"}, order=order), more)
        tables["projects"] = changed(tables["projects"], position={"type": "bigint"})
    else:
        guest: dict[str, object] = {"name": "visitor", "renamed_from": "guest", "type": "varchar(120)"}
        tables["bookings"] = changed(tables["bookings"], guest=guest)
        tables["rooms"] = changed(tables["rooms"], seats={"type": "bigint"})
        token = column("token", "text", nullable=False, default="gen_random_uuid()::text")
        tables["visits"] = with_columns(changed(tables["visits"], badge={"nullable": False}), token)
        tables["devices"] = with_columns(tables["devices"], more, column("room", "text", to="rooms.code"))
    return planned(schema, tables)


def without(of: Table, *names: str) -> Table:
    return of.model_copy(update={"columns": tuple(c for c in of.columns if c.name not in names)})


def files(plan: Database, schema: Schema, ending: str) -> list[str]:
    return [text for name, text in migration_files(plan, "postgres", schema).items() if name.endswith(ending)]


@pytest.mark.parametrize("legacy", NAMES, indirect=True)
def test_the_schema_is_made_as_it_was_with_all_that_a_plan_has_no_words_for(legacy: Legacy) -> None:
    plan = database(plan_tables(legacy.schema), plan_indexes(legacy.schema))
    assert alterations(legacy.schema, plan) == ()
    text = schema_sql(plan, "legacy", "postgres", legacy.schema)
    fresh = legacy.postgres.new_database()
    legacy.postgres.psql(text, fresh)
    assert legacy.catalog(fresh) == legacy.catalog()
    told = database_md(plan, "legacy", "postgres", legacy.schema)
    for one in legacy.schema.apart:
        assert one.what in text
        assert inline(f"{one.what} (line {one.line})") in told


@pytest.mark.parametrize("legacy", NAMES, indirect=True)
def test_it_is_led_to_the_plan_and_back_with_its_rows(legacy: Legacy, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["legacy"]
    plan = extended(name, legacy.schema)
    filled = frozenset(["badge"])
    renamed = {c.renamed_from: c.name for t in plan.tables for c in t.columns if c.renamed_from}
    ups, downs = files(plan, legacy.schema, ".up.sql"), files(plan, legacy.schema, ".down.sql")
    before, kept = legacy.catalog(), legacy.rows(filled)
    legacy.run(*ups)
    full = legacy.catalog()
    fresh = legacy.postgres.new_database()
    legacy.postgres.psql(schema_sql(plan, "legacy", "postgres", legacy.schema), fresh)
    assert full == legacy.catalog(fresh) != before
    assert legacy.rows(filled, renamed) == kept
    legacy.run(*reversed(downs))
    assert legacy.catalog() == before
    assert legacy.rows(filled) == kept
    legacy.run(*ups)
    assert legacy.catalog() == full


def test_a_backfill_of_partitions_writes_over_nothing(postgres: Postgres) -> None:
    text = (FOLDER / "bookings.sql").read_text()
    schema = existing_schema(text)
    made = Legacy(postgres.new_database(), text, schema, postgres)
    made.run(text, *files(extended("bookings", schema), schema, ".up.sql"))
    said = postgres.psql("SELECT badge FROM visits ORDER BY seen_at", made.name)
    assert said.split() == ["none", "red", "none", "blue"]


DROPPED = {
    "dump": ("orders", "note", "customers", "phone"),
    "structure": ("tasks", "due", "tasks", "order"),
    "bookings": ("bookings", "stage", "visits", "badge"),
}


@pytest.mark.parametrize("legacy", NAMES, indirect=True)
def test_what_reads_a_dropped_column_goes_with_it_and_comes_back(
    legacy: Legacy, request: pytest.FixtureRequest
) -> None:
    one, first, other, second = DROPPED[request.node.callspec.params["legacy"]]
    tables = {t.name: t for t in plan_tables(legacy.schema)}
    tables[one] = without(tables[one], first)
    tables[other] = without(tables[other], second)
    plan = planned(legacy.schema, tables)
    ups, downs = files(plan, legacy.schema, ".up.sql"), files(plan, legacy.schema, ".down.sql")
    views = re.findall(r"CREATE (?:MATERIALIZED )?VIEW \S+", "\n".join(legacy.catalog()))
    legacy.run(*ups)
    full, fresh = legacy.catalog(), legacy.postgres.new_database()
    legacy.postgres.psql(schema_sql(plan, "legacy", "postgres", legacy.schema), fresh)
    assert legacy.catalog(fresh) == full
    assert len(re.findall(r"CREATE (?:MATERIALIZED )?VIEW \S+", "\n".join(full))) < len(views)
    legacy.run(*reversed(downs))
    assert re.findall(r"CREATE (?:MATERIALIZED )?VIEW \S+", "\n".join(legacy.catalog())) == views
    legacy.run(*ups)
    assert legacy.catalog() == full
