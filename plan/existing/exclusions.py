"""Exclusions of rows that share a time, between a plan's words and PostgreSQL's."""

from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from plan.database import Exclusion
from plan.existing.comparing import same_expression
from plan.existing.definitions import written
from plan.existing.names import quoted
from plan.existing.schema import ColumnDef, ConstraintDef
from plan.ranges import ANY_DAY, RANGES, time_type
from plan.sqltext import folded

_RANGES = frozenset(RANGES.values())
_ENDS = {"[)": False, "[]": True}


def exclusion_def(one: Exclusion, columns: tuple[ColumnDef, ...]) -> ConstraintDef:
    """Return a plan's exclusion as a schema holds it."""
    types = {column.name: column.type for column in columns}
    kind = time_type(types.get(one.starts, "")) or "timestamptz"
    ends = [f"DATE '{ANY_DAY}' + {quoted(name)}" if kind == "time" else quoted(name) for name in (one.starts, one.ends)]
    bounds = "[]" if one.end_included else "[)"
    parts = [f"{quoted(name)} WITH =" for name in one.columns]
    parts.append(f"{RANGES[kind]}({', '.join(ends)}, '{bounds}') WITH &&")
    where = f" WHERE ({one.where})" if one.where else ""
    return ConstraintDef(one.name, "exclude", definition=f"EXCLUDE USING gist({', '.join(parts)}){where}")


def exclusion_of(held: ConstraintDef) -> Exclusion | None:
    """Return an exclusion as a plan holds it, None if a plan has no words for what it says."""
    return _read(held.name, held.definition) if held.kind == "exclude" else None


@lru_cache(maxsize=512)
def _read(name: str, definition: str) -> Exclusion | None:
    node = _parsed(definition)
    given = node.this if isinstance(node, exp.ExcludeColumnConstraint) else None
    if not isinstance(given, exp.IndexParameters) or str(given.args["using"].name).lower() != "gist":
        return None
    whose: list[str] = []
    times: list[tuple[str, str, bool]] = []
    for part in given.args.get("columns") or ():
        inner = part.this.this if isinstance(part.this, exp.Ordered) else part.this
        operator = str(part.args["op"].name) if isinstance(part, exp.WithOperator) else ""
        if operator == "=" and isinstance(inner, exp.Column):
            whose.append(folded(inner))
        elif operator == "&&" and (time := _time(inner)) is not None:
            times.append(time)
        else:
            return None
    if len(times) != 1:
        return None
    starts, ends, end_included = times[0]
    where = given.args.get("where")
    condition = written(_bare(where.this)) if isinstance(where, exp.Where) else ""
    return Exclusion(
        name=name, columns=tuple(whose), starts=starts, ends=ends, end_included=end_included, where=condition
    )


def _parsed(definition: str) -> exp.Expr | None:
    try:
        made = sqlglot.parse(f"CREATE TABLE t (c int, CONSTRAINT x {definition})", read="postgres")
    except (SqlglotError, RecursionError, ValueError):
        return None
    if len(made) != 1 or made[0] is None or not isinstance(made[0], exp.Create):
        return None
    named = list(made[0].find_all(exp.Constraint))
    return named[0].expressions[0] if len(named) == 1 and len(named[0].expressions) == 1 else None


def _time(node: exp.Expr) -> tuple[str, str, bool] | None:
    """The column in which a range begins, that in which it ends, and whether the end belongs to it."""
    if not isinstance(node, exp.Anonymous) or str(node.this).lower() not in _RANGES:
        return None
    parts = [_bare(part) for part in node.expressions]
    if len(parts) == 2:
        parts.append(exp.Literal.string("[)"))
    if len(parts) != 3:
        return None
    starts, ends, bounds = _moment(parts[0]), _moment(parts[1]), parts[2]
    while isinstance(bounds, exp.Cast):
        bounds = _bare(bounds.this)
    text = str(bounds.this) if isinstance(bounds, exp.Literal) else ""
    return (starts, ends, _ENDS[text]) if starts and ends and text in _ENDS else None


def _moment(node: exp.Expr) -> str:
    """The column that an end of a range is, also where a day is put before a time; empty for anything else."""
    if isinstance(node, exp.Add):
        day, node = _bare(node.this), _bare(node.expression)
        if not (isinstance(day, exp.Cast) and isinstance(day.this, exp.Literal) and str(day.this.this) == ANY_DAY):
            return ""
    return folded(node) if isinstance(node, exp.Column) else ""


def _bare(node: exp.Expr) -> exp.Expr:
    while isinstance(node, exp.Paren):
        node = node.this
    return node


def same_exclusion(one: ConstraintDef, other: ConstraintDef) -> bool:
    """Return whether two exclusions keep the same rows apart, however they are called and spelled."""
    if one.definition == other.definition:
        return True
    read = [exclusion_of(held) for held in (one, other)]
    first, second = read
    if first is None or second is None:
        return False
    return (
        (set(first.columns), first.starts, first.ends, first.end_included)
        == (set(second.columns), second.starts, second.ends, second.end_included)
    ) and same_expression(first.where, second.where)
