"""The tables of a database that already exists, which the plan extends under their own names and never drops."""

import re
from dataclasses import replace

from agents.offline.account_table import USERS, account_table
from agents.offline.columns import stamps
from agents.offline.domain import Domain, Thing
from agents.offline.inflection import plural, singular
from plan.database import AccessPattern, Column, Database, Index, Reference, Table
from plan.existing.as_plan import plan_indexes, plan_tables
from plan.existing.schema import Schema, existing_schema

_NO_REFERENCE = Reference(table="", column="", on_delete="no action")
_SERIAL = {"serial": "integer", "bigserial": "bigint", "smallserial": "smallint"}


def existing_tables(sql: str) -> tuple[Table, ...]:
    """Return the tables that `sql` makes, as PostgreSQL reads them; the users' table is `users` until the end."""
    tables, account = plan_tables(existing_schema(sql)), account_table(sql)
    return account.tables(tables, real=False) if account else tables


def adopted(domain: Domain) -> Domain:
    """Return the domain with its things in the tables that already hold them: an order in `customer_order`."""
    names = list(existing_schema(domain.requirements.existing_schema).tables)
    if not names:
        return domain
    taken: set[str] = set()
    things = []
    for thing in domain.things:
        found = next((name for name in _candidates(thing, names) if name not in taken), thing.table)
        taken.add(found)
        things.append(replace(thing, table=found))
    return replace(domain, things=tuple(things))


def _candidates(thing: Thing, names: list[str]) -> list[str]:
    """The existing tables that may hold a thing, the likeliest first; none if its last word alone fits several."""
    wanted = [singular(part) for part in thing.table.lower().split("_")]
    spelled = {name: [singular(part) for part in name.lower().split("_")] for name in names}
    same = [name for name in names if name == thing.table]
    alike = [name for name, parts in spelled.items() if parts == wanted]
    ending = [name for name, parts in spelled.items() if parts[-len(wanted) :] == wanted]
    return same or alike or (ending if len(ending) == 1 else [])


def with_existing_indexes(
    sql: str, indexes: tuple[Index, ...], patterns: tuple[AccessPattern, ...]
) -> tuple[Index, ...]:
    """Return the indexes with those that exist already, and without new ones that would repeat one of them."""
    schema, account = existing_schema(sql), account_table(sql)
    there = plan_indexes(schema)
    indexes = account.indexes(indexes, real=True) if account else indexes
    served = {(i.table, tuple(name for name, _ in i.columns)) for i in schema.indexes.values() if not i.where}
    for table in schema.tables.values():
        served |= {(table.name, c.columns) for c in table.constraints if c.kind in {"primary key", "unique"}}
    new = [
        index
        for index in (_serving(i, patterns) if i.table in schema.tables else i for i in indexes)
        if (index.table, tuple(c.name for c in index.columns)) not in served and _is_asked_for(index, schema)
    ]
    every = (*there, *new)
    return account.indexes(every, real=False) if account else every


def _serving(index: Index, patterns: tuple[AccessPattern, ...]) -> Index:
    """The index with the queries that pick rows by its first column."""
    table, column = re.escape(index.table), re.escape(index.columns[0].name)
    found = (p.id for p in patterns if re.search(rf"\b{table}\b", p.sql) and re.search(rf"\b{column} = \$", p.sql))
    return index.model_copy(update={"serves": tuple(dict.fromkeys((*index.serves, *found)))})


def _is_asked_for(index: Index, schema: Schema) -> bool:
    """Whether an index is on a new table or column, or makes a query fast: nobody asked to tune the rest."""
    table = schema.tables.get(index.table)
    return table is None or bool(index.serves) or any(table.column(c.name) is None for c in index.columns)


def with_alterations(sql: str, database: Database) -> Database:
    """Return the database, in real names, with the migrations that lead from what exists to it.

    It is returned as it is if nothing exists.
    """
    old = existing_schema(sql)
    if old.is_empty:
        return database
    from plan.existing.difference import alterations

    account = account_table(sql)
    database = account.database(database, real=True) if account else database
    return database.model_copy(update={"migrations": alterations(old, database)})


def beside(existing: tuple[Table, ...], new: tuple[Table, ...]) -> tuple[Table, ...]:
    """Return the existing tables with what is wanted of them besides, and the new ones with keys that fit."""
    if not existing:
        return new
    by_name = {t.name: t for t in existing}
    wanted = {t.name: _fitted(_of_those_there(t, by_name), by_name) for t in new}
    extended = tuple(_extended(t, wanted[t.name]) if t.name in wanted else t for t in existing)
    return (*extended, *(t for name, t in wanted.items() if name not in by_name))


def _extended(table: Table, wanted: Table) -> Table:
    """The existing table with the columns that it lacks; rows that are there already leave them empty.

    When rows came and changed is for new tables only: nobody asked to write it into those that do without.
    """
    known = {c.name for c in table.columns}
    staged = any(_STATE.fullmatch(name) for name in known)
    added = tuple(
        c.model_copy(update={"nullable": c.nullable or not c.default})
        for c in wanted.columns
        if c.name not in known
        and c.name not in wanted.primary_key
        and c not in stamps()
        and not (staged and _STATE.fullmatch(c.name))
    )
    table = _relaxed(table, wanted)
    if not added:
        return table
    names = ", ".join(c.name for c in added)
    description = f"Exists already; {names} {'is' if len(added) == 1 else 'are'} new."
    there = {check.name for check in table.checks}
    about = [
        c for c in wanted.checks if c.name not in there and _names_in(c.expression, wanted) <= {a.name for a in added}
    ]
    new = {c.name for c in added}
    groups = tuple(group for group in wanted.unique if set(group) <= new)
    return table.model_copy(
        update={
            "columns": (*table.columns, *added),
            "checks": (*table.checks, *about),
            "unique": (*table.unique, *groups),
            "description": description,
        }
    )


def _relaxed(table: Table, wanted: Table) -> Table:
    """The existing accounts with passwords that may be missing, where people get in without one."""
    if table.name != USERS or any(c.name == "password_hash" and not c.nullable for c in wanted.columns):
        return table
    return table.model_copy(
        update={
            "columns": tuple(
                c.model_copy(update={"nullable": True}) if c.name == "password_hash" else c for c in table.columns
            )
        }
    )


_STATE = re.compile(r"(?:\w+_)?(?:status|state|stage|phase|estado|statut|etat|zustand)(?:_\w+)?", re.IGNORECASE)


def _names_in(expression: str, table: Table) -> set[str]:
    """The columns of a table that a condition speaks of."""
    return {column.name for column in table.columns if re.search(rf"\b{re.escape(column.name)}\b", expression)}


def _of_those_there(table: Table, existing: dict[str, Table]) -> Table:
    """The table with what belongs to a customer pointing to the customers that exist, and not to accounts."""
    if USERS in existing:
        return table
    return table.model_copy(update={"columns": tuple(_of_its_own(column, existing) for column in table.columns)})


def _of_its_own(column: Column, existing: dict[str, Table]) -> Column:
    who = column.name.removesuffix("_id")
    owners = existing.get(plural(who))
    if column.references.table != USERS or owners is None or len(owners.primary_key) != 1:
        return column
    reference = column.references.model_copy(update={"table": owners.name, "column": owners.primary_key[0]})
    said = column.description.replace("The user it", f"The {who.replace('_', ' ')} it")
    return column.model_copy(update={"references": reference, "description": said})


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
        columns.append(column.model_copy(update={"type": _key_type(key.type), "references": reference}))
    return table.model_copy(update={"columns": tuple(columns)})


def _key_type(written: str) -> str:
    """The type of a column that points to a key: without what makes the key count up."""
    base = written.partition(" generated ")[0]
    return _SERIAL.get(base, base)
