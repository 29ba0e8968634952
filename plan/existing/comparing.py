"""Whether two types, defaults or conditions are the same, and what a change of type does to the values."""

from functools import lru_cache
from typing import Literal

from plan.existing.columns import PLAIN
from plan.sqltext import PgType, SqlTextError, expression, pg_type

Change = Literal["same", "free", "rewrites", "loses"]
_ROOM = {"smallint": 1, "integer": 2, "bigint": 3, "numeric": 4}
_NO_LIMIT = 10**9


@lru_cache(maxsize=4096)
def change_of(old: str, new: str) -> Change:
    """Return what changing a column's type does.

    `free` changes only the catalogue, `rewrites` copies the table while nobody can use it, `loses` fails on, cuts or
    rounds values that are there.
    """
    if _plain(old) == _plain(new):
        return "same"
    try:
        was, becomes = pg_type(_plain(old)), pg_type(_plain(new))
    except SqlTextError:
        return "loses"
    if (was.name, was.array) == (becomes.name, becomes.array):
        return "same" if was.size == becomes.size else _resized(was, becomes)
    if was.array != becomes.array:
        return "loses"
    return _renamed(was, becomes)


def _plain(kind: str) -> str:
    text = " ".join(kind.lower().split()).partition(" generated ")[0].replace(", ", ",")
    return PLAIN.get(text, text)


def _resized(was: PgType, becomes: PgType) -> Change:
    if was.name in {"varchar", "varbit"}:
        return "free" if _limit(becomes) >= _limit(was) else "loses"
    if was.name in {"char", "bit"}:
        return "rewrites" if (becomes.size or (1,)) >= (was.size or (1,)) else "loses"
    if was.name == "numeric":
        if not becomes.size:
            return "free"
        if not was.size:
            return "loses"
        (many, after), (more, later) = _digits(was), _digits(becomes)
        if later < after or more - later < many - after:
            return "loses"
        return "free" if later == after else "rewrites"
    finer = (becomes.size or (6,)) >= (was.size or (6,))
    return "free" if finer else "loses"


def _limit(kind: PgType) -> int:
    return kind.size[0] if kind.size else _NO_LIMIT


def _digits(kind: PgType) -> tuple[int, int]:
    return kind.size[0], kind.size[1] if len(kind.size) > 1 else 0


def _renamed(was: PgType, becomes: PgType) -> Change:
    names = (was.name, becomes.name)
    if names == ("varchar", "text") or (names == ("text", "varchar") and not becomes.size):
        return "free"
    if names in {("char", "text"), ("char", "varchar")} and (becomes.name == "text" or _limit(becomes) >= _limit(was)):
        return "rewrites"
    if was.name in _ROOM and becomes.name in _ROOM and _ROOM[was.name] < _ROOM[becomes.name]:
        room = becomes.size[0] - _digits(becomes)[1] if becomes.size else 1000
        return "rewrites" if room >= {"smallint": 5, "integer": 10, "bigint": 19}.get(was.name, 1000) else "loses"
    if names in {("real", "double precision"), ("date", "timestamp"), ("date", "timestamptz"), ("json", "jsonb")}:
        return "rewrites"
    if names == ("timestamp", "timestamptz"):
        return "rewrites"
    return "loses"


@lru_cache(maxsize=4096)
def same_expression(old: str, new: str) -> bool:
    """Return whether two expressions read alike, however they are spelled."""
    return old == new or _normal(old) == _normal(new)


@lru_cache(maxsize=4096)
def _normal(text: str) -> str:
    from sqlglot import exp

    try:
        read = expression(text).copy()
    except SqlTextError:
        return " ".join(text.split())
    for node in list(read.find_all(exp.Cast)):
        if isinstance(node.this, exp.Literal) and node.parent is not None:
            node.replace(node.this.copy())
    while isinstance(read, exp.Paren) or (isinstance(read, exp.Cast) and isinstance(read.this, exp.Literal)):
        read = read.this
    return str(read.sql("postgres", comments=False)).lower()
