"""Checks of what is asked for, served and built, from requirement to table (XP-001 to XP-011, XP-017, XP-050)."""

import re
from collections.abc import Iterator

from sqlglot import exp

from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.roster import ROSTER, agents_at_work
from plan.checks.rule import Problem, rule
from plan.checks.wording import joined, listed, named

_FILLS_ITSELF = re.compile(r"audit|log|event|histor|session|token|queue|outbox|job|snapshot|metric", re.IGNORECASE)
"""Tables whose rows come of what happens elsewhere."""


@rule(
    "XP-001",
    "error",
    "sprints",
    mend="Add a story that covers it, or add its id to the one that does.",
    example="No story covers the must-have `R4`.",
)
def must_have_uncovered(look: Lookup) -> Iterator[Problem]:
    """No story covers a must-have requirement.

    The plan ends, everything is done, and what had to be there is not.
    """
    if look.plan.sprints is None:
        return
    covered = {r for _, _, s in look.planned for r in s.requirements}
    for i, wanted in enumerate(look.plan.requirements.stories):
        if wanted.priority == "must" and wanted.id not in covered:
            title = f" ({named(wanted.title)})" if wanted.title else ""
            message = f"No story covers the must-have {named(wanted.id)}{title}."
            yield Problem(f"/stories/{i}", message, artifact="requirements")


@rule(
    "XP-002",
    "error",
    "sprints",
    mend="Name the ids of existing requirements.",
    example="`S1-02` covers `R44`, but there is no such requirement.",
)
def story_covers_unknown(look: Lookup) -> Iterator[Problem]:
    """A story covers a requirement that does not exist.

    Either the id is wrong, and a requirement is not covered, or the work was asked for by nobody.
    """
    for at, _, story in look.planned:
        if unknown := [r for r in dict.fromkeys(story.requirements) if r not in look.requirement_ids]:
            yield Problem(at, f"Story {named(story.id)} covers {listed(unknown)}, which is no requirement.")


@rule(
    "XP-003",
    "error",
    "api",
    mend="Name the ids of existing user stories or requirements.",
    example="`GET /loans` is asked for by `R44`, but there is no such requirement.",
)
def endpoint_asked_by_unknown(look: Lookup) -> Iterator[Problem]:
    """An endpoint is asked for by something that does not exist.

    When it is questioned nobody can say what it is for.
    """
    known = look.requirement_ids | look.stories.keys()
    for at, endpoint in look.every_endpoint:
        if unknown := [s for s in dict.fromkeys(endpoint.stories) if s not in known]:
            yield Problem(at, f"{called(endpoint)} is asked for by {listed(unknown)}, which is no requirement.")


@rule(
    "XP-004",
    "error",
    "api",
    mend="Name existing tables, or add the missing one.",
    example="`GET /loans` reads `loan`, but the table is called `loans`.",
)
def endpoint_on_no_table(look: Lookup) -> Iterator[Problem]:
    """An endpoint reads or writes a table that does not exist.

    It cannot be built on this schema.
    """
    if look.plan.database is None:
        return
    for at, endpoint in look.every_endpoint:
        if unknown := [t for t in dict.fromkeys(endpoint.tables) if t not in look.tables]:
            yield Problem(at, f"{called(endpoint)} is on {listed(unknown)}, which is no table.")


@rule(
    "XP-005",
    "warning",
    "sprints",
    mend="Add the endpoint to the story that builds it.",
    example="No story builds `GET /loans/{id}`.",
)
def endpoint_unbuilt(look: Lookup) -> Iterator[Problem]:
    """No story builds an endpoint.

    It is in the contract, and nobody has the time for it.
    """
    if look.plan.sprints is None:
        return
    built = {e for _, _, s in look.planned for e in s.endpoints}
    for at, endpoint in look.fresh_endpoints:
        if endpoint.id not in built:
            yield Problem(at, f"No story builds {called(endpoint)}.", artifact="api")


@rule(
    "XP-006",
    "warning",
    "sprints",
    mend="Add the table to the story that creates it.",
    example="No story builds the table `audit_log`.",
)
def table_unbuilt(look: Lookup) -> Iterator[Problem]:
    """No story builds a table.

    It is in the schema, and nobody has the time for it.
    """
    if look.plan.sprints is None:
        return
    built = {t for _, _, s in look.planned for t in s.tables}
    for at, table in look.every_table:
        if table.name not in built and table.name not in look.existing_names:
            yield Problem(at, f"No story builds the table {named(table.name)}.", artifact="database")


@rule(
    "XP-007",
    "error",
    "sprints",
    mend="Name the ids of existing endpoints and the names of existing tables.",
    example="`S1-02` builds `users-add`, but there is no such endpoint.",
)
def story_builds_unknown(look: Lookup) -> Iterator[Problem]:
    """A story builds an endpoint or a table that does not exist.

    What is meant is planned twice or not at all.
    """
    for at, _, story in look.planned:
        unknown = [e for e in dict.fromkeys(story.endpoints) if e not in look.endpoints] if look.plan.api else []
        if unknown:
            yield Problem(at, f"Story {named(story.id)} builds {listed(unknown)}, which is no endpoint.")
        unknown = [t for t in dict.fromkeys(story.tables) if t not in look.tables] if look.plan.database else []
        if unknown:
            yield Problem(at, f"Story {named(story.id)} builds {listed(unknown)}, which is no table.")


@rule(
    "XP-008",
    "warning",
    "sprints",
    mend="Leave it to one of them, and let the others depend on that one.",
    example="`S1-02` and `S2-01` both build `POST /loans`.",
)
def built_twice(look: Lookup) -> Iterator[Problem]:
    """Two stories build the same endpoint.

    It is estimated twice, and the second story finds it there.
    """
    first: dict[str, str] = {}
    for at, _, story in look.planned:
        again = [
            e for e in dict.fromkeys(story.endpoints) if first.get(e, story.id) != story.id and e in look.endpoints
        ]
        for id_ in story.endpoints:
            first.setdefault(id_, story.id)
        if again:
            names = joined(called(look.endpoints[e]) for e in again)
            yield Problem(at, f"Story {named(story.id)} builds {names}, as {named(first[again[0]])} does.")


@rule(
    "XP-017",
    "warning",
    "sprints",
    mend="Leave it to the story that comes first, and let the others depend on that one.",
    example="`S1-01` and `S2-03` both build the table `loans`.",
)
def table_built_twice(look: Lookup) -> Iterator[Problem]:
    """Two stories build the same table.

    The second CREATE TABLE fails, or each team has a table of its own in mind.
    """
    first: dict[str, str] = {}
    for at, _, story in look.planned:
        tables = [t for t in dict.fromkeys(story.tables) if t in look.tables]
        if again := [t for t in tables if first.get(t, story.id) != story.id]:
            yield Problem(at, f"Story {named(story.id)} builds {listed(again)}, as {named(first[again[0]])} does.")
        for table in tables:
            first.setdefault(table, story.id)


@rule(
    "XP-009",
    "warning",
    "sprints",
    mend="Name an agent that the architecture puts to work.",
    example="`S1-02` is done by `cobol-expert`, whom no roster has.",
)
def story_agent_unknown(look: Lookup) -> Iterator[Problem]:
    """A story is done by an agent that no roster has.

    There is nobody to give it to.
    """
    known = agents_at_work(look.plan) | ROSTER
    for at, _, story in look.planned:
        if unknown := [a for a in dict.fromkeys(story.agents) if a and a not in known]:
            yield Problem(at, f"Story {named(story.id)} is done by {listed(unknown)}, whom no roster has.")


@rule(
    "XP-010",
    "note",
    "api",
    mend="Name what asks for it, or leave it out.",
    example="Nothing asks for `GET /reports`.",
)
def endpoint_asked_by_nobody(look: Lookup) -> Iterator[Problem]:
    """No requirement asks for a new endpoint.

    It is built, documented, secured and kept for ever, for nobody.
    """
    for at, endpoint in look.fresh_endpoints:
        if not endpoint.stories:
            yield Problem(at, f"Nothing asks for {called(endpoint)}.")


@rule(
    "XP-011",
    "note",
    "database",
    mend="Name it in the endpoints that use it, or leave it out.",
    example="No endpoint touches the table `tags`, and no other table points to it or is pointed to by it.",
)
def table_untouched(look: Lookup) -> Iterator[Problem]:
    """No endpoint and no query touches a table, and no foreign key joins it to one.

    It stays empty.
    """
    if look.plan.api is None or not any(e.tables for _, e in look.every_endpoint):
        return
    touched = {t for _, e in look.every_endpoint for t in e.tables}
    touched |= {
        source.table
        for _, _, names in look.every_resolution
        for frame in names.frames
        for source in names.sources(frame)
    }
    touched |= {c.references.table for _, _, c in look.every_column}
    for at, table in look.every_table:
        joined = any(c.references.table for c in table.columns)
        if (
            table.columns
            and not joined
            and table.name not in touched
            and not table.seed.rows
            and table.name not in look.existing_names
        ):
            yield Problem(at, f"Nothing touches the table {named(table.name)}.")


@rule(
    "XP-050",
    "note",
    "api",
    mend="Add the endpoint that creates its rows, or say in a story or a summary where they come from.",
    example="`GET /orders` reads `orders`, and nothing creates its rows.",
)
def table_never_filled(look: Lookup) -> Iterator[Problem]:
    """The API reads a table, and nothing in the plan creates its rows.

    What is shown stays empty. Seeded tables, those that exist already, logs, and parts that come with what they belong
    to are left out, and so is an API that only reads.
    """
    written = {t for _, e in look.every_endpoint if e.method != "GET" for t in e.tables}
    written |= {
        table.name
        for _, _, tree in look.every_statement
        if isinstance(tree, exp.Insert)
        for table in tree.find_all(exp.Table)
    }
    if not any(e.method == "POST" and not e.path.startswith("/auth/") for _, e in look.every_endpoint):
        return
    accounts = {t for _, e in look.every_endpoint if e.path.startswith("/auth/") for t in e.tables}
    wholes = written - accounts
    for at, endpoint in look.fresh_endpoints:
        if endpoint.method != "GET":
            continue
        for name in dict.fromkeys(endpoint.tables):
            table = look.tables.get(name)
            if table is None or name in written or name in look.existing_names or _FILLS_ITSELF.search(name):
                continue
            if table.seed.rows or any(c.references.table in wholes and not c.nullable for c in table.columns):
                continue
            written.add(name)
            yield Problem(at, f"{called(endpoint)} reads {named(name)}, and nothing creates its rows.")
