"""PostgreSQL expressions in SQLite's terms."""

from collections.abc import Mapping

import sqlglot
from sqlglot import exp

from plan.exports.dialect import is_date, is_moment

_UUID = sqlglot.parse_one(
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'"
    " || substr('89ab', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))",
    read="sqlite",
)
_NOW = (exp.CurrentTimestamp, exp.Localtimestamp)
_CLOCK = (*_NOW, exp.CurrentDate, exp.CurrentTime)
_NOW_FUNCTIONS = frozenset({"clock_timestamp", "statement_timestamp", "transaction_timestamp"})
_NUMBERS = frozenset({exp.DType.DECIMAL, exp.DType.INT, exp.DType.BIGINT, exp.DType.SMALLINT, exp.DType.DOUBLE})
_SAME = (
    *(exp.Abs, exp.And, exp.Or, exp.Case, exp.Coalesce, exp.If, exp.Length, exp.Lower, exp.Upper, exp.Nullif),
    *(exp.Trim, exp.Round, exp.Substring, exp.Replace, exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime),
)
"""Functions that SQLite has too, by the same meaning."""


def for_sqlite(tree: exp.Expr, columns: Mapping[str, str], *, in_condition: bool) -> exp.Expr | None:
    """Return an expression that means the same in SQLite, or None if there is none.

    `columns` are the names and PostgreSQL types of the table's columns. A condition must not ask the clock: SQLite
    refuses that.
    """
    if in_condition and tree.find(*_CLOCK) is not None:
        return None
    translated = tree.copy().transform(_translate, columns)
    return translated if all(map(_known, translated.walk())) else None


def _known(node: exp.Expr) -> bool:
    if isinstance(node, exp.RegexpLike | exp.RegexpILike | exp.Array | exp.Interval | exp.ByteString | exp.SimilarTo):
        return False
    if isinstance(node, exp.Cast):
        return node.to.this in _NUMBERS
    if isinstance(node, exp.Anonymous):
        return str(node.this).lower() in {"date", "datetime", "julianday", "randomblob", "hex", "random"}
    return not isinstance(node, exp.Func) or isinstance(node, (*_SAME, exp.Hex, exp.Rand))


def _translate(node: exp.Expr, columns: Mapping[str, str]) -> exp.Expr:
    if isinstance(node, exp.Uuid) or _called(node, {"uuid_generate_v4", "uuidv7"}):
        return _UUID.copy()
    if isinstance(node, exp.Localtimestamp) or _called(node, _NOW_FUNCTIONS):
        return exp.CurrentTimestamp()
    if isinstance(node, exp.ILike):
        return exp.Like(this=node.this, expression=node.expression)
    if isinstance(node, exp.Cast):
        return _cast(node)
    if isinstance(node, exp.Array):
        return _list(node)
    if isinstance(node, exp.AtTimeZone):
        moment: exp.Expr = node.this.transform(_translate, columns)
        return moment
    if isinstance(node, exp.Add | exp.Sub):
        return _moved(node, columns) or _days_between(node, columns) or node
    return node


def _called(node: exp.Expr, names: frozenset[str] | set[str]) -> bool:
    return isinstance(node, exp.Anonymous) and str(node.this).lower() in names


def _cast(node: exp.Cast) -> exp.Expr:
    """Drop a cast to what SQLite keeps as text; PostgreSQL's empty array literal becomes JSON's."""
    inner = node.this
    if node.to.this == exp.DType.ARRAY:
        if isinstance(inner, exp.Literal) and inner.this.strip() == "{}":
            return exp.Literal.string("[]")
        return _list(inner) if isinstance(inner, exp.Array) else node
    return node if node.to.this in _NUMBERS else inner


def _list(array: exp.Array) -> exp.Expr:
    """Translate an array of literals to a JSON list."""
    if not all(isinstance(item, exp.Literal) for item in array.expressions):
        return array
    return exp.Literal.string("[" + ", ".join(map(_json, array.expressions)) + "]")


def _json(literal: exp.Expr) -> str:
    text = str(literal.this)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if literal.args.get("is_string") else text


def _moved(node: exp.Add | exp.Sub, columns: Mapping[str, str]) -> exp.Expr | None:
    """Translate a day or moment moved by an interval, or a day by a number of days."""
    function = _kind(node.this, columns)
    sign = "+" if isinstance(node, exp.Add) else "-"
    if function is None:
        return None
    if isinstance(node.expression, exp.Interval):
        amount, unit = node.expression.this, node.expression.args.get("unit")
        words = f"{amount.this} {unit.name if unit is not None else ''}".lower().split()
    elif isinstance(node.expression, exp.Literal) and not node.expression.is_string and function == "date":
        words = [str(node.expression.this), "days"]
    else:
        return None
    if len(words) != 2 or not words[0].isdecimal():
        return None
    number, unit_name = int(words[0]), words[1].rstrip("s")
    if unit_name == "week":
        number, unit_name = number * 7, "day"
    if unit_name not in {"second", "minute", "hour", "day", "month", "year"}:
        return None
    moment = exp.Literal.string("now") if isinstance(node.this, _CLOCK) else node.this
    if isinstance(node.expression, exp.Interval) and unit_name in {"second", "minute", "hour"}:
        function = "datetime"
    return exp.Anonymous(this=function, expressions=[moment, exp.Literal.string(f"{sign}{number} {unit_name}s")])


def _days_between(node: exp.Add | exp.Sub, columns: Mapping[str, str]) -> exp.Expr | None:
    """Translate the days between two days, which SQLite keeps as text."""
    sides = (node.this, node.expression)
    if isinstance(node, exp.Add) or any(_kind(side, columns) != "date" for side in sides):
        return None
    left, right = (exp.Anonymous(this="julianday", expressions=[side]) for side in sides)
    return exp.Sub(this=left, expression=right)


def _kind(node: exp.Expr, columns: Mapping[str, str]) -> str | None:
    """Return the SQLite function for the kind of time that an expression is, or None if it is no time."""
    if isinstance(node, exp.CurrentDate):
        return "date"
    if isinstance(node, _NOW):
        return "datetime"
    if isinstance(node, exp.Column):
        written = columns.get(node.name, "")
        return "date" if is_date(written) else "datetime" if is_moment(written) else None
    return None
