"""Checks of indexes (DB-040 to DB-049)."""

from collections.abc import Iterator

from sqlglot import exp

from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.database import Index, Table
from plan.sqltext import SqlTextError, column_names, expression

_UNSTABLE = (exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime, exp.Localtimestamp, exp.Localtime, exp.Rand)
_UNSTABLE_NAMES = frozenset(("clock_timestamp", "statement_timestamp", "transaction_timestamp", "timeofday", "random"))


@rule(
    "DB-040",
    "error",
    "database",
    mend="Name an existing table.",
    example="`idx_loan_member` is on `loan`, but the table is called `loans`.",
)
def index_on_no_table(look: Lookup) -> Iterator[Problem]:
    """An index is on a table that does not exist.

    It cannot be created.
    """
    for at, index in look.every_index:
        if index.table not in look.tables:
            yield Problem(at, f"Index {named(index.name)} is on {named(index.table)}, which is no table.")


@rule(
    "DB-041",
    "error",
    "database",
    mend="Name columns of the index's table, each once; an expression such as `lower(email)` has no place here.",
    example="`idx_loans_member` is on `loans(member)`, but the column is called `member_id`.",
)
def index_on_no_column(look: Lookup) -> Iterator[Problem]:
    """An index names a column that its table does not have, none at all, or one twice.

    It cannot be created, or does less than it says.
    """
    for at, index in look.every_index:
        if index.table not in look.tables:
            continue
        names = [c.name for c in index.columns]
        if not names:
            yield Problem(at, f"Index {named(index.name)} has no columns.")
        elif unknown := [n for n in dict.fromkeys(names) if n not in look.columns[index.table]]:
            what = f"{listed(unknown)}, which {named(index.table)} does not have"
            yield Problem(at, f"Index {named(index.name)} names {what}.")
        elif twice := [n for _, n in repeated(names)]:
            yield Problem(at, f"Index {named(index.name)} names {listed(dict.fromkeys(twice))} more than once.")


@rule(
    "DB-042",
    "error",
    "database",
    mend="Give each index a name that no other index and no table has.",
    example="Two indexes are called `idx_created_at`.",
)
def duplicate_index_name(look: Lookup) -> Iterator[Problem]:
    """Two indexes, or an index and a table, have the same name.

    They share one namespace in PostgreSQL, so the second cannot be created.
    """
    tables = {t.name.lower() for _, t in look.every_table if t.name}
    taken = {place for place, _ in repeated(i.name.lower() for _, i in look.every_index)}
    for place, (at, index) in enumerate(look.every_index):
        if place in taken or index.name.lower() in tables:
            yield Problem(at, f"The name of index {named(index.name)} is taken.")


@rule(
    "DB-043",
    "note",
    "database",
    mend="Leave the index out, unless it exists already and something depends on its name.",
    example="`users.email` is unique, and `idx_users_email` indexes it once more.",
)
def index_redundant(look: Lookup) -> Iterator[Problem]:
    """A key or another index already does what an index does.

    Each index is written with every row; this one is never better than the other.
    """
    for place, (at, index) in enumerate(look.every_index):
        table = look.tables.get(index.table)
        if table is None or index.where or not index.columns:
            continue
        if covers := _covered_by(look, table, place, index):
            yield Problem(at, f"Index {named(index.name)} does no more than {covers}.")


def _covered_by(look: Lookup, table: Table, place: int, index: Index) -> str:
    columns = tuple((c.name, c.descending) for c in index.columns)
    names = tuple(name for name, _ in columns)
    for key, words in _keys(table):
        if (set(names) == set(key)) if index.unique else _leads(columns, tuple((name, False) for name in key)):
            return words
    for other_place, other in look.indexes_of[index.table]:
        if other_place == place or other.where:
            continue
        longer = tuple((c.name, c.descending) for c in other.columns)
        same = longer == columns
        if same and (other.unique, -other_place) > (index.unique, -place):
            return f"index {named(other.name)}"
        if not same and not index.unique and _leads(columns, longer):
            return f"index {named(other.name)}"
    return ""


def _keys(table: Table) -> Iterator[tuple[tuple[str, ...], str]]:
    if table.primary_key:
        yield table.primary_key, "the primary key"
    for column in table.columns:
        if column.unique:
            yield (column.name,), f"the unique column {named(column.name)}"
    for group in table.unique:
        yield group, f"the unique group ({', '.join(named(c) for c in group)})"


def _leads(columns: tuple[tuple[str, bool], ...], longer: tuple[tuple[str, bool], ...]) -> bool:
    """Whether an index on `longer` serves what one on `columns` does; a single column can be read backwards."""
    if len(columns) == 1:
        return columns[0][0] == longer[0][0] if longer else False
    return longer[: len(columns)] == columns


@rule(
    "DB-044",
    "error",
    "database",
    mend="Write the condition as SQL on the columns of the index's table, without the current time.",
    example="`idx_sessions_live` is limited to `expires_at > now()`.",
)
def index_condition(look: Lookup) -> Iterator[Problem]:
    """The condition of a partial index cannot be used.

    It has to be one condition on columns of the same table whose truth never changes by itself: what holds now is not
    what holds when the index is read.
    """
    for at, index in look.every_index:
        if not index.where:
            continue
        try:
            problem = cannot_limit(look, index.table, index.where)
        except SqlTextError as error:
            problem = str(error)
        if problem:
            yield Problem(at, f"The condition of index {named(index.name)} {problem}.")


def cannot_limit(look: Lookup, table: str, where: str) -> str:
    """Return why a condition cannot say which rows of a table are in an index, as the end of a sentence, or nothing.

    Raises SqlTextError if it is no condition at all.
    """
    condition = expression(where)
    known = {name.lower() for name in look.columns.get(table, {})}
    if unknown := [name for name in column_names(condition) if known and name.lower() not in known]:
        return f"names {listed(unknown)}, which {named(table)} does not have"
    if condition.find(exp.Query, exp.AggFunc):
        return "looks at other rows"
    return "depends on the moment it is asked" if _unstable(condition) else ""


def _unstable(condition: exp.Expr) -> bool:
    named_ones = (f.name.lower() for f in condition.find_all(exp.Anonymous))
    return condition.find(*_UNSTABLE) is not None or any(name in _UNSTABLE_NAMES for name in named_ones)


@rule(
    "DB-045",
    "warning",
    "database",
    mend="Name the ids of existing access patterns, or describe the read in `reason`.",
    example="`idx_loans_member_id` serves `loans-by-member`, but no access pattern is called that.",
)
def index_serves_unknown(look: Lookup) -> Iterator[Problem]:
    """An index serves an access pattern that does not exist.

    When the query changes nobody knows that the index goes with it.
    """
    for at, index in look.every_index:
        if unknown := [s for s in dict.fromkeys(index.serves) if s not in look.access_patterns]:
            yield Problem(at, f"Index {named(index.name)} serves {listed(unknown)}, which is no access pattern.")


@rule(
    "DB-046",
    "note",
    "database",
    mend="Name the access patterns it serves or say what it makes fast; if there is nothing to say, leave it out.",
    example="`idx_books_title` serves nothing and gives no reason.",
)
def index_without_reason(look: Lookup) -> Iterator[Problem]:
    """An index serves no access pattern and gives no reason.

    It is paid for with every write.
    """
    for at, index in look.every_index:
        if not index.serves and not index.reason and not index.unique:
            yield Problem(at, f"Index {named(index.name)} serves nothing and gives no reason.")
