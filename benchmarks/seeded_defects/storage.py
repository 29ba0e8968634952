"""Defects of a database around its tables: indexes, migrations, entities, its life in production."""

from collections.abc import Iterator

from benchmarks.seeded_defects.defect import Defects, columns, entries, tables
from plan.database import IndexColumn, MigrationStep
from plan.plan import Plan
from tests.plan.checks.builders import again, at, put, without

KINDS = Defects()


@KINDS.add("an index on a table that is not there", "DB-040")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/indexes"):
        yield put(plan, f"{path}/table", "ghosts")


@KINDS.add("an index on a column that is not there", "DB-041")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/indexes"):
        yield put(plan, f"{path}/columns/0/name", "ghost_id")


@KINDS.add("two indexes of one name", "DB-042")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/indexes"):
        yield again(plan, path, columns=(IndexColumn(name="id", descending=False),))


@KINDS.add("an index that the key has already", "DB-043")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/indexes"):
        for _, table in list(tables(plan))[:3]:
            key = (IndexColumn(name=table.primary_key[0], descending=False),)
            yield again(plan, path, name="idx_one_more", table=table.name, columns=key, where="", unique=False)


@KINDS.add("a partial index that depends on the time", "DB-044")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/indexes"):
        yield put(plan, f"{path}/where", "now() > '2026-01-01'")


@KINDS.add("an index for a query that is gone", "DB-045")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/indexes"):
        yield put(plan, f"{path}/serves/+", "a-query-of-last-year")


@KINDS.add("an index that nobody can explain", "DB-046")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/indexes"):
        if not at(plan, f"{path}/unique"):
            yield put(put(plan, f"{path}/serves", ()), f"{path}/reason", "")


@KINDS.add("migrations with a gap in their numbers", "DB-050")
def _(plan: Plan) -> Iterator[Plan]:
    for place, path in enumerate(entries(plan, "database/migrations")):
        yield put(plan, f"{path}/number", place + 3)


@KINDS.add("a migration of a table that is not there", "DB-051")
def _(plan: Plan) -> Iterator[Plan]:
    for path, action, target in steps(plan):
        if action != "sql":
            yield put(plan, f"{path}/target", f"{target}_new")


def steps(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield path, action and target of each step of the migrations."""
    for path in entries(plan, "database/migrations"):
        migration = at(plan, f"{path}/steps")
        assert isinstance(migration, tuple)
        for i, step in enumerate(migration):
            yield f"{path}/steps/{i}", step.action, step.target


@KINDS.add("a table that no migration creates", "DB-052")
def _(plan: Plan) -> Iterator[Plan]:
    for path, action, _target in steps(plan):
        if action == "create-table":
            yield without(plan, path)


@KINDS.add("an index that no migration creates", "DB-052")
def _(plan: Plan) -> Iterator[Plan]:
    for path, action, _target in steps(plan):
        if action == "create-index":
            yield without(plan, path)


@KINDS.add("a table that is created twice", "DB-053")
def _(plan: Plan) -> Iterator[Plan]:
    for path, action, _target in steps(plan):
        if action == "create-table":
            yield again(plan, path)


@KINDS.add("a table created before what it points to", "DB-054")
def _(plan: Plan) -> Iterator[Plan]:
    for path, action, target in steps(plan):
        needs = [
            c.references.table
            for _, t, c in columns(plan)
            if t.name == target and c.references.table not in {"", target}
        ]
        later = any(
            t.endswith(f".{c.name}") for _, a, t in steps(plan) if a == "add-foreign-key" for _, _, c in columns(plan)
        )
        if action == "create-table" and needs and not later:
            moved = at(plan, path)
            yield put(without(plan, path), "database/migrations/0/steps", (moved, *_first(without(plan, path))))


def _first(plan: Plan) -> tuple[object, ...]:
    first = at(plan, "database/migrations/0/steps")
    assert isinstance(first, tuple)
    return first


@KINDS.add("a change by SQL that nobody can undo", "DB-055")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/migrations"):
        step = MigrationStep(action="sql", target="", up="CREATE EXTENSION IF NOT EXISTS pgcrypto", down="")
        yield put(plan, f"{path}/steps/+", step)


@KINDS.add("a derived step with SQL of its own", "DB-056")
def _(plan: Plan) -> Iterator[Plan]:
    for path, action, target in steps(plan):
        if action == "create-table":
            yield put(plan, f"{path}/up", f"CREATE TABLE {target} (id int)")


@KINDS.add("first rows that nobody writes", "DB-057")
def _(plan: Plan) -> Iterator[Plan]:
    for path, action, _target in steps(plan):
        if action == "seed":
            yield without(plan, path)


@KINDS.add("a migration without rollback", "DB-058")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/migrations"):
        yield put(plan, f"{path}/rollback", "")


@KINDS.add("no migrations", "DB-059")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "database/migrations", ())


@KINDS.add("a migration that drops a table", "XP-024")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/migrations"):
        for sql in (
            "DROP TABLE old_things",
            "ALTER TABLE things DROP COLUMN note",
            "TRUNCATE things",
            "DELETE FROM things",
        ):
            step = MigrationStep(action="sql", target="", up=sql, down="SELECT 1")
            yield put(plan, f"{path}/steps/+", step)


@KINDS.add("an entity without its table", "DB-065")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/entities"):
        yield put(plan, f"{path}/table", "nothing_here")


@KINDS.add("two entities of one name", "DB-066")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/entities"):
        yield again(plan, path)


@KINDS.add("a relationship with an unknown entity", "DB-067")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/relationships"):
        yield put(plan, f"{path}/target", "Ghost")


@KINDS.add("many-to-many without a join table", "DB-068")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/relationships"):
        yield put(put(plan, f"{path}/cardinality", "many-to-many"), f"{path}/through", "")


@KINDS.add("a relationship that no key carries", "DB-069")
def _(plan: Plan) -> Iterator[Plan]:
    for path, table, column in columns(plan):
        other = [c for c in table.columns if c.references.table == column.references.table]
        held = {e.table for e in plan.database.entities} if plan.database else set()
        if (
            column.references.table in held
            and table.name in held
            and len(other) == 1
            and column.references.table != table.name
        ):
            ends = {table.name, column.references.table}
            names = {e.name: e.table for e in plan.database.entities} if plan.database else {}
            drawn = plan.database.relationships if plan.database else ()
            if any({names.get(r.source), names.get(r.target)} == ends and not r.through for r in drawn):
                mutual = any(
                    t.name == column.references.table and c.references.table == table.name for _, t, c in columns(plan)
                )
                if not mutual:
                    yield put(
                        plan, f"{path}/references", column.references.model_copy(update={"table": "", "column": ""})
                    )


@KINDS.add("one-to-one that allows many", "DB-085")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/relationships"):
        if at(plan, f"{path}/cardinality") == "one-to-many":
            yield put(plan, f"{path}/cardinality", "one-to-one")


@KINDS.add("a backup without a recovery point", "DB-080")
def _(plan: Plan) -> Iterator[Plan]:
    for part in ("frequency", "retention", "rpo", "rto"):
        yield put(plan, f"database/backup/{part}", "")


@KINDS.add("no retention", "DB-081")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "database/retention", ())


@KINDS.add("a volume of no table", "DB-082")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/volumes"):
        yield put(plan, f"{path}/table", "ghosts")


@KINDS.add("a volume below zero", "DB-083")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "database/volumes"):
        yield put(plan, f"{path}/year_3", -1)


@KINDS.add("no scaling plan", "DB-084")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "database/scaling", ())
    for path in entries(plan, "database/scaling"):
        yield put(plan, f"{path}/trigger", "")


@KINDS.add("no volumes", "PIT-405")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "database/volumes", ())
