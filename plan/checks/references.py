"""Checks of foreign keys (DB-030 to DB-039)."""

from collections.abc import Iterator

from plan import graphs
from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import circle, named
from plan.database import Column, Table
from plan.existing.comparing import change_of


def _where(table: Table, column: Column) -> str:
    return f"{named(table.name)}.{named(column.name)}"


def _target(column: Column) -> str:
    return f"{named(column.references.table)}.{named(column.references.column)}"


@rule(
    "DB-030",
    "error",
    "database",
    mend="Add the table, name the right one, or make the column an ordinary one.",
    example="`loans.member_id` references `members.id`, but there is no table `members`.",
)
def reference_to_no_table(look: Lookup) -> Iterator[Problem]:
    """A foreign key points to a table that does not exist.

    The constraint cannot be created, and what the column means is open.
    """
    for at, table, column in look.every_column:
        to = column.references
        if to.table and to.table not in look.tables:
            yield Problem(at, f"{_where(table, column)} references {named(to.table)}, which is no table.")


@rule(
    "DB-031",
    "error",
    "database",
    mend="Name a column of the table that is pointed to, usually its primary key.",
    example="`loans.member_id` references `members.uuid`, but `members` has no such column.",
)
def reference_to_no_column(look: Lookup) -> Iterator[Problem]:
    """A foreign key points to a column that does not exist, or names only one of table and column.

    The constraint cannot be created.
    """
    for at, table, column in look.every_column:
        to = column.references
        if to.column and not to.table:
            yield Problem(at, f"{_where(table, column)} references column {named(to.column)} of no table.")
        elif to.table in look.tables and to.column not in look.columns[to.table]:
            what = named(to.column) if to.column else "no column of it"
            has = f"which has no column {what}" if to.column else "but names no column of it"
            yield Problem(at, f"{_where(table, column)} references {named(to.table)}, {has}.")


@rule(
    "DB-032",
    "error",
    "database",
    mend="Give both columns the same type.",
    example="`loans.member_id` is `bigint`, and `members.id` is `uuid`.",
)
def reference_of_other_type(look: Lookup) -> Iterator[Problem]:
    """A foreign key has another type than the column it points to.

    PostgreSQL cannot compare the two and refuses the constraint.
    """
    for at, table, column, target in _resolved(look):
        mine, theirs = look.known_type_of(column), look.known_type_of(target)
        if mine and theirs and mine.family != theirs.family:
            types = f"{named(column.type)}, but {_target(column)} is {named(target.type)}"
            yield Problem(at, f"{_where(table, column)} is {types}.")


@rule(
    "DB-033",
    "warning",
    "database",
    mend="Give both columns exactly the same type.",
    example="`loans.member_id` is `integer`, and `members.id` is `bigint`.",
)
def reference_of_other_size(look: Lookup) -> Iterator[Problem]:
    """A foreign key has a similar type to the column it points to, but not the same.

    Values that fit one column do not fit the other once they grow, and joins have to convert. Keys that exist already
    with these types are as they are.
    """
    for at, table, column, target in _resolved(look):
        mine, theirs = look.known_type_of(column), look.known_type_of(target)
        if _is_there(look, table, column, target) or mine is None or theirs is None or mine.family != theirs.family:
            continue
        if (mine.name, mine.size) != (theirs.name, theirs.size):
            types = f"{named(column.type)}, and {_target(column)} is {named(target.type)}"
            yield Problem(at, f"{_where(table, column)} is {types}.")


def _is_there(look: Lookup, table: Table, column: Column, target: Column) -> bool:
    """Whether both ends of a foreign key exist already, and keep their types."""
    ends = ((table.name, column), (column.references.table, target))
    was = [look.existing.get(name.lower(), {}).get(end.name.lower(), "") for name, end in ends]
    return all(old and change_of(old, end.type) == "same" for old, (_, end) in zip(was, ends, strict=True))


@rule(
    "DB-034",
    "error",
    "database",
    mend="Make the column nullable, or use `cascade` or `restrict`.",
    example="`loans.member_id` is not nullable and `on delete set null`.",
)
def set_null_on_required(look: Lookup) -> Iterator[Problem]:
    """A foreign key is emptied when the other row goes, but may not be empty.

    Deleting the other row fails, always.
    """
    for at, table, column in look.every_column:
        if column.references.table and column.references.on_delete == "set null" and not column.nullable:
            yield Problem(at, f"{_where(table, column)} is set null on delete, but may not be empty.")


@rule(
    "DB-035",
    "error",
    "database",
    mend="Give the column a default that is a row of the other table, or use `set null` or `restrict`.",
    example="`tickets.owner_id` is not nullable, has no default and is `on delete set default`.",
)
def set_default_without_one(look: Lookup) -> Iterator[Problem]:
    """A foreign key is set to its default when the other row goes, but has none and may not be empty.

    Deleting the other row fails, always.
    """
    for at, table, column in look.every_column:
        defaults = bool(column.references.table) and column.references.on_delete == "set default"
        if defaults and not column.nullable and not column.default:
            yield Problem(at, f"{_where(table, column)} is set to its default on delete, but has none.")


@rule(
    "DB-036",
    "error",
    "database",
    mend="Point to the primary key, or make the column that is pointed to unique.",
    example="`loans.book_title` references `books.title`, which is not unique.",
)
def reference_not_unique(look: Lookup) -> Iterator[Problem]:
    """A foreign key points to a column that is not unique on its own.

    It would point to several rows; PostgreSQL refuses it.
    """
    for at, table, column, target in _resolved(look):
        other = look.tables[column.references.table]
        alone = (target.name,)
        if target.unique or other.primary_key == alone or alone in other.unique:
            continue
        if not any(
            i.unique and not i.where and tuple(c.name for c in i.columns) == alone
            for _, i in look.indexes_of.get(other.name, ())
        ):
            yield Problem(at, f"{_where(table, column)} references {_target(column)}, which is not unique on its own.")


@rule(
    "DB-037",
    "error",
    "database",
    mend="Make one of the foreign keys nullable.",
    example="`teams.lead_id` needs a row of `people`, and `people.team_id` a row of `teams`.",
)
def required_cycle(look: Lookup) -> Iterator[Problem]:
    """Tables need each other in a circle, and none of the foreign keys may be empty.

    No first row can ever be written.
    """
    for cycle in graphs.cycles(graphs.required(graphs.table_graph(look.plan))):
        if len(cycle) > 1:
            place = next(at for at, t in look.every_table if t.name == cycle[0])
            yield Problem(place, f"Tables need a row of each other first: {circle(cycle)}.")


@rule(
    "DB-038",
    "warning",
    "database",
    mend="Make the column nullable: the topmost row has no parent.",
    example="`categories.parent_id` references `categories.id` and is not nullable.",
)
def required_parent(look: Lookup) -> Iterator[Problem]:
    """A table points to itself, and the foreign key may not be empty.

    The first row has nothing to point to but itself, and every walk up the tree has to know that.
    """
    for at, table, column in look.every_column:
        if column.references.table == table.name and not column.nullable and table.primary_key != (column.name,):
            yield Problem(at, f"{_where(table, column)} needs another row of {named(table.name)} before the first.")


def _resolved(look: Lookup) -> Iterator[tuple[str, Table, Column, Column]]:
    """Foreign keys whose target exists, with it."""
    for at, table, column in look.every_column:
        target = look.columns.get(column.references.table, {}).get(column.references.column)
        if column.references.table and target is not None:
            yield at, table, column, target
