"""Checks of migrations (DB-050 to DB-059)."""

from collections.abc import Iterator
from functools import lru_cache

from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.database import Column, MigrationStep, Table
from plan.sqltext import created

_ON_COLUMNS = frozenset(("add-column", "backfill", "set-not-null", "drop-not-null", "set-default", "alter-type"))
_GONE = frozenset(("drop-column", "drop-table"))


@rule(
    "DB-050",
    "error",
    "database",
    mend="Number the migrations 1, 2, 3, … in the order in which they are applied.",
    example="The migrations are numbered 1, 2, 4.",
)
def migration_numbers(look: Lookup) -> Iterator[Problem]:
    """Migrations are not numbered from 1 without gaps.

    Tools apply them by number: another order is another schema.
    """
    for i, migration in enumerate(look.plan.database.migrations if look.plan.database else ()):
        if migration.number != i + 1:
            what = f"Migration {named(migration.name)} has number {migration.number} in place {i + 1}."
            yield Problem(f"/migrations/{i}", what)
            return


@rule(
    "DB-051",
    "error",
    "database",
    mend="Name an existing table, index or `table.column`, or leave the step out.",
    example="A step creates the table `user`, but the table is called `users`.",
)
def step_target_unknown(look: Lookup) -> Iterator[Problem]:
    """A migration step is about something that the schema does not have.

    There is nothing to derive the step from.
    """
    for at, migration, step in look.every_step:
        if step.action in {"create-table", "seed"}:
            known, what = step.target in look.tables, "no table"
        elif step.action == "create-index":
            known, what = step.target in look.indexes, "no index"
        elif step.action == "add-foreign-key":
            known, what = foreign_key(look, step.target) is not None, "no foreign key"
        elif step.action in _ON_COLUMNS:
            known, what = (
                step.target.rpartition(".")[2] in look.columns.get(step.target.rpartition(".")[0], {}),
                "no column",
            )
        elif step.action in _GONE:
            known, what = _was_there(look, step), "nothing that exists already"
        elif step.action in {"add-unique", "add-check", "add-exclusion"}:
            from plan.existing.effects import wanted_constraint

            known, what = wanted_constraint(look.target_schema, step) is not None, "no such constraint"
        else:
            continue
        if not known:
            which = f"{step.action} step of migration {named(migration.name)}"
            yield Problem(at, f"The {which} names {named(step.target)}, which is {what}.")


def _was_there(look: Lookup, step: MigrationStep) -> bool:
    if step.action == "drop-table":
        return step.target.lower() in look.existing
    table, _, name = step.target.rpartition(".")
    return name.lower() in look.existing.get(table.lower(), {})


def foreign_key(look: Lookup, target: str) -> tuple[Table, Column] | None:
    """Return the foreign key that `table.column` names, or None."""
    table, _, name = target.rpartition(".")
    column = look.columns.get(table, {}).get(name)
    return (look.tables[table], column) if column is not None and column.references.table else None


@rule(
    "DB-052",
    "error",
    "database",
    mend="Add a step that creates it, in an order that the foreign keys allow.",
    example="No migration creates the table `loans`.",
)
def never_created(look: Lookup) -> Iterator[Problem]:
    """No migration creates a table or an index of the schema.

    The migrated database is not the one that was designed.
    """
    if look.plan.database is None or not look.plan.database.migrations:
        return
    made = {(kind, name) for _, kind, name in _creations(look)}
    for at, table in look.every_table:
        if table.name not in look.existing_names and ("table", table.name.lower()) not in made:
            yield Problem(at, f"No migration creates the table {named(table.name)}.")
    for at, index in look.every_index:
        known = index.table in look.tables and index.name.lower() not in look.existing_indexes
        if known and ("index", index.name.lower()) not in made:
            yield Problem(at, f"No migration creates the index {named(index.name)}.")


@rule(
    "DB-053",
    "error",
    "database",
    mend="Keep the first of the steps.",
    example="Migrations 1 and 3 both create `users`.",
)
def created_twice(look: Lookup) -> Iterator[Problem]:
    """Migrations create, fill or link the same thing more than once.

    The second time fails, or writes rows a second time.
    """
    seen = {("create-table", name) for name in look.existing} | {("create-index", n) for n in look.existing_indexes}
    for at, migration, step in look.every_step:
        if step.action == "sql" or not step.target:
            continue
        done = (step.action, step.target.lower())
        if done in seen:
            what = {"seed": "fills", "add-foreign-key": "links"}.get(step.action, "creates")
            yield Problem(at, f"Migration {named(migration.name)} {what} {named(step.target)} a second time.")
        seen.add(done)


@rule(
    "DB-054",
    "error",
    "database",
    mend="Move the step after the one it needs; a foreign key to a later table can be an `add-foreign-key` step.",
    example="`loans` is created before `members`, which it references.",
)
def wrong_order(look: Lookup) -> Iterator[Problem]:
    """A migration step needs something that only a later step brings.

    The migration fails where it is first applied.
    """
    made: dict[tuple[str, str], int] = {}
    for place, kind, name in _creations(look):
        made.setdefault((kind, name), place)
    filled: dict[str, int] = {}
    added: set[str] = set()
    for place, (_, _, step) in enumerate(look.every_step):
        if step.action == "seed":
            filled.setdefault(step.target, place)
        if step.action == "add-foreign-key":
            added.add(step.target)
    for place, (at, migration, step) in enumerate(look.every_step):
        needs = [
            name.lower()
            for name in _needs(look, step.action, step.target, added)
            if made.get(("table", name.lower()), -1) >= place
            and not (step.action == "create-table" and step.target in _pointed_to(look, name))
        ]
        if step.action == "seed" and step.target in look.tables:
            needs += [n for n in _seeds_needed(look.tables[step.target]) if filled.get(n, -1) > place]
        if needs:
            what = {"create-table": "creates", "create-index": "indexes", "seed": "fills"}.get(step.action, "links")
            later = f"before {listed(dict.fromkeys(needs))}, which it needs"
            yield Problem(at, f"Migration {named(migration.name)} {what} {named(step.target)} {later}.")


def _needs(look: Lookup, action: str, target: str, added: set[str]) -> list[str]:
    """Tables that must be there before a step."""
    if action == "create-table" and target in look.tables:
        own = [
            c.references.table
            for c in look.tables[target].columns
            if c.references.table in look.tables and f"{target}.{c.name}" not in added
        ]
        return [name for name in own if name != target]
    if action == "create-index" and target in look.indexes:
        return [look.indexes[target].table]
    if action == "seed" and target in look.tables:
        return [target]
    if action == "add-foreign-key" and (found := foreign_key(look, target)):
        return [found[0].name, found[1].references.table]
    return []


def _pointed_to(look: Lookup, table: str) -> set[str]:
    """Tables that a table points to, by way of others too: two that point to each other are linked afterwards."""
    found: set[str] = set()
    waiting = [table]
    while waiting:
        for column in look.columns.get(waiting.pop(), {}).values():
            if column.references.table in look.tables and column.references.table not in found:
                found.add(column.references.table)
                waiting.append(column.references.table)
    return found


def _seeds_needed(table: Table) -> list[str]:
    """Tables whose rows the first rows of a table point to."""
    used = [
        place
        for place, _ in enumerate(table.seed.columns)
        if any(place < len(r.values) and r.values[place].strip().upper() not in {"", "NULL"} for r in table.seed.rows)
    ]
    names = {table.seed.columns[place] for place in used}
    return [c.references.table for c in table.columns if c.name in names and c.references.table not in {"", table.name}]


def _creations(look: Lookup) -> Iterator[tuple[int, str, str]]:
    """Place, kind and name in lower case of every table and index that a step creates."""
    for place, (_, _, step) in enumerate(look.every_step):
        if step.action == "create-table":
            yield place, "table", step.target.lower()
        elif step.action == "create-index":
            yield place, "index", step.target.lower()
        elif step.action == "sql":
            for kind in ("table", "index"):
                for name in _created(step.up, kind):
                    yield place, kind, name


@lru_cache(maxsize=512)
def _created(sql: str, kind: str) -> tuple[str, ...]:
    return created(sql, kind)


@rule(
    "DB-055",
    "error",
    "database",
    mend="Fill in both `up` and `down`; what cannot be undone is said in a comment and restores from a backup.",
    example="A `sql` step renames a column and has no `down`.",
)
def sql_step_incomplete(look: Lookup) -> Iterator[Problem]:
    """A `sql` step has nothing to do, or no way back.

    A migration that cannot be undone turns a failed release into a restore.
    """
    for at, migration, step in look.every_step:
        if step.action == "sql" and not (step.up and step.down):
            what = "does nothing" if not step.up else "has no way back"
            yield Problem(at, f"A sql step of migration {named(migration.name)} {what}.")


@rule(
    "DB-056",
    "note",
    "database",
    mend="Leave `up` and `down` empty, or make it a `sql` step.",
    example="A `create-table` step also carries a CREATE TABLE statement.",
)
def derived_step_with_sql(look: Lookup) -> Iterator[Problem]:
    """A step that is derived from the schema carries SQL of its own.

    That SQL is not used, and will contradict the schema one day.
    """
    for at, migration, step in look.every_step:
        if step.action != "sql" and (step.up or step.down):
            which = f"{step.action} step for {named(step.target)}"
            yield Problem(at, f"The {which} in migration {named(migration.name)} carries SQL that is not used.")


@rule(
    "DB-057",
    "warning",
    "database",
    mend="Add a `seed` step after the table is created, or take the rows out.",
    example="`roles` starts with three rows, but no migration writes them.",
)
def never_seeded(look: Lookup) -> Iterator[Problem]:
    """A table starts with rows that no migration writes, or a migration writes rows that the table does not have.

    The system starts without the roles or settings it counts on.
    """
    if look.plan.database is None or not look.plan.database.migrations:
        return
    seeded = {s.target for _, _, s in look.every_step if s.action == "seed"}
    sql = " ".join(s.up.lower() for _, _, s in look.every_step if s.action == "sql")
    for at, table in look.every_table:
        if table.seed.rows and table.name not in seeded and f"insert into {table.name.lower()}" not in sql:
            yield Problem(at, f"No migration writes the first rows of {named(table.name)}.")
    for at, migration, step in look.every_step:
        if step.action == "seed" and step.target in look.tables and not look.tables[step.target].seed.rows:
            yield Problem(at, f"Migration {named(migration.name)} fills {named(step.target)}, which has no first rows.")


@rule(
    "DB-058",
    "warning",
    "database",
    mend="Say how the migration is undone and what is lost, and give it its steps.",
    example="Migration 2 has an empty rollback.",
)
def migration_incomplete(look: Lookup) -> Iterator[Problem]:
    """A migration has no steps, or does not say how it is undone.

    The way back has to be known before it is needed.
    """
    for i, migration in enumerate(look.plan.database.migrations if look.plan.database else ()):
        if not migration.steps or not migration.rollback:
            what = "no steps" if not migration.steps else "no rollback"
            yield Problem(f"/migrations/{i}", f"Migration {named(migration.name)} has {what}.")


@rule(
    "DB-059",
    "error",
    "database",
    mend="Add the migrations that create the tables.",
    example="There are five tables and no migrations.",
)
def no_migrations(look: Lookup) -> Iterator[Problem]:
    """There are tables and no migrations.

    Nothing brings the schema to a database.
    """
    database = look.plan.database
    if database and not database.migrations and any(t.name not in look.existing_names for t in database.tables):
        yield Problem("/migrations", "There are tables, but no migration creates them.")
