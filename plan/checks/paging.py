"""Checks of how the pages of a list are read (DB-091, XP-060)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.resolution import Resolution, Source
from plan.checks.rule import Problem, rule
from plan.checks.wording import named
from plan.database import AccessPattern
from plan.sqltext import folded

_LAST_SEEN = re.compile(r"\blast\b|cursor|\bseen\b|previous|continu", re.IGNORECASE)
_NUMBERED = frozenset(("page", "page_number", "pagenumber", "offset", "skip"))


@dataclass(frozen=True, slots=True)
class _Keyset:
    """A query that goes on behind the last row seen: its table, and the columns that say which row that was."""

    table: str
    columns: tuple[str, ...]


def _keyset(pattern: AccessPattern, names: Resolution) -> _Keyset | None:
    frame = names.frames[0] if names.frames else None
    where = frame.args.get("where") if isinstance(frame, exp.Select) and frame.args.get("limit") else None
    order = frame.args.get("order") if frame else None
    if not isinstance(where, exp.Where) or not isinstance(order, exp.Order):
        return None
    sorted_by = [folded(o.this).lower() for o in order.expressions if isinstance(o.this, exp.Column)]
    for comparison in where.find_all(exp.LT, exp.GT):
        left = comparison.this.expressions if isinstance(comparison.this, exp.Tuple) else [comparison.this]
        columns = [c for c in left if isinstance(c, exp.Column)]
        described = [
            pattern.parameters[int(p.name) - 1]
            for p in comparison.expression.find_all(exp.Parameter)
            if p.name.isdecimal() and 0 < int(p.name) <= len(pattern.parameters)
        ]
        by = tuple(folded(c).lower() for c in columns)
        source = names.resolve(columns[0]) if columns else None
        if (
            by == tuple(sorted_by[: len(by)])
            and any(map(_LAST_SEEN.search, described))
            and isinstance(source, Source)
            and source.table
        ):
            return _Keyset(source.table, by)
    return None


def _keysets(look: Lookup) -> Iterator[tuple[str, AccessPattern, _Keyset]]:
    for at, pattern, names in look.every_resolution:
        if not names.faults and (keyset := _keyset(pattern, names)):
            yield at, pattern, keyset


@rule(
    "DB-091",
    "warning",
    "database",
    mend="Add the key behind it: `WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC`.",
    example="A list goes on with `created_at < $1`, and two loans have the same `created_at`.",
)
def pages_lose_rows(look: Lookup) -> Iterator[Problem]:
    """A query goes on behind the last row seen by a column that several rows can share.

    Of rows that share it, those that did not fit on the page are never shown.
    """
    for at, pattern, keyset in _keysets(look):
        table = next(t for name, t in look.tables.items() if name.lower() == keyset.table)
        keys = [table.primary_key, *((c.name,) for c in table.columns if c.unique), *table.unique]
        keys += [tuple(c.name for c in i.columns) for _, i in look.indexes_of.get(table.name, ()) if i.unique]
        if not any(key and {name.lower() for name in key} <= set(keyset.columns) for key in keys):
            which = f"The query of access pattern {named(pattern.id)} goes on behind {named(keyset.columns[-1])}"
            yield Problem(at, f"{which}, which several rows of {named(table.name)} can share.")


@rule(
    "XP-060",
    "warning",
    "api",
    mend="Page both in one way: LIMIT and OFFSET for page numbers, or a cursor in the API.",
    example="`GET /loans` takes `page`, and the query of its list wants the last loan seen.",
)
def paged_in_two_ways(look: Lookup) -> Iterator[Problem]:
    """An endpoint is paged by number, and the query behind it wants the last row seen.

    Page 7 can be asked for, and nothing can find where it begins.
    """
    skipping = {
        source.table
        for _, _, names in look.every_resolution
        for frame in names.frames
        if frame.args.get("offset")
        for source in names.sources(frame)
    }
    wanting = {keyset.table: pattern.id for _, pattern, keyset in _keysets(look) if keyset.table not in skipping}
    for at, endpoint in look.fresh_endpoints:
        listed = endpoint.path.rstrip("/").rpartition("/")[2].replace("-", "_").lower()
        numbered = endpoint.method == "GET" and any(p.name.lower() in _NUMBERED for p in endpoint.parameters)
        if numbered and listed in wanting and listed in {t.lower() for t in endpoint.tables}:
            what = f"and the query of {named(wanting[listed])} wants the last row seen"
            yield Problem(at, f"{called(endpoint)} is paged by number, {what}.")
