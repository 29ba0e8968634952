"""Exclusions as statements: PostgreSQL's EXCLUDE, and the triggers that refuse the same rows in SQLite."""

from collections.abc import Container, Mapping

from plan.database import Exclusion
from plan.existing.names import short_name
from plan.exports import expressions
from plan.exports.dialect import quote
from plan.exports.expressions import ExpressionError
from plan.ranges import ANY_DAY, RANGES, time_type

_OTHER = '"other"'


def exclude(one: Exclusion, types: Mapping[str, str]) -> str:
    """Return PostgreSQL's constraint, after its name, on a table whose column names and types are `types`.

    Raises ExpressionError if the columns or the condition make none.
    """
    kind = _time(one, types)
    ends = [f"DATE '{ANY_DAY}' + {quote(name)}" if kind == "time" else quote(name) for name in (one.starts, one.ends)]
    bounds = "[]" if one.end_included else "[)"
    parts = [
        *(f"{quote(name)} WITH =" for name in one.columns),
        f"{RANGES[kind]}({', '.join(ends)}, '{bounds}') WITH &&",
    ]
    where = f" WHERE ({expressions.condition(one.where, types, 'postgres')})" if one.where else ""
    return f"EXCLUDE USING gist ({', '.join(parts)}){where}"


def triggers(table: str, one: Exclusion, types: Mapping[str, str], nullable: Container[str]) -> list[str]:
    """Return SQLite's triggers, one for rows that come and one for rows that change; `nullable` may be empty.

    Raises ExpressionError as `exclude` does, or if SQLite has no counterpart of the condition.
    """
    _time(one, types)
    row = next(name for name in ("rowid", "_rowid_", "oid") if name not in {column.lower() for column in types})
    apart = [f"{_OTHER}.{row} <> NEW.{row}", *(f"{_OTHER}.{quote(name)} = NEW.{quote(name)}" for name in one.columns)]
    sign = "<=" if one.end_included else "<"
    pairs = [(_OTHER, "NEW", sign), ("NEW", _OTHER, sign)]
    # What ends where it begins takes no time, and overlaps nothing.
    pairs += [] if one.end_included else [("NEW", "NEW", "<"), (_OTHER, _OTHER, "<")]
    apart += [_begins_before(who, whom, sign, one, nullable) for who, whom, sign in pairs]
    when = ""
    if one.where:
        apart.append(f"({expressions.condition(one.where, types, 'sqlite', of='other')})")
        when = f"\nWHEN {expressions.condition(one.where, types, 'sqlite', of='NEW')}"
    said = f"{one.name}: it overlaps another row of {table}".replace("'", "''")
    lines = "\n      AND ".join(apart)
    refuse = f"SELECT RAISE(ABORT, '{said}')\n    WHERE EXISTS"
    other = f"SELECT 1 FROM {quote(table)} AS {_OTHER}\n      WHERE {lines}"  # noqa: S608 - quoted
    return [
        f"CREATE TRIGGER {quote(short_name(one.name, event.lower()))} AFTER {event} ON {quote(table)}{when}\nBEGIN\n"
        f"    {refuse} (\n      {other}\n    );\nEND;"
        for event in ("INSERT", "UPDATE")
    ]


def _time(one: Exclusion, types: Mapping[str, str]) -> str:
    """The type of both ends."""
    missing = [name for name in (*one.columns, one.starts, one.ends) if name not in types]
    if missing:
        raise ExpressionError(f"there is no column {missing[0]}")
    kinds = {time_type(types[name]) for name in (one.starts, one.ends)}
    if len(kinds) > 1 or "" in kinds:
        raise ExpressionError(f"{one.starts} and {one.ends} are not of one type of time")
    return kinds.pop()


def _begins_before(who: str, whom: str, sign: str, one: Exclusion, nullable: Container[str]) -> str:
    """Whether the time of one row begins before that of another is over; an end that is empty is none."""
    (begins, begun), (ends, over) = _at(who, one.starts), _at(whom, one.ends)
    open_ends = [f"{column} IS NULL" for column, name in ((begins, one.starts), (ends, one.ends)) if name in nullable]
    compared = f"{begun} {sign} {over}"
    return f"({' OR '.join([*open_ends, compared])})" if open_ends else compared


def _at(who: str, name: str) -> tuple[str, str]:
    """A column, and its time as a number: SQLite keeps times as text of several forms; one it cannot read stays."""
    column = f"{who}.{quote(name)}"
    return column, f"coalesce(julianday({column}), {column})"
