"""Checks of the queries that the system will run often (DB-070 to DB-079)."""

from collections.abc import Iterator

from sqlglot import exp

from plan.checks.lookup import Lookup, repeated
from plan.checks.resolution import Resolution
from plan.checks.rule import Problem, rule
from plan.checks.wording import counted, listed, named
from plan.sqltext import SqlTextError, parameters

_QUERIES = (exp.Query, exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.Values)


@rule(
    "DB-070",
    "error",
    "database",
    mend="Write one PostgreSQL statement that reads or writes tables, with $1, $2, … for its parameters.",
    example="`SELECT id FROM loans WHERE` ends in the middle.",
)
def query_unreadable(look: Lookup) -> Iterator[Problem]:
    """An access pattern is no SQL query.

    Nobody can run it, and nothing can be planned for it.
    """
    for at, pattern, read in look.every_statement:
        if isinstance(read, SqlTextError):
            problem = str(read)
        else:
            problem = "" if isinstance(read, _QUERIES) else "neither reads nor writes rows"
        if problem:
            yield Problem(at, f"The query of access pattern {named(pattern.id)} {problem}.")


@rule(
    "DB-071",
    "error",
    "database",
    mend="Name tables of the schema, or add what is missing.",
    example="A query reads `loan`, but the table is called `loans`.",
)
def query_of_no_table(look: Lookup) -> Iterator[Problem]:
    """A query reads or writes a table that does not exist.

    It fails the first time it is run.
    """
    for at, pattern, names in look.every_resolution:
        unknown = [f.name for f in names.faults if f.kind == "table"]
        if unknown:
            which = f"The query of access pattern {named(pattern.id)}"
            yield Problem(at, f"{which} names {listed(dict.fromkeys(unknown))}, which is no table.")


@rule(
    "DB-072",
    "error",
    "database",
    mend="Name columns that the query's tables have; text goes into single quotes.",
    example="A query reads `loans.due_date`, but the column is called `due_on`.",
)
def query_of_no_column(look: Lookup) -> Iterator[Problem]:
    """A query names a column that none of its tables has, or a table that it does not bring in.

    It fails the first time it is run.
    """
    for at, pattern, names in look.every_resolution:
        missing = []
        for fault in names.faults:
            if fault.kind == "table":
                break
            if fault.kind == "column":
                missing.append(f"{fault.table}.{fault.name}" if fault.table else fault.name)
            elif fault.kind == "source":
                missing.append(f"{fault.name}.*")
        else:
            if missing:
                which = f"The query of access pattern {named(pattern.id)}"
                yield Problem(at, f"{which} names {listed(dict.fromkeys(missing))}, which it cannot find.")


@rule(
    "DB-073",
    "error",
    "database",
    mend="Number the parameters $1, $2, … without gaps and say for each what it stands for.",
    example="A query uses $1 and $2, but only one parameter is described.",
)
def query_parameters(look: Lookup) -> Iterator[Problem]:
    """A query does not use exactly the parameters that are described.

    Whoever calls it has to guess what goes where.
    """
    for at, pattern in look.every_query:
        used, said = parameters(pattern.sql), len(pattern.parameters)
        if used != frozenset(range(1, said + 1)):
            which = f"The query of access pattern {named(pattern.id)}"
            uses = listed(f"${n}" for n in sorted(used)) or "no parameter"
            yield Problem(at, f"{which} uses {uses}, but {counted(said, 'parameter is', 'parameters are')} described.")


@rule(
    "DB-074",
    "error",
    "database",
    mend="Give each access pattern an id of its own.",
    example="Two access patterns are called `loans-of-member`.",
)
def duplicate_query(look: Lookup) -> Iterator[Problem]:
    """Two access patterns have the same id.

    An index that serves the id serves only one of them.
    """
    for place, id_ in repeated(p.id for _, p in look.every_query):
        yield Problem(f"/access_patterns/{place}", f"There is more than one access pattern {named(id_)}.")


@rule(
    "DB-075",
    "error",
    "database",
    mend="Put the table's name or alias before the column.",
    example="A query joins `loans` and `books` and asks for `id`, which both have.",
)
def query_ambiguous(look: Lookup) -> Iterator[Problem]:
    """A query names a column that more than one of its tables has.

    PostgreSQL refuses it.
    """
    for at, pattern, names in look.every_resolution:
        twofold = [f for f in names.faults if f.kind == "ambiguous"]
        for fault in twofold[:1]:
            which = f"The query of access pattern {named(pattern.id)}"
            yield Problem(at, f"{which} names {named(fault.name)}, which {named(fault.table)} both have.")


@rule(
    "DB-076",
    "error",
    "database",
    mend="Add a WHERE that says which rows are meant.",
    example="`UPDATE users SET is_active = false` has no WHERE.",
)
def query_over_everything(look: Lookup) -> Iterator[Problem]:
    """A query changes or deletes every row of a table.

    As something that runs often, that is a mistake that a test with one row does not show.
    """
    for at, pattern, names in look.every_resolution:
        if table := _swept(names):
            which = f"The query of access pattern {named(pattern.id)}"
            yield Problem(at, f"{which} changes or deletes every row of {named(table)}.")


def _swept(names: Resolution) -> str:
    for frame in names.frames:
        if isinstance(frame, exp.Update | exp.Delete) and not frame.args.get("where"):
            joined = any(frame.args.get(key) for key in ("from_", "from", "using"))
            sources = names.sources(frame)
            if not joined and sources:
                return sources[0].table or sources[0].alias
    return ""
