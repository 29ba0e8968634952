"""Checks of what queries compare and insert (DB-077 to DB-079)."""

from collections.abc import Iterator, Mapping

from sqlglot import exp

from plan.checks.columns import allowed_values
from plan.checks.lookup import Lookup
from plan.checks.resolution import Resolution, Source
from plan.checks.rule import Problem, rule
from plan.checks.values import misfit
from plan.checks.wording import listed, named
from plan.database import Column, Table
from plan.sqltext import PgType, folded

_EQUALITIES = (exp.EQ, exp.In)
_COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE)


class _Schema:
    """Tables and their columns by their names in lower case, as queries name them."""

    def __init__(self, look: Lookup) -> None:
        self.tables: Mapping[str, Table] = {name.lower(): table for name, table in look.tables.items()}
        self._columns = {
            name.lower(): {c.lower(): column for c, column in columns.items()} for name, columns in look.columns.items()
        }

    def column(self, names: Resolution, read: object) -> tuple[Table, Column] | None:
        """Return the column that a name in a query means, or None if it is none of a table's."""
        if not isinstance(read, exp.Column) or isinstance(read.this, exp.Star):
            return None
        source = names.resolve(read)
        if not isinstance(source, Source) or not source.table:
            return None
        column = self._columns.get(source.table, {}).get(folded(read).lower())
        return (self.tables[source.table], column) if column is not None else None

    def of(self, table: str) -> Mapping[str, Column]:
        """Return the columns of a table."""
        return self._columns.get(table, {})


@rule(
    "DB-077",
    "warning",
    "database",
    mend="Use one of the values that the check of the table allows.",
    example="A query asks for loans with the status 'opened', and a check allows only 'open' and 'returned'.",
)
def query_for_nothing(look: Lookup) -> Iterator[Problem]:
    """A query asks for a value that no row can have.

    It runs, and never finds anything.
    """
    schema = _Schema(look)
    for at, pattern, names in look.every_resolution:
        for comparison in names.each(*_EQUALITIES):
            found = schema.column(names, comparison.this)
            if found is None:
                continue
            table, column = found
            allowed = allowed_values(table).get(column.name.lower())
            sides = comparison.expressions if isinstance(comparison, exp.In) else [comparison.expression]
            asked = [str(v.this) for v in sides if isinstance(v, exp.Literal) and v.is_string]
            if allowed and (never := [v for v in asked if v not in allowed]):
                where = f"{named(table.name)}.{named(column.name)}"
                message = f"The query of access pattern {named(pattern.id)} asks for {where} = {listed(never)}"
                yield Problem(at, f"{message}, which a check forbids.")


@rule(
    "DB-078",
    "error",
    "database",
    mend="Name the column in the INSERT, give it a default, or let it be empty.",
    example="A query inserts a loan without `due_on`, which must be filled and has no default.",
)
def insert_leaves_out(look: Lookup) -> Iterator[Problem]:
    """A query inserts a row and leaves out a column that must be filled.

    It fails, always.
    """
    schema = _Schema(look)
    for at, pattern, names in look.every_resolution:
        for insert in names.each(exp.Insert):
            target = insert.this
            if not isinstance(target, exp.Schema) or not isinstance(target.this, exp.Table):
                continue
            name = folded(target.this).lower()
            given = {folded(c).lower() for c in target.expressions if isinstance(c, exp.Identifier)}
            missing = [c.name for key, c in schema.of(name).items() if key not in given and not _fills_itself(look, c)]
            if missing:
                message = f"The query of access pattern {named(pattern.id)} inserts into {named(name)} without"
                yield Problem(at, f"{message} {listed(missing)}, which must be filled.")


def _fills_itself(look: Lookup, column: Column) -> bool:
    of = look.known_type_of(column)
    return column.nullable or bool(column.default) or of is None or of.serial


@rule(
    "DB-079",
    "error",
    "database",
    mend="Compare columns of one type, or convert one of them by name (`::text`).",
    example="A query joins `loans` and `members` on `loans.status = members.id`, a text and a UUID.",
)
def compared_misfits(look: Lookup) -> Iterator[Problem]:
    """A query compares columns, or a column and a value, of types that PostgreSQL cannot compare.

    It fails the first time it is run.
    """
    schema = _Schema(look)
    for at, pattern, names in look.every_resolution:
        for comparison in names.each(*_COMPARISONS):
            one, other = schema.column(names, comparison.this), schema.column(names, comparison.expression)
            if problem := _clash(look, one, other, comparison):
                yield Problem(at, f"The query of access pattern {named(pattern.id)} compares {problem}.")
                break


def _clash(
    look: Lookup, one: tuple[Table, Column] | None, other: tuple[Table, Column] | None, comparison: exp.Expr
) -> str:
    """What cannot be compared, as it stands in a sentence; empty if it can, or if that is not known."""
    if one and other:
        types = look.known_type_of(one[1]), look.known_type_of(other[1])
        if types[0] and types[1] and types[0].family != types[1].family and not _convertible(types[0], types[1]):
            return f"{_shown(*one)} with {_shown(*other)}"
        return ""
    known, value = (one, comparison.expression) if one else (other, comparison.this)
    of = look.known_type_of(known[1]) if known else None
    if known is None or of is None or not isinstance(value, exp.Literal | exp.Boolean):
        return ""
    literal = isinstance(value, exp.Literal) and not value.is_string
    number_as_text = literal and of.family == "text"
    return f"{_shown(*known)} with {named(value.sql())}" if number_as_text or misfit(value, of) else ""


def _convertible(one: PgType, other: PgType) -> bool:
    """Whether PostgreSQL compares two families by itself, or nobody here knows whether it does."""
    certain = {"number", "text", "moment", "boolean", "uuid"}
    return not {one.family, other.family} <= certain


def _shown(table: Table, column: Column) -> str:
    return f"{named(table.name)}.{named(column.name)} ({named(column.type)})"
