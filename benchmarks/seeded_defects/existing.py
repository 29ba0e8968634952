"""Defects of a plan for a database that exists already."""

from collections.abc import Iterator
from itertools import islice

from benchmarks.seeded_defects.apart import exclusion_for
from benchmarks.seeded_defects.defect import Defects, columns, foreign_keys, tables
from benchmarks.seeded_defects.settled import settled
from plan.database import ExpectedVolume, Migration, MigrationStep, ReferentialAction
from plan.plan import Plan
from tests.plan.checks.builders import column, put

KINDS = Defects(settled)


@KINDS.add("an existing column comes back under another name", "XP-040")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, one in columns(plan):
        if one.name not in table.primary_key and not one.references.table and len(one.name) > 3:
            yield put(plan, f"{path}/name", f"{one.name}_anew")


@KINDS.add("an existing table comes back under another name", "XP-040")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table in tables(plan):
        if len({c.name for c in table.columns} - {"id", "created_at", "updated_at"}) >= 2:
            yield put(plan, f"{path}/name", f"{table.name}_anew")


@KINDS.add("a column renamed from nothing", "XP-049")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table, _column in columns(plan):
        yield put(plan, f"{path}/renamed_from", "no_such_thing")


@KINDS.add("a table renamed from nothing", "XP-049")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table in tables(plan):
        yield put(plan, f"{path}/renamed_from", "no_such_things")


@KINDS.add("an existing column is renamed in place", "XP-061")
def _(plan: Plan) -> Iterator[Plan]:
    for _path, table, one in columns(plan):
        head = f'ALTER TABLE "{table.name}" RENAME COLUMN'
        sql = f'{head} "{one.name}" TO "{one.name}_x"; {head} "{one.name}_x" TO "{one.name}"'
        step = MigrationStep(action="sql", target=table.name, up=sql, down=sql)
        there = Migration(number=1, name="rename", phase="Expand", description="x", rollback="x", steps=(step,))
        yield put(plan, "database/migrations", (there,))


@KINDS.add("an existing column gets less room", "XP-041")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table, one in columns(plan):
        if one.type in {"text", "bigint"} or one.type.startswith("varchar("):
            yield put(plan, f"{path}/type", "smallint" if one.type == "bigint" else "varchar(3)")


@KINDS.add("every row of a big table is written anew", "XP-042")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table in tables(plan):
        many = ExpectedVolume(table=table.name, year_1=5_000_000, year_3=9_000_000, growth="Every day")
        numbered = put(plan, f"{path}/columns/+", column("running_number", "bigserial"))
        yield put(numbered, "database/volumes/+", many)


@KINDS.add("an existing table gets a NOT NULL column that nothing fills", "XP-043")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _ in tables(plan):
        yield put(plan, f"{path}/columns/+", column("fax", "text"))


@KINDS.add("an existing column becomes unique", "XP-044")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, one in columns(plan):
        held = {*table.primary_key, *(name for group in table.unique if len(group) == 1 for name in group)}
        indexed = any(
            i.unique and i.table == table.name and len(i.columns) == 1 and i.columns[0].name == one.name
            for i in (plan.database.indexes if plan.database else ())
        )
        if not one.unique and one.name not in held and not indexed:
            yield put(plan, f"{path}/unique", value=True)


@KINDS.add("an existing foreign key deletes otherwise", "XP-045")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _table, one in foreign_keys(plan):
        other: ReferentialAction = "restrict" if one.references.on_delete == "cascade" else "cascade"
        yield put(plan, f"{path}/references/on_delete", other)


@KINDS.add("an existing foreign key points elsewhere", "XP-045")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, one in foreign_keys(plan):
        others = (t for _, t in tables(plan) if t.name not in {table.name, one.references.table})
        for other in islice(others, 1):
            yield put(plan, f"{path}/references/table", other.name)


@KINDS.add("an existing table gets another primary key", "XP-046")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table in tables(plan):
        for other in islice((c.name for c in table.columns if c.name not in table.primary_key), 1):
            yield put(plan, f"{path}/primary_key", (other,))


@KINDS.add("no migration adds a column to an existing table", "XP-047")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _ in tables(plan):
        yield put(plan, f"{path}/columns/+", column("fax", "text", null=True))


@KINDS.add("a statement of the old schema that is not read", "XP-048")
def _(plan: Plan) -> Iterator[Plan]:
    for _, table in tables(plan):
        more = f"\nCREATE TABLE more_of_it (x int) INHERITS ({table.name});\n"
        yield put(plan, "requirements/existing_schema", plan.requirements.existing_schema + more)


def _with(plan: Plan, statement: str) -> Plan:
    return put(plan, "requirements/existing_schema", f"{plan.requirements.existing_schema}\n{statement}\n")


@KINDS.add("a view that exists loses a column that it reads", "XP-051")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, one in columns(plan):
        if one.name not in table.primary_key:
            more = f'CREATE VIEW of_{table.name} AS SELECT * FROM "{table.name}";'
            yield put(_with(plan, more), f"{path}/name", f"{one.name}_anew")


@KINDS.add("a column that another is computed from gets another type", "XP-052")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, one in columns(plan):
        if one.type.startswith("varchar("):
            computed = (
                f'ALTER TABLE "{table.name}" ADD COLUMN in_short text GENERATED ALWAYS AS (lower("{one.name}")) STORED;'
            )
            there = put(
                _with(plan, computed), f"{path.rpartition('/columns')[0]}/columns/+", column("in_short", "text")
            )
            yield put(there, f"{path}/type", "text")


@KINDS.add("a function that exists speaks of a renamed column", "XP-053")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, one in columns(plan):
        if one.name not in table.primary_key and not one.references.table:
            body = (
                f"CREATE FUNCTION of_it() RETURNS text LANGUAGE sql AS $$ SELECT {one.name}::text FROM {table.name} $$;"
            )
            renamed = put(_with(plan, body), f"{path}/renamed_from", one.name)
            yield put(renamed, f"{path}/name", f"{one.name}_anew")


@KINDS.add("rows that are there may no longer overlap", "XP-062")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table in tables(plan):
        if not table.exclusions and (one := exclusion_for(table)) is not None:
            yield put(plan, f"{path}/exclusions", (one,))
