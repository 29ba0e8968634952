"""The pitfall of no performance planning (PIT-401 to PIT-499)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plan.checks.endpoints import called
from plan.checks.index_paths import index_paths
from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.scans import Pairing, Scan, readings
from plan.checks.wording import listed, named
from plan.database import AccessPattern

SMALL_ROWS = 1000
"""Rows after three years up to which reading a whole table is as fast as an index."""


@rule(
    "PIT-401",
    "warning",
    "database",
    mend="Add an index that begins with one of them and name the access pattern in `serves` (on an expression, or of "
    "trigrams for part of a text, in a `sql` step of a migration), or ask for less.",
    example="`loans-due` filters `loans` by `due_on`, which no index begins with.",
)
def query_without_index(look: Lookup) -> Iterator[Problem]:
    """A query has to read a whole table for want of an index: no performance planning.

    It is fast with the first hundred rows and slow in production. An index on a column finds nothing by an expression
    of it (`lower(email)`, `created_at::date`), nor by a part of a text (`ILIKE`); an OR needs an index for each side,
    and the first rows in an order need one in that order. Tables that stay below a thousand rows are not meant, nor are
    sums over a whole table.
    """
    for at, pattern, scan in whole_tables(look):
        if scan.reading != "summed":
            yield Problem(at, f"The query of access pattern {named(pattern.id)} {_read(scan)}.")


def _read(scan: Scan) -> str:
    table = named(scan.table)
    if scan.reading == "whole":
        return f"reads all of {table}, without a limit or a condition that an index could serve"
    if scan.reading == "sorted":
        return f"sorts all of {table} by {listed(scan.columns)} for its first rows, and no index has that order"
    return f"picks rows of {table} by {listed(scan.columns)}, which no index serves"


def whole_tables(look: Lookup) -> Iterator[tuple[str, AccessPattern, Scan]]:
    """Return the access patterns, with their pointers, that read a large table in full, be it for a sum."""
    yield from ((at, pattern, scan) for at, pattern, (scans, _) in _readings(look) for scan in scans)


@lru_cache(maxsize=1)
def _readings(look: Lookup) -> tuple[tuple[str, AccessPattern, tuple[tuple[Scan, ...], tuple[Pairing, ...]]], ...]:
    """What each access pattern reads; several checks ask for it, and it takes half of their time."""
    paths, small = index_paths(look), _small(look)
    return tuple((at, p, readings(names, paths, small)) for at, p, names in look.every_resolution if not names.faults)


def _small(look: Lookup) -> frozenset[str]:
    return frozenset(v.table.lower() for v in look.every_volume if 0 <= max(v.year_1, v.year_3) <= SMALL_ROWS)


@rule(
    "PIT-406",
    "warning",
    "database",
    mend="Say in ON or WHERE which rows belong together, or leave one of the tables out.",
    example="`SELECT b.id FROM books b, loans l WHERE b.id = $1` does not say what a book has to do with a loan.",
)
def every_pair_of_rows(look: Lookup) -> Iterator[Problem]:
    """A query pairs each row of one table with each row of another: no performance planning.

    A thousand rows here and a thousand there are a million in the answer, and most of them mean nothing. Tables that
    stay below a thousand rows are not meant.
    """
    for at, pattern, one, other in paired_tables(look):
        unsaid = f"does not say which rows of {named(one)} and {named(other)} belong together"
        yield Problem(at, f"The query of access pattern {named(pattern.id)} {unsaid}.")


def paired_tables(look: Lookup) -> Iterator[tuple[str, AccessPattern, str, str]]:
    """Return the access patterns, with their pointers, that pair two large tables without a condition."""
    yield from ((at, pattern, *pair) for at, pattern, (_, pairings) in _readings(look) for pair in pairings)


@rule(
    "PIT-402",
    "note",
    "database",
    mend="Add an index on the column, unless nobody ever deletes or joins by it.",
    example="`loans.member_id` has no index.",
)
def foreign_key_without_index(look: Lookup) -> Iterator[Problem]:
    """A foreign key of a large table has no index: no performance planning.

    Each deletion of a row that it points to reads the whole table, and so does each join from there. Tables of less
    than ten thousand rows are not meant.
    """
    volumes = {v.table: max(v.year_1, v.year_3) for v in (look.plan.database.volumes if look.plan.database else ())}
    for at, table, column in look.every_column:
        if not column.references.table or volumes.get(table.name, 0) < 10_000:
            continue
        keys = [table.primary_key, *((c.name,) for c in table.columns if c.unique), *table.unique]
        keys += [tuple(c.name for c in i.columns) for _, i in look.indexes_of.get(table.name, ())]
        if not any(key and key[0] == column.name for key in keys):
            yield Problem(at, f"The foreign key {named(table.name)}.{named(column.name)} has no index.")


@rule(
    "PIT-403",
    "warning",
    "api",
    mend="Add `page` and `page_size` (or `cursor` and `limit`) with a default and a maximum.",
    example="`GET /loans` answers with all of 200,000 loans.",
)
def list_without_pages(look: Lookup) -> Iterator[Problem]:
    """An endpoint lists a table that grows, all at once: no performance planning.

    The answer grows with the table, until it is too slow for everybody. Tables that stay below a thousand rows are not
    meant.
    """
    volumes = {v.table: max(v.year_1, v.year_3) for v in (look.plan.database.volumes if look.plan.database else ())}
    for at, endpoint in look.every_endpoint:
        if endpoint.method != "GET" or endpoint.path.rstrip("/").endswith("}") or not _lists(look, endpoint.responses):
            continue
        grown = [t for t in endpoint.tables if volumes.get(t, 0) > SMALL_ROWS]
        if grown and not any(p.name.lower().replace("-", "_") in PAGING for p in endpoint.parameters):
            rows = max(volumes[t] for t in grown)
            message = f"{called(endpoint)} lists up to {rows:,} rows without pages."
            yield Problem(at, message)


PAGING = frozenset(
    (
        "page", "page_size", "pagesize", "per_page", "perpage", "limit", "offset", "cursor", "after", "before", "size",
        "page_token", "pagetoken", "page_number", "starting_after", "top", "skip", "first", "last",
    )
)  # fmt: skip


def _lists(look: Lookup, responses: object) -> bool:
    """Whether an answer is a list: a schema whose only array of objects is what it is there for."""
    for response in responses if isinstance(responses, tuple) else ():
        schema = look.schemas.get(response.body)
        if schema and any(f.type == "array" and f.items in look.schemas for f in schema.fields):
            names = {f.name.lower() for f in schema.fields}
            if len(schema.fields) <= 3 or names & {"data", "items", "results", "pagination", "total", "total_count"}:
                return True
    return False


@rule(
    "PIT-404",
    "note",
    "api",
    mend="Say with how many users at once it is tested, and how fast it has to answer.",
    example="The requirements ask for answers within 200 ms, and no load test is planned.",
)
def no_load_test(look: Lookup) -> Iterator[Problem]:
    """The requirements say how fast or how much, and no test of that is planned: no performance planning.

    The first load test is then the first busy day.
    """
    api = look.plan.api
    asked = any(c.kind == "performance" for c in look.plan.requirements.constraints)
    if api is None or not asked:
        return
    planned = " ".join(f"{t.level} {t.scope}" for t in api.testing)
    planned += " ".join(f"{s.title} {' '.join(s.tasks)} {' '.join(s.acceptance)}" for _, _, s in look.planned)
    if not re.search(r"load|perform|stress|latency|concurren|throughput|benchmark", planned, re.IGNORECASE):
        yield Problem("/testing", "The requirements ask for performance, and no load test is planned.")


@rule(
    "PIT-405",
    "note",
    "database",
    mend="Give each table that grows with use its expected rows.",
    example="No volume is given for any table.",
)
def no_volumes(look: Lookup) -> Iterator[Problem]:
    """No table has an expected volume: no performance planning.

    Without numbers nobody can tell which query needs an index and which table will need more than that.
    """
    database = look.plan.database
    if database and database.tables and not database.volumes:
        yield Problem("/volumes", "No table has an expected volume.")
