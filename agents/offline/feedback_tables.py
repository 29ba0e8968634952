"""Requests that change how tables hang together, or cut a column in two."""

import re

from agents.offline.accounts import table as new_table
from agents.offline.columns import column, key_column
from agents.offline.domain import Domain
from agents.offline.exclusion_columns import without_columns
from agents.offline.feedback import Outcome
from agents.offline.inflection import column_name, identifier, singular, table_name
from agents.offline.rebuilding import new_index, rebuilt
from plan.database import Column, Database, Reference, Relationship, Table

_MANY = re.compile(r"(?i)^(?:many|several|multiple|one or more)\s+")
_ARTICLE = re.compile(r"(?i)^(?:every|each|all|exactly one|one|an?|the)\s+")


def find_table(draft: Database, name: str) -> Table | None:
    """Return the table that a name in the person's words means, or None."""
    bare = _ARTICLE.sub("", name.strip())
    wanted = {identifier(bare), table_name(singular(bare.lower().strip())), identifier(f"{bare}s")}
    return next((t for t in draft.tables if t.name in wanted), None)


def with_table(draft: Database, item: Table) -> Database:
    """Return the draft with another version of one of its tables."""
    return rebuilt(draft, tuple(item if t.name == item.name else t for t in draft.tables))


def person(draft: Database, name: str, domain: Domain) -> Table | None:
    """Return the accounts' table where a name is what people are called who have no table of their own."""
    bare = identifier(singular(_ARTICLE.sub("", name.strip().lower())))
    roles = {identifier(singular(role.name.lower())) for role in domain.roles}
    return find_table(draft, "users") if bare in roles and find_table(draft, name) is None else None


def belonging(draft: Database, owner: str, target: str, domain: Domain, *, required: bool) -> Outcome[Database]:
    """Let each row of `owner` point to one of `target`, or to many by way of a table between them."""
    many = _MANY.match(target)
    whose = _MANY.sub("", target)
    one, people = find_table(draft, owner), person(draft, whose, domain)
    other = people or find_table(draft, whose)
    if one is None or other is None:
        return None, f"There is no table {identifier(owner if one is None else target) or 'of that name'}."
    key = next((c for c in other.columns if other.primary_key == (c.name,)), None)
    if key is None:
        return None, f"{other.name} has no single key to point to."
    if many:
        return _between(draft, one, other, key)
    called = identifier(singular(_ARTICLE.sub("", whose.strip().lower()))) if people else singular(other.name)
    name = f"{called}_id" if one.name != other.name else "parent_id"
    if any(c.name == name for c in one.columns):
        return None, f"{one.name} has {name} already."
    points = pointing(name, other, key, required=required and one.name != other.name, action="restrict")
    place = next((i for i, c in enumerate(one.columns) if c.name not in one.primary_key), len(one.columns))
    columns = (*one.columns[:place], points, *one.columns[place:])
    return with_table(_related(draft, one, other, ""), one.model_copy(update={"columns": columns})), ""


def pointing(name: str, target: Table, key: Column, *, required: bool, action: str) -> Column:
    """Return a foreign key to a table."""
    kind = {"bigserial": "bigint", "serial": "integer"}.get(key.type, key.type)
    reference = Reference.model_validate({"table": target.name, "column": key.name, "on_delete": action})
    what = singular(target.name).replace("_", " ")
    return column(name, kind, f"Its {what}; asked for by feedback.", nullable=not required, references=reference)


def _between(draft: Database, one: Table, other: Table, key: Column) -> Outcome[Database]:
    own = next((c for c in one.columns if one.primary_key == (c.name,)), None)
    name = f"{singular(one.name)}_{other.name}"[:60]
    if own is None or one.name == other.name or any(t.name == name for t in draft.tables):
        return None, f"There is a table {name} already, or no single key to point to."
    left = pointing(f"{singular(one.name)}_id", one, own, required=True, action="cascade")
    right = pointing(f"{singular(other.name)}_id", other, key, required=True, action="restrict")
    item = new_table(name, "Asked for by feedback.", (left, right), primary_key=(left.name, right.name))
    return rebuilt(_related(draft, one, other, name), (*draft.tables, item)), ""


def _related(draft: Database, one: Table, other: Table, through: str) -> Database:
    names = {e.table: e.name for e in draft.entities}
    if one.name not in names or other.name not in names:
        return draft
    found = Relationship(
        source=names[other.name],
        target=names[one.name],
        cardinality="many-to-many" if through else "one-to-many",
        optional=bool(through),
        label="has",
        through=through,
    )
    return draft.model_copy(update={"relationships": (*draft.relationships, found)})


def split_column(draft: Database, name: str, within: str, parts: tuple[str, ...]) -> Outcome[Database]:
    """Put several columns in the place of one."""
    wanted = column_name(name)
    inside = find_table(draft, within) if within else None
    tables = [t for t in draft.tables if (inside is None or t == inside) and any(c.name == wanted for c in t.columns)]
    if len(tables) != 1 or (within and inside is None):
        return None, "Name the column and its table, for example: split name of members into first name and last name."
    item = tables[0]
    old = next(c for c in item.columns if c.name == wanted)
    if wanted in item.primary_key or old.references.table or any(wanted in group for group in item.unique):
        return None, f"{item.name}.{wanted} is part of a key."
    suffix = wanted.rpartition("_")[2]
    made = []
    for part in parts:
        title = identifier(part)
        title = title if title.endswith(suffix) else f"{title}_{suffix}"
        text = f"{title.replace('_', ' ').capitalize()}; split from {wanted}, as feedback asks."
        made.append(old.model_copy(update={"name": title, "unique": False, "description": text}))
    if len({c.name for c in made}) < 2 or {c.name for c in made} & {c.name for c in item.columns}:
        return None, "The names of the parts are taken or the same."
    columns = tuple(new for c in item.columns for new in (made if c.name == wanted else [c]))
    checks = tuple(c for c in item.checks if not re.search(rf"\b{wanted}\b", c.expression))
    apart = without_columns(item.exclusions, {wanted})
    return with_table(draft, item.model_copy(update={"columns": columns, "checks": checks, "exclusions": apart})), ""


def only_table_with(draft: Database, field: str) -> tuple[Table | None, str]:
    """Return the one table that has a column, or why it cannot be told."""
    having = [t for t in draft.tables if any(c.name == column_name(field) for c in t.columns)]
    if len(having) == 1:
        return having[0], ""
    if not having:
        return None, f"No table has a column {column_name(field) or field}."
    return (
        None,
        f"Several tables have a column {column_name(field)}: {', '.join(t.name for t in having[:6])}. Name one.",
    )


def index_on(draft: Database, field: str) -> Outcome[Database]:
    """Add an index on a column that only one table has."""
    item, why = only_table_with(draft, field)
    if item is None:
        return None, why
    name = column_name(field)
    if any(i.table == item.name and i.columns[0].name == name for i in draft.indexes):
        return None, "There is such an index already."
    return rebuilt(draft, draft.tables, (*draft.indexes, new_index(item.name, name, "Asked for by feedback."))), ""


def audit_log(draft: Database) -> Outcome[Database]:
    """Add the table that says who did what."""
    if find_table(draft, "audit_log") is not None:
        return None, "There is an audit log already."
    users = find_table(draft, "users")
    columns = [key_column()]
    if users is not None:
        key = next(c for c in users.columns if c.name == users.primary_key[0])
        kind = {"bigserial": "bigint", "serial": "integer"}.get(key.type, key.type)
        reference = Reference(table="users", column=key.name, on_delete="restrict")
        columns.append(
            column("user_id", kind, "Who did it; empty for the system.", nullable=True, references=reference)
        )
    columns += [
        column("action", "varchar(80)", "What was done."),
        column("subject_table", "varchar(63)", "Table of what it was done to."),
        column("subject_id", "varchar(64)", "Id of what it was done to."),
        column("reason", "text", "Why, as it was entered.", nullable=True),
        column("created_at", "timestamptz", "When.", default="now()"),
    ]
    item = new_table(
        "audit_log", "Something that was done, by whom and to what; rows are only ever added.", tuple(columns)
    )
    return rebuilt(draft, (*draft.tables, item)), ""
