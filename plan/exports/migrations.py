"""The migrations: what each step does and undoes, derived from the schema, as two files a migration."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from plan.database import Column, Database, Index, MigrationStep, Table
from plan.existing.difference import target
from plan.existing.effects import after_step
from plan.existing.renaming import renamed
from plan.existing.schema import EMPTY
from plan.existing.schema import Schema as Existing
from plan.exports import ddl
from plan.exports.alterations import NOTHING, Change, Part, altered
from plan.exports.dialect import Dialect, comment
from plan.exports.existing_tables import Writer, known_expressions
from plan.exports.migration_file import file_text
from plan.exports.migration_pairs import Pair, divided, pair, side_by_side
from plan.exports.rebuilding import rebuilt
from plan.exports.schema_sql import create_extensions, search_path
from plan.exports.statements import StatementError, statements

_LONGEST_NAME = 60
_ON_EXISTING = frozenset(
    (
        "add-column", "backfill", "set-not-null", "drop-not-null", "set-default", "alter-type", "add-unique",
        "add-check", "add-exclusion", "drop-column", "drop-table", "add-foreign-key",
    )
)  # fmt: skip


@dataclass(slots=True)
class _Schema:
    """What the steps are derived from, and what the steps so far have made; `new` is of the same migration.

    What is on a new table goes with it, so undoing it needs no statement of its own. `state` is the whole schema as the
    steps so far leave it, `target` as all of them should; both are kept only where something existed before.
    """

    dialect: Dialect
    tables: Mapping[str, Table]
    indexes: Mapping[str, Index]
    planned_tables: frozenset[str]
    planned_keys: frozenset[str]
    existing: Existing
    state: Existing
    target: Existing
    writer: Writer
    made: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    waiting: list[tuple[Table, Column]] = field(default_factory=list)


def migration_files(database: Database, dialect: Dialect, existing: Existing = EMPTY) -> dict[str, str]:
    """Return the migrations' files, by name: an `.up.sql` and a `.down.sql` each, in order.

    A migration that cannot be one transaction is several files, each of which can be run again when it failed.

    A foreign key to a table that comes later is added as soon as that table is there (SQLite takes it at once). Steps
    on tables of `existing` are written so that nobody waits for them; what PostgreSQL cannot do within a transaction
    stands outside of it.
    """
    steps = [step for migration in database.migrations for step in migration.steps]
    kept = renamed(existing, database)
    known = known_expressions(existing.tables, existing.indexes) | known_expressions(kept.tables, kept.indexes)
    schema = _Schema(
        dialect,
        {table.name: table for table in database.tables},
        {index.name: index for index in database.indexes},
        frozenset(step.target for step in steps if step.action == "create-table"),
        frozenset(step.target for step in steps if step.action == "add-foreign-key"),
        kept,
        existing,
        target(existing, database),
        Writer(dialect, known),
        set(kept.tables),
    )
    files: dict[str, str] = {}
    path = search_path(existing) if dialect == "postgres" else ""
    for position, migration in enumerate(database.migrations):
        schema.new.clear()
        pairs = [one for step in migration.steps for one in _step(schema, step)]
        if position == 0:
            there = create_extensions((), dialect, existing.extensions)
            wanted = [made for made in create_extensions(database.tables, dialect) if made not in there]
            pairs[:0] = [pair(statement, "") for statement in wanted]
        careful = not existing.is_empty
        parts = divided(pairs, dialect, careful=careful)
        for number, part in enumerate(parts, 1):
            head = f"{max(migration.number, 0):03d}" + (f"_{number:0{len(str(len(parts)))}d}" if len(parts) > 1 else "")
            name = _unused(f"migrations/{head}_{_slug(migration.name)}", files)
            ups, downs = [one.up for one in part], [one.down for one in reversed(part)]
            of = (number, len(parts))
            files[f"{name}.up.sql"] = file_text(migration, dialect, ups, path, careful=careful, undoes=False, of=of)
            files[f"{name}.down.sql"] = file_text(migration, dialect, downs, path, careful=careful, undoes=True, of=of)
    return files


def _step(schema: _Schema, step: MigrationStep) -> list[Pair]:
    if step.action in _ON_EXISTING and _table_of(step) in schema.existing.tables:
        return _altered(schema, step)
    pairs = _ACTIONS[step.action](schema, step) if step.action in _ACTIONS else _altered(schema, step)
    if not schema.existing.is_empty or step.action not in _ACTIONS:
        schema.state = after_step(schema.state, step, schema.target)
    return pairs


def _table_of(step: MigrationStep) -> str:
    if step.action == "drop-table":
        return step.target
    return step.target.partition("(")[0] if step.action == "add-unique" else step.target.rpartition(".")[0]


def _altered(schema: _Schema, step: MigrationStep) -> list[Pair]:
    before = schema.state
    change = Change(step, before, schema.target, schema.writer)
    after = change.after
    schema.state = after
    if schema.dialect == "sqlite":
        fill = step.target.rpartition(".")[2] if step.action == "backfill" else ""
        if after == before and not fill:
            return [_missing("such thing as", step.target)]
        held = {_table_of(step)}
        part = [_only(before, after, held), _only(after, before, held)]
        up = rebuilt(*part[0], schema.writer, fill)
        down = [] if fill else rebuilt(*part[1], schema.writer)
        return [Pair(Part("\n".join(up), alone=True), Part("\n".join(down), alone=True) if down else NOTHING)]
    found = altered(change)
    return [_missing("such thing as", step.target)] if found is None else [Pair(*found)]


def _only(before: Existing, after: Existing, names: set[str]) -> tuple[Existing, Existing]:
    """Both states with the tables of these names only: SQLite checks foreign keys of the others when rows come."""
    changed = names | {n for n, t in after.tables.items() if n in before.tables and before.tables[n] != t}
    return (
        Existing({n: t for n, t in before.tables.items() if n in changed}, before.indexes),
        Existing({n: t for n, t in after.tables.items() if n in changed}, after.indexes),
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:_LONGEST_NAME].rstrip("_") or "migration"


def _unused(name: str, files: Mapping[str, str]) -> str:
    number, free = 1, name
    while f"{free}.up.sql" in files:
        number += 1
        free = f"{name}_{number}"
    return free


def _create_table(schema: _Schema, step: MigrationStep) -> list[Pair]:
    table = schema.tables.get(step.target)
    if table is None:
        return [_missing("table", step.target)]
    schema.made.add(table.name)
    schema.new.add(table.name)
    later = [column for column in table.columns if _comes_later(schema, table, column)]
    schema.waiting += [(table, c) for c in later if f"{table.name}.{c.name}" not in schema.planned_keys]
    made = ddl.create_table(table, schema.dialect, {column.name for column in later})
    pairs = [pair(made, ddl.drop_table(table))]
    ready = [key for key in schema.waiting if key[1].references.table in schema.made]
    schema.waiting = [key for key in schema.waiting if key not in ready]
    return pairs + [pair(ddl.add_foreign_key(*key), ddl.drop_foreign_key(*key)) for key in ready]


def _comes_later(schema: _Schema, table: Table, column: Column) -> bool:
    target = column.references.table
    if not target or schema.dialect == "sqlite":
        return False
    if f"{table.name}.{column.name}" in schema.planned_keys:
        return True
    return target in schema.planned_tables and target not in schema.made


def _create_index(schema: _Schema, step: MigrationStep) -> list[Pair]:
    index = schema.indexes.get(step.target)
    if index is None:
        return [_missing("index", step.target)]
    held = schema.existing.tables.get(index.table)
    alone = held is not None and schema.dialect == "postgres" and not held.partition
    table = schema.tables.get(index.table)
    types = {} if table is None else {column.name: column.type for column in table.columns}
    made = ddl.create_index(index, types, schema.dialect, concurrently=alone)
    if alone:
        gone = ddl.drop_index(index, concurrently=True)
        # One that failed is still there, half built and of no use.
        return [Pair(Part(f"{gone}\n{made}", alone=True), Part(gone, alone=True))]
    return [pair(made, "" if index.table in schema.new else ddl.drop_index(index))]


def _seed(schema: _Schema, step: MigrationStep) -> list[Pair]:
    table = schema.tables.get(step.target)
    if table is None:
        return [_missing("table", step.target)]
    down = "" if table.name in schema.new else ddl.delete_seed(table, schema.dialect)
    return [pair(ddl.insert_seed(table, schema.dialect), down)]


def _add_foreign_key(schema: _Schema, step: MigrationStep) -> list[Pair]:
    name, _, column_name = step.target.rpartition(".")
    table = schema.tables.get(name)
    column = next((c for c in table.columns if c.name == column_name), None) if table is not None else None
    if table is None or column is None or not column.references.table:
        return [_missing("foreign key", step.target)]
    if schema.dialect == "sqlite":
        return [pair(f"-- SQLite has the foreign key of {comment(step.target)} since its table was made", "")]
    return [pair(ddl.add_foreign_key(table, column), ddl.drop_foreign_key(table, column))]


def _sql(schema: _Schema, step: MigrationStep) -> list[Pair]:
    ups, downs = (_own(text, schema.dialect) for text in (step.up, step.down))
    return side_by_side(ups, downs)


def _own(text: str, dialect: Dialect) -> list[Part]:
    try:
        return [Part(own.text, own.alone, own.rows) for own in statements(text, dialect)]
    except StatementError as error:
        return [Part(f"-- a step of the plan's own SQL is left out, because {comment(str(error))}")]


def _missing(kind: str, name: str) -> Pair:
    return pair(f"-- the schema has no {kind} {comment(name)}", "")


_ACTIONS: Mapping[str, Callable[[_Schema, MigrationStep], list[Pair]]] = {
    "create-table": _create_table,
    "create-index": _create_index,
    "seed": _seed,
    "add-foreign-key": _add_foreign_key,
    "sql": _sql,
}
