"""A plan with its items by id, so that each check can look up what another item names."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from sqlglot.expressions import Expr

from plan import graphs
from plan.api import Endpoint, Permission, Schema, SchemaField
from plan.architecture import Component, Phase
from plan.checks.paths import shape
from plan.checks.resolution import Resolution
from plan.database import AccessPattern, Column, ExpectedVolume, Index, Migration, MigrationStep, Table
from plan.existing.schema import Schema as ExistingSchema
from plan.existing.schema import existing_schema
from plan.findings import Finding
from plan.plan import Plan
from plan.requirements import UserStory
from plan.sprints import Sprint, Story
from plan.sqltext import PgType, SqlTextError, created, expression, pg_type, statement

T = TypeVar("T")


def first_by(key: Callable[[T], str], items: Iterable[T]) -> dict[str, T]:
    """Return the first item of each key."""
    found: dict[str, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return found


def repeated(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Return place and name of each one that was there before; an empty name is another fault."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name and name in seen:
            yield place, name
        seen.add(name)


def _read(sql: str) -> Expr | SqlTextError:
    try:
        return statement(sql)
    except SqlTextError as error:
        return error


_latest: list["Lookup"] = []


def look_at(plan: Plan) -> "Lookup":
    """Return the lookup of a plan; that of the last one stays, for its checks and its checklist ask the same.

    A plan that says the same is the same, for one is made anew from the session's state whenever somebody asks.
    """
    if not (_latest and (_latest[0].plan is plan or _latest[0].plan == plan)):
        _latest[:] = [Lookup(plan)]
    return _latest[0]


class Lookup:
    """The items of a plan by id (the first of each), and the graphs between them, each made once when asked for."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.findings: tuple[Finding, ...] | None = None
        """What does not hold in the plan, once it was checked: the gate, the exports and the end of a run all ask."""

    @cached_property
    def requirement_ids(self) -> frozenset[str]:
        """Ids of everything that can ask for something: stories, rules and constraints."""
        r = self.plan.requirements
        return frozenset(i.id for items in (r.stories, r.rules, r.constraints) for i in items)

    @cached_property
    def requirements_text(self) -> str:
        """Everything that the requirements say, in lower case."""
        r = self.plan.requirements
        parts = [r.summary, *(f"{s.title} {s.want} {' '.join(s.acceptance)}" for s in r.stories)]
        parts += [b.text for b in r.rules] + [c.text for c in r.constraints] + [u.text for u in r.unplaced]
        parts += [f"{i.name} {i.purpose}" for i in r.integrations] + [v.text for v in r.volumes]
        return " ".join(parts).lower()

    @cached_property
    def user_stories(self) -> Mapping[str, UserStory]:
        """User stories of the requirements by id."""
        return first_by(lambda s: s.id, self.plan.requirements.stories)

    @cached_property
    def components(self) -> Mapping[str, Component]:
        """Components by id."""
        return first_by(lambda c: c.id, self.plan.architecture.components if self.plan.architecture else ())

    @cached_property
    def phases(self) -> Mapping[str, Phase]:
        """Development phases by id."""
        return first_by(lambda p: p.id, self.plan.architecture.phases if self.plan.architecture else ())

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Tables by name."""
        return first_by(lambda t: t.name, self.plan.database.tables if self.plan.database else ())

    @cached_property
    def columns(self) -> Mapping[str, Mapping[str, Column]]:
        """Columns by table and name."""
        return {name: first_by(lambda c: c.name, table.columns) for name, table in self.tables.items()}

    @cached_property
    def every_table(self) -> tuple[tuple[str, Table], ...]:
        """Every table with its pointer, in order."""
        return tuple((f"/tables/{i}", t) for i, t in enumerate(self.plan.database.tables if self.plan.database else ()))

    @cached_property
    def every_column(self) -> tuple[tuple[str, Table, Column], ...]:
        """Every column with its pointer and table, in order."""
        return tuple((f"{at}/columns/{i}", t, c) for at, t in self.every_table for i, c in enumerate(t.columns))

    @cached_property
    def every_index(self) -> tuple[tuple[str, Index], ...]:
        """Every index with its pointer, in order."""
        return tuple(
            (f"/indexes/{i}", x) for i, x in enumerate(self.plan.database.indexes if self.plan.database else ())
        )

    @cached_property
    def indexes_of(self) -> Mapping[str, tuple[tuple[int, Index], ...]]:
        """The indexes of each table, with their places among all."""
        found: dict[str, list[tuple[int, Index]]] = {}
        for place, (_, index) in enumerate(self.every_index):
            found.setdefault(index.table, []).append((place, index))
        return {table: tuple(indexes) for table, indexes in found.items()}

    @cached_property
    def every_step(self) -> tuple[tuple[str, Migration, MigrationStep], ...]:
        """Every migration step with its pointer and migration, in order."""
        migrations = self.plan.database.migrations if self.plan.database else ()
        return tuple(
            (f"/migrations/{i}/steps/{j}", m, s) for i, m in enumerate(migrations) for j, s in enumerate(m.steps)
        )

    @cached_property
    def every_volume(self) -> tuple[ExpectedVolume, ...]:
        """The rows that each table is expected to hold, in order."""
        return self.plan.database.volumes if self.plan.database else ()

    @cached_property
    def every_query(self) -> tuple[tuple[str, AccessPattern], ...]:
        """Every access pattern with its pointer, in order."""
        patterns = self.plan.database.access_patterns if self.plan.database else ()
        return tuple((f"/access_patterns/{i}", p) for i, p in enumerate(patterns))

    @cached_property
    def sql_schema(self) -> Mapping[str, frozenset[str]]:
        """Columns by table, all in lower case; the first of each name."""
        return {name.lower(): frozenset(c.lower() for c in columns) for name, columns in self.columns.items()}

    @cached_property
    def every_statement(self) -> tuple[tuple[str, AccessPattern, Expr | SqlTextError], ...]:
        """Every access pattern with its pointer and its statement as it is read, or why it cannot be."""
        return tuple((at, pattern, _read(pattern.sql)) for at, pattern in self.every_query)

    @cached_property
    def every_resolution(self) -> tuple[tuple[str, AccessPattern, Resolution], ...]:
        """Every access pattern that can be read, with its pointer and what its names mean."""
        return tuple(
            (at, pattern, Resolution(read, self.sql_schema))
            for at, pattern, read in self.every_statement
            if not isinstance(read, SqlTextError)
        )

    @cached_property
    def every_endpoint(self) -> tuple[tuple[str, Endpoint], ...]:
        """Every endpoint with its pointer, in order."""
        return tuple((f"/endpoints/{i}", e) for i, e in enumerate(self.plan.api.endpoints if self.plan.api else ()))

    @cached_property
    def every_field(self) -> tuple[tuple[str, Schema, SchemaField], ...]:
        """Every field of every schema with its pointer and schema, in order."""
        schemas = self.plan.api.schemas if self.plan.api else ()
        return tuple((f"/schemas/{i}/fields/{j}", s, f) for i, s in enumerate(schemas) for j, f in enumerate(s.fields))

    @cached_property
    def existing(self) -> Mapping[str, Mapping[str, str]]:
        """Columns with their types of the tables that exist already, under the plan's names, all in lower case."""
        return {
            table.name.lower(): {column.name.lower(): column.type for column in table.columns}
            for table in self.kept_schema.tables.values()
        }

    @cached_property
    def existing_schema(self) -> ExistingSchema:
        """The schema that exists already, with everything that it has."""
        return existing_schema(self.plan.requirements.existing_schema)

    @cached_property
    def kept_schema(self) -> ExistingSchema:
        """The schema that exists already, under the names that the plan gives to what it renames."""
        from plan.existing.renaming import renamed

        return renamed(self.existing_schema, self.plan.database) if self.plan.database else self.existing_schema

    @cached_property
    def target_schema(self) -> ExistingSchema:
        """The schema that exists already as the plan wants it to be, with everything that the plan is silent about."""
        from plan.existing.difference import target

        return target(self.existing_schema, self.plan.database) if self.plan.database else self.existing_schema

    @cached_property
    def existing_names(self) -> frozenset[str]:
        """Tables of the plan that exist already, as the plan spells them."""
        return frozenset(name for name in self.tables if name.lower() in self.existing)

    @cached_property
    def existing_indexes(self) -> frozenset[str]:
        """Indexes that exist already, in lower case."""
        return frozenset(name.lower() for name in self.existing_schema.indexes)

    @cached_property
    def fresh_endpoints(self) -> tuple[tuple[str, Endpoint], ...]:
        """Every endpoint that is not an operation of the existing API, with its pointer, in order."""
        there = frozenset((method, shape(path)) for method, path in self.existing_operations)
        return tuple((at, e) for at, e in self.every_endpoint if (e.method, shape(e.path)) not in there)

    @cached_property
    def existing_operations(self) -> tuple[tuple[str, str], ...]:
        """Method and path of each operation that exists already, in the document's order."""
        from plan.existing.openapi import existing_api

        return tuple((e.method, e.path) for e in existing_api(self.plan.requirements.existing_openapi).endpoints)

    @cached_property
    def declared_types(self) -> frozenset[str]:
        """Types that migrations or the existing schema create."""
        texts = [self.plan.requirements.existing_schema, *(s.up for _, _, s in self.every_step if s.action == "sql")]
        return frozenset(name for text in texts for name in created(text, "type", "domain"))

    def type_of(self, column: Column) -> PgType:
        """Return a column's type; raises SqlTextError if it has none that PostgreSQL knows."""
        return pg_type(column.type, self.declared_types)

    def known_type_of(self, column: Column) -> PgType | None:
        """Return a column's type, or None if it has none that PostgreSQL knows."""
        try:
            return self.type_of(column)
        except SqlTextError:
            return None

    def default_of(self, column: Column) -> Expr | None:
        """Return a column's default, or None if it has none that can be read."""
        try:
            return expression(column.default) if column.default else None
        except SqlTextError:
            return None

    @cached_property
    def indexes(self) -> Mapping[str, Index]:
        """Indexes by name."""
        return first_by(lambda i: i.name, self.plan.database.indexes if self.plan.database else ())

    @cached_property
    def access_patterns(self) -> Mapping[str, AccessPattern]:
        """Access patterns by id."""
        return first_by(lambda p: p.id, self.plan.database.access_patterns if self.plan.database else ())

    @cached_property
    def endpoints(self) -> Mapping[str, Endpoint]:
        """Endpoints by id."""
        return first_by(lambda e: e.id, self.plan.api.endpoints if self.plan.api else ())

    @cached_property
    def schemas(self) -> Mapping[str, Schema]:
        """Schemas of the API by name."""
        return first_by(lambda s: s.name, self.plan.api.schemas if self.plan.api else ())

    @cached_property
    def permissions(self) -> Mapping[str, Permission]:
        """Permissions by name."""
        return first_by(lambda p: p.name, self.plan.api.permissions if self.plan.api else ())

    @cached_property
    def planned(self) -> tuple[tuple[str, Sprint, Story], ...]:
        """Every story of the sprint plan with its pointer and sprint, in order."""
        return tuple(
            (f"/sprints/{i}/stories/{j}", sprint, story)
            for i, sprint in enumerate(self.plan.sprints.sprints if self.plan.sprints else ())
            for j, story in enumerate(sprint.stories)
        )

    @cached_property
    def stories(self) -> Mapping[str, tuple[str, Sprint, Story]]:
        """Stories of the sprint plan by id, with pointer and sprint."""
        return first_by(lambda entry: entry[2].id, self.planned)

    @cached_property
    def story_graph(self) -> graphs.Graph:
        """What the stories wait for."""
        return graphs.story_graph(self.plan)

    @cached_property
    def before_story(self) -> Mapping[str, frozenset[str]]:
        """For each story everything that it waits for, directly or not."""
        return graphs.closure(self.story_graph)
