"""The tables of a database that already exists, which the plan extends and never drops."""

from functools import lru_cache
from typing import cast

from plan.database import Column, Reference, ReferentialAction, Seed, Table

_ACTIONS: dict[str, ReferentialAction] = {
    "CASCADE": "cascade",
    "RESTRICT": "restrict",
    "SET NULL": "set null",
    "SET DEFAULT": "set default",
}
_NO_REFERENCE = Reference(table="", column="", on_delete="no action")
_SERIAL = {"serial": "integer", "bigserial": "bigint", "smallserial": "smallint"}


@lru_cache(maxsize=4)
def existing_tables(sql: str) -> tuple[Table, ...]:
    """Return the tables that `sql` creates, as PostgreSQL reads them; none if it cannot be read."""
    if not sql.strip():
        return ()
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        statements = sqlglot.parse(sql, read="postgres")
    except (SqlglotError, RecursionError):
        return ()
    found: dict[str, Table] = {}
    for statement in statements:
        if isinstance(statement, exp.Create) and statement.kind == "TABLE" and isinstance(statement.this, exp.Schema):
            table = _table(statement.this)
            found.setdefault(table.name, table)
    known = frozenset(found)
    return tuple(_within(table, known) for table in found.values())


def _table(schema: object) -> Table:
    from sqlglot import exp

    node = cast("exp.Schema", schema)
    columns: dict[str, Column] = {}
    primary: list[str] = []
    unique: list[tuple[str, ...]] = []
    for part in node.expressions:
        if isinstance(part, exp.ColumnDef):
            column = _column(part)
            columns[column.name] = column
            if part.find(exp.PrimaryKeyColumnConstraint):
                primary.append(column.name)
            continue
        for key in part.find_all(exp.PrimaryKey):
            primary += [e.name for e in key.expressions]
        for foreign in part.find_all(exp.ForeignKey):
            _point(columns, foreign)
        for group in part.find_all(exp.UniqueColumnConstraint):
            names = tuple(e.name for e in group.this.expressions) if group.this is not None else ()
            if len(names) > 1:
                unique.append(names)
    keys = tuple(dict.fromkeys(name for name in primary if name in columns))
    keyed = tuple(c.model_copy(update={"nullable": False}) if c.name in keys else c for c in columns.values())
    return Table(
        name=node.this.name,
        description="Exists already; kept as it is.",
        columns=keyed,
        primary_key=keys,
        unique=tuple(group for group in unique if set(group) <= set(columns)),
        checks=(),
        seed=Seed(columns=(), rows=()),
    )


def _column(part: object) -> Column:
    from sqlglot import exp

    node = cast("exp.ColumnDef", part)
    reference = _NO_REFERENCE
    found = node.find(exp.Reference)
    if found is not None and isinstance(found.this, exp.Schema):
        target = found.this.expressions[0].name if found.this.expressions else "id"
        reference = Reference(
            table=found.this.this.name, column=target, on_delete=_action(found.args.get("options") or [])
        )
    elif found is not None:
        reference = Reference(table=found.this.name, column="id", on_delete=_action(found.args.get("options") or []))
    default = node.find(exp.DefaultColumnConstraint)
    not_null = next((c for c in node.find_all(exp.NotNullColumnConstraint) if not c.args.get("allow_null")), None)
    return Column(
        name=node.name,
        type=node.kind.sql(dialect="postgres").lower() if node.kind is not None else "text",
        nullable=not_null is None,
        unique=node.find(exp.UniqueColumnConstraint) is not None,
        default=default.this.sql(dialect="postgres") if default is not None else "",
        references=reference,
        description="Exists already.",
    )


def _action(options: list[str]) -> ReferentialAction:
    for option in options or []:
        if option.upper().startswith("ON DELETE "):
            return _ACTIONS.get(option[10:].upper(), "no action")
    return "no action"


def _point(columns: dict[str, Column], foreign: object) -> None:
    from sqlglot import exp

    node = cast("exp.ForeignKey", foreign)
    reference = node.args.get("reference")
    if len(node.expressions) != 1 or reference is None or node.expressions[0].name not in columns:
        return
    name = node.expressions[0].name
    target = reference.this
    held = isinstance(target, exp.Schema)
    table = target.this.name if held else target.name
    column = target.expressions[0].name if held and target.expressions else "id"
    made = Reference(table=table, column=column, on_delete=_action(reference.args.get("options") or []))
    columns[name] = columns[name].model_copy(update={"references": made})


def _within(table: Table, known: frozenset[str]) -> Table:
    columns = tuple(
        c.model_copy(update={"references": _NO_REFERENCE})
        if c.references.table and c.references.table not in known
        else c
        for c in table.columns
    )
    return table.model_copy(update={"columns": columns})


def beside(existing: tuple[Table, ...], new: tuple[Table, ...]) -> tuple[Table, ...]:
    """Return the existing tables with what is wanted of them besides, and the new ones with keys that fit."""
    if not existing:
        return new
    by_name = {t.name: t for t in existing}
    wanted = {t.name: _fitted(t, by_name) for t in new}
    extended = tuple(_extended(t, wanted[t.name]) if t.name in wanted else t for t in existing)
    return (*extended, *(t for name, t in wanted.items() if name not in by_name))


def _extended(table: Table, wanted: Table) -> Table:
    """The existing table with the columns that it lacks; rows that are there already leave them empty."""
    known = {c.name for c in table.columns}
    added = tuple(
        c.model_copy(update={"nullable": c.nullable or not c.default})
        for c in wanted.columns
        if c.name not in known and c.name not in wanted.primary_key
    )
    if not added:
        return table
    names = ", ".join(c.name for c in added)
    description = f"Exists already; {names} {'is' if len(added) == 1 else 'are'} new."
    return table.model_copy(update={"columns": (*table.columns, *added), "description": description})


def added_columns(existing: tuple[Table, ...], tables: tuple[Table, ...]) -> tuple[tuple[str, Column], ...]:
    """Return table and column of everything that the plan adds to an existing table."""
    known = {t.name: {c.name for c in t.columns} for t in existing}
    return tuple((t.name, c) for t in tables if t.name in known for c in t.columns if c.name not in known[t.name])


def _fitted(table: Table, existing: dict[str, Table]) -> Table:
    columns = []
    for column in table.columns:
        target = existing.get(column.references.table)
        if target is None:
            columns.append(column)
            continue
        key = next((c for c in target.columns if target.primary_key == (c.name,)), None)
        if key is None:
            columns.append(column.model_copy(update={"references": _NO_REFERENCE}))
            continue
        reference = column.references.model_copy(update={"column": key.name})
        columns.append(column.model_copy(update={"type": _SERIAL.get(key.type, key.type), "references": reference}))
    return table.model_copy(update={"columns": tuple(columns)})
