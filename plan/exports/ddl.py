"""The statements that make a schema: tables, indexes, first rows, foreign keys, and what undoes each."""

from collections.abc import Container, Iterable, Mapping, Sequence

from plan.database import Column, Index, Table
from plan.exports import exclusions, expressions
from plan.exports.dialect import (
    Dialect,
    always_numbers_itself,
    column_type,
    comment,
    constraint_name,
    numbers_itself,
    quote,
)
from plan.exports.expressions import ExpressionError

_INDENT = "    "


def create_table(table: Table, dialect: Dialect, without_keys: Container[str] = ()) -> str:
    """Return the statement that makes a table; the foreign keys of the columns in `without_keys` come later."""
    parts: list[tuple[str, str]] = []
    key = tuple(table.primary_key)
    own_key = _self_numbering_key(table) if dialect == "sqlite" else None
    parts += [_column(c, dialect, in_key=c.name in key, whole_key=c.name == own_key) for c in table.columns]
    if key and own_key is None:
        parts.append((f"PRIMARY KEY ({_names(key)})", ""))
    for group in table.unique:
        if group and tuple(group) != key:
            name = quote(constraint_name("uq", table.name, *group))
            parts.append((f"CONSTRAINT {name} UNIQUE ({_names(group)})", ""))
    parts += [(_foreign_key(table, column), "") for column in table.columns if _inline_key(column, without_keys)]
    left_out: list[str] = []
    types = {column.name: column.type for column in table.columns}
    for check in table.checks:
        try:
            condition = expressions.condition(check.expression, types, dialect)
        except ExpressionError as error:
            left_out.append(f"-- check {comment(check.name)} left out, because {comment(str(error))}")
        else:
            parts.append((f"CONSTRAINT {quote(check.name)} CHECK ({condition})", ""))
    kept_apart, guards = _apart(table, types, dialect, left_out)
    parts += [(one, "") for one in kept_apart]
    heading = [f"-- {comment(table.description)}"] if comment(table.description) else []
    lines = [*heading, f"CREATE TABLE {quote(table.name)} (", *_lines(parts), ");", *left_out, *guards]
    return "\n".join(lines)


def _apart(
    table: Table, types: Mapping[str, str], dialect: Dialect, left_out: list[str]
) -> tuple[list[str], list[str]]:
    """The constraints within a table that keep rows apart in time, and the triggers beside it that do so in SQLite."""
    within: list[str] = []
    beside: list[str] = []
    for one in table.exclusions:
        try:
            if dialect == "postgres":
                within.append(f"CONSTRAINT {quote(one.name)} {exclusions.exclude(one, types)}")
            else:
                beside += exclusions.triggers(table.name, one, types, {c.name for c in table.columns if c.nullable})
        except ExpressionError as error:
            left_out.append(f"-- exclusion {comment(one.name)} left out, because {comment(str(error))}")
    return within, beside


def _lines(parts: Sequence[tuple[str, str]]) -> Iterable[str]:
    for position, (definition, remark) in enumerate(parts, 1):
        comma = "," if position < len(parts) else ""
        yield f"{_INDENT}{definition}{comma}" + (f" -- {remark}" if remark else "")


def _self_numbering_key(table: Table) -> str | None:
    """Return the column that SQLite numbers by itself: a lone serial key, or None."""
    if len(table.primary_key) != 1:
        return None
    name = table.primary_key[0]
    return next((c.name for c in table.columns if c.name == name and numbers_itself(c.type)), None)


def _column(column: Column, dialect: Dialect, *, in_key: bool, whole_key: bool) -> tuple[str, str]:
    words = [quote(column.name), column_type(column.type, dialect)]
    remark = comment(column.description)
    if whole_key:
        return " ".join([*words, "PRIMARY KEY AUTOINCREMENT"]), remark
    if not column.nullable or in_key:
        words.append("NOT NULL")
    if column.unique:
        words.append("UNIQUE")
    if column.default and not numbers_itself(column.type):
        try:
            words.append(f"DEFAULT {expressions.default(column.default, dialect)}")
        except ExpressionError as error:
            remark = comment(f"{remark} (default left out, because {error})")
    return " ".join(words), remark


def _inline_key(column: Column, without_keys: Container[str]) -> bool:
    return bool(column.references.table) and column.name not in without_keys


def _foreign_key(table: Table, column: Column) -> str:
    reference = column.references
    action = "" if reference.on_delete == "no action" else f" ON DELETE {reference.on_delete.upper()}"
    target = f"{quote(reference.table)} ({quote(reference.column)})" if reference.column else quote(reference.table)
    return f"CONSTRAINT {_key_name(table, column)} FOREIGN KEY ({quote(column.name)}) REFERENCES {target}{action}"


def _key_name(table: Table, column: Column) -> str:
    return quote(constraint_name("fk", table.name, column.name))


def add_foreign_key(table: Table, column: Column) -> str:
    """Return PostgreSQL's statement that adds a column's foreign key to its table."""
    return f"ALTER TABLE {quote(table.name)}\n{_INDENT}ADD {_foreign_key(table, column)};"


def drop_foreign_key(table: Table, column: Column) -> str:
    """Return PostgreSQL's statement that undoes `add_foreign_key`."""
    return f"ALTER TABLE {quote(table.name)} DROP CONSTRAINT {_key_name(table, column)};"


def drop_table(table: Table) -> str:
    """Return the statement that undoes `create_table`."""
    return f"DROP TABLE {quote(table.name)};"


def create_index(index: Index, columns: Mapping[str, str], dialect: Dialect, *, concurrently: bool = False) -> str:
    """Return the statement that makes an index on a table whose column names and types are `columns`.

    `concurrently` lets the table stay in use; such a statement cannot stand in a transaction.
    """
    heading = [f"-- {comment(index.reason)}"] if comment(index.reason) else []
    kind = "UNIQUE INDEX" if index.unique else "INDEX"
    how = " CONCURRENTLY" if concurrently else ""
    on = ", ".join(quote(c.name) + (" DESC" if c.descending else "") for c in index.columns)
    where = ""
    if index.where:
        try:
            where = f" WHERE {expressions.condition(index.where, columns, dialect)}"
        except ExpressionError as error:
            heading.append(f"-- over all rows: its condition is left out, because {comment(str(error))}")
            kind = "INDEX"
    return "\n".join([*heading, f"CREATE {kind}{how} {quote(index.name)} ON {quote(index.table)} ({on}){where};"])


def drop_index(index: Index, *, concurrently: bool = False) -> str:
    """Return the statement that undoes `create_index`."""
    return f"DROP INDEX {'CONCURRENTLY IF EXISTS ' if concurrently else ''}{quote(index.name)};"


def insert_seed(table: Table, dialect: Dialect) -> str:
    """Return the statements that give a table its first rows; empty if it has none."""
    columns = table.seed.columns
    rows, left_out = _seed_rows(table, dialect)
    if not rows:
        return "\n".join(left_out)
    types = {column.name: column.type for column in table.columns}
    numbered = [name for name in columns if dialect == "postgres" and numbers_itself(types.get(name, ""))]
    overriding = any(always_numbers_itself(types[name]) for name in numbered)
    verb = f"INSERT INTO {quote(table.name)} ({_names(columns)})" + (" OVERRIDING SYSTEM VALUE" if overriding else "")
    lines = [*left_out, f"{verb} VALUES", ",\n".join(f"{_INDENT}({', '.join(row)})" for row in rows) + ";"]
    for name in numbered:
        sequence = f"pg_get_serial_sequence({_literal(quote(table.name))}, {_literal(name)})"
        largest = f"(SELECT max({quote(name)}) FROM {quote(table.name)})"  # noqa: S608 - quoted
        lines.append(f"SELECT setval({sequence}, {largest});")
    return "\n".join(lines)


def delete_seed(table: Table, dialect: Dialect) -> str:
    """Return the statements that take a table's first rows out again; empty if it has none."""
    columns = table.seed.columns
    by = _recognised_by(table)
    rows, _ = _seed_rows(table, dialect)
    conditions = [" AND ".join(_equals(c, v) for c, v in zip(columns, row, strict=True) if c in by) for row in rows]
    return "\n".join(f"DELETE FROM {quote(table.name)} WHERE {rows_of};" for rows_of in conditions)  # noqa: S608 - quoted


def _equals(column: str, value: str) -> str:
    return f"{quote(column)} IS NULL" if value == "NULL" else f"{quote(column)} = {value}"


def _seed_rows(table: Table, dialect: Dialect) -> tuple[list[list[str]], list[str]]:
    rows: list[list[str]] = []
    left_out: list[str] = []
    for number, row in enumerate(table.seed.rows, 1):
        try:
            if not row.values or len(row.values) != len(table.seed.columns):
                raise ExpressionError("it has not one value a column")
            rows.append([expressions.value(text, dialect) for text in row.values])
        except ExpressionError as error:
            left_out.append(f"-- row {number} of {comment(table.name)} left out, because {comment(str(error))}")
    return rows, left_out


def _recognised_by(table: Table) -> tuple[str, ...]:
    """Return the seed's columns that tell its rows from all others."""
    columns = table.seed.columns
    if table.primary_key and set(table.primary_key) <= set(columns):
        return table.primary_key
    unique = next((c.name for c in table.columns if c.unique and c.name in columns), None)
    return (unique,) if unique is not None else columns


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(quote, names))


def _literal(text: str) -> str:
    return "'" + text.replace("\0", "").replace("'", "''") + "'"
