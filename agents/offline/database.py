"""The database: entities and relationships, tables, indexes, migrations and operation."""

from agents.offline.domain import USERS, Domain, Thing
from agents.offline.existing import existing_tables, with_alterations, with_existing_indexes
from agents.offline.inflection import third_person
from agents.offline.lexicon import words
from agents.offline.one_at_a_time import partial_keys
from agents.offline.operations import backup, migrations, retention, scaling, volumes
from agents.offline.queries import access
from agents.offline.tables import schema
from plan.database import Database, Entity, Relationship, Table

_PREPOSITIONS = words("for with to on in at from of about into para con en a de por")


def draft_database(domain: Domain) -> Database:
    """Return the data model that the domain asks for."""
    return around(domain, schema(domain))


def around(domain: Domain, tables: tuple[Table, ...]) -> Database:
    """Return the database that those tables make, with everything that follows from them."""
    patterns, indexes = access(domain, tables)
    expected = volumes(domain, tables)
    existing = existing_tables(domain.requirements.existing_schema)
    fresh = tuple(t for t in tables if t.name not in {old.name for old in existing})
    indexes += partial_keys(fresh, [rule.text for rule in domain.requirements.rules])
    indexes = with_existing_indexes(domain.requirements.existing_schema, indexes, patterns)
    database = Database(
        entities=_entities(domain, tables),
        relationships=_relationships(domain, tables),
        tables=tables,
        indexes=indexes,
        migrations=migrations(tables, indexes, existing),
        access_patterns=patterns,
        volumes=expected,
        scaling=scaling(expected, indexes),
        backup=backup(domain),
        retention=retention(domain, tables),
    )
    return with_alterations(domain.requirements.existing_schema, database)


def entity_name(thing: Thing | None) -> str:
    """Return the name of an entity; users are `User`."""
    return " ".join(part[:1].upper() + part[1:] for part in thing.key.split()) if thing else "User"


def _entities(domain: Domain, tables: tuple[Table, ...]) -> tuple[Entity, ...]:
    names = {t.name for t in tables}
    found = []
    if "users" in names:
        found.append(Entity(name="User", description="Somebody who signs in.", table="users"))
    if "roles" in names:
        found.append(Entity(name="Role", description="What a user may do.", table="roles"))
    found += [
        Entity(name=entity_name(thing), description=f"Kept because {thing.said}.", table=thing.table)
        for thing in domain.things
        if thing.table in names
    ]
    return tuple({e.name: e for e in found}.values())


def _relationships(domain: Domain, tables: tuple[Table, ...]) -> tuple[Relationship, ...]:
    names = {t.name: {c.references.table for c in t.columns} for t in tables}
    single = {(t.name, c.name) for t in tables for c in t.columns if c.unique}
    found = []
    if "user_roles" in names:
        found.append(_relationship("User", "Role", "many-to-many", True, "has", "user_roles"))
    found += [
        _relationship("User", entity_name(thing), "one-to-one", True, "signs in as", "")
        for thing in domain.things
        if thing.role and domain.signs_in and thing.table in names
    ]
    for link in domain.links:
        owner = domain.thing(link.owner)
        if owner is None or owner.table not in names:
            continue
        target = None if link.target == USERS else domain.thing(link.target)
        if target is None and "users" not in names[owner.table]:
            continue  # It belongs to somebody who is a row of a table that exists already.
        verb = (
            "has" if link.label in _PREPOSITIONS or " " in link.label else third_person(link.label, domain.lexicon.code)
        )
        label = "has" if verb.split()[0] in {"is", "belongs"} else verb
        cardinality = "one-to-one" if (owner.table, link.column) in single else "one-to-many"
        found.append(
            _relationship(entity_name(target), entity_name(owner), cardinality, link.optional, label or "has", "")
        )
    for join in domain.joins:
        if join.table in names:
            left, right = domain.thing(join.left), domain.thing(join.right)
            if right is None and "users" not in names[join.table]:
                # It belongs to people who are rows of a table that exists already.
                right = next((t for t in domain.things if t.table in names[join.table] and t is not left), None)
                if right is None:
                    continue
            label = third_person(join.label, domain.lexicon.code) if " " not in join.label else join.label
            label = "contains" if label == "adds" else label
            found.append(_relationship(entity_name(left), entity_name(right), "many-to-many", True, label, join.table))
    return tuple(found)


def _relationship(source: str, target: str, cardinality: str, optional: bool, label: str, through: str) -> Relationship:
    return Relationship.model_validate(
        {
            "source": source,
            "target": target,
            "cardinality": cardinality,
            "optional": optional,
            "label": label,
            "through": through,
        }
    )
