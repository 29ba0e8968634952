"""Which table each column of a query belongs to.

PostgreSQL's rules of visibility over sqlglot's syntax tree, for every kind of statement. Where a name could come from
something whose columns are not known (a function, a star of one), it is taken to be right.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from sqlglot import exp

from plan.sqltext import KEYWORD_VALUES, folded

_Part = TypeVar("_Part", bound=exp.Expr)

Schema = Mapping[str, frozenset[str]]
"""Columns by table, all in lower case."""

_SYSTEM_COLUMNS = frozenset(("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid"))
_SYSTEM_SCHEMAS = frozenset(("pg_catalog", "information_schema"))
_FRAMES = (exp.Select, exp.Update, exp.Delete, exp.Insert, exp.Merge, exp.SetOperation)


@dataclass(frozen=True, slots=True)
class Fault:
    """A name that means nothing, or more than one thing; `table` is where it was looked for."""

    kind: Literal["table", "column", "source", "ambiguous"]
    name: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Something that rows come from: its name in the query, its base table if it is one, its columns if known."""

    alias: str
    table: str
    columns: frozenset[str] | None


class Resolution:
    """The names of one statement, resolved against a schema."""

    def __init__(self, read: exp.Expr, schema: Schema) -> None:
        self._schema = schema
        self._ctes: dict[str, exp.CTE] = {}
        self._nodes = tuple(read.walk())
        for cte in self.each(exp.CTE):
            self._ctes.setdefault(cte.alias.lower(), cte)
        self._open: set[str] = set()
        self._sources: dict[int, tuple[Source, ...]] = {}
        self.frames = tuple(node for node in self._nodes if isinstance(node, _FRAMES))
        self._columns = tuple(c for c in self.each(exp.Column) if not isinstance(c.this, exp.Star))
        self._tables = tuple(t for t in self.each(exp.Table) if isinstance(t.this, exp.Identifier))
        self._inserted = tuple(_inserted_columns(self.each(exp.Insert)))

    def each(self, *kinds: type[_Part]) -> Iterator[_Part]:
        """Return every part of the statement that is of one of these kinds."""
        return (node for node in self._nodes if isinstance(node, kinds))

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Each name that cannot be resolved, tables first."""
        return tuple(self._faults())

    def _faults(self) -> Iterator[Fault]:
        for table in self._tables:
            name = folded(table)
            if not self._is_cte(table) and not _of_the_system(table) and name.lower() not in self._schema:
                yield Fault("table", name)
        for target, identifier in self._inserted:
            known = self._schema.get(target.lower())
            if known is not None and folded(identifier).lower() not in known:
                yield Fault("column", folded(identifier), target)
        for column in self._columns:
            found = self.resolve(column)
            if isinstance(found, Fault):
                yield found

    def resolve(self, column: exp.Column) -> Source | Fault | None:
        """Return where a column comes from, what is wrong with it, or None if it is right but not a table's."""
        name = folded(column).lower()
        qualifier = column.args.get("table")
        visible = list(self._visible(column))
        if isinstance(qualifier, exp.Identifier):
            return self._qualified(folded(qualifier).lower(), name, visible)
        return self._unqualified(column, name, visible)

    def _qualified(
        self, qualifier: str, name: str, visible: list[tuple[exp.Expr, tuple[Source, ...]]]
    ) -> Source | Fault | None:
        for frame, sources in visible:
            for source in sources:
                if source.alias == qualifier:
                    if source.columns is None or name in source.columns or name in _SYSTEM_COLUMNS:
                        return source
                    return Fault("column", name, source.table or source.alias)
            if isinstance(frame, exp.Insert | exp.Update | exp.Delete | exp.Merge) and qualifier in {
                "excluded",
                "old",
                "new",
            }:
                return None
        return Fault("source", qualifier)

    def _unqualified(
        self, column: exp.Column, name: str, visible: list[tuple[exp.Expr, tuple[Source, ...]]]
    ) -> Source | Fault | None:
        if name in KEYWORD_VALUES or name in _SYSTEM_COLUMNS:
            return None
        for frame, sources in visible:
            holders = [s for s in sources if s.columns is not None and name in s.columns]
            if len(holders) > 1 and not _merged(frame, name) and not _names_output(column, frame, name):
                return Fault("ambiguous", name, " and ".join(s.alias for s in holders))
            if holders:
                return holders[0]
            if any(s.columns is None or s.alias == name for s in sources) or _names_output(column, frame, name):
                return None
            if isinstance(frame, exp.SetOperation):
                return None
        innermost = visible[0][1] if visible else ()
        return Fault("column", name, innermost[0].table or innermost[0].alias if len(innermost) == 1 else "")

    def _visible(self, node: exp.Expr) -> Iterator[tuple[exp.Expr, tuple[Source, ...]]]:
        """The frames around a node, from the inside out, without those that it cannot see into."""
        child, parent = node, node.parent
        hidden = crossed = False
        while parent is not None:
            if isinstance(parent, exp.Lateral):
                hidden = False
                child, parent = parent, parent.parent
                while parent is not None and not isinstance(parent, _FRAMES):
                    child, parent = parent, parent.parent
                continue
            derived = crossed and isinstance(parent, exp.From | exp.Join) and child.arg_key == "this"
            hidden = hidden or derived or isinstance(parent, exp.With)
            if isinstance(parent, _FRAMES):
                if not hidden:
                    yield parent, self._of(parent)
                hidden, crossed = False, True
            child, parent = parent, parent.parent

    def sources(self, frame: exp.Expr) -> tuple[Source, ...]:
        """Return what a select, an update, … takes its rows from; a column resolves to one of these very objects."""
        return self._of(frame)

    def _of(self, frame: exp.Expr) -> tuple[Source, ...]:
        if id(frame) not in self._sources:
            self._sources[id(frame)] = tuple(self._read_sources(frame))
        return self._sources[id(frame)]

    def _read_sources(self, frame: exp.Expr) -> Iterator[Source]:
        if isinstance(frame, exp.SetOperation):
            return
        if isinstance(frame, exp.Insert | exp.Update | exp.Delete | exp.Merge):
            target = frame.this.this if isinstance(frame.this, exp.Schema) else frame.this
            yield from self._from(target)
        using = frame.args.get("using")
        for item in using if isinstance(using, list) else [using]:
            yield from self._from(item)
        if isinstance(frame, exp.Insert):
            return
        for key in ("from_", "from"):
            if isinstance(origin := frame.args.get(key), exp.From):
                yield from self._from(origin.this)
        for join in frame.args.get("joins") or ():
            yield from self._from(join.this)
        for lateral in frame.args.get("laterals") or ():
            yield from self._from(lateral)

    def _from(self, item: object) -> Iterator[Source]:
        """The sources that one entry of a FROM brings in, with those joined to it."""
        if not isinstance(item, exp.Expr):
            return
        if isinstance(item, exp.Paren):
            yield from self._from(item.this)
            return
        alias = item.alias.lower()
        renamed = _renamed(item)
        if isinstance(item, exp.Table) and isinstance(item.this, exp.Identifier):
            name = folded(item).lower()
            columns = self._cte_columns(name) if self._is_cte(item) else self._schema.get(name)
            table = name if name in self._schema and not self._is_cte(item) else ""
            yield Source(alias or name, table, renamed or columns)
        elif isinstance(item, exp.Subquery) and isinstance(item.this, exp.Query):
            yield Source(alias, "", renamed or self._outputs(item.this))
        elif isinstance(item, exp.Subquery):
            yield from self._from(item.this)
        elif isinstance(item, exp.Lateral) and isinstance(item.this, exp.Subquery):
            yield Source(alias, "", renamed or self._outputs(item.this))
        else:
            yield Source(alias or "", "", None)
        for join in item.args.get("joins") or ():
            yield from self._from(join.this)
        for lateral in item.args.get("laterals") or ():
            yield from self._from(lateral)

    def _is_cte(self, table: exp.Table) -> bool:
        return folded(table).lower() in self._ctes and not table.db

    def _cte_columns(self, name: str) -> frozenset[str] | None:
        cte = self._ctes[name]
        if renamed := _renamed(cte):
            return renamed
        if name in self._open:  # a recursive one, seen from within
            return None
        self._open.add(name)
        try:
            return self._outputs(cte.this)
        finally:
            self._open.discard(name)

    def _outputs(self, read: exp.Expr) -> frozenset[str] | None:
        """The columns that a query or a RETURNING gives, or None if they are not known."""
        if isinstance(read, exp.Subquery):
            return self._outputs(read.this)
        if isinstance(read, exp.SetOperation):
            return self._outputs(read.this)
        if isinstance(read, exp.Select):
            given = read.expressions
        elif isinstance(returning := read.args.get("returning"), exp.Returning):
            given = returning.expressions
        else:
            return None
        names: set[str] = set()
        for item in given:
            star = isinstance(item, exp.Star)
            if star or (isinstance(item, exp.Column) and isinstance(item.this, exp.Star)):
                wanted = "" if star else item.table.lower()
                for source in self._of(read):
                    if wanted in {"", source.alias}:
                        if source.columns is None:
                            return None
                        names |= source.columns
            elif item.alias_or_name:
                names.add(item.alias_or_name.lower())
            else:
                return None
        return frozenset(names)


def _renamed(item: exp.Expr) -> frozenset[str] | None:
    alias = item.args.get("alias")
    columns = alias.args.get("columns") if isinstance(alias, exp.TableAlias) else None
    return frozenset(folded(c).lower() for c in columns) if columns else None


def _of_the_system(table: exp.Table) -> bool:
    return table.db.lower() in _SYSTEM_SCHEMAS or folded(table).startswith("pg_")


def _inserted_columns(inserts: Iterable[exp.Insert]) -> Iterator[tuple[str, exp.Identifier]]:
    for insert in inserts:
        if isinstance(insert.this, exp.Schema) and isinstance(insert.this.this, exp.Table):
            for identifier in insert.this.expressions:
                if isinstance(identifier, exp.Identifier):
                    yield folded(insert.this.this), identifier


def _merged(frame: exp.Expr, name: str) -> bool:
    """Whether a join makes one column of those with this name, by USING or NATURAL."""
    for join in frame.find_all(exp.Join):
        if str(join.args.get("method") or "").upper() == "NATURAL":
            return True
        if any(isinstance(u, exp.Expr) and u.name.lower() == name for u in join.args.get("using") or ()):
            return True
    return False


def _names_output(column: exp.Column, frame: exp.Expr, name: str) -> bool:
    """Whether a column stands for an output of its own select: in ORDER BY, GROUP BY and DISTINCT ON it may."""
    if not isinstance(frame, exp.Select):
        return False
    node: exp.Expr | None = column
    while node is not None and node.parent is not frame:
        node = node.parent
    if node is None or node.arg_key not in {"order", "group", "distinct"}:
        return False
    return any(item.alias_or_name.lower() == name for item in frame.expressions)
