"""Changing a SQLite table that has rows: made anew beside the old one, filled from it, and put in its place.

SQLite's ALTER TABLE can do little more than add a column; this is the way that its documentation gives for the rest.
"""

from plan.existing.schema import ColumnDef, Schema, TableDef
from plan.exports.dialect import quote
from plan.exports.existing_tables import Writer


def rebuilt(before: Schema, after: Schema, writer: Writer, fill: str = "") -> list[str]:
    """Return the statements that lead from one state to another, table by table; `fill` names a column to be filled."""
    lines: list[str] = []
    for name, table in after.tables.items():
        old = before.tables.get(name)
        if old is None or (old == table and not fill):
            continue
        lines += _table(old, table, after, writer, fill)
    gone = [name for name in before.tables if name not in after.tables]
    lines += [f"DROP TABLE {quote(name)};" for name in reversed(gone)]
    for name, table in after.tables.items():
        if name not in before.tables:
            lines.append(writer.create_table(table))
            lines += [writer.create_index(i, table) for i in after.indexes.values() if i.table == name]
    return lines


def _table(old: TableDef, new: TableDef, after: Schema, writer: Writer, fill: str) -> list[str]:
    beside = f"{new.name}_anew"
    kept = [(c, was) for c in new.columns if (was := old.column(c.name)) is not None and not c.generated]
    into = ", ".join(quote(c.name) for c, _ in kept)
    values = ", ".join(_value(c, was, writer, fill) for c, was in kept)
    return [
        writer.create_table(new, name=beside),
        f"INSERT INTO {quote(beside)} ({into})\nSELECT {values} FROM {quote(old.name)};",
        f"DROP TABLE {quote(old.name)};",
        f"ALTER TABLE {quote(beside)} RENAME TO {quote(new.name)};",
        *(writer.create_index(i, new) for i in after.indexes.values() if i.table == new.name),
        *writer.guards(new),
    ]


def _value(column: ColumnDef, was: ColumnDef, writer: Writer, fill: str) -> str:
    name = quote(column.name)
    must = (was.nullable and not column.nullable) or column.name == fill
    if must and (default := writer.default(column)):
        return f"COALESCE({name}, {default})"
    return name
