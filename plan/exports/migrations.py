"""The migrations: what each step does and undoes, derived from the schema, as two files a migration."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from plan.database import Column, Database, Index, Migration, MigrationStep, Table
from plan.exports import ddl
from plan.exports.dialect import Dialect, comment
from plan.exports.schema_sql import DIALECT_NAMES, create_extensions
from plan.exports.statements import StatementError, statements

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Pair:
    """Statements that do something, and those that undo it, each empty if there is nothing to do."""

    up: str
    down: str


@dataclass(slots=True)
class _Schema:
    """What the steps are derived from, and what the steps so far have made; `new` is of the same migration.

    What is on a new table goes with it, so undoing it needs no statement of its own.
    """

    dialect: Dialect
    tables: Mapping[str, Table]
    indexes: Mapping[str, Index]
    planned_tables: frozenset[str]
    planned_keys: frozenset[str]
    made: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    waiting: list[tuple[Table, Column]] = field(default_factory=list)


def migration_files(database: Database, dialect: Dialect) -> dict[str, str]:
    """Return the migrations' files, by name: an `.up.sql` and a `.down.sql` each, in order.

    A foreign key to a table that comes later is added as soon as that table is there (SQLite takes it at once).
    """
    steps = [step for migration in database.migrations for step in migration.steps]
    schema = _Schema(
        dialect,
        {table.name: table for table in database.tables},
        {index.name: index for index in database.indexes},
        frozenset(step.target for step in steps if step.action == "create-table"),
        frozenset(step.target for step in steps if step.action == "add-foreign-key"),
    )
    files: dict[str, str] = {}
    for position, migration in enumerate(database.migrations):
        schema.new.clear()
        pairs = [pair for step in migration.steps for pair in _ACTIONS[step.action](schema, step)]
        if position == 0:
            pairs[:0] = [_Pair(statement, "") for statement in create_extensions(database.tables, dialect)]
        name = _unused(f"migrations/{max(migration.number, 0):03d}_{_slug(migration.name)}", files)
        up = [migration.description, f"Phase: {migration.phase}", DIALECT_NAMES[dialect]]
        down = [f"Undoes {migration.name}.", migration.rollback, DIALECT_NAMES[dialect]]
        files[f"{name}.up.sql"] = _file(migration, up, [pair.up for pair in pairs])
        files[f"{name}.down.sql"] = _file(migration, down, [pair.down for pair in reversed(pairs)])
    return files


def _file(migration: Migration, heading: list[str], parts: list[str]) -> str:
    title = f"Migration {migration.number}: {migration.name}"
    lines = "\n".join(f"-- {comment(line)}" for line in [title, *heading] if comment(line))
    return "\n\n".join([lines, "BEGIN;", *(part for part in parts if part), "COMMIT;"]) + "\n"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:_LONGEST_NAME].rstrip("_") or "migration"


def _unused(name: str, files: Mapping[str, str]) -> str:
    number, free = 1, name
    while f"{free}.up.sql" in files:
        number += 1
        free = f"{name}_{number}"
    return free


def _create_table(schema: _Schema, step: MigrationStep) -> list[_Pair]:
    table = schema.tables.get(step.target)
    if table is None:
        return [_missing("table", step.target)]
    schema.made.add(table.name)
    schema.new.add(table.name)
    later = [column for column in table.columns if _comes_later(schema, table, column)]
    schema.waiting += [(table, c) for c in later if f"{table.name}.{c.name}" not in schema.planned_keys]
    made = ddl.create_table(table, schema.dialect, {column.name for column in later})
    pairs = [_Pair(made, ddl.drop_table(table))]
    ready = [key for key in schema.waiting if key[1].references.table in schema.made]
    schema.waiting = [key for key in schema.waiting if key not in ready]
    return pairs + [_Pair(ddl.add_foreign_key(*key), ddl.drop_foreign_key(*key)) for key in ready]


def _comes_later(schema: _Schema, table: Table, column: Column) -> bool:
    target = column.references.table
    if not target or schema.dialect == "sqlite":
        return False
    if f"{table.name}.{column.name}" in schema.planned_keys:
        return True
    return target in schema.planned_tables and target not in schema.made


def _create_index(schema: _Schema, step: MigrationStep) -> list[_Pair]:
    index = schema.indexes.get(step.target)
    if index is None:
        return [_missing("index", step.target)]
    table = schema.tables.get(index.table)
    types = {} if table is None else {column.name: column.type for column in table.columns}
    down = "" if index.table in schema.new else ddl.drop_index(index)
    return [_Pair(ddl.create_index(index, types, schema.dialect), down)]


def _seed(schema: _Schema, step: MigrationStep) -> list[_Pair]:
    table = schema.tables.get(step.target)
    if table is None:
        return [_missing("table", step.target)]
    down = "" if table.name in schema.new else ddl.delete_seed(table, schema.dialect)
    return [_Pair(ddl.insert_seed(table, schema.dialect), down)]


def _add_foreign_key(schema: _Schema, step: MigrationStep) -> list[_Pair]:
    name, _, column_name = step.target.rpartition(".")
    table = schema.tables.get(name)
    column = next((c for c in table.columns if c.name == column_name), None) if table is not None else None
    if table is None or column is None or not column.references.table:
        return [_missing("foreign key", step.target)]
    if schema.dialect == "sqlite":
        return [_Pair(f"-- SQLite has the foreign key of {comment(step.target)} since its table was made", "")]
    return [_Pair(ddl.add_foreign_key(table, column), ddl.drop_foreign_key(table, column))]


def _sql(schema: _Schema, step: MigrationStep) -> list[_Pair]:
    return [_Pair(_own(step.up, schema.dialect), _own(step.down, schema.dialect))]


def _own(text: str, dialect: Dialect) -> str:
    try:
        return statements(text, dialect)
    except StatementError as error:
        return f"-- a step of the plan's own SQL is left out, because {comment(str(error))}"


def _missing(kind: str, name: str) -> _Pair:
    return _Pair(f"-- the schema has no {kind} {comment(name)}", "")


_ACTIONS: Mapping[str, Callable[[_Schema, MigrationStep], list[_Pair]]] = {
    "create-table": _create_table,
    "create-index": _create_index,
    "seed": _seed,
    "add-foreign-key": _add_foreign_key,
    "sql": _sql,
}
