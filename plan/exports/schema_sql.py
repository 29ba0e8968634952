"""`schema.sql`: the whole schema in one file."""

from collections.abc import Sequence

from plan.database import Database, Table
from plan.exports import ddl
from plan.exports.dialect import Dialect, comment, extension

DIALECT_NAMES: dict[Dialect, str] = {"postgres": "PostgreSQL 13 or newer", "sqlite": "SQLite 3.34 or newer"}


def schema_sql(database: Database, project: str, dialect: Dialect) -> str:
    """Return the statements that make the whole schema with its first rows, as one transaction."""
    statements = [f"-- The schema of {comment(project)}, for {DIALECT_NAMES[dialect]}."]
    statements.append("PRAGMA foreign_keys = ON;\nBEGIN;" if dialect == "sqlite" else "BEGIN;")
    statements += create_extensions(database.tables, dialect)
    tables = in_order(database.tables)
    later: list[str] = []
    made: set[str] = set()
    for table in tables:
        made.add(table.name)
        open_keys = [c for c in table.columns if c.references.table and c.references.table not in made]
        if dialect == "sqlite":
            open_keys = []
        statements.append(ddl.create_table(table, dialect, {column.name for column in open_keys}))
        later += [ddl.add_foreign_key(table, column) for column in open_keys]
    statements += later
    types = {table.name: {c.name: c.type for c in table.columns} for table in tables}
    statements += [ddl.create_index(index, types.get(index.table, {}), dialect) for index in database.indexes]
    statements += [seed for table in tables if (seed := ddl.insert_seed(table, dialect))]
    return "\n\n".join([*statements, "COMMIT;"]) + "\n"


def create_extensions(tables: Sequence[Table], dialect: Dialect) -> list[str]:
    """Return the statements that bring the column types that PostgreSQL has not built in."""
    if dialect == "sqlite":
        return []
    names = dict.fromkeys(extension(column.type) for table in tables for column in table.columns)
    return [f"CREATE EXTENSION IF NOT EXISTS {name};" for name in names if name is not None]


def in_order(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return tables such that each comes after those it points to, as far as there is such an order."""
    remaining = list(tables)
    ordered: list[Table] = []
    made: set[str] = set()
    names = {table.name for table in tables}
    while remaining:
        ready = next((t for t in remaining if _targets(t) & names <= made | {t.name}), remaining[0])
        remaining.remove(ready)
        ordered.append(ready)
        made.add(ready.name)
    return tuple(ordered)


def _targets(table: Table) -> set[str]:
    return {column.references.table for column in table.columns if column.references.table}
