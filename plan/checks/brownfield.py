"""Checks of what a plan does to the tables that exist already (XP-040 to XP-048; XP-049 is in `renaming`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import joined, named
from plan.database import Column, MigrationStep, Table
from plan.existing.comparing import change_of
from plan.existing.schema import ColumnDef, ConstraintDef, Schema, TableDef
from plan.sqltext import SqlTextError, pg_type

BIG = 1_000_000
"""Rows of a table that take minutes to write anew, while nobody can use it."""
_ALIKE = 0.6
_BY_NAME = {"check": "check", "exclude": "exclusion"}
_HARMLESS = frozenset(("restrict", "no action"))


@dataclass(frozen=True, slots=True)
class _Kept:
    """A table that exists already, as it was, as the plan has it, and as the migrations should leave it."""

    at: str
    old: TableDef
    table: Table
    target: TableDef

    def columns(self) -> Iterator[tuple[str, ColumnDef | None, Column, ColumnDef]]:
        """Each column of the plan with its pointer, as it was if it was there, and as it should become."""
        for i, column in enumerate(self.table.columns):
            wanted = self.target.column(column.name)
            if wanted is not None:
                yield f"{self.at}/columns/{i}", self.old.column(column.name), column, wanted

    @property
    def gone(self) -> tuple[ColumnDef, ...]:
        """Columns that the plan leaves out."""
        names = {c.name.lower() for c in self.table.columns}
        return tuple(c for c in self.old.columns if c.name.lower() not in names)


def _kept(look: Lookup) -> Iterator[_Kept]:
    if look.existing_schema.is_empty or look.plan.database is None:
        return
    after = look.target_schema
    for at, table in look.every_table:
        old = look.kept_schema.tables.get(table.name)
        if old is not None and look.tables[table.name] is table:
            yield _Kept(at, old, table, after.tables[table.name])


@rule(
    "XP-040",
    "error",
    "database",
    mend="Keep the old name; or name it in `renamed_from` and rename it in a migration, which keeps the rows.",
    example="`customers.phone` is gone and `customers.phone_number` is new, with the same type.",
)
def existing_thing_renamed(look: Lookup) -> Iterator[Problem]:
    """A table or a column that exists already comes back under another name.

    To the database that is one that is dropped and one that is empty: the rows stay behind. A `renamed_from`, or a
    `sql` step with `ALTER TABLE … RENAME`, says that it is the same one.
    """
    fresh = [t for _, t in look.every_table if t.name.lower() not in look.existing]
    for name, columns in look.existing.items():
        if name in {t.name.lower() for _, t in look.every_table} or look.plan.database is None:
            continue
        again = next((t for t in fresh if _same_table(set(columns), t)), None)
        if again is not None:
            yield Problem("/tables", f"The existing table {named(name)} seems to be renamed {named(again.name)}.")
    for kept in _kept(look):
        added = [c for _, was, c, _ in kept.columns() if was is None]
        for old in kept.gone:
            if again_column := next((c for c in added if _same_column(old, c)), None):
                where = f"{named(kept.old.name)}.{named(old.name)}"
                yield Problem(kept.at, f"The existing column {where} seems to be renamed {named(again_column.name)}.")


def _same_table(old: set[str], new: Table) -> bool:
    names = {c.name.lower() for c in new.columns} - {"id", "created_at", "updated_at"}
    mine = old - {"id", "created_at", "updated_at"}
    return len(names & mine) >= 2 and len(names & mine) >= _ALIKE * len(names | mine)


def _same_column(old: ColumnDef, new: Column) -> bool:
    one, other = old.name.lower(), new.name.lower()
    alike = SequenceMatcher(None, one, other).ratio() >= _ALIKE or bool(set(one.split("_")) & set(other.split("_")))
    return alike and change_of(old.type, new.type) != "loses"


@rule(
    "XP-041",
    "error",
    "database",
    mend="Keep the type; or add a new column, move over what fits, and decide what happens to the rest.",
    example="`customers.name` is `varchar(200)` and becomes `varchar(50)`.",
)
def existing_column_narrowed(look: Lookup) -> Iterator[Problem]:
    """A column that exists already gets a type of its kind with less room.

    The migration fails on the first value that does not fit, or cuts and rounds what is there.
    """
    for kept in _kept(look):
        for at, was, column, wanted in kept.columns():
            if was is None or change_of(was.type, wanted.type) != "loses" or not _one_family(was.type, wanted.type):
                continue
            what = f"{named(kept.old.name)}.{named(column.name)} is {named(was.type)} and becomes {named(wanted.type)}"
            yield Problem(at, f"{what}; values that are there may not fit.")


def _one_family(old: str, new: str) -> bool:
    try:
        return pg_type(old).family == pg_type(new).family
    except SqlTextError:
        return False


@rule(
    "XP-042",
    "warning",
    "database",
    mend="Add a new column beside the old one, fill it in batches, switch over, then drop the old one.",
    example="`orders.id` becomes `bigint` in a table of 40 million rows.",
)
def big_table_rewritten(look: Lookup) -> Iterator[Problem]:
    """A change writes every row of a big table that exists already.

    PostgreSQL locks the table until the last row is written: everybody waits, readers too.
    """
    for kept in _kept(look):
        rows = max((v.year_1 for v in look.every_volume if v.table == kept.old.name), default=0)
        if rows < BIG:
            continue
        for at, was, column, wanted in kept.columns():
            rewritten = was is not None and change_of(was.type, wanted.type) == "rewrites"
            if rewritten or (was is None and (wanted.identity or wanted.generated or wanted.type.endswith("serial"))):
                which = f"{named(kept.old.name)}.{named(column.name)}"
                yield Problem(at, f"{which} is written anew in {rows:,} rows while the table is locked.")


@rule(
    "XP-043",
    "error",
    "database",
    mend="Give it a default and a `backfill` step (or an UPDATE in a `sql` step) before it becomes NOT NULL.",
    example="`customers.phone` becomes NOT NULL, and customers without a phone are there.",
)
def required_without_value(look: Lookup) -> Iterator[Problem]:
    """A column of a table that exists already becomes NOT NULL, and nothing fills the rows that lack it.

    The migration fails at the first such row, and so does every caller that writes rows without it.
    """
    from plan.existing.effects import added_column, fills_itself

    for kept in _kept(look):
        for at, was, column, wanted in kept.columns():
            if wanted.nullable or (was is not None and not was.nullable) or wanted.identity or wanted.generated:
                continue
            if was is None and not added_column(wanted).nullable:
                continue
            where = f"{kept.old.name}.{column.name}"
            steps = [s for _, _, s in look.every_step]
            filled = any(_fills(step, kept.old.name, column.name) for step in steps)
            if filled and (fills_itself(wanted) or not _by_default(steps, where)):
                continue
            why = "nothing fills the rows that lack it" if fills_itself(wanted) else "it has no default to fill it with"
            what = f"{named(kept.old.name)}.{named(column.name)}"
            yield Problem(at, f"{what} {'is new and' if was is None else 'becomes'} NOT NULL, but {why}.")


def _by_default(steps: list[MigrationStep], where: str) -> bool:
    """Whether the only thing that fills a column is its default."""
    return not any(s.action == "sql" and where.rpartition(".")[2].lower() in s.up.lower() for s in steps)


def _fills(step: MigrationStep, table: str, column: str) -> bool:
    if step.action == "backfill":
        return step.target == f"{table}.{column}"
    update = rf'\bupdate\s+(?:only\s+)?(?:"?\w+"?\.)?"?{re.escape(table)}"?\s.*?\bset\b.*?"?{re.escape(column)}"?\s*='
    return step.action == "sql" and re.search(update, step.up, re.IGNORECASE | re.DOTALL) is not None


@rule(
    "XP-044",
    "warning",
    "database",
    mend="Count the doubles first, and mend them in a migration before this one.",
    example="`customers.email` becomes unique; nobody knows whether two customers share one.",
)
def unique_over_rows(look: Lookup) -> Iterator[Problem]:
    """Columns of a table that exists already become unique.

    Two rows that are there with the same values stop the migration.
    """
    for kept in _kept(look):
        held = [c.columns for c in kept.old.constraints if c.kind in {"unique", "primary key"}]
        held += [
            tuple(name for name, _ in i.columns)
            for i in look.kept_schema.indexes.values()
            if i.unique and i.table == kept.old.name and not i.where
        ]
        new = [c.columns for c in kept.target.constraints if c.kind == "unique"]
        new += [
            tuple(c.name for c in i.columns)
            for _, i in look.every_index
            if i.unique and i.table == kept.old.name and i.name not in look.existing_schema.indexes
        ]
        for columns in dict.fromkeys(new):
            if any(set(one) <= set(columns) for one in held) or not _may_repeat(kept, columns):
                continue
            on = ", ".join(columns)
            yield Problem(
                kept.at, f"{named(on)} of {named(kept.old.name)} becomes unique over the rows that are there."
            )


def _may_repeat(kept: _Kept, columns: tuple[str, ...]) -> bool:
    """Whether rows that are there may share values: not in a new column that is empty, or different in each row."""
    from plan.existing.effects import fills_itself, is_volatile

    for name in columns:
        wanted = kept.target.column(name)
        if kept.old.column(name) is None and wanted is not None:
            numbers = bool(wanted.identity) or wanted.type.endswith("serial")
            if numbers or not fills_itself(wanted) or is_volatile(wanted.default):
                return False
    return True


@rule(
    "XP-045",
    "error",
    "database",
    mend="Keep what the key does today, or drop it and make it anew in a `sql` step that says so.",
    example="`orders.customer_id` refuses to delete a customer with orders today; the plan says `cascade`.",
)
def existing_key_changed(look: Lookup) -> Iterator[Problem]:
    """The plan has a foreign key that exists already do something else, and no migration changes it.

    Whoever trusts the plan deletes rows that stay, or loses rows that were safe.
    """
    sql = " ".join(s.up for _, _, s in look.every_step if s.action == "sql")
    for kept in _kept(look):
        keys = {c.columns[0]: c for c in kept.old.constraints if c.kind == "foreign key" and len(c.columns) == 1}
        for at, _, column, _ in kept.columns():
            key, new = keys.get(column.name), column.references
            if key is None or not new.table or re.search(rf"\b{re.escape(key.name)}\b", sql):
                continue
            where = f"{named(kept.old.name)}.{named(column.name)}"
            if new.table.lower() != key.table.lower():
                yield Problem(at, f"{where} points to {named(key.table)} today and to {named(new.table)} in the plan.")
            elif new.on_delete != key.on_delete and not {new.on_delete, key.on_delete} <= _HARMLESS:
                yield Problem(at, f"{where} is on delete {key.on_delete} today and {new.on_delete} in the plan.")


@rule(
    "XP-046",
    "error",
    "database",
    mend="Keep the key; what else identifies a row can be unique.",
    example="`orders` is keyed by `id` today and by `number` in the plan.",
)
def existing_primary_key_changed(look: Lookup) -> Iterator[Problem]:
    """A table that exists already gets another primary key.

    Every foreign key and every caller that holds an old key points to nothing.
    """
    for kept in _kept(look):
        was, now = kept.old.primary_key, tuple(kept.table.primary_key)
        if was and now and set(was) != set(now):
            what = f"by {named(', '.join(was))} today and by {named(', '.join(now))} in the plan"
            yield Problem(f"{kept.at}/primary_key", f"{named(kept.old.name)} is keyed {what}.")


@rule(
    "XP-047",
    "error",
    "database",
    mend="Add the steps that are missing: `add-column`, `backfill`, `set-not-null` or one that adds a constraint.",
    example="`customers.vip` is in the plan, but no migration adds it to the table that exists.",
)
def migrations_lead_elsewhere(look: Lookup) -> Iterator[Problem]:
    """The migrations do not lead from the schema that exists to the tables of the plan.

    The plan is carried out, and the database still lacks what its queries and endpoints rely on.
    """
    if look.existing_schema.is_empty or look.plan.database is None:
        return
    from plan.existing.effects import after_step

    state, doubted = look.existing_schema, ""
    for _, _, step in look.every_step:
        unread = len(state.unread)
        state = after_step(state, step, look.target_schema)
        if step.action == "sql" and (len(state.unread) > unread or re.search(r"\bdo\s+\$", step.up, re.IGNORECASE)):
            doubted += f" {step.up}"
    for kept in _kept(look):
        if re.search(rf"\b{re.escape(kept.old.name)}\b", doubted):
            continue
        if missing := list(_missing(kept, state, look)):
            yield Problem(kept.at, f"After the migrations {named(kept.old.name)} {joined(missing)}.")


def _missing(kept: _Kept, state: Schema, look: Lookup) -> Iterator[str]:
    """What a table lacks, or has too much, when all migrations have run."""
    left = state.tables.get(kept.old.name)
    if left is None:
        yield "is gone"
        return
    for _, _, column, wanted in kept.columns():
        there = left.column(column.name)
        if there is None:
            yield f"has no column {named(column.name)}"
            continue
        if change_of(there.type, wanted.type) not in {"same", "loses"}:
            yield f"has {named(column.name)} as {named(there.type)}, not {named(wanted.type)}"
        if there.nullable != wanted.nullable:
            yield f"has {named(column.name)} as {'NULL' if there.nullable else 'NOT NULL'}"
    names = {c.name for c in kept.table.columns}
    for extra in left.columns:
        if extra.name not in names and kept.old.column(extra.name) is None:
            yield f"has a column {named(extra.name)}, which the plan has not"
    for constraint in kept.target.constraints:
        if constraint.kind in {"unique", "foreign key"} and not _is_held(constraint, left, state):
            what = {"unique": "does not keep", "foreign key": "has no foreign key on"}[constraint.kind]
            rest = " unique" if constraint.kind == "unique" else ""
            yield f"{what} {named(', '.join(constraint.columns))}{rest}"
        elif constraint.kind in _BY_NAME and constraint.name not in {c.name for c in left.constraints}:
            yield f"has no {_BY_NAME[constraint.kind]} {named(constraint.name)}"


def _is_held(constraint: ConstraintDef, left: TableDef, state: Schema) -> bool:
    if any(
        (c.kind == constraint.kind or {c.kind, constraint.kind} == {"unique", "primary key"})
        and c.columns == constraint.columns
        and c.table == constraint.table
        for c in left.constraints
    ):
        return True
    return constraint.kind == "unique" and any(
        i.unique and i.table == left.name and tuple(name for name, _ in i.columns) == constraint.columns
        for i in state.indexes.values()
    )


@rule(
    "XP-048",
    "note",
    "requirements",
    mend="Look at the statement: if it makes something that the plan should know, write it in plain PostgreSQL.",
    example="Line 12 of the old schema: `CREATE TABLE … INHERITS (…)` is not read.",
)
def existing_statement_unread(look: Lookup) -> Iterator[Problem]:
    """A statement of the schema that exists already could not be read.

    What it makes is not known here: the plan may make it a second time, or miss it.
    """
    if look.existing_schema.is_empty:
        return
    for one in look.existing_schema.unread:
        yield Problem(
            "/existing_schema", f"Line {one.line} of the old schema, {named(one.what)}, is not read: {one.why}."
        )
