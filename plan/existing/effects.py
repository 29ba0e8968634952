"""What each migration step does to a schema."""

import re
from dataclasses import replace

from plan.database import MigrationStep
from plan.existing.columns import PLAIN
from plan.existing.schema import ColumnDef, ConstraintDef, Schema, TableDef

_NAMED = {"add-check": "check", "add-exclusion": "exclude"}
"""Steps that add a constraint by its name, and its kind."""
_GROUP = re.compile(r"(?P<table>.+)\((?P<columns>.+)\)")
_TEXT = re.compile(r"'(?:[^']|'')*'")
_CALLED = re.compile(r"([a-z_]\w*)\s*\(", re.IGNORECASE)
_STEADY = frozenset(
    (
        "now", "current_timestamp", "current_date", "transaction_timestamp", "statement_timestamp", "localtimestamp",
        "lower", "upper", "coalesce", "cast", "timezone", "date_trunc", "make_interval", "make_date", "array", "in",
        "and", "or", "not", "numeric", "decimal", "varchar", "char", "timestamp", "timestamptz", "time", "interval",
        "jsonb_build_object", "json_build_object", "jsonb_build_array", "to_timestamp", "concat",
    )
)  # fmt: skip


def is_volatile(default: str) -> bool:
    """Return whether a default may give each row another value, so that PostgreSQL would write every row for it."""
    return any(name.lower() not in _STEADY for name in _CALLED.findall(_TEXT.sub("''", default)))


def fills_itself(column: ColumnDef) -> bool:
    """Return whether rows that lack a column can be given its default."""
    return bool(column.default) and column.default.strip().lower() != "null"


def added_column(column: ColumnDef) -> ColumnDef:
    """Return a column as it is right after it is added to a table that has rows: NOT NULL only if that is free."""
    if column.nullable or column.identity or column.type in PLAIN or column.generated:
        return column
    return column if fills_itself(column) and not is_volatile(column.default) else replace(column, nullable=True)


def place_of(schema: Schema, name: str) -> tuple[TableDef, str] | None:
    """Return the table and the rest of a step's target `table.rest`, or None if there is no such table."""
    table, _, rest = name.rpartition(".")
    found = schema.tables.get(table)
    return (found, rest) if found is not None and rest else None


def group_of(schema: Schema, name: str) -> tuple[TableDef, tuple[str, ...]] | None:
    """Return the table and columns of a step's target `table(a,b)`, or None if there is no such table."""
    found = _GROUP.fullmatch(name)
    table = schema.tables.get(found["table"]) if found else None
    if found is None or table is None:
        return None
    return table, tuple(part.strip() for part in found["columns"].split(","))


def wanted_constraint(target: Schema, step: MigrationStep) -> tuple[str, ConstraintDef] | None:
    """Return the table and the constraint that a step adds, or None if the target has none such."""
    if step.action == "add-unique":
        group = group_of(target, step.target)
        if group is None:
            return None
        held, columns = group
        wanted = [c for c in held.constraints if c.kind == "unique" and c.columns == columns]
    else:
        place = place_of(target, step.target)
        if place is None:
            return None
        held, rest = place
        if step.action in _NAMED:
            wanted = [c for c in held.constraints if c.kind == _NAMED[step.action] and c.name == rest]
        else:
            names = tuple(part.strip() for part in rest.split(","))
            wanted = [c for c in held.constraints if c.kind == "foreign key" and c.columns == names]
    return (held.name, wanted[-1]) if wanted else None


def after_step(state: Schema, step: MigrationStep, target: Schema) -> Schema:
    """Return the schema after a step, which comes from `target` or is SQL; what cannot be done is left."""
    if step.action == "sql":
        from plan.existing.reading import applied

        return applied(state, step.up)
    if step.action == "create-table":
        made = target.tables.get(step.target)
        return state if made is None else replace(state, tables={**state.tables, made.name: made})
    if step.action == "create-index":
        index = target.indexes.get(step.target)
        return state if index is None else replace(state, indexes={**state.indexes, index.name: index})
    if step.action == "drop-table":
        return _without_table(state, step.target)
    if step.action in {"add-foreign-key", "add-unique", *_NAMED}:
        found = wanted_constraint(target, step)
        table = state.tables.get(found[0]) if found else None
        if found is None or table is None or any(c.name == found[1].name for c in table.constraints):
            return state
        return _with(state, replace(table, constraints=(*table.constraints, found[1])))
    return _with_column(state, step, target)


def _with(state: Schema, table: TableDef) -> Schema:
    return replace(state, tables={**state.tables, table.name: table})


def _without_table(state: Schema, name: str) -> Schema:
    from plan.existing.building import Builder

    builder = Builder(state)
    builder.drop_table(name)
    return builder.schema()


def _with_column(state: Schema, step: MigrationStep, target: Schema) -> Schema:
    place = place_of(state, step.target)
    if place is None:
        return state
    table, name = place
    there = table.column(name)
    held = target.tables.get(table.name)
    wanted = held.column(name) if held is not None else None
    if step.action == "drop-column" and there is not None:
        from plan.existing.building import Builder

        builder = Builder(state)
        builder.drop_column(table.name, name)
        return builder.schema()
    if step.action == "add-column" and there is None and wanted is not None:
        return _with(state, replace(table, columns=(*table.columns, added_column(wanted))))
    if there is None:
        return state
    if step.action == "set-not-null":
        there = replace(there, nullable=False)
    elif step.action == "drop-not-null":
        there = replace(there, nullable=True)
    elif wanted is not None and step.action == "set-default":
        there = replace(there, default=wanted.default)
    elif wanted is not None and step.action == "alter-type":
        there = replace(there, type=wanted.type)
    return _with(state, replace(table, columns=tuple(there if c.name == name else c for c in table.columns)))
