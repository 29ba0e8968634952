"""Checks of what keeps rows apart in time (DB-092 to DB-096, XP-062, XP-063)."""

from collections.abc import Iterator

from plan.checks.endpoints import called
from plan.checks.indexes import cannot_limit
from plan.checks.lookup import Lookup, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.database import Exclusion, Table
from plan.ranges import time_type
from plan.sqltext import SqlTextError

_NO_EQUALITY = frozenset(
    ("json", "jsonb", "xml", "tsvector", "tsquery", "point", "line", "lseg", "box", "path", "polygon", "circle",
     "jsonpath", "citext", "hstore", "geometry", "geography", "vector", "halfvec")
)  # fmt: skip
"""Types whose values a GiST index cannot compare as equal, with `btree_gist` as PostgreSQL 18 has it."""


def _every_exclusion(look: Lookup) -> Iterator[tuple[str, Table, Exclusion]]:
    for at, table in look.every_table:
        for i, one in enumerate(table.exclusions):
            yield f"{at}/exclusions/{i}", table, one


def _called(table: Table, one: Exclusion) -> str:
    return f"exclusion {named(one.name)} of {named(table.name)}"


@rule(
    "DB-092",
    "error",
    "database",
    mend="Name columns that the table has, each once.",
    example="An exclusion of `bookings` ends at `until`, but the column is called `ends_at`.",
)
def exclusion_column_unknown(look: Lookup) -> Iterator[Problem]:
    """An exclusion names a column that its table does not have, or names one twice.

    PostgreSQL refuses to create the table, and nothing keeps two rows apart.
    """
    for at, table, one in _every_exclusion(look):
        names = (*one.columns, one.starts, one.ends)
        known = {c.name for c in table.columns}
        if unknown := [name for name in dict.fromkeys(names) if name not in known]:
            lacks = f"which {named(table.name)} does not have"
            yield Problem(at, f"The {_called(table, one)} names {listed(unknown)}, {lacks}.")
        elif twice := [name for _, name in repeated(names)]:
            yield Problem(at, f"The {_called(table, one)} names {listed(dict.fromkeys(twice))} more than once.")


@rule(
    "DB-093",
    "error",
    "database",
    mend="Let the time begin and end in two columns of one type: date, timestamp, timestamptz or time; say whose it is "
    "by a key or a plain value.",
    example="An exclusion of `bookings` is from `starts_at`, a timestamptz, to `last_day`, a date.",
)
def exclusion_of_no_time(look: Lookup) -> Iterator[Problem]:
    """An exclusion begins and ends in columns that make no time together, or compares what cannot be compared.

    There is no range of two different types, nor of numbers of minutes, and no index of documents or shapes that are
    equal: PostgreSQL refuses to create the table.
    """
    for at, table, one in _every_exclusion(look):
        columns = look.columns[table.name]
        ends = [columns[name] for name in (one.starts, one.ends) if name in columns]
        kinds = [time_type(column.type) for column in ends]
        if len(ends) == 2 and ("" in kinds or kinds[0] != kinds[1]):
            which = f"from {named(ends[0].type)} to {named(ends[1].type)}"
            yield Problem(at, f"The {_called(table, one)} is {which}, which is no time.")
        for name in one.columns:
            of = look.known_type_of(columns[name]) if name in columns else None
            if of is not None and (of.array or of.name in _NO_EQUALITY):
                what = f"compares {named(name)}, of type {named(columns[name].type)}, which an exclusion cannot"
                yield Problem(at, f"The {_called(table, one)} {what}.")


@rule(
    "DB-094",
    "error",
    "database",
    mend="Write the condition as SQL on the table's own columns, without the current time.",
    example="An exclusion of `bookings` is limited to `ends_at > now()`.",
)
def exclusion_condition(look: Lookup) -> Iterator[Problem]:
    """The condition of an exclusion cannot be used.

    It has to be one condition on columns of the same table whose truth never changes by itself: PostgreSQL keeps the
    rows that it holds for in an index.
    """
    for at, table, one in _every_exclusion(look):
        try:
            problem = cannot_limit(look, table.name, one.where) if one.where else ""
        except SqlTextError as error:
            problem = str(error)
        if problem:
            yield Problem(at, f"The condition of the {_called(table, one)} {problem}.")


@rule(
    "DB-095",
    "error",
    "database",
    mend="Give it a name that nothing else has: `bookings_room_id_apart`.",
    example="An exclusion and a check of `bookings` are both called `bookings_apart`.",
)
def exclusion_name_taken(look: Lookup) -> Iterator[Problem]:
    """An exclusion has the name of a table, of an index, or of another constraint of its table.

    It is kept by an index of its own name, and indexes share their names with tables: the second cannot be created.
    """
    taken = {table.name.lower() for _, table in look.every_table} | {x.name.lower() for _, x in look.every_index}
    every = list(_every_exclusion(look))
    twice = {place for place, _ in repeated(one.name.lower() for _, _, one in every)}
    for place, (at, table, one) in enumerate(every):
        checks = {check.name.lower() for check in table.checks}
        if place in twice or (one.name and one.name.lower() in taken | checks):
            yield Problem(at, f"The name of the {_called(table, one)} is taken.")


@rule(
    "DB-096",
    "note",
    "database",
    mend="Take the unique group out.",
    example="No two bookings of one room overlap, and `(room_id, starts_at)` is unique besides.",
)
def exclusion_says_more(look: Lookup) -> Iterator[Problem]:
    """A unique group says less than an exclusion of the same table.

    What does not overlap does not begin at the same time either; the second index is written with every row.
    """
    for at, table in look.every_table:
        said = [{*one.columns, one.starts} for one in table.exclusions if not one.where]
        for i, group in enumerate(table.unique):
            if any(whose <= set(group) for whose in said):
                which = f"({', '.join(named(c) for c in group)})"
                yield Problem(f"{at}/unique/{i}", f"{which} in {named(table.name)} cannot be twice as it is.")


@rule(
    "XP-062",
    "warning",
    "database",
    mend="Look for rows that overlap and mend them in a migration before this one; run it when nobody needs the table.",
    example="No two of the `bookings` that are there may overlap from now on; nobody knows whether two do.",
)
def exclusion_over_rows(look: Lookup) -> Iterator[Problem]:
    """Rows of a table that exists already may no longer overlap.

    Two that do stop the migration, and PostgreSQL has no NOT VALID for it: it compares all rows while the table is
    locked, for readers too.
    """
    from plan.existing.exclusions import exclusion_def, same_exclusion

    for at, table, one in _every_exclusion(look):
        old = look.kept_schema.tables.get(table.name)
        if old is None:
            continue
        made = exclusion_def(one, look.target_schema.tables[table.name].columns)
        if not any(c.kind == "exclude" and same_exclusion(c, made) for c in old.constraints):
            yield Problem(at, f"The {_called(table, one)} is new over the rows that are there.")


@rule(
    "XP-063",
    "warning",
    "api",
    mend="Add a 409 error, with a code of its own such as `TIME_TAKEN`.",
    example="No two bookings of one room overlap, and `POST /bookings` has no 409.",
)
def overlap_without_answer(look: Lookup) -> Iterator[Problem]:
    """An endpoint writes rows that may not overlap, and does not say what it answers when they would.

    Two people book the same hour at once: one of them gets an answer that nobody has written a screen for.
    """
    apart = {table.name for _, table, _ in _every_exclusion(look)}
    for at, endpoint in look.every_endpoint:
        makes = endpoint.method == "POST" and any(r.status == 201 for r in endpoint.responses)
        changes = endpoint.method in {"PUT", "PATCH"} and bool(endpoint.request)
        written = endpoint.tables[0] if endpoint.tables and (makes or changes) else ""
        if written in apart and 409 not in {error.status for error in endpoint.errors}:
            message = f"{called(endpoint)} has no 409, and rows of {named(written)} may not overlap."
            yield Problem(at, message)
