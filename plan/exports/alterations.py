"""Steps that change a PostgreSQL table that has rows, written so that nobody waits for them.

Each returns what does it and what undoes it; a `Part` says whether it may share a transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plan.database import MigrationStep
from plan.existing.columns import PLAIN
from plan.existing.effects import after_step, fills_itself, is_volatile, place_of, wanted_constraint
from plan.existing.mentions import excluded
from plan.existing.names import short_name
from plan.existing.schema import ColumnDef, ConstraintDef, Schema, TableDef
from plan.exports.dialect import column_type, comment, quote
from plan.exports.existing_tables import Writer, remarks
from plan.exports.hanging import in_the_way, with_table

BATCH = 5_000
"""Rows that a backfill writes before it commits."""


@dataclass(frozen=True, slots=True)
class Part:
    """Statements; `alone` if they commit one by one and so must not stand inside a transaction.

    Those can be run again after one of them failed. `rows` says that they write rows that are there.
    """

    text: str
    alone: bool = False
    rows: bool = False


NOTHING = Part("")


@dataclass(frozen=True, slots=True)
class Change:
    """A step between two states of the schema."""

    step: MigrationStep
    before: Schema
    target: Schema
    writer: Writer

    @property
    def after(self) -> Schema:
        """The schema once the step is done."""
        return after_step(self.before, self.step, self.target)


def altered(change: Change) -> tuple[Part, Part] | None:
    """Return what does a step on an existing table and what undoes it, or None if it is about nothing there is."""
    act = _ACTIONS.get(change.step.action)
    return act(change) if act is not None else None


def _column(change: Change) -> tuple[TableDef, ColumnDef, ColumnDef] | None:
    """The table, and the column before and as it is wanted."""
    place = place_of(change.before, change.step.target)
    if place is None:
        return None
    table, name = place
    there, held = table.column(name), change.target.tables.get(table.name)
    wanted = held.column(name) if held is not None else None
    return None if there is None or wanted is None else (table, there, wanted)


def _alter(table: TableDef, action: str) -> str:
    return f"ALTER TABLE {quote(table.name)} {action};"


def _to_default(column: str, default: str) -> str:
    return f"ALTER COLUMN {quote(column)} SET DEFAULT {default}"


def _add_column(change: Change) -> tuple[Part, Part] | None:
    place = place_of(change.before, change.step.target)
    held = change.target.tables.get(place[0].name) if place else None
    wanted = held.column(place[1]) if place and held else None
    if place is None or wanted is None or place[0].column(wanted.name) is not None:
        return None
    table, name = place
    made = change.after.tables[table.name].column(name)
    assert made is not None
    types = {c.name: c.type for c in change.target.tables[table.name].columns}
    lines = [f"-- {said}"] if (said := comment(wanted.description)) else []
    slow = fills_itself(wanted) and is_volatile(wanted.default)
    first = ColumnDef(made.name, made.type, made.nullable, collation=made.collation) if slow else made
    change.writer.left_out = []
    definition = change.writer.column(first, types)
    lines += change.writer.left_out
    if made.identity or made.type in PLAIN or made.generated:
        lines.append(f"-- Writes every row of {comment(table.name)} while nobody can use it.")
    lines.append(_alter(table, f"ADD COLUMN {definition}"))
    if slow and (default := change.writer.default(made)):
        lines.append(_alter(table, _to_default(name, default)))
    return Part("\n".join(lines)), Part(_alter(table, f"DROP COLUMN {quote(name)}"))


def _backfill(change: Change) -> tuple[Part, Part] | None:
    found = _column(change)
    if found is None:
        return None
    table, _, wanted = found
    default = change.writer.default(wanted)
    if not default:
        return Part(f"-- {comment(change.step.target)} has no default to fill it with"), NOTHING
    key = table.primary_key
    body = _by_key(table, key[0], wanted.name, default) if len(key) == 1 else _by_place(table, wanted.name, default)
    undo = f"-- Nothing to undo: the values in {comment(change.step.target)} stay or go with the column."
    return Part(f"DO $backfill$\n{body}\n$backfill$;", alone=True), Part(undo)


def _variable(table: TableDef, name: str) -> str:
    """Return a variable's name that is no column's: a block with both would not know which of them is meant."""
    while table.column(name) is not None:
        name += "_"
    return name


def _by_key(table: TableDef, key: str, column: str, default: str) -> str:
    """Walk along the primary key, so that no row is read twice."""
    t, k, c = quote(table.name), quote(key), quote(column)
    start, end = _variable(table, "planroom_from"), _variable(table, "planroom_upto")
    update = f"UPDATE {t} SET {c} = {default} WHERE {c} IS NULL AND {k} >= {start}"  # noqa: S608 - quoted
    return f"""DECLARE
    {start} {t}.{k}%TYPE;
    {end} {t}.{k}%TYPE;
BEGIN
    SELECT {k} INTO {start} FROM {t} ORDER BY {k} LIMIT 1;
    WHILE {start} IS NOT NULL LOOP
        {end} := NULL;
        SELECT {k} INTO {end} FROM {t} WHERE {k} >= {start} ORDER BY {k} OFFSET {BATCH} LIMIT 1;
        IF {end} IS NULL THEN
            {update};
        ELSE
            {update} AND {k} < {end};
        END IF;
        COMMIT;
        {start} := {end};
    END LOOP;
END"""  # noqa: S608 - quoted


def _by_place(table: TableDef, column: str, default: str) -> str:
    """Fill whatever lacks the value, since there is no one column to walk along."""
    t, c, filled = quote(table.name), quote(column), _variable(table, "planroom_filled")
    return f"""DECLARE
    {filled} bigint;
BEGIN
    LOOP
        UPDATE {t} SET {c} = {default}
        WHERE {c} IS NULL AND ctid = ANY (ARRAY(SELECT ctid FROM {t} WHERE {c} IS NULL LIMIT {BATCH}));
        GET DIAGNOSTICS {filled} = ROW_COUNT;
        COMMIT;
        EXIT WHEN {filled} = 0;
    END LOOP;
END"""  # noqa: S608 - quoted


def _required(table: TableDef, name: str) -> str:
    check = quote(short_name(table.name, name, "is_there"))
    lines = (
        f"DROP CONSTRAINT IF EXISTS {check}, ADD CONSTRAINT {check} CHECK ({quote(name)} IS NOT NULL) NOT VALID",
        f"VALIDATE CONSTRAINT {check}",
        f"ALTER COLUMN {quote(name)} SET NOT NULL",
        f"DROP CONSTRAINT {check}",
    )
    return "\n".join(_alter(table, line) for line in lines)


def _set_not_null(change: Change) -> tuple[Part, Part] | None:
    found = _column(change)
    if found is None:
        return None
    table, there, _ = found
    half = quote(short_name(table.name, there.name, "is_there"))
    back = _alter(table, f"DROP CONSTRAINT IF EXISTS {half}, ALTER COLUMN {quote(there.name)} DROP NOT NULL")
    return Part(_required(table, there.name), alone=True), Part(back)


def _drop_not_null(change: Change) -> tuple[Part, Part] | None:
    found = _column(change)
    if found is None:
        return None
    table, there, _ = found
    up = _alter(table, f"ALTER COLUMN {quote(there.name)} DROP NOT NULL")
    return Part(up), Part(_required(table, there.name), alone=True)


def _set_default(change: Change) -> tuple[Part, Part] | None:
    found = _column(change)
    if found is None:
        return None
    table, there, wanted = found
    return Part(_default(change, table, wanted)), Part(_default(change, table, there))


def _default(change: Change, table: TableDef, column: ColumnDef) -> str:
    text = change.writer.default(column)
    what = f"SET DEFAULT {text}" if text else "DROP DEFAULT"
    return _alter(table, f"ALTER COLUMN {quote(column.name)} {what}")


def _alter_type(change: Change) -> tuple[Part, Part] | None:
    found = _column(change)
    if found is None:
        return None
    table, there, wanted = found
    up, down = (_typed(change, table, column, there) for column in (wanted, there))
    gone, again = in_the_way(change.before, table.name, there.name)
    return Part("\n".join([*gone, up, *again])), Part("\n".join([*gone, down, *again]))


def _typed(change: Change, table: TableDef, column: ColumnDef, now: ColumnDef) -> str:
    """Change a type; the default is given anew, because it keeps the type that it was written with."""
    kind, name = column_type(column.type, "postgres"), quote(column.name)
    typed = f"ALTER COLUMN {name} TYPE {kind} USING {name}::{kind}"
    if default := change.writer.default(now):
        typed = f"ALTER COLUMN {name} DROP DEFAULT, {typed}, ALTER COLUMN {name} SET DEFAULT {default}"
    return _alter(table, typed)


def _constrain(change: Change) -> tuple[Part, Part] | None:
    found = wanted_constraint(change.target, change.step)
    table = change.before.tables.get(found[0]) if found else None
    if found is None or table is None:
        return None
    constraint = found[1]
    name = quote(constraint.name)
    types = {c.name: c.type for c in change.target.tables[table.name].columns}
    change.writer.left_out = []
    definition = change.writer.constraint(constraint, types)
    if not definition:
        return Part("\n".join(change.writer.left_out)), NOTHING
    back = Part(_alter(table, f"DROP CONSTRAINT IF EXISTS {name}"))
    if constraint.kind == "exclude":
        # PostgreSQL has neither NOT VALID nor USING INDEX for it.
        remark = (
            f"-- Locks {comment(table.name)}, for readers too, while all rows are compared; fails on two that overlap."
        )
        return Part(f"{remark}\n{_alter(table, f'ADD {definition}')}"), back
    if constraint.kind == "unique" and table.partition:
        return Part(_alter(table, f"ADD {definition}")), back
    if constraint.kind == "unique":
        on = ", ".join(map(quote, constraint.columns))
        gone = (
            _alter(table, f"DROP CONSTRAINT IF EXISTS {name}"),
            f"DROP INDEX CONCURRENTLY IF EXISTS {name};",
        )
        lines = (
            "-- If it fails on doubles: mend them and run this file again.",
            *gone,
            f"CREATE UNIQUE INDEX CONCURRENTLY {name} ON {quote(table.name)} ({on});",
            _alter(table, f"ADD CONSTRAINT {name} UNIQUE USING INDEX {name}"),
        )
        return Part("\n".join(lines), alone=True), Part("\n".join(gone), alone=True)
    if constraint.kind == "foreign key" and table.partition:
        return Part(_alter(table, f"ADD {definition}")), back
    validated = (
        _alter(table, f"DROP CONSTRAINT IF EXISTS {name}, ADD {definition} NOT VALID"),
        _alter(table, f"VALIDATE CONSTRAINT {name}"),
    )
    return Part("\n".join(validated), alone=True), back


def _drop_column(change: Change) -> tuple[Part, Part] | None:
    place = place_of(change.before, change.step.target)
    there = place[0].column(place[1]) if place else None
    if place is None or there is None:
        return None
    table, name = place
    types = {c.name: c.type for c in table.columns}
    empty = ColumnDef(there.name, there.type, True, "", there.identity, there.generated, there.collation)
    excluding = [c for c in table.constraints if c.kind == "exclude" and name in excluded(c)]
    lines = [] if there.nullable else [f"-- It was NOT NULL: fill {comment(name)} from the backup first."]
    lines.append(_alter(table, f"ADD COLUMN {change.writer.column(empty, types)}"))
    lines += [_alter(table, _to_default(name, default))] if (default := change.writer.default(there)) else []
    after = change.after
    lines += [
        _alter(table, f"ADD {change.writer.constraint(constraint, types)}")
        for constraint in table.constraints
        if (name in constraint.columns and constraint.kind in {"unique", "foreign key", "check"})
        or constraint in excluding
    ]
    lines += [
        change.writer.create_index(index, table)
        for index in change.before.indexes.values()
        if index.table == table.name and index.name not in after.indexes
    ]
    lines += remarks(table, {name}, whole=False)
    gone, again = in_the_way(change.before, table.name, name)
    gone += [_alter(table, f"DROP CONSTRAINT {quote(c.name)}") for c in excluding]
    up = [*gone, *_unlinked(change, table, name), _alter(table, f"DROP COLUMN {quote(name)}")]
    return Part("\n".join(up)), Part("\n".join([*lines, *_linked(change, table, name), *again]))


def _pointing(change: Change, table: TableDef, column: str = "") -> list[tuple[TableDef, ConstraintDef]]:
    """The foreign keys of other tables that point to a table, or to a column of it."""
    return [
        (other, c)
        for other in change.before.tables.values()
        for c in other.constraints
        if c.table == table.name and other.name != table.name and (not column or column in c.target)
    ]


def _unlinked(change: Change, table: TableDef, column: str = "") -> list[str]:
    return [_alter(o, f"DROP CONSTRAINT {quote(c.name)}") for o, c in _pointing(change, table, column)]


def _linked(change: Change, table: TableDef, column: str = "") -> list[str]:
    return [
        _alter(o, f"ADD {change.writer.constraint(c, {x.name: x.type for x in o.columns})}")
        for o, c in _pointing(change, table, column)
    ]


def _drop_table(change: Change) -> tuple[Part, Part] | None:
    table = change.before.tables.get(change.step.target)
    if table is None:
        return None
    lines = [change.writer.create_table(table)]
    lines += [
        change.writer.create_index(i, table) for i in change.before.indexes.values() if i.table == change.step.target
    ]
    lines += remarks(table, {column.name for column in table.columns}, whole=True)
    gone, again = in_the_way(change.before, table.name)
    up = [*gone, *_unlinked(change, table), f"DROP TABLE {quote(table.name)};"]
    return Part("\n".join(up)), Part(
        "\n".join([*lines, *_linked(change, table), *with_table(change.before, table.name), *again])
    )


_ACTIONS: Mapping[str, Callable[[Change], tuple[Part, Part] | None]] = {
    "add-column": _add_column,
    "backfill": _backfill,
    "set-not-null": _set_not_null,
    "drop-not-null": _drop_not_null,
    "set-default": _set_default,
    "alter-type": _alter_type,
    "add-foreign-key": _constrain,
    "add-unique": _constrain,
    "add-check": _constrain,
    "add-exclusion": _constrain,
    "drop-column": _drop_column,
    "drop-table": _drop_table,
}
