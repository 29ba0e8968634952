"""From an old schema to a plan's: what the schema is afterwards, and the migrations that lead there.

What a plan is silent about stays: constraints, indexes and defaults of a table that exists are kept although the plan
does not repeat them. Only a table or a column that the plan leaves out is dropped, last and by itself.
"""

from collections.abc import Iterator
from dataclasses import replace

from plan.database import Database, Migration, MigrationStep, Table
from plan.existing.as_plan import column_def, index_def, table_def
from plan.existing.columns import PLAIN
from plan.existing.comparing import change_of, same_expression
from plan.existing.effects import added_column, fills_itself
from plan.existing.exclusions import same_exclusion
from plan.existing.mentions import excluded, indexed
from plan.existing.renaming import renamed, renames
from plan.existing.schema import ColumnDef, ConstraintDef, Schema, TableDef
from plan.existing.views import standing


def target(old: Schema, new: Database) -> Schema:
    """Return the schema that a plan means: its tables, with everything of the old ones that it is silent about."""
    old = renamed(old, new)
    tables: dict[str, TableDef] = {}
    for table in new.tables:
        if table.name not in tables:
            known = old.tables.get(table.name)
            tables[table.name] = table_def(table) if known is None else _merged(known, table)
    tables = {name: tables[name] for name in (*(n for n in old.tables if n in tables), *tables)}
    for name, held in tables.items():
        constraints = tuple(c for c in held.constraints if name not in old.tables or _holds(c, tables))
        tables[name] = replace(held, constraints=constraints)
    indexes = {
        name: index
        for name, index in old.indexes.items()
        if index.table in tables and not indexed(index) & _gone(old.tables[index.table], tables[index.table])
    }
    for index in new.indexes:
        if index.table in tables:
            indexes.setdefault(index.name, index_def(index))
    made = replace(old, tables=tables, indexes=indexes)
    return replace(made, views=standing(old.views, old.columns, made.columns)) if old.views else made


def _gone(old: TableDef, new: TableDef) -> set[str]:
    return {c.name for c in old.columns if new.column(c.name) is None}


def _holds(constraint: ConstraintDef, tables: dict[str, TableDef]) -> bool:
    if constraint.kind != "foreign key":
        return True
    to = tables.get(constraint.table)
    return to is not None and all(to.column(name) is not None for name in constraint.target)


def _merged(old: TableDef, new: Table) -> TableDef:
    wanted = {c.name: c for c in new.columns}
    fresh = table_def(new)
    columns = [
        _kept(column, column_def(wanted[column.name]), in_key=column.name in old.primary_key)
        for column in old.columns
        if column.name in wanted
    ]
    known = {c.name for c in old.columns}
    columns += [c for c in fresh.columns if c.name not in known]
    names = {c.name for c in columns}
    constraints = [c for c in old.constraints if set(c.columns) <= names and not set(excluded(c)) & _gone(old, fresh)]
    taken = {c.name for c in constraints}
    constraints += [c for c in fresh.constraints if not _is_there(c, old) and c.name not in taken]
    return replace(old, columns=tuple(columns), constraints=tuple(constraints))


def _kept(old: ColumnDef, new: ColumnDef, *, in_key: bool) -> ColumnDef:
    if old.generated:
        return old
    same = change_of(old.type, new.type) == "same"
    numbers = bool(old.identity) or old.type in PLAIN
    default = old.default if numbers or not new.default or same_expression(old.default, new.default) else new.default
    return replace(
        old,
        type=old.type if same or numbers else new.type,
        nullable=old.nullable if in_key or numbers else new.nullable,
        default=default,
    )


def _is_there(constraint: ConstraintDef, old: TableDef) -> bool:
    if constraint.kind == "primary key":
        return True
    if constraint.kind == "check":
        return any(
            c.kind == "check" and (c.name == constraint.name or same_expression(c.definition, constraint.definition))
            for c in old.constraints
        )
    if constraint.kind == "exclude":
        return any(c.kind == "exclude" and same_exclusion(c, constraint) for c in old.constraints)
    kinds = {"unique", "primary key"} if constraint.kind == "unique" else {constraint.kind}
    return any(c.kind in kinds and c.columns == constraint.columns for c in old.constraints)


def alterations(old: Schema, new: Database) -> tuple[Migration, ...]:
    """Return the migrations from an old schema to a plan's, in order, numbered from 1.

    New tables come plainly; a table that exists is widened first and narrowed last, a step a migration where the step
    must not share its transaction with others.
    """
    asked = renames(old, new)
    old = renamed(old, new.model_copy(update={"migrations": ()}))
    after = target(old, new)
    series = _Series()
    series.add(
        "rename",
        "Rename",
        f"Renames {', '.join(one.said for one in asked)}; no row is touched. Callers have to change at the same time.",
        [one.step() for one in asked],
        "Its down migration gives back the old names; no row is lost.",
    )
    _new_tables(series, old, new)
    for name, table in after.tables.items():
        if name in old.tables:
            _widened(series, old.tables[name], table)
    for index in new.indexes:
        if index.table in old.tables and index.table in after.tables and index.name not in old.indexes:
            series.add(
                index.name,
                "Indexes",
                f"Indexes {index.table} while it stays in use: {index.reason or 'its reads'}",
                [_step("create-index", index.name)],
                "Its down migration drops the index; no row is lost.",
            )
    _contracted(series, old, after)
    return tuple(series.made)


class _Series:
    """Migrations, numbered as they come."""

    def __init__(self) -> None:
        self.made: list[Migration] = []

    def add(self, name: str, phase: str, description: str, steps: list[MigrationStep], rollback: str) -> None:
        if steps:
            number = len(self.made) + 1
            migration = Migration(
                number=number, name=name, phase=phase, description=description, steps=tuple(steps), rollback=rollback
            )
            self.made.append(migration)


def _step(action: str, target_name: str) -> MigrationStep:
    return MigrationStep.model_validate({"action": action, "target": target_name, "up": "", "down": ""})


def _new_tables(series: _Series, old: Schema, new: Database) -> None:
    fresh = in_order([t for t in new.tables if t.name not in old.tables])
    names = [t.name for t in fresh]
    steps = [_step("create-table", name) for name in names]
    steps += [_step("create-index", i.name) for i in new.indexes if i.table in names]
    steps += [_step("seed", t.name) for t in fresh if t.seed.rows]
    listed = ", ".join(names)
    rollback = f"Its down migration drops {listed}; rows entered since then are lost, so they are backed up first."
    series.add("new_tables", "New tables", f"Creates {listed}.", steps, rollback)


def in_order(tables: list[Table]) -> list[Table]:
    """Return tables such that each comes after those it points to, as far as there is such an order."""
    waiting = {t.name: t for t in tables}
    ordered: list[Table] = []
    while waiting:
        ready = next(
            (t for t in waiting.values() if not {c.references.table for c in t.columns} & (set(waiting) - {t.name})),
            next(iter(waiting.values())),
        )
        ordered.append(waiting.pop(ready.name))
    return ordered


def _widened(series: _Series, old: TableDef, new: TableDef) -> None:
    """Add what is new, fill it, then hold rows to it: one migration in a transaction, the others by themselves."""
    name = new.name
    added = [c for c in new.columns if old.column(c.name) is None]
    kept = [(c, was) for c in new.columns if (was := old.column(c.name)) is not None]
    steps = [_step("add-column", f"{name}.{c.name}") for c in added]
    steps += [_step("set-default", f"{name}.{c.name}") for c, was in kept if c.default != was.default]
    steps += [_step("drop-not-null", f"{name}.{c.name}") for c, was in kept if c.nullable and not was.nullable]
    free = [c for c, was in kept if c.type != was.type and change_of(was.type, c.type) == "free"]
    steps += [_step("alter-type", f"{name}.{c.name}") for c in free]
    columns = ", ".join(c.name for c in added)
    described = f"Adds {columns} to {name}" if added else f"Loosens {name}"
    lost = f"; what was entered into {columns} since then is lost" if added else ""
    series.add(
        f"expand_{name}",
        "Expand",
        f"{described}; every row and every caller of today stays valid.",
        steps,
        f"Its down migration takes back what was added and leaves {name} as it was{lost}.",
    )
    for column, was in _to_require(added, kept):
        place = f"{name}.{column.name}"
        if fills_itself(column):
            series.add(
                f"fill_{name}_{column.name}",
                "Migrate data",
                f"Gives rows of {name} that lack {column.name} the default, some thousand at a time.",
                [_step("backfill", place)],
                "Nothing to undo: rows that were there before keep the default they were given."
                if was
                else "Nothing to undo: the values go with the column.",
            )
        series.add(
            f"require_{name}_{column.name}",
            "Hold rows to it",
            f"Makes {place} NOT NULL after a scan that nobody waits for.",
            [_step("set-not-null", place)],
            "Its down migration allows NULL again; no row is lost.",
        )
    for constraint in new.constraints:
        if constraint not in old.constraints:
            _constrained(series, name, constraint)


def _to_require(
    added: list[ColumnDef], kept: list[tuple[ColumnDef, ColumnDef]]
) -> Iterator[tuple[ColumnDef, ColumnDef | None]]:
    yield from ((c, None) for c in added if not c.nullable and added_column(c).nullable)
    yield from ((c, was) for c, was in kept if was.nullable and not c.nullable)


def _constrained(series: _Series, table: str, constraint: ConstraintDef) -> None:
    columns = ",".join(constraint.columns)
    action, place, what = {
        "foreign key": ("add-foreign-key", f"{table}.{columns}", f"Links {table}.{columns} to {constraint.table}"),
        "unique": ("add-unique", f"{table}({columns})", f"Lets no two rows of {table} share {columns}"),
        "check": ("add-check", f"{table}.{constraint.name}", f"Holds the rows of {table} to {constraint.name}"),
        "exclude": ("add-exclusion", f"{table}.{constraint.name}", f"Lets no two rows of {table} share a time"),
    }[constraint.kind]
    locks = constraint.kind == "exclude"
    meanwhile = "nobody can use the table" if locks else "the table stays in use"
    series.add(
        constraint.name,
        "Hold rows to it",
        f"{what}; rows that are there are looked at while {meanwhile}.",
        [_step(action, place)],
        "Its down migration drops the constraint; no row is lost.",
    )


def _contracted(series: _Series, old: Schema, after: Schema) -> None:
    """What loses data or locks a table for long: last, so that it can be left until nobody needs the old."""
    for name, was in old.tables.items():
        table = after.tables.get(name)
        if table is None:
            continue
        retyped = [c for c in table.columns if (o := was.column(c.name)) is not None and o.type != c.type]
        for column in retyped:
            before = was.column(column.name)
            assert before is not None
            if change_of(before.type, column.type) != "free":
                series.add(
                    f"retype_{name}_{column.name}",
                    "Contract",
                    f"Changes {name}.{column.name} from {before.type} to {column.type}; the table is locked.",
                    [_step("alter-type", f"{name}.{column.name}")],
                    "Its down migration changes the type back; what the new type could not hold is in the backup only.",
                )
        gone = [c.name for c in was.columns if table.column(c.name) is None]
        series.add(
            f"contract_{name}",
            "Contract",
            f"Drops {', '.join(gone)} from {name}.",
            [_step("drop-column", f"{name}.{column}") for column in gone],
            "Its down migration brings the columns back empty; their values are in the backup only.",
        )
    dropped = [name for name in old.tables if name not in after.tables]
    listed = ", ".join(dropped)
    series.add(
        "contract_tables",
        "Contract",
        f"Drops {listed}.",
        [_step("drop-table", name) for name in dropped],
        f"Its down migration brings {listed} back empty; the rows are in the backup only.",
    )
