"""Which tables a query has to read in full, for want of an index.

A simple planner: a table is reached through an index on what it is compared with, or through an index on what joins
it to a table that is reached already. What is left is read from beginning to end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlglot import exp

from plan.checks.resolution import Resolution, Source
from plan.database import Index, Table
from plan.sqltext import folded

_COMPARISONS = (exp.EQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In, exp.Is, exp.NullSafeEQ)


@dataclass(frozen=True, slots=True)
class Scan:
    """A table that is read in full, and the columns by which its rows are wanted."""

    table: str
    columns: tuple[str, ...]


@dataclass(slots=True)
class _Wanted:
    """How the rows of one source are picked: by values from outside, and by columns of other sources."""

    source: Source
    values: dict[str, None] = field(default_factory=dict)
    joins: list[tuple[str, int]] = field(default_factory=list)


class Paths:
    """The ways to find rows of a table by an index: leading columns of keys and indexes, in lower case."""

    def __init__(self, table: Table, indexes: tuple[Index, ...]) -> None:
        keys = [table.primary_key, *((c.name,) for c in table.columns if c.unique), *table.unique]
        keys += [tuple(c.name for c in i.columns) for i in indexes]
        self._keys = [tuple(name.lower() for name in key) for key in keys if key]

    def lead(self, column: str, known: set[str]) -> bool:
        """Return whether an index finds rows by `column`, where columns before it are `known` too."""
        return any(column in key and all(before in known for before in key[: key.index(column)]) for key in self._keys)


def scans(names: Resolution, paths: dict[str, Paths], small: frozenset[str]) -> Iterator[Scan]:
    """Return the tables that a statement reads in full although it wants only some of their rows."""
    for frame in names.frames:
        wanted = _wanted(names, frame)
        reached = {key for key, w in wanted.items() if w.source.table not in paths or w.source.table in small}
        reached |= {key for key, w in wanted.items() if key not in reached and _led(w, w.values, paths)}
        _spread(wanted, reached, paths)
        for by_values in (True, False):
            for key, w in wanted.items():
                if key in reached or not (w.values if by_values else w.joins):
                    continue
                if by_values or reached & {other for _, other in w.joins}:
                    columns = w.values if by_values else dict.fromkeys(c for c, _ in w.joins)
                    yield Scan(w.source.table, tuple(columns))
                reached.add(key)
                _spread(wanted, reached, paths)


def _led(wanted: _Wanted, columns: dict[str, None], paths: dict[str, Paths]) -> bool:
    known = {*wanted.values, *(c for c, _ in wanted.joins)}
    return any(paths[wanted.source.table].lead(column, known) for column in columns)


def _spread(wanted: dict[int, _Wanted], reached: set[int], paths: dict[str, Paths]) -> None:
    """Add to `reached` what an indexed join leads to from there."""
    grew = True
    while grew:
        grew = False
        for key, w in wanted.items():
            joined = dict.fromkeys(c for c, other in w.joins if other in reached)
            if key not in reached and joined and _led(w, joined, paths):
                reached.add(key)
                grew = True


def _wanted(names: Resolution, frame: exp.Expr) -> dict[int, _Wanted]:
    wanted = {id(source): _Wanted(source) for source in names.sources(frame)}
    for comparison in _comparisons(frame):
        sides = [s for s in (comparison.this, *_others(comparison)) if isinstance(s, exp.Expr)]
        columns = [(folded(s).lower(), names.resolve(s)) for s in sides if isinstance(s, exp.Column)]
        own = [(name, id(source)) for name, source in columns if isinstance(source, Source) and id(source) in wanted]
        for name, key in own:
            others = [other for _, other in own if other != key]
            if others:
                wanted[key].joins.append((name, others[0]))
            elif len(own) == 1:
                wanted[key].values.setdefault(name)
    return wanted


def _others(comparison: exp.Expr) -> list[object]:
    if isinstance(comparison, exp.Between):
        return [comparison.args.get("low"), comparison.args.get("high")]
    return [comparison.args.get("expression")]


def _comparisons(frame: exp.Expr) -> Iterator[exp.Expr]:
    """The comparisons that decide which rows of a frame are wanted, outside of NOT and of inner queries."""
    where = frame.args.get("where")
    conditions = [where.this] if isinstance(where, exp.Where) else []
    conditions += [on for join in frame.find_all(exp.Join) if isinstance(on := join.args.get("on"), exp.Expr)]
    while conditions:
        condition = conditions.pop(0)
        if isinstance(condition, exp.Paren):
            conditions.append(condition.this)
        elif isinstance(condition, exp.And | exp.Or):
            conditions += [condition.this, condition.expression]
        elif isinstance(condition, _COMPARISONS):
            yield condition
