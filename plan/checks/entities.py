"""Checks of entities, relationships and life in production (DB-065 to DB-069, DB-080 to DB-085, DB-087)."""

from collections.abc import Iterator

from plan.checks.lookup import Lookup, first_by, repeated
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.database import Column, Relationship, Table


@rule(
    "DB-065",
    "error",
    "database",
    mend="Name the table that holds the entity.",
    example="The entity `Member` is held by `member`, but the table is called `members`.",
)
def entity_without_table(look: Lookup) -> Iterator[Problem]:
    """An entity is held by a table that does not exist.

    The diagram promises something that the schema does not keep.
    """
    for i, entity in enumerate(look.plan.database.entities if look.plan.database else ()):
        if entity.table and entity.table not in look.tables:
            yield Problem(f"/entities/{i}", f"Entity {named(entity.name)} is held by {named(entity.table)}, no table.")


@rule(
    "DB-066",
    "error",
    "database",
    mend="Give each entity a name of its own.",
    example="Two entities are called `User`.",
)
def duplicate_entity(look: Lookup) -> Iterator[Problem]:
    """Two entities have the same name.

    A relationship that names it means only one of them.
    """
    names = [e.name for e in look.plan.database.entities] if look.plan.database else []
    for place, name in repeated(names):
        yield Problem(f"/entities/{place}", f"There is more than one entity {named(name)}.")


@rule(
    "DB-067",
    "error",
    "database",
    mend="Name two existing entities.",
    example="A relationship runs from `Member` to `Reservation`, but there is no entity `Reservation`.",
)
def relationship_unknown(look: Lookup) -> Iterator[Problem]:
    """A relationship names an entity that does not exist.

    The diagram cannot be drawn.
    """
    if look.plan.database is None:
        return
    known = {e.name for e in look.plan.database.entities}
    for i, relation in enumerate(look.plan.database.relationships):
        if unknown := [n for n in dict.fromkeys((relation.source, relation.target)) if n not in known]:
            ends = f"{named(relation.source)} – {named(relation.target)}"
            yield Problem(
                f"/relationships/{i}", f"The relationship {ends} names {listed(unknown)}, which is no entity."
            )


@rule(
    "DB-068",
    "error",
    "database",
    mend="Add a table with a foreign key to each side and name it in `through`.",
    example="`Book` and `Author` are many-to-many, and `through` is empty.",
)
def no_join_table(look: Lookup) -> Iterator[Problem]:
    """A many-to-many relationship has no table that joins its sides.

    A foreign key on either side can hold only one row of the other.
    """
    for i, relation in enumerate(look.plan.database.relationships if look.plan.database else ()):
        if relation.cardinality == "many-to-many" and relation.through not in look.tables:
            lacks = f"join table {named(relation.through)} does not exist" if relation.through else "has no join table"
            yield Problem(f"/relationships/{i}", f"{_ends(relation)} is many-to-many, and {lacks}.")


@rule(
    "DB-069",
    "warning",
    "database",
    mend="Add the foreign key, or mend the relationship.",
    example="One `Member` has many `Loan`s, but `loans` has no foreign key to `members`.",
)
def relationship_without_key(look: Lookup) -> Iterator[Problem]:
    """No foreign key carries a relationship.

    What the diagram joins, the schema does not: nothing keeps the two sides together.
    """
    if look.plan.database is None:
        return
    tables = {name: e.table for name, e in first_by(lambda e: e.name, look.plan.database.entities).items()}
    for i, relation in enumerate(look.plan.database.relationships):
        ends = (tables.get(relation.source, ""), tables.get(relation.target, ""))
        if any(end not in look.tables for end in ends):
            continue
        if relation.cardinality == "many-to-many":
            if relation.through not in look.tables:
                continue
            missing = [end for end in dict.fromkeys(ends) if not _points(look, relation.through, end)]
            if missing:
                lacks = f"{named(relation.through)} has no foreign key to {listed(missing)}"
                yield Problem(f"/relationships/{i}", f"{_ends(relation)} is many-to-many, but {lacks}.")
        elif not (_points(look, ends[1], ends[0]) or _points(look, ends[0], ends[1])):
            between = f"between {named(ends[0])} and {named(ends[1])}"
            yield Problem(
                f"/relationships/{i}", f"{_ends(relation)} is {relation.cardinality}, but no key is {between}."
            )


def _points(look: Lookup, source: str, target: str) -> bool:
    return bool(_keys_to(look, source, target))


def _ends(relation: Relationship) -> str:
    return f"{named(relation.source)} – {named(relation.target)}"


@rule(
    "DB-085",
    "warning",
    "database",
    mend="Make the foreign key unique, or the relationship one-to-many.",
    example="Each `User` has one `Profile`, and `profiles.user_id` is not unique.",
)
def one_to_many_in_truth(look: Lookup) -> Iterator[Problem]:
    """A one-to-one relationship is carried by a foreign key that is not unique.

    The second row is accepted, and code that counts on one finds either.
    """
    if look.plan.database is None:
        return
    tables = {name: e.table for name, e in first_by(lambda e: e.name, look.plan.database.entities).items()}
    for i, relation in enumerate(look.plan.database.relationships):
        ends = (tables.get(relation.source, ""), tables.get(relation.target, ""))
        if relation.cardinality != "one-to-one" or ends[0] == ends[1] or any(end not in look.tables for end in ends):
            continue
        keys = [(look.tables[here], c) for here, there in (ends, ends[::-1]) for c in _keys_to(look, here, there)]
        if keys and not any(_alone_unique(look, table, column) for table, column in keys):
            table, column = keys[0]
            where = f"{named(table.name)}.{named(column.name)}"
            yield Problem(f"/relationships/{i}", f"{_ends(relation)} is one-to-one, but {where} is not unique.")


def _keys_to(look: Lookup, source: str, target: str) -> list[Column]:
    return [c for c in look.tables[source].columns if c.references.table == target]


def _alone_unique(look: Lookup, table: Table, column: Column) -> bool:
    alone = (column.name,)
    indexed = any(
        i.unique and not i.where and tuple(c.name for c in i.columns) == alone
        for _, i in look.indexes_of.get(table.name, ())
    )
    return column.unique or table.primary_key == alone or alone in table.unique or indexed


@rule(
    "DB-090",
    "warning",
    "database",
    mend="Make the relationship one-to-one, or the foreign key not unique.",
    example="Each `Member` has many `Loan`s, and `loans.member_id` is unique.",
)
def one_to_one_in_truth(look: Lookup) -> Iterator[Problem]:
    """A one-to-many relationship is carried by a foreign key that is unique.

    The second row is refused, for ever.
    """
    if look.plan.database is None:
        return
    tables = {name: e.table for name, e in first_by(lambda e: e.name, look.plan.database.entities).items()}
    for i, relation in enumerate(look.plan.database.relationships):
        one, many = tables.get(relation.source, ""), tables.get(relation.target, "")
        if relation.cardinality != "one-to-many" or one == many or not {one, many} <= look.tables.keys():
            continue
        keys = _keys_to(look, many, one)
        if keys and all(_alone_unique(look, look.tables[many], column) for column in keys):
            where = f"{named(many)}.{named(keys[0].name)}"
            yield Problem(f"/relationships/{i}", f"{_ends(relation)} is one-to-many, but {where} is unique.")


@rule(
    "DB-087",
    "warning",
    "database",
    mend="Make the two foreign keys the primary key, or unique together.",
    example="`user_roles` has an `id` of its own, and nothing forbids one role for one user twice.",
)
def pair_twice(look: Lookup) -> Iterator[Problem]:
    """A join table allows the same pair more than once.

    Each double shows up as a double in every list that is joined over it. Tables that say more of a pair than that it
    is one are not meant: a member may borrow the same book twice, and `starts_at` and `ends_at` say which time it was.
    When a row was written or changed (`created_at`, `assigned_at`) says nothing of the pair.
    """
    for at, table in look.every_table:
        keys = [c for c in table.columns if c.references.table]
        rest = [c for c in table.columns if not c.references.table and (c.name,) != table.primary_key]
        if (
            set(table.primary_key) - {c.name for c in table.columns}
            or len(keys) != 2
            or keys[0].references.table == table.name
            or any(not _is_bookkeeping(look, c) for c in rest)
        ):
            continue
        pair = {c.name for c in keys}
        groups = [set(table.primary_key), *map(set, table.unique)]
        groups += [{c.name for c in i.columns} for _, i in look.indexes_of.get(table.name, ()) if i.unique]
        if table.primary_key and not any(group <= pair for group in groups) and not any(c.unique for c in keys):
            what = f"the same {named(keys[0].name)} and {named(keys[1].name)} more than once"
            yield Problem(at, f"The join table {named(table.name)} allows {what}.")


_WRITTEN = frozenset(
    (
        "created", "updated", "modified", "changed", "inserted", "added", "assigned", "granted", "linked", "tagged",
        "deleted", "removed",
    )
)  # fmt: skip
"""What happens to a row itself, not to what it stands for."""


def _is_bookkeeping(look: Lookup, column: Column) -> bool:
    """Whether a column says when its row was written or changed."""
    of = look.known_type_of(column)
    return of is not None and of.family == "moment" and column.name.lower().partition("_")[0] in _WRITTEN


@rule(
    "DB-080",
    "warning",
    "database",
    mend="Say how often, how long, how much may be lost and how long a restore may take.",
    example="The backup gives no RPO.",
)
def backup_incomplete(look: Lookup) -> Iterator[Problem]:
    """The backup is not planned in full.

    What is not decided before the disk fails is decided by the disk.
    """
    if look.plan.database is None:
        return
    backup = look.plan.database.backup
    said = {
        "frequency": backup.frequency,
        "retention": backup.retention,
        "RPO": backup.rpo,
        "RTO": backup.rto,
    }
    if missing := [name for name, text in said.items() if not text]:
        yield Problem("/backup", f"The backup plan has no {listed(missing)}.")


@rule(
    "DB-081",
    "warning",
    "database",
    mend="Say for each kind of data how long it is kept and what happens then.",
    example="There are tables with personal data and no retention rules.",
)
def no_retention(look: Lookup) -> Iterator[Problem]:
    """Nothing says how long data is kept.

    Then everything is kept for ever, which is costly and, for personal data, often unlawful.
    """
    if look.plan.database and look.plan.database.tables and not look.plan.database.retention:
        yield Problem("/retention", "No rule says how long anything is kept.")


@rule(
    "DB-082",
    "warning",
    "database",
    mend="Name an existing table, once.",
    example="A volume is given for `loan`, but the table is called `loans`.",
)
def volume_of_no_table(look: Lookup) -> Iterator[Problem]:
    """An expected volume is for a table that does not exist, or for one that has another.

    Indexes and scaling are judged by these numbers.
    """
    volumes = look.plan.database.volumes if look.plan.database else ()
    twice = {place for place, _ in repeated(v.table for v in volumes)}
    for i, volume in enumerate(volumes):
        if volume.table not in look.tables:
            yield Problem(f"/volumes/{i}", f"A volume is given for {named(volume.table)}, which is no table.")
        elif i in twice:
            yield Problem(f"/volumes/{i}", f"There is more than one volume for {named(volume.table)}.")


@rule(
    "DB-083",
    "warning",
    "database",
    mend="Give the numbers of rows after one and after three years, both 0 or more.",
    example="`loans` has 50,000 rows after one year and -1 after three.",
)
def volume_negative(look: Lookup) -> Iterator[Problem]:
    """An expected volume is below zero.

    It is not a number of rows.
    """
    for i, volume in enumerate(look.plan.database.volumes if look.plan.database else ()):
        if volume.year_1 < 0 or volume.year_3 < 0:
            rows = f"{volume.year_1} rows after a year and {volume.year_3} after three"
            yield Problem(f"/volumes/{i}", f"{named(volume.table)} is expected to have {rows}.")


@rule(
    "DB-084",
    "note",
    "database",
    mend="Say what shows that more is needed, and what is done then.",
    example="There are no scaling steps.",
)
def no_scaling(look: Lookup) -> Iterator[Problem]:
    """Nothing says what to do when the data grows.

    The first sign that something has to be done is then that the system is slow.
    """
    database = look.plan.database
    if database is None or not database.tables:
        return
    if not database.scaling:
        yield Problem("/scaling", "Nothing says what to do when the data grows.")
    for i, step in enumerate(database.scaling):
        if not step.trigger or not step.measure:
            yield Problem(f"/scaling/{i}", f"A scaling step has no {'trigger' if not step.trigger else 'measure'}.")
