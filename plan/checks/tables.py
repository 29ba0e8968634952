"""Checks of tables, their columns and their keys (DB-001 to DB-019)."""

import re
import unicodedata
from collections.abc import Iterator

from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named

_LONGEST_NAME = 63
_SNAKE = re.compile(r"[a-z_][a-z0-9_]*")
_MONEY = re.compile(
    r"(?:^|_)(?:price|amount|cost|total|balance|fee|salary|budget|revenue)(?:$|_(?:net|gross|due|paid)$)"
)
_PASSWORD = re.compile(r"(?:user_)?(?:password|passwd|pwd|passphrase)")


@rule(
    "DB-001",
    "error",
    "database",
    mend="Merge the two tables or rename one of them.",
    example="`users` is defined twice, with different columns.",
)
def duplicate_table(look: Lookup) -> Iterator[Problem]:
    """Two tables have the same name.

    The second CREATE TABLE fails, and everything that names the table means only the first.
    """
    for place, name in repeated(t.name.lower() for _, t in look.every_table):
        yield Problem(f"/tables/{place}", f"There is more than one table {named(name)}.")


@rule(
    "DB-002",
    "error",
    "database",
    mend="Merge the two columns or rename one of them.",
    example="`users` has two columns `email`.",
)
def duplicate_column(look: Lookup) -> Iterator[Problem]:
    """A table has two columns of the same name.

    PostgreSQL refuses to create it.
    """
    for at, table in look.every_table:
        for place, name in repeated(c.name.lower() for c in table.columns):
            yield Problem(f"{at}/columns/{place}", f"Table {named(table.name)} has more than one column {named(name)}.")


@rule(
    "DB-003",
    "error",
    "database",
    mend="Give the table its columns, or leave it out.",
    example="`audit_log` has an empty list of columns.",
)
def table_without_columns(look: Lookup) -> Iterator[Problem]:
    """A table has no columns.

    It can hold nothing.
    """
    for at, table in look.every_table:
        if not table.columns:
            yield Problem(at, f"Table {named(table.name)} has no columns.")


@rule(
    "DB-004",
    "error",
    "database",
    mend="Name the columns that identify a row; a join table takes both of its foreign keys.",
    example="`loans` has no primary key.",
)
def no_primary_key(look: Lookup) -> Iterator[Problem]:
    """A table has no primary key.

    No row can be named, so none can be referenced, updated alone or replicated safely. A table that exists already and
    has none is as it is.
    """
    for at, table in look.every_table:
        there = look.kept_schema.tables.get(table.name)
        if table.columns and not table.primary_key and (there is None or there.primary_key):
            yield Problem(at, f"Table {named(table.name)} has no primary key.")


@rule(
    "DB-005",
    "error",
    "database",
    mend="Name columns that the table has, each once.",
    example="The primary key of `users` is `user_id`, but the column is called `id`.",
)
def key_column_unknown(look: Lookup) -> Iterator[Problem]:
    """A primary key or a unique group names a column that the table does not have, or names one twice.

    PostgreSQL refuses to create the table.
    """
    for at, table in look.every_table:
        if not table.columns:
            continue
        known = {c.name for c in table.columns}
        groups = [("primary key", f"{at}/primary_key", table.primary_key)]
        groups += [("unique group", f"{at}/unique/{i}", group) for i, group in enumerate(table.unique)]
        for what, pointer, group in groups:
            if unknown := [c for c in dict.fromkeys(group) if c not in known]:
                lacks = f"which {named(table.name)} does not have"
                yield Problem(pointer, f"The {what} of {named(table.name)} names {listed(unknown)}, {lacks}.")
            elif twice := [c for _, c in repeated(group)]:
                yield Problem(pointer, f"The {what} of {named(table.name)} names {listed(twice)} more than once.")


@rule(
    "DB-006",
    "error",
    "database",
    mend="Make the column not nullable.",
    example="`id` is the primary key of `users` and nullable.",
)
def key_column_nullable(look: Lookup) -> Iterator[Problem]:
    """A column of a primary key may be empty.

    A row without its key cannot be told from another; PostgreSQL refuses NULL there, SQLite does not.
    """
    for at, table, column in look.every_column:
        if column.nullable and column.name in table.primary_key:
            whose = f"the primary key of {named(table.name)}"
            yield Problem(at, f"Column {named(column.name)} belongs to {whose} and may be empty.")


@rule(
    "DB-007",
    "error",
    "database",
    mend="Use a name of 1 to 63 characters.",
    example="A column has an empty name.",
)
def unusable_name(look: Lookup) -> Iterator[Problem]:
    """A table, column, index or constraint has a name that PostgreSQL cannot take.

    An empty name is a syntax error, and a name longer than 63 bytes is cut off, so that two may become one.
    """
    for pointer, what, name in _names(look):
        if not name:
            yield Problem(pointer, f"{what} has no name.")
        elif len(name.encode("utf-8", "replace")) > _LONGEST_NAME or "\0" in name:
            yield Problem(pointer, f"{what} has a name that is not 1 to 63 bytes long: {named(name)}.")


@rule(
    "DB-088",
    "error",
    "database",
    mend="Write the name anew by hand, with letters, digits and underscores.",
    example="A column is called `name` with a zero-width space in its middle.",
)
def invisible_in_name(look: Lookup) -> Iterator[Problem]:
    """A new table, column, index or check has control or invisible characters in its name.

    It looks like another name and is none: whoever types what he sees finds nothing.
    """
    for pointer, what, name in _names(look):
        exists = name.lower() in look.existing or any(name.lower() in columns for columns in look.existing.values())
        if not exists and any(unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} and c != "\0" for c in name):
            shown = name.encode("unicode_escape").decode()
            yield Problem(pointer, f"{what} has a name with characters that cannot be seen: {named(shown)}.")


@rule(
    "DB-008",
    "warning",
    "database",
    mend="Write the name in lower case with underscores.",
    example="A column is called `createdAt`.",
)
def not_snake_case(look: Lookup) -> Iterator[Problem]:
    """A table, column, index or constraint is not named in snake_case.

    PostgreSQL folds names to lower case unless they are quoted, so such a name has to be quoted in every query.
    """
    for pointer, what, name in _names(look):
        if name and not _SNAKE.fullmatch(name):
            yield Problem(pointer, f"{what} is not named in snake_case: {named(name)}.")


def _names(look: Lookup) -> Iterator[tuple[str, str, str]]:
    for at, table in look.every_table:
        yield at, "A table", table.name
        for i, column in enumerate(table.columns):
            yield f"{at}/columns/{i}", f"A column of {named(table.name)}", column.name
        for i, check in enumerate(table.checks):
            yield f"{at}/checks/{i}", f"A check of {named(table.name)}", check.name
        for i, one in enumerate(table.exclusions):
            yield f"{at}/exclusions/{i}", f"An exclusion of {named(table.name)}", one.name
    for at, index in look.every_index:
        yield at, f"An index on {named(index.table)}", index.name


@rule(
    "DB-009",
    "note",
    "database",
    mend="Take the group out.",
    example="`(id)` is the primary key of `users` and once more a unique group.",
)
def unique_group_redundant(look: Lookup) -> Iterator[Problem]:
    """A unique group says what a key already says.

    It costs a second index on every write and forbids nothing more.
    """
    for at, table in look.every_table:
        singles = {frozenset((c.name,)) for c in table.columns if c.unique}
        seen = singles | {frozenset(table.primary_key)}
        for i, group in enumerate(table.unique):
            if frozenset(group) in seen:
                which = f"({', '.join(named(c) for c in group)})"
                yield Problem(f"{at}/unique/{i}", f"{which} in {named(table.name)} is unique already.")
            seen.add(frozenset(group))
        for i, column in enumerate(table.columns):
            if column.unique and table.primary_key == (column.name,):
                yield Problem(
                    f"{at}/columns/{i}",
                    f"Column {named(column.name)} is the key of {named(table.name)} and unique anyway.",
                )


@rule(
    "DB-010",
    "warning",
    "database",
    mend="Use `numeric(12,2)`, or whole cents in a `bigint`.",
    example="`orders.total_price` is `double precision`.",
)
def money_as_float(look: Lookup) -> Iterator[Problem]:
    """An amount of money is kept as a floating-point number.

    0.1 + 0.2 is not 0.3 there: sums drift by cents, and equal amounts compare as different.
    """
    for at, table, column in look.every_column:
        if column.type.lower().split("(")[0].strip() in {"real", "float", "float4", "float8", "double precision"} and (
            _MONEY.search(column.name)
        ):
            where = f"{named(table.name)}.{named(column.name)}"
            yield Problem(at, f"{where} looks like money and is a floating-point number.")


@rule(
    "DB-011",
    "warning",
    "database",
    mend="Keep a hash (`password_hash`), never the password.",
    example="`users.password` is `varchar(255)`.",
)
def password_column(look: Lookup) -> Iterator[Problem]:
    """A column seems to hold passwords as they are.

    Whoever reads the table, a backup or a log then has them all.
    """
    for at, table, column in look.every_column:
        if _PASSWORD.fullmatch(column.name.lower()):
            yield Problem(at, f"{named(table.name)}.{named(column.name)} seems to hold a password, not its hash.")


@rule(
    "DB-012",
    "error",
    "database",
    mend="Give each check of a table a name of its own.",
    example="Two checks of `loans` are called `loans_check`.",
)
def duplicate_check(look: Lookup) -> Iterator[Problem]:
    """Two checks of a table have the same name.

    PostgreSQL refuses to create the table.
    """
    for at, table in look.every_table:
        for place, name in repeated(c.name.lower() for c in table.checks):
            yield Problem(f"{at}/checks/{place}", f"Table {named(table.name)} has more than one check {named(name)}.")


@rule(
    "DB-013",
    "warning",
    "database",
    mend="Use `timestamptz`, as the other moments of the schema do.",
    example="`loans.created_at` is `timestamp`, and every other moment is `timestamptz`.",
)
def moment_without_zone(look: Lookup) -> Iterator[Problem]:
    """A moment is kept without its time zone, although most moments of the schema have one.

    Compared with the others it is off by as many hours as the server's zone is.
    """
    moments = [(at, t, c, of.name) for at, t, c in look.every_column if (of := look.known_type_of(c))]
    zoned = sum(name == "timestamptz" for _, _, _, name in moments)
    bare = [(at, t, c) for at, t, c, name in moments if name == "timestamp" and t.name not in look.existing_names]
    if zoned > len(bare):
        for at, table, column in bare:
            where = f"{named(table.name)}.{named(column.name)}"
            yield Problem(at, f"{where} is a timestamp without time zone, and {zoned} others have one.")
