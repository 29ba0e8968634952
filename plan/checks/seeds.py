"""Checks of the rows that tables start with (DB-060 to DB-064, DB-086)."""

import re
from collections.abc import Iterator

from sqlglot import exp

from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.values import misfit
from plan.checks.wording import counted, listed, named
from plan.database import Column, Table
from plan.sqltext import SqlTextError, expression


@rule(
    "DB-060",
    "error",
    "database",
    mend="Name columns of the table, each once.",
    example="The first rows of `roles` fill a column `title`, but it is called `name`.",
)
def seed_column_unknown(look: Lookup) -> Iterator[Problem]:
    """First rows fill a column that the table does not have, or the same one twice.

    The INSERT fails.
    """
    for at, table in look.every_table:
        known = {c.name for c in table.columns}
        if unknown := [c for c in dict.fromkeys(table.seed.columns) if c not in known]:
            message = f"The first rows of {named(table.name)} fill {listed(unknown)}, which it does not have."
            yield Problem(f"{at}/seed/columns", message)
        elif twice := [c for _, c in repeated(table.seed.columns)]:
            message = f"The first rows of {named(table.name)} fill {listed(dict.fromkeys(twice))} more than once."
            yield Problem(f"{at}/seed/columns", message)


@rule(
    "DB-061",
    "error",
    "database",
    mend="Give each row one value for each of the seed's columns.",
    example="A row of `roles` has three values for two columns.",
)
def seed_row_length(look: Lookup) -> Iterator[Problem]:
    """A first row has more or fewer values than columns.

    The INSERT fails.
    """
    for at, table in look.every_table:
        columns = len(table.seed.columns)
        for i, row in enumerate(table.seed.rows):
            if len(row.values) != columns:
                has = f"{counted(len(row.values), 'value')} for {counted(columns, 'column')}"
                yield Problem(f"{at}/seed/rows/{i}", f"Row {i + 1} of {named(table.name)} has {has}.")


@rule(
    "DB-062",
    "error",
    "database",
    mend="Add the column to the seed, give it a default, or let it be empty.",
    example="The first rows of `roles` leave out `name`, which is not nullable and has no default.",
)
def seed_leaves_out(look: Lookup) -> Iterator[Problem]:
    """First rows leave out a column that must be filled.

    The INSERT fails.
    """
    for at, table in look.every_table:
        if not table.seed.rows or not table.seed.columns:
            continue
        missing = []
        for column in table.columns:
            of = look.known_type_of(column)
            fills_itself = bool(column.default) or column.nullable or (of is not None and of.serial)
            if not fills_itself and column.name not in table.seed.columns:
                missing.append(column.name)
        if missing:
            message = f"The first rows of {named(table.name)} leave out {listed(missing)}, which must be filled."
            yield Problem(f"{at}/seed/columns", message)


@rule(
    "DB-063",
    "error",
    "database",
    mend="Write SQL literals that fit their columns: text in single quotes, numbers without, NULL where allowed.",
    example="A row of `roles` has the value `admin` instead of `'admin'`.",
)
def seed_value(look: Lookup) -> Iterator[Problem]:
    """A value of a first row is no SQL value, or does not fit its column.

    The INSERT fails.
    """
    for at, table in look.every_table:
        columns = {c.name: c for c in table.columns}
        for i, row in enumerate(table.seed.rows):
            for name, text in zip(table.seed.columns, row.values, strict=False):
                if name not in columns:
                    continue
                problem = ""
                try:
                    value = expression(text)
                    of = look.known_type_of(columns[name])
                    if value.find(exp.Column):
                        problem = "is a name and no value"
                    elif isinstance(value, exp.Null):
                        problem = "" if columns[name].nullable else "is not allowed there"
                    elif of is not None:
                        problem = misfit(value, of)
                except SqlTextError as error:
                    problem = str(error)
                if problem:
                    where = f"for {named(name)} in row {i + 1} of {named(table.name)}"
                    yield Problem(f"{at}/seed/rows/{i}", f"The value {named(text)} {where} {problem}.")


@rule(
    "DB-064",
    "error",
    "database",
    mend="Make the rows differ in the key, or take one of them out.",
    example="Two first rows of `roles` have the name 'admin', which is unique.",
)
def seed_doubles(look: Lookup) -> Iterator[Problem]:
    """Two first rows have the same key.

    The INSERT fails.
    """
    for at, table in look.every_table:
        for key in _keys(table):
            places = [table.seed.columns.index(c) for c in key]
            rows = [[r.values[p].strip() for p in places if p < len(r.values)] for r in table.seed.rows]
            filled = [" ".join(row) if len(row) == len(key) and "NULL" not in row else "" for row in rows]
            for i, shown in repeated(filled):
                which = f"({', '.join(named(c) for c in key)})"
                yield Problem(f"{at}/seed/rows/{i}", f"{named(table.name)} has {which} = {named(shown)} twice.")


def _keys(table: Table) -> Iterator[tuple[str, ...]]:
    """Keys whose columns are all filled by the seed."""
    singles = [(c.name,) for c in table.columns if c.unique]
    for key in dict.fromkeys([table.primary_key, *singles, *table.unique]):
        if key and all(c in table.seed.columns for c in key):
            yield key


@rule(
    "DB-086",
    "error",
    "database",
    mend="Add the row that is pointed to, or point to one that is there.",
    example="A first row of `permissions` has the `role_id` 9, and `roles` starts with three rows.",
)
def seed_points_nowhere(look: Lookup) -> Iterator[Problem]:
    """A first row points to a row that its table does not start with.

    The INSERT fails. Rows that a `sql` step of a migration writes are not seen; a table that has such a step is not
    meant.
    """
    sql = " ".join(s.up.lower() for _, _, s in look.every_step if s.action == "sql")
    for at, table in look.every_table:
        for column in table.columns:
            other = look.tables.get(column.references.table)
            if column.name not in table.seed.columns or other is None or f"insert into {other.name.lower()}" in sql:
                continue
            if other.name in look.existing_names or (known := _key_values(look, other, column)) is None:
                continue
            place = table.seed.columns.index(column.name)
            for i, row in enumerate(table.seed.rows):
                value = row.values[place].strip() if place < len(row.values) else "NULL"
                if _LITERAL.fullmatch(value) and value not in known:
                    where = f"{named(table.name)}.{named(column.name)} {named(value)}"
                    yield Problem(f"{at}/seed/rows/{i}", f"No first row of {named(other.name)} is meant by {where}.")


_LITERAL = re.compile(r"\d+|'[^']*'")


def _key_values(look: Lookup, table: Table, pointing: Column) -> frozenset[str] | None:
    """The keys of a table's first rows, numbered from 1 where it numbers itself; None if they are not known."""
    key = pointing.references.column
    if key in table.seed.columns:
        place = table.seed.columns.index(key)
        return frozenset(row.values[place].strip() for row in table.seed.rows if place < len(row.values))
    column = look.columns[table.name].get(key)
    of = look.known_type_of(column) if column else None
    if not table.seed.rows:
        return frozenset()
    return frozenset(str(i + 1) for i, _ in enumerate(table.seed.rows)) if of is not None and of.serial else None
