"""An existing schema in the plan's terms, and a plan's tables in the schema's."""

from collections.abc import Iterable
from dataclasses import replace

from plan.database import Check, Column, Index, IndexColumn, Reference, Seed, Table
from plan.existing.columns import PLAIN
from plan.existing.exclusions import exclusion_def, exclusion_of
from plan.existing.names import short_name
from plan.existing.schema import ColumnDef, ConstraintDef, IndexDef, Schema, TableDef

NO_REFERENCE = Reference(table="", column="", on_delete="no action")


def plan_tables(schema: Schema) -> tuple[Table, ...]:
    """Return the tables as a plan holds them; what a plan has no words for stays in the schema."""
    return tuple(_table(table, schema) for table in schema.tables.values())


def plan_indexes(schema: Schema) -> tuple[Index, ...]:
    """Return the indexes on plain columns as a plan holds them."""
    return tuple(
        Index(
            name=index.name,
            table=index.table,
            columns=tuple(IndexColumn(name=name, descending=down) for name, down in index.columns),
            unique=index.unique,
            where=index.where.removeprefix("(").removesuffix(")") if index.where.count("(") == 1 else index.where,
            serves=(),
            reason="Exists already.",
        )
        for index in schema.indexes.values()
        if index.columns and index.method == "btree" and not index.include
    )


def _table(table: TableDef, schema: Schema) -> Table:
    single = {c.columns[0] for c in table.constraints if c.kind == "unique" and len(c.columns) == 1}
    keys = {c.columns[0]: c for c in table.constraints if c.kind == "foreign key" and len(c.columns) == 1}
    return Table(
        name=table.name,
        description=table.description or "Exists already; kept as it is.",
        columns=tuple(_column(c, c.name in single, keys.get(c.name), schema) for c in table.columns),
        primary_key=table.primary_key,
        unique=tuple(c.columns for c in table.constraints if c.kind == "unique" and len(c.columns) > 1),
        checks=tuple(
            Check(name=c.name, expression=c.definition) for c in table.constraints if c.kind == "check" and c.columns
        ),
        seed=Seed(columns=(), rows=()),
        exclusions=tuple(one for c in table.constraints if (one := exclusion_of(c)) is not None),
    )


def _column(column: ColumnDef, unique: bool, key: ConstraintDef | None, schema: Schema) -> Column:
    reference = NO_REFERENCE
    if key is not None and key.table in schema.tables:
        target = key.target or schema.tables[key.table].primary_key
        if len(target) == 1:
            reference = Reference(table=key.table, column=target[0], on_delete=key.on_delete)
    identity = f"{column.type} generated {column.identity} as identity" if column.identity else column.type
    computed = f" Computed: {column.generated}." if column.generated else ""
    return Column(
        name=column.name,
        type=identity,
        nullable=column.nullable,
        unique=unique,
        default=column.default,
        references=reference,
        description=(column.description or "Exists already.") + computed,
    )


def table_def(table: Table) -> TableDef:
    """Return a plan's table as the exports make it, under the names that they give its constraints."""
    name = table.name
    key = tuple(table.primary_key)
    made = [ConstraintDef(short_name(name, "pkey"), "primary key", key)] if key else []
    made += [
        ConstraintDef(short_name(name, c.name, "key"), "unique", (c.name,))
        for c in table.columns
        if c.unique and key != (c.name,)
    ]
    made += [
        ConstraintDef(short_name("uq", name, *group), "unique", tuple(group))
        for group in table.unique
        if group and tuple(group) != key
    ]
    for column in table.columns:
        to = column.references
        if to.table:
            target = (to.column,) if to.column else ()
            made.append(
                ConstraintDef(
                    short_name("fk", name, column.name), "foreign key", (column.name,), to.table, target, to.on_delete
                )
            )
    made += [ConstraintDef(check.name, "check", definition=check.expression) for check in table.checks]
    columns = tuple(column_def(c, key) for c in table.columns)
    made += [exclusion_def(one, columns) for one in table.exclusions]
    return TableDef(name, columns, tuple(made), description=table.description)


def column_def(column: Column, key: Iterable[str] = ()) -> ColumnDef:
    """Return a plan's column as the exports make it."""
    kind = " ".join(column.type.lower().split()) if not column.type.startswith('"') else column.type
    base, found, when = kind.partition(" generated ")
    identity = when.removesuffix(" as identity") if found else ""
    made = ColumnDef(
        column.name,
        base,
        column.nullable and column.name not in set(key) and kind not in PLAIN and not identity,
        "" if kind in PLAIN or identity else column.default,
        description=column.description,
    )
    if identity in {"always", "by default"}:
        return replace(made, identity="always" if identity == "always" else "by default")
    return made


def index_def(index: Index) -> IndexDef:
    """Return a plan's index as the exports make it."""
    columns = tuple((c.name, c.descending) for c in index.columns)
    parts = tuple('"' + name.replace('"', '""') + '"' + (" DESC" if down else "") for name, down in columns)
    return IndexDef(index.name, index.table, index.unique, "btree", parts, (), index.where, columns)
