"""The schema: tables in the order in which they can be created."""

import re

from agents.offline.accounts import account_tables, table
from agents.offline.answered_tables import answered_apart, answered_tables
from agents.offline.apart_in_time import kept_apart, people_tables
from agents.offline.columns import column, thing_shape
from agents.offline.constraints import constrain
from agents.offline.domain import Domain, Join, Thing
from agents.offline.existing import beside, existing_tables
from agents.offline.inflection import identifier
from agents.offline.keys import numbers_wanted, rekeyed
from agents.offline.one_at_a_time import released
from agents.offline.own_lists import ENTRY
from agents.offline.unique_groups import unique_groups
from plan.database import Check, Column, Reference, Table
from plan.questions.document import article


def schema(domain: Domain) -> tuple[Table, ...]:
    """Return every table, the referenced ones before those that reference them."""
    tables = list(account_tables(domain))
    for thing in domain.things:
        shape = thing_shape(domain, thing)
        unique = _once(thing, shape.columns, head_first=domain.lexicon.head_first)
        unique += unique_groups(domain, thing, shape.columns)
        columns = _alone(shape.columns, {group[0] for group in unique if len(group) == 1})
        unique = tuple(group for group in unique if len(group) > 1)
        tables.append(table(thing.table, f"{thing.label}: {thing.said}.", columns, checks=shape.checks, unique=unique))
    known = {t.name: t for t in tables}
    tables += [_join(join, domain, known) for join in domain.joins]
    tables = list(answered_tables(domain, tuple(tables)))
    spoken: dict[str, set[str]] = {}
    for act in domain.acts:
        about = domain.thing(act.thing)
        spoken.setdefault(act.story, set()).add(about.table if about is not None else "users")
    statements = [
        (frozenset(spoken.get(story, ())) | _recorded(domain, text), text) for story, text in domain.statements
    ]
    constrained = tuple(_without_doubles(t) for t in constrain(tuple(tables), statements))
    constrained = tuple(map(_moments_shared, constrained))
    constrained = released(constrained, [rule.text for rule in domain.requirements.rules])
    if numbers_wanted(domain.requirements):
        constrained = rekeyed(constrained, numbers=True)
    existing = existing_tables(domain.requirements.existing_schema)
    people, there = people_tables(domain), frozenset(item.name for item in existing)
    every = answered_apart(domain, beside(existing, constrained), people, there)
    return in_order(kept_apart(every, statements, people, there))


def _alone(columns: tuple[Column, ...], unique: set[str]) -> tuple[Column, ...]:
    """The columns with those marked that are unique by themselves."""
    return tuple(one.model_copy(update={"unique": True}) if one.name in unique else one for one in columns)


_MOMENTS = ("timestamptz", "timestamp", "date", "time")


def _moments_shared(item: Table) -> Table:
    """No moment is anything's own by itself: two samples may be taken at one time."""
    columns = tuple(
        c.model_copy(update={"unique": False}) if c.unique and c.type.startswith(_MOMENTS) else c for c in item.columns
    )
    unique = tuple(
        group for group in item.unique if not all(c.type.startswith(_MOMENTS) for c in item.columns if c.name in group)
    )
    return item.model_copy(update={"columns": columns, "unique": unique})


_ONCE = frozenset({"follow", "like", "favourite", "favorite", "bookmark", "membership", "vote"})
"""Records that nobody has twice of the same thing."""


def _once(thing: Thing, columns: tuple[Column, ...], *, head_first: bool) -> tuple[tuple[str, ...], ...]:
    pointing = tuple(c.name for c in columns if c.references.table and not c.nullable)
    head = thing.key.split()[0 if head_first else -1]
    return (pointing,) if (head in _ONCE or thing.key.endswith(ENTRY)) and len(pointing) == 2 else ()


def _recorded(domain: Domain, text: str) -> frozenset[str]:
    """Tables of the records that the participles of a sentence speak of: `enrolled twice` speaks of enrolments."""
    found = set()
    for word in re.findall(r"[a-z]+", text.lower()):
        for lemma in (word[:-2], word[:-1], word[:-3]) if word.endswith("ed") else (word,):
            verb = domain.lexicon.verbs.get(lemma)
            thing = domain.thing(verb.noun) if verb is not None and verb.noun else None
            if thing is not None:
                found.add(thing.table)
    return frozenset(found)


def _join(join: Join, domain: Domain, known: dict[str, Table]) -> Table:
    left, right = domain.thing(join.left), domain.thing(join.right)
    assert left is not None
    who = join.people.replace("_", " ")
    first, second = f"{identifier(join.left)}_id", f"{identifier(join.people or join.right)}_id"
    columns: list[Column] = [
        column(
            first,
            "uuid",
            f"The {left.key}.",
            references=Reference(table=left.table, column="id", on_delete="cascade"),
        ),
        column(
            second,
            "uuid",
            f"The {who or join.right}.",
            references=Reference(table=right.table if right else "users", column="id", on_delete="restrict"),
        ),
    ]
    checks: tuple[Check, ...] = ()
    if join.quantity:
        columns.append(column("quantity", "integer", "How many.", default="1"))
        checks = (Check(name=f"{join.table}_quantity_positive"[:63], expression="quantity > 0"),)
        priced = known[right.table].columns if right else ()
        price = next((c for c in priced if c.type == "numeric(12,2)"), None)
        if price is not None:
            name = f"unit_{price.name}"
            columns.append(
                column(name, "numeric(12,2)", f"{price.name.capitalize()} at the time, so that it stays what it was.")
            )
    columns.append(column("created_at", "timestamptz", "Since when.", default="now()"))
    described = f"{right.label if right else who.capitalize()} of {article(left.key)}" + (
        ", with how many" if join.quantity else ""
    )
    return table(join.table, f"{described}.", tuple(columns), primary_key=(first, second), checks=checks)


def _without_doubles(item: Table) -> Table:
    """Drop unique groups that a key or another unique column already guarantees."""
    single = {c.name for c in item.columns if c.unique}
    unique = tuple(group for group in item.unique if set(group) != set(item.primary_key) and not set(group) & single)
    return item.model_copy(update={"unique": unique})


def in_order(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """Return the tables so that each comes after those it references, as far as there is no ring."""
    waiting = {t.name: t for t in tables}
    ordered: list[Table] = []
    while waiting:
        ready = [
            t
            for t in waiting.values()
            if not any(c.references.table in waiting and c.references.table != t.name for c in t.columns)
        ] or [next(iter(waiting.values()))]
        for item in ready:
            ordered.append(item)
            del waiting[item.name]
    return tuple(ordered)


def late_keys(tables: tuple[Table, ...]) -> tuple[tuple[str, str], ...]:
    """Return table and column of every foreign key to a table that comes later."""
    place = {t.name: i for i, t in enumerate(tables)}
    return tuple(
        (t.name, c.name)
        for i, t in enumerate(tables)
        for c in t.columns
        if c.references.table and place.get(c.references.table, i) > i
    )
