"""`schema.sql`: the whole schema in one file."""

from collections.abc import Iterable, Mapping, Sequence

from plan.database import Database, Table
from plan.existing.carrying import carried
from plan.existing.difference import target
from plan.existing.renaming import renamed, renames
from plan.existing.schema import EMPTY, Apart, Schema, TableDef
from plan.exports import ddl
from plan.exports.dialect import Dialect, comment, extension, quote
from plan.exports.existing_tables import Writer, known_expressions, remarks
from plan.exports.renamed import renamed_in_sql

KEYS_IN_TIME = "btree_gist"
"""The extension that lets a GiST index compare plain columns, as an exclusion does beside its range."""
_TABLES = frozenset(("table", "partition"))
DIALECT_NAMES: dict[Dialect, str] = {
    "postgres": "PostgreSQL 18 (13 or newer will do)",
    "sqlite": "SQLite 3.34 or newer",
}


def schema_sql(database: Database, project: str, dialect: Dialect, existing: Schema = EMPTY) -> str:
    """Return the statements that make the whole schema with its first rows, as one transaction.

    Tables of `existing` are made with everything they have, also what a plan's table has no words for.
    """
    before, existing = existing, renamed(existing, database)
    statements = [f"-- The schema of {comment(project)}, for {DIALECT_NAMES[dialect]}."]
    if renamed_names := list(renamed_in_sql(database)):
        statements.append("\n".join(renamed_names))
    old = target(existing, database) if not existing.is_empty else EMPTY
    beside = carried(before, old, renames(before, database)) if dialect == "postgres" else ()
    statements += apart(existing, beside, dialect)
    statements.append("PRAGMA foreign_keys = ON;\nBEGIN;" if dialect == "sqlite" else "BEGIN;")
    statements += create_extensions(database.tables, dialect, existing.extensions)
    kept = {name: table for name, table in old.tables.items() if name in existing.tables}
    writer = Writer(dialect, known_expressions(existing.tables, existing.indexes))
    if dialect == "postgres":
        statements += prelude(existing)
        statements += _carried(existing, [one for one in beside if one.early])
    statements += _tables(database, dialect, kept, writer)
    statements += _carried(existing, [one for one in beside if one.kind in _TABLES])
    types = {table.name: {c.name: c.type for c in table.columns} for table in database.tables}
    statements += [writer.create_index(i, kept[i.table]) for i in old.indexes.values() if i.name in existing.indexes]
    statements += [
        ddl.create_index(index, types.get(index.table, {}), dialect)
        for index in database.indexes
        if index.name not in existing.indexes
    ]
    if dialect == "postgres":
        statements += [view for name, view in old.views.items() if name not in old.tables]
        statements += _carried(existing, [one for one in beside if not one.early and one.kind not in _TABLES])
        statements += _comments(existing, kept)
    fresh = (table for table in in_order(database.tables) if table.name not in kept)
    statements += [seed for table in fresh if (seed := ddl.insert_seed(table, dialect))]
    return "\n\n".join([*statements, "COMMIT;"]) + "\n"


def _tables(database: Database, dialect: Dialect, kept: Mapping[str, TableDef], writer: Writer) -> list[str]:
    """The tables in an order that their keys allow; a key to a table that comes later is added afterwards."""
    made_by_plan = {table.name: table for table in database.tables if table.name not in kept}
    points_to = {name: {c.table for c in table.constraints if c.table} for name, table in kept.items()}
    points_to |= {name: _targets(table) for name, table in made_by_plan.items()}
    statements: list[str] = []
    later: list[str] = []
    made: set[str] = set()
    for name in _sorted(dict.fromkeys(table.name for table in database.tables), points_to):
        made.add(name)
        if name in kept:
            held = kept[name]
            waiting = [c for c in held.constraints if (c.table and c.table not in made) or not c.valid]
            waiting = waiting if dialect == "postgres" else []
            statements.append(writer.create_table(held, {c.name for c in waiting}))
            types = {c.name: c.type for c in held.columns}
            later += [
                f"ALTER TABLE {quote(name)}\n    ADD {writer.constraint(c, types)}{'' if c.valid else ' NOT VALID'};"
                for c in waiting
            ]
            continue
        table = made_by_plan[name]
        open_keys = [c for c in table.columns if c.references.table and c.references.table not in made]
        open_keys = [] if dialect == "sqlite" else open_keys
        statements.append(ddl.create_table(table, dialect, {column.name for column in open_keys}))
        later += [ddl.add_foreign_key(table, column) for column in open_keys]
    return statements + later


def prelude(existing: Schema) -> list[str]:
    """Return what the tables of an old PostgreSQL schema stand on: namespaces, types, sequences."""
    names = [f"CREATE SCHEMA IF NOT EXISTS {quote(name)};" for name in existing.namespaces]
    path = search_path(existing)
    made = [*existing.types.values(), *existing.sequences.values()]
    return [*names, *([path] if path else []), *(statement for statement in made if statement)]


def search_path(existing: Schema) -> str:
    """Return the statement that lets tables outside `public` be found by their names; empty if all are in it."""
    if not existing.namespaces:
        return ""
    homes = [table.namespace for table in existing.tables.values()]
    names = existing.namespaces
    if "public" not in names:
        names = ("public", *names) if "public" in homes else (*names, "public")
    # A table that another schema hides is in one whose tables a plan does not know.
    return f"SET search_path = {', '.join(quote(name) for name in sorted(names, key=lambda n: n not in homes))};"


def apart(existing: Schema, made: Sequence[Apart], dialect: Dialect) -> list[str]:
    """Return remarks on what exists and is carried over as it is written, or is not made here."""
    lines = [f"-- As the old schema has it (line {one.line}): {comment(one.what)}." for one in made]
    there = {one.line for one in made}
    left = [(one.line, one.what) for one in existing.apart if one.line not in there]
    left += [(one.line, one.what) for one in existing.unread if one.line not in there]
    lines += [f"-- Not made here: {comment(what)} (line {line} of the old schema)." for line, what in left]
    if dialect == "sqlite":
        lines += [f"-- Not made here: the view {comment(name)}." for name in existing.views]
    return ["\n".join(lines)] if lines else []


def _carried(existing: Schema, apart: Sequence[Apart]) -> list[str]:
    """Statements as the old schema has them, where names without a schema are found in the one that they meant."""
    lines = ["SET LOCAL check_function_bodies = off;"] if any(one.early for one in apart) else []
    path = "public"
    for one in apart:
        if one.path != path:
            path = one.path
            lines.append(f"SET search_path = {quote(path)}, public;")
        lines.append(one.text)
    if path != "public":
        lines.append(search_path(existing))
    return lines


def _comments(existing: Schema, kept: Mapping[str, TableDef]) -> list[str]:
    """What the old schema says of its own tables and columns."""
    lines = [
        line
        for name, table in kept.items()
        for line in remarks(existing.tables[name], {column.name for column in table.columns}, whole=True)
    ]
    return ["\n".join(lines)] if lines else []


def create_extensions(tables: Sequence[Table], dialect: Dialect, besides: Sequence[str] = ()) -> list[str]:
    """Return the statements that bring what PostgreSQL has not built in: column types, keys within an exclusion."""
    if dialect == "sqlite":
        return []
    apart = [KEYS_IN_TIME] if any(one.columns for t in tables for one in t.exclusions) else []
    names = dict.fromkeys((*besides, *(extension(c.type) or "" for t in tables for c in t.columns), *apart))
    return [f"CREATE EXTENSION IF NOT EXISTS {_extension(name)};" for name in names if name]


def _extension(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else quote(name)


def in_order(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return tables such that each comes after those it points to, as far as there is such an order."""
    by_name = {table.name: table for table in tables}
    return tuple(by_name[name] for name in _sorted(by_name, {n: _targets(t) for n, t in by_name.items()}))


def _sorted(names: Iterable[str], points_to: Mapping[str, set[str]]) -> list[str]:
    remaining = list(names)
    known = frozenset(remaining)
    ordered: list[str] = []
    made: set[str] = set()
    while remaining:
        ready = next((n for n in remaining if points_to[n] & known <= made | {n}), remaining[0])
        remaining.remove(ready)
        ordered.append(ready)
        made.add(ready)
    return ordered


def _targets(table: Table) -> set[str]:
    return {column.references.table for column in table.columns if column.references.table}
