"""A new column is filled row by row, whatever the columns beside it are called."""

import pytest

from plan.existing.as_plan import plan_tables
from plan.existing.difference import alterations
from plan.existing.schema import existing_schema
from plan.exports.migrations import migration_files
from tests.plan.existing.test_alterations import with_columns
from tests.plan.exports.databases import column, database
from tests.plan.postgres import Postgres

NAMES = ("place", "planroom_from", "planroom_upto", "planroom_filled")


@pytest.mark.parametrize("key", ["id", "id, place"])
def test_variables_of_a_backfill_do_not_collide_with_columns(postgres: Postgres, key: str) -> None:
    columns = ", ".join(f"{name} int" for name in NAMES)
    dump = f"CREATE TABLE races (id int NOT NULL, {columns}, PRIMARY KEY ({key}));"
    old = existing_schema(dump)
    (races,) = plan_tables(old)
    plan = database([with_columns(races, column("token", "uuid", nullable=False, default="gen_random_uuid()"))])
    plan = plan.model_copy(update={"migrations": alterations(old, plan)})
    files = [text for name, text in migration_files(plan, "postgres", old).items() if name.endswith(".up.sql")]
    assert sum("DO $backfill$" in text for text in files) == 1
    name = postgres.new_database()
    postgres.psql(f"{dump} INSERT INTO races SELECT n, n, 99, 0, 99 FROM generate_series(1, 30) n;", name)
    for text in files:
        postgres.psql(text, name)
    assert postgres.psql("SELECT count(DISTINCT token) FROM races", name) == "30\n"
