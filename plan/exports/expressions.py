"""SQL expressions of a plan, parsed and written anew: nothing that is not one plain expression gets through."""

import logging
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from plan.exports.dialect import Dialect
from plan.exports.sqlite_expressions import for_sqlite

logging.getLogger("sqlglot").addHandler(logging.NullHandler())

_LONGEST = 4000
_FUNCTIONS = frozenset(
    {
        *("array_length", "cardinality", "jsonb_array_length", "jsonb_typeof", "json_typeof", "num_nonnulls"),
        *("num_nulls", "nextval", "timezone", "uuid_generate_v4", "uuidv7", "octet_length", "isfinite", "make_date"),
        *("make_interval", "lower_inf", "upper_inf", "isempty", "scale", "btrim", "position", "clock_timestamp"),
        *("statement_timestamp", "transaction_timestamp", "to_tsvector", "host", "family", "masklen", "random"),
    }
)
"""Functions that sqlglot has no class for, and that read nothing but what they are given."""

_BARE_WORDS = re.compile(r"(?!(?:null|true|false|current_\w+|local\w+|default)$)[^\W\d][\w .,-]*", re.IGNORECASE)

_FORBIDDEN = (exp.DDL, exp.DML, exp.Command, exp.Block, exp.Semicolon, exp.Placeholder, exp.Parameter, exp.Into)


class ExpressionError(ValueError):
    """Some text is no SQL expression that may stand in the place it was written for."""


def condition(text: str, columns: Mapping[str, str], dialect: Dialect, of: str = "") -> str:
    """Return a condition on a row of a table, whose column names and types are `columns`.

    `of` is what the row is called, where there are several.

    Raises ExpressionError if it is none, or has no counterpart in the dialect.
    """
    tree = _with_names_of(_parse(text), columns)
    if tree.find(exp.Query) is not None:
        raise ExpressionError("it asks other rows")
    return _written(tree, columns, dialect, in_condition=True, of=of)


# A default such as `now()` stands in most tables, and each table in several files.
@lru_cache(maxsize=512)
def default(text: str, dialect: Dialect) -> str:
    """Return a column's default, in parentheses unless it is a literal.

    Raises ExpressionError if it is none, or has no counterpart in the dialect.
    """
    tree = _parse(text)
    if tree.find(exp.Query) is not None or tree.find(exp.Column) is not None:
        raise ExpressionError("it depends on other data")
    written = _written(tree, {}, dialect, in_condition=False)
    plain = isinstance(tree, exp.Literal | exp.Boolean | exp.Null | exp.CurrentTimestamp | exp.CurrentDate)
    return written if plain or (dialect == "postgres" and isinstance(tree, exp.Func | exp.Cast)) else f"({written})"


def value(text: str, dialect: Dialect) -> str:
    """Return a value of a seed row; bare words count as text.

    Raises ExpressionError if it is none, or has no counterpart in the dialect.
    """
    tree = exp.Literal.string(text.strip()) if _BARE_WORDS.fullmatch(text.strip()) else _parse(text)
    if isinstance(tree, exp.Alias | exp.Column):
        raise ExpressionError("it is no value")
    if isinstance(tree, exp.Query) and not isinstance(tree, exp.Subquery):
        tree = exp.Subquery(this=tree)
    return _written(tree, {}, dialect, in_condition=False)


def _parse(text: str) -> exp.Expr:
    if len(text) > _LONGEST:
        raise ExpressionError("it is too long")
    try:
        trees = sqlglot.parse(text, read="postgres", error_level=ErrorLevel.RAISE)
    except (SqlglotError, RecursionError, ValueError) as error:
        raise ExpressionError("it is no SQL expression") from error
    if len(trees) != 1 or trees[0] is None:
        raise ExpressionError("it is not one SQL expression")
    tree = trees[0]
    _check(tree.walk())
    return tree


def _check(nodes: Iterable[exp.Expr]) -> None:
    for node in nodes:
        if isinstance(node, _FORBIDDEN) and not isinstance(node, exp.Select | exp.Subquery | exp.SetOperation):
            raise ExpressionError("it is a statement")
        if isinstance(node, exp.Anonymous) and str(node.this).lower() not in _FUNCTIONS:
            raise ExpressionError(f"the function {node.this} is not known to be harmless")


def _with_names_of(tree: exp.Expr, columns: Mapping[str, str]) -> exp.Expr:
    """Give each column the spelling it has in its table, as PostgreSQL would find it."""
    folded = {name.lower(): name for name in reversed(list(columns))}
    for column in tree.find_all(exp.Column):
        if column.name not in columns and not column.this.quoted:
            column.this.set("this", folded.get(column.name.lower(), column.name.lower()))
    return tree


def _written(tree: exp.Expr, columns: Mapping[str, str], dialect: Dialect, *, in_condition: bool, of: str = "") -> str:
    if dialect == "postgres":
        tree = tree.transform(_built_in)
    else:
        found = for_sqlite(tree, columns, in_condition=in_condition)
        if found is None:
            raise ExpressionError("SQLite has no counterpart of it")
        tree = found
    for column in tree.find_all(exp.Column) if of else ():
        column.set("table", exp.to_identifier(of, quoted=True))
    try:
        written: str = tree.sql(
            dialect=dialect,
            identify=True,
            comments=False,
            normalize_functions=False,
            unsupported_level=ErrorLevel.IGNORE,
        )
    except (SqlglotError, RecursionError, ValueError) as error:
        raise ExpressionError("it cannot be written") from error
    if "\0" in written:
        raise ExpressionError("it holds a null character")
    return written


def _built_in(node: exp.Expr) -> exp.Expr:
    """Ask PostgreSQL itself for a random UUID, whichever extension's function is named."""
    if isinstance(node, exp.Uuid) or (isinstance(node, exp.Anonymous) and node.name.lower() == "uuid_generate_v4"):
        return exp.Anonymous(this="gen_random_uuid")
    return node
