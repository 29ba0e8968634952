"""Checks of the SQL that columns and checks are made of (DB-020 to DB-029)."""

from collections.abc import Iterator

from sqlglot import exp

from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.values import misfit
from plan.checks.wording import listed, named
from plan.database import Table
from plan.sqltext import SqlTextError, column_names, expression


@rule(
    "DB-020",
    "error",
    "database",
    mend="Use a PostgreSQL type, such as `text`, `bigint`, `timestamptz`, `numeric(12,2)` or `uuid`; "
    "an enumeration is `text` with a check, or a type that a `sql` migration step creates.",
    example="`orders.placed_at` is of type `datetime`.",
)
def unknown_type(look: Lookup) -> Iterator[Problem]:
    """A column has a type that PostgreSQL does not have.

    The table cannot be created.
    """
    for at, table, column in look.every_column:
        try:
            look.type_of(column)
        except SqlTextError as error:
            where = f"{named(table.name)}.{named(column.name)}"
            yield Problem(at, f"The type {named(column.type)} of {where} {error}.")


@rule(
    "DB-021",
    "error",
    "database",
    mend="Write the default as SQL: text in single quotes (`'open'`), functions with parentheses (`now()`).",
    example="The default of `loans.status` is `open`, which is the name of a column.",
)
def default_unreadable(look: Lookup) -> Iterator[Problem]:
    """A default is no SQL expression, or depends on other columns or rows.

    PostgreSQL refuses to create the table.
    """
    for at, table, column in look.every_column:
        if not column.default:
            continue
        problem = ""
        try:
            value = expression(column.default)
            if names := column_names(value):
                problem = f"names {listed(names)}, and a default cannot name a column"
            elif value.find(exp.Query):
                problem = "asks other rows, and a default cannot"
            elif value.find(exp.AggFunc):
                problem = "counts over rows, and a default cannot"
        except SqlTextError as error:
            problem = str(error)
        if problem:
            where = f"{named(table.name)}.{named(column.name)}"
            yield Problem(at, f"The default {named(column.default)} of {where} {problem}.")


@rule(
    "DB-022",
    "error",
    "database",
    mend="Make the default a value of the column's type, or take one of the two away.",
    example="`users.is_active` is `boolean` with the default `1`.",
)
def default_misfit(look: Lookup) -> Iterator[Problem]:
    """A default does not fit the column.

    The table cannot be created, or every row that relies on the default is refused.
    """
    for at, table, column in look.every_column:
        value, of = look.default_of(column), look.known_type_of(column)
        if value is None or of is None:
            continue
        if of.serial:
            problem = "stands beside a type that numbers itself"
        elif isinstance(value, exp.Null):
            problem = "" if column.nullable else "is NULL, which the column forbids"
        else:
            problem = misfit(value, of)
        if problem:
            where = f"{named(table.name)}.{named(column.name)}"
            yield Problem(at, f"The default {named(column.default)} of {where} {problem}.")


@rule(
    "DB-023",
    "error",
    "database",
    mend="Write the check as one SQL condition on the columns of its own table.",
    example="A check of `loans` reads `due_on > AND returned_at`.",
)
def check_unreadable(look: Lookup) -> Iterator[Problem]:
    """A check is no SQL condition, or looks at other rows.

    PostgreSQL refuses to create the table.
    """
    for at, table in look.every_table:
        for i, check in enumerate(table.checks):
            problem = ""
            try:
                condition = expression(check.expression)
                if condition.find(exp.Query):
                    problem = "asks other rows, and a check cannot"
                elif condition.find(exp.AggFunc):
                    problem = "counts over rows, and a check cannot"
                elif isinstance(condition, exp.Literal):
                    problem = "is a value and no condition"
            except SqlTextError as error:
                problem = str(error)
            if problem:
                yield Problem(f"{at}/checks/{i}", f"The check {named(check.name)} of {named(table.name)} {problem}.")


@rule(
    "DB-024",
    "error",
    "database",
    mend="Name columns of the same table; text goes into single quotes.",
    example="A check of `loans` reads `state IN ('open')`, but the column is called `status`.",
)
def check_names_unknown_column(look: Lookup) -> Iterator[Problem]:
    """A check names a column that its table does not have.

    PostgreSQL refuses to create the table. Words in double quotes are column names too.
    """
    for at, table in look.every_table:
        known = {c.name.lower() for c in table.columns}
        for i, check in enumerate(table.checks):
            try:
                names = column_names(expression(check.expression))
            except SqlTextError:
                continue
            if unknown := [n for n in names if n.lower() not in known]:
                which = f"The check {named(check.name)} of {named(table.name)}"
                yield Problem(f"{at}/checks/{i}", f"{which} names {listed(unknown)}, which is none of its columns.")


@rule(
    "DB-025",
    "error",
    "database",
    mend="Add the value to the check, or make the default one of the allowed values.",
    example="`loans.status` is 'active' by default, and a check allows only 'open' and 'returned'.",
)
def default_breaks_check(look: Lookup) -> Iterator[Problem]:
    """A default, or a row that the table starts with, is a value that a check of the same table forbids.

    Every row that relies on it is refused.
    """
    for at, table in look.every_table:
        for column, allowed in allowed_values(table).items():
            for i, candidate in enumerate(table.columns):
                value = _text(look.default_of(candidate)) if candidate.name.lower() == column else None
                if value is not None and value not in allowed:
                    where = f"{named(table.name)}.{named(candidate.name)}"
                    message = f"The default {named(candidate.default)} of {where} is none of {listed(allowed)}."
                    yield Problem(f"{at}/columns/{i}", message)
            for row, value in _seeded(table, column):
                if value not in allowed:
                    where = f"{named(table.name)}.{named(column)}"
                    message = f"A row of {named(table.name)} sets {where} to {named(value)}, none of {listed(allowed)}."
                    yield Problem(f"{at}/seed/rows/{row}", message)


def allowed_values(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the columns, in lower case, whose checks are a plain list of texts, with that list."""
    found: dict[str, tuple[str, ...]] = {}
    for check in table.checks:
        try:
            condition = expression(check.expression).unnest()
        except SqlTextError:
            continue
        if not isinstance(condition, exp.In) or not isinstance(condition.this, exp.Column):
            continue
        values = [_text(v) for v in condition.expressions]
        if values and all(v is not None for v in values):
            found[condition.this.name.lower()] = tuple(v for v in values if v is not None)
    return found


def _text(value: exp.Expr | None) -> str | None:
    return str(value.this) if isinstance(value, exp.Literal) and value.is_string else None


def _seeded(table: Table, column: str) -> Iterator[tuple[int, str]]:
    names = [c.lower() for c in table.seed.columns]
    if column not in names:
        return
    place = names.index(column)
    for i, row in enumerate(table.seed.rows):
        if place < len(row.values):
            try:
                value = _text(expression(row.values[place]))
            except SqlTextError:
                continue
            if value is not None:
                yield i, value


@rule(
    "DB-027",
    "error",
    "database",
    mend="Make the column as long as its longest value, or use `text`.",
    example="`loans.status` is `varchar(6)`, and a check allows 'returned'.",
)
def value_too_long(look: Lookup) -> Iterator[Problem]:
    """A check allows a value that is longer than its column.

    The row that needs it is refused, with a message about the length.
    """
    for at, table in look.every_table:
        allowed = allowed_values(table)
        for i, column in enumerate(table.columns):
            of = look.known_type_of(column)
            if of is None or of.family != "text" or of.array or not of.size:
                continue
            if long := [v for v in allowed.get(column.name.lower(), ()) if len(v) > of.size[0]]:
                where = f"{named(table.name)}.{named(column.name)}"
                message = f"{where} is {named(column.type)}, which is too short for {listed(long)}."
                yield Problem(f"{at}/columns/{i}", message)


@rule(
    "DB-026",
    "warning",
    "database",
    mend="Use an integer or UUID that nothing outside decides.",
    example="The primary key of `users` is `email`.",
)
def key_changes(look: Lookup) -> Iterator[Problem]:
    """A primary key is something that people change.

    Every change of the value has to be repeated in each table that refers to it.
    """
    for at, table, column in look.every_column:
        if table.primary_key == (column.name,) and column.name.lower() in {
            "email",
            "name",
            "title",
            "phone",
            "username",
        }:
            yield Problem(at, f"The key of {named(table.name)} is its {named(column.name)}, which people change.")
