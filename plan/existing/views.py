"""Which tables and columns the views of a schema read, and a view under the new names of what it reads.

PostgreSQL binds a view to columns, not to names: it keeps the columns that it had when it was made, under their names.
"""

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import cast

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.scope import Scope, traverse_scope

from plan.sqltext import folded

Columns = Mapping[str, tuple[str, ...]]
"""The columns of each table and view by name."""
Read = tuple[str, str]
"""A table or view, and a column of it."""


def reads(text: str, known: Columns) -> frozenset[Read]:
    """Return what a view reads; a column that may be of several tables counts for each of them."""
    found: set[Read] = set()
    for scope in _read_scopes(text):
        tables = {folded(source) for source in _tables(scope).values()}
        found |= {(table, "") for table in tables}
        for column in scope.columns:
            if isinstance(column.this, exp.Identifier):
                found |= {(table, folded(column)) for table in _owners(column, scope, known)}
    return frozenset(found)


def dependents(views: Mapping[str, str], known: Columns, table: str, column: str = "") -> tuple[str, ...]:
    """Return the views that read a table, or a column of it, and those that read these, in the order of the schema."""
    found: list[str] = []
    for name, text in views.items():
        read = reads(text, known)
        if (table, column) in read or any((one, "") in read for one in found):
            found.append(name)
    return tuple(found)


def standing(views: Mapping[str, str], before: Columns, after: Columns) -> dict[str, str]:
    """Return the views that read nothing of what was there before and is not there after."""
    left: dict[str, str] = {}
    outputs = output_of(views)
    for name, text in views.items():
        kept = {**after, **{one: outputs[one] for one in left}}
        was = {**before, **outputs}
        gone = {(t, c) for t, c in reads(text, was) if t in was and (t not in kept or (c and c not in kept[t]))}
        if not gone:
            left[name] = text
    return left


def output_of(views: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the columns of views by name."""
    return {name: _output(text) for name, text in views.items()}


def expanded(tree: exp.Expr, known: Columns) -> exp.Expr:
    """Return a view whose `*` are the columns that are there now; it is changed in place."""
    for scope in _scopes(tree):
        select = scope.expression
        if not isinstance(select, exp.Select):
            continue
        made: list[exp.Expr] = []
        for part in select.expressions:
            wanted = _starred(part, scope)
            if any(not isinstance(source, exp.Table) or folded(source) not in known for source in wanted.values()):
                return tree
            made += (
                [part]
                if not wanted
                else [
                    exp.column(_identifier(name), table=_identifier(alias))
                    for alias, source in wanted.items()
                    for name in known[folded(cast("exp.Table", source))]
                ]
            )
        select.set("expressions", made)
    return tree


def renamed_column(text: str, table: str, old: str, new: str, known: Columns) -> str:
    """Return a view after a column that it may read got another name; its own columns keep theirs."""
    if old not in text:
        return text
    tree, hit = _tree(text), False
    for scope in _scopes(tree):
        for column in scope.columns:
            if not isinstance(column.this, exp.Identifier) or folded(column) != old:
                continue
            if table not in _owners(column, scope, known):
                continue
            hit = True
            shown = isinstance(column.parent, exp.Select) and column.arg_key == "expressions"
            column.set("this", _identifier(new))
            if shown:
                column.replace(exp.alias_(column.copy(), _identifier(old)))
    return _written(tree) if hit else text


def renamed_table(text: str, old: str, new: str) -> str:
    """Return a view after a table that it may read got another name."""
    if old not in text:
        return text
    tree, hit = _tree(text), False
    for scope in _scopes(tree):
        for source in _tables(scope).values():
            if folded(source) == old:
                hit = True
                if not source.alias:
                    source.set("alias", exp.TableAlias(this=_identifier(old)))
                source.set("this", _identifier(new))
    return _written(tree) if hit else text


def _tree(text: str) -> exp.Expr:
    return sqlglot.parse_one(text.rstrip().removesuffix(";").removesuffix(" WITH NO DATA"), read="postgres")


def _written(tree: exp.Expr) -> str:
    text: str = tree.sql("postgres", comments=False, normalize_functions=False)
    return f"{text};"


@lru_cache(maxsize=1024)
def _read_scopes(text: str) -> tuple[Scope, ...]:
    """The scopes of a view that is only looked at."""
    return tuple(_scopes(_tree(text)))


def _scopes(tree: exp.Expr) -> list[Scope]:
    query = tree.expression if isinstance(tree, exp.Create) else tree
    try:
        return list(traverse_scope(query)) if isinstance(query, exp.Query) else []
    except SqlglotError:
        return []


def _tables(scope: Scope) -> dict[str, exp.Table]:
    return {alias: source for alias, source in scope.sources.items() if isinstance(source, exp.Table)}


def _owners(column: exp.Column, scope: Scope, known: Columns) -> Set[str]:
    tables = _tables(scope)
    if column.table:
        source = tables.get(column.table)
        return {folded(source)} if source is not None else set()
    return {folded(source) for source in tables.values() if folded(column) in known.get(folded(source), ())}


def _starred(part: exp.Expr, scope: Scope) -> Mapping[str, object]:
    """The sources that a `*` among what is selected stands for; none if it is no star."""
    if isinstance(part, exp.Star):
        return {alias: source for alias, (_, source) in scope.selected_sources.items()}
    if isinstance(part, exp.Column) and isinstance(part.this, exp.Star):
        return {part.table: scope.sources.get(part.table)}
    return {}


@lru_cache(maxsize=4096)
def _output(text: str) -> tuple[str, ...]:
    tree = _tree(text)
    query = tree.expression if isinstance(tree, exp.Create) else tree
    if isinstance(tree, exp.Create) and isinstance(tree.this, exp.Schema):
        return tuple(folded(part) for part in tree.this.expressions)
    return tuple(_names(query)) if isinstance(query, exp.Query) else ()


def _names(query: exp.Query) -> Iterator[str]:
    yield from query.named_selects


def _identifier(name: str) -> exp.Identifier:
    plain = name.isascii() and name.isidentifier() and name == name.lower()
    return exp.to_identifier(name, quoted=not plain or name.upper() in _RESERVED)


_RESERVED = frozenset(
    ("ORDER", "USER", "GROUP", "TABLE", "END", "LIMIT", "DESC", "ASC", "DEFAULT", "CHECK", "TO", "ALL")
)
