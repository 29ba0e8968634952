"""The ways to find rows of a table by an index: its keys, its indexes, and those that only SQL can say."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from sqlglot import exp

from plan.checks.conditions import key_of, part_of
from plan.checks.lookup import Lookup
from plan.sqltext import SqlTextError, expression, folded, statements_of


@dataclass(frozen=True, slots=True)
class Path:
    """What an index begins with, as keys, whether it allows one row of them, and on what conditions it knows a row."""

    keys: tuple[str, ...]
    unique: bool = False
    where: frozenset[str] = frozenset()


class Paths:
    """The indexes of one table, as a query sees them."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(path for path in paths if path.keys)
        self.partial = any(path.where for path in self._paths)

    def lead(self, key: str, known: Set[str], held: Set[str] = frozenset()) -> bool:
        """Return whether an index finds rows by `key`, where keys before it are `known` and conditions are `held`."""
        return any(
            key in path.keys
            and all(before in known for before in path.keys[: path.keys.index(key)])
            and _covers(path, known, held)
            for path in self._paths
        )

    def covers(self, held: Set[str]) -> bool:
        """Return whether an index has only the rows that the conditions `held` are true for."""
        return any(path.where and path.where <= held for path in self._paths)

    def one_row(self, known: Set[str]) -> bool:
        """Return whether there is at most one row for each value of the `known` keys."""
        return any(path.unique and not path.where and known >= set(path.keys) for path in self._paths)


def _covers(path: Path, known: Set[str], held: Set[str]) -> bool:
    """A partial index knows the row if the query asks for its condition, or for a value where it wants any at all."""
    filled = {f"not {key} is null" for key in known}
    return path.where <= held | filled


def index_paths(look: Lookup) -> dict[str, Paths]:
    """Return the ways to find rows of each table, by its name in lower case."""
    found: dict[str, list[Path]] = {name.lower(): [] for name in look.tables}
    for name, table in look.tables.items():
        keys = [table.primary_key, *((c.name,) for c in table.columns if c.unique), *table.unique]
        found[name.lower()] += [Path(tuple(n.lower() for n in key), unique=True) for key in keys]
    for _, index in look.every_index:
        keys_of_index = tuple(c.name.lower() for c in index.columns)
        found.get(index.table.lower(), []).append(Path(keys_of_index, index.unique, _conditions(index.where)))
    for table_name, path in _written(look):
        found.get(table_name, []).append(path)
    return {name: Paths(paths) for name, paths in found.items()}


def _conditions(where: str) -> frozenset[str]:
    if not where:
        return frozenset()
    try:
        return _split(expression(where))
    except SqlTextError:
        return frozenset((where,))


def _split(condition: exp.Expr) -> frozenset[str]:
    while isinstance(condition, exp.Paren):
        condition = condition.this
    if isinstance(condition, exp.And):
        return _split(condition.this) | _split(condition.expression)
    return frozenset((key_of(condition),))


def _written(look: Lookup) -> Iterator[tuple[str, Path]]:
    """The indexes that migrations and the existing schema make in SQL: on an expression, or of another kind."""
    texts = [step.up for _, _, step in look.every_step if step.action == "sql" and "index" in step.up.lower()]
    for there in look.kept_schema.indexes.values():
        where = f" WHERE {there.where}" if there.where else ""
        if not there.columns:
            texts.append(f"CREATE INDEX i ON {there.table} USING {there.method} ({', '.join(there.parts)}){where}")
    for text in texts:
        try:
            statements = statements_of(text)
        except SqlTextError:
            continue
        for made in statements:
            if isinstance(made, exp.Create) and isinstance(made.this, exp.Index):
                yield from _path(made)


def _path(made: exp.Create) -> Iterator[tuple[str, Path]]:
    table, parameters = made.this.args.get("table"), made.this.args.get("params")
    if not isinstance(table, exp.Table) or not isinstance(parameters, exp.IndexParameters):
        return
    where = parameters.args.get("where")
    held = _split(where.this) if isinstance(where, exp.Where) else frozenset()
    method = parameters.args.get("using")
    keys = tuple(_key(part) for part in parameters.args.get("columns") or () if isinstance(part, exp.Expr))
    if method is None or method.name.lower() == "btree":
        yield folded(table).lower(), Path(keys, bool(made.args.get("unique")), held)
    else:  # these have no order: each of their parts can be looked for by itself
        yield from ((folded(table).lower(), Path((key,), where=held)) for key in keys)


def _key(part: exp.Expr) -> str:
    inner = part.this if isinstance(part, exp.Ordered) else part
    if isinstance(inner, exp.Opclass):
        key = key_of(inner.this)
        return part_of(key) if "trgm" in inner.args["expression"].sql().lower() else key
    return key_of(inner)
