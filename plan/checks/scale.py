"""The pitfalls of scale: over-engineering, under-estimated complexity, no performance planning (PIT-1…, 2…, 4…)."""

import re
from collections.abc import Iterator

from plan.checks.endpoints import called
from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.scans import Paths, scans
from plan.checks.wording import counted, listed, named

HEAVY_ROWS = 10_000_000
"""Rows after three years below which one PostgreSQL server, with indexes, does the work."""

HEAVY_RATE = 100
"""Requests a second below which one process of an ordinary web framework does the work."""

SMALL_ROWS = 1000
"""Rows after three years up to which reading a whole table is as fast as an index."""

SERVICES_A_DEVELOPER = 2
LARGEST_STORY = 8

_HEAVY = re.compile(
    r"\b(?:kafka|kubernetes|k8s|istio|linkerd|service mesh|cassandra|hadoop|spark|flink|elasticsearch|opensearch"
    r"|rabbitmq|pulsar|nats|scylla(?:db)?|shard(?:s|ed|ing)?|cqrs|event sourcing|data lake|multi-region)\b",
    re.IGNORECASE,
)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def _heaviest(look: Lookup) -> tuple[int, float]:
    """Rows of the largest table after three years, and requests a second at most, as far as anybody says."""
    r = look.plan.requirements
    totals = [v.amount for v in r.volumes if v.per == "total"]
    yearly = {"year": 3, "month": 36, "week": 156, "day": 1095, "hour": 26280, "minute": 1576800, "second": 94608000}
    totals += [v.amount * yearly[v.per] for v in r.volumes if v.per in yearly]
    if look.plan.database:
        totals += [max(v.year_1, v.year_3) for v in look.plan.database.volumes]
    rates = [v.amount / _SECONDS[v.per] for v in r.volumes if v.per in _SECONDS]
    return max(totals, default=0), max(rates, default=0.0)


@rule(
    "PIT-101",
    "warning",
    "architecture",
    mend="Merge services into one that is built of modules; cut it when a part has to grow on its own.",
    example="Seven services for a team of two.",
)
def too_many_services(look: Lookup) -> Iterator[Problem]:
    """There are more services than the team can carry: over-engineering.

    Each has its own deployment, monitoring, versions and failures. More than two for each developer (and more than
    four at all) means that the team works for its services.
    """
    architecture = look.plan.architecture
    size = look.plan.requirements.team.size
    if architecture is None or size <= 0:
        return
    modules = re.compile(r"modul|monolith", re.IGNORECASE)
    if modules.search(architecture.pattern.style):
        return
    services = [c for c in architecture.components if c.kind == "backend"]
    if len(services) > max(4, SERVICES_A_DEVELOPER * size):
        team = f"a team of {size}" if size > 1 else "one developer"
        yield Problem("/components", f"There are {len(services)} backend services for {team}.")


@rule(
    "PIT-102",
    "warning",
    "architecture",
    mend="Begin with what PostgreSQL does (queues, full-text search, JSON) and write down when to change.",
    example="Kafka for 2,000 orders a day.",
)
def too_heavy_machinery(look: Lookup) -> Iterator[Problem]:
    """A component needs machinery that neither the volumes nor the requirements ask for: over-engineering.

    Below ten million rows and a hundred requests a second one database server and one service do the work, and each
    further system is one more to run, to secure and to restore. What the requirements name themselves is not meant.
    """
    architecture = look.plan.architecture
    if architecture is None:
        return
    rows, rate = _heaviest(look)
    if rows >= HEAVY_ROWS or rate >= HEAVY_RATE or (not rows and not rate):
        return
    asked = look.requirements_text
    for i, component in enumerate(architecture.components):
        if component.kind == "external":
            continue
        words = {m.lower() for m in _HEAVY.findall(f"{component.name} {component.technology}")}
        if unasked := sorted(w for w in words if w not in asked):
            numbers = f"{rows:,} rows after three years" + (f" and {rate:.1f} requests a second" if rate >= 1 else "")
            yield Problem(
                f"/components/{i}", f"Component {named(component.id)} brings in {listed(unasked)} for {numbers}."
            )


@rule(
    "PIT-103",
    "warning",
    "architecture",
    mend="Build one service of modules first; the seams are where it can be cut later.",
    example="Microservices for a team of two and 500 members.",
)
def microservices_too_early(look: Lookup) -> Iterator[Problem]:
    """The style is microservices, for a small team and small volumes: over-engineering.

    What they buy, teams and parts that grow on their own, is worth nothing to three people and less than a hundred
    thousand rows; what they cost is the same.
    """
    architecture = look.plan.architecture
    if architecture is None or not re.search(r"micro-?\s?service", architecture.pattern.style, re.IGNORECASE):
        return
    size, (rows, rate) = look.plan.requirements.team.size, _heaviest(look)
    if 0 < size <= 3 and 0 < rows < 100_000 and rate < HEAVY_RATE:
        message = f"The style is {named(architecture.pattern.style)} for a team of {size} and {rows:,} rows."
        yield Problem("/pattern", message)


@rule(
    "PIT-201",
    "warning",
    "sprints",
    mend="Split it along its acceptance criteria.",
    example="`S1-02` has 13 points.",
)
def story_too_large(look: Lookup) -> Iterator[Problem]:
    """A story has more than 8 points: under-estimated complexity.

    An estimate of that size says that nobody knows; it hides the surprise that will fill the sprint.
    """
    for at, _, story in look.planned:
        if story.points > LARGEST_STORY:
            yield Problem(at, f"Story {named(story.id)} has {story.points} points.")


@rule(
    "PIT-202",
    "warning",
    "sprints",
    mend="Raise the estimate or split the story.",
    example="`S1-02` builds six endpoints for 2 points.",
)
def story_too_cheap(look: Lookup) -> Iterator[Problem]:
    """A story builds more endpoints than it has points: under-estimated complexity.

    Each endpoint has its validation, its rights, its errors and its tests.
    """
    for at, _, story in look.planned:
        built = [e for e in dict.fromkeys(story.endpoints) if e in look.endpoints]
        if len(built) > 2 and len(built) > story.points > 0:
            for_points = counted(story.points, "point")
            yield Problem(at, f"Story {named(story.id)} builds {len(built)} endpoints for {for_points}.")


@rule(
    "PIT-203",
    "warning",
    "sprints",
    mend="Raise the estimate, or move some of the requirements to a story of their own.",
    example="`S1-02` covers five requirements for 2 points.",
)
def story_covers_too_much(look: Lookup) -> Iterator[Problem]:
    """A story covers more requirements than it has points, and more than two: under-estimated complexity.

    Each has acceptance criteria of its own that somebody has to fulfil and show.
    """
    wanted = look.user_stories
    for at, _, story in look.planned:
        covered = [r for r in dict.fromkeys(story.requirements) if r in wanted]
        does = bool(story.endpoints)  # a review or a test run covers all of them, and builds none
        if does and len(covered) > 2 and len(covered) > story.points > 0:
            for_points = counted(story.points, "point")
            yield Problem(at, f"Story {named(story.id)} covers {len(covered)} requirements for {for_points}.")


@rule(
    "PIT-401",
    "warning",
    "database",
    mend="Add an index that begins with one of the columns and name the access pattern in `serves`.",
    example="`loans-due` filters `loans` by `due_on`, which no index begins with.",
)
def query_without_index(look: Lookup) -> Iterator[Problem]:
    """A query has to read a whole table for want of an index: no performance planning.

    It is fast with the first hundred rows and slow in production. Tables that stay below a thousand rows are not meant.
    """
    paths = {
        name.lower(): Paths(table, tuple(i for _, i in look.every_index if i.table == name))
        for name, table in look.tables.items()
    }
    volumes = look.plan.database.volumes if look.plan.database else ()
    small = frozenset(v.table.lower() for v in volumes if 0 <= max(v.year_1, v.year_3) <= SMALL_ROWS)
    for at, pattern, names in look.every_resolution:
        if any(names.faults()):
            continue
        for scan in scans(names, paths, small):
            by = f"picks rows of {named(scan.table)} by {listed(scan.columns)}, which no index begins with"
            yield Problem(at, f"The query of access pattern {named(pattern.id)} {by}.")


@rule(
    "PIT-402",
    "note",
    "database",
    mend="Add an index on the column, unless nobody ever deletes or joins by it.",
    example="`loans.member_id` has no index.",
)
def foreign_key_without_index(look: Lookup) -> Iterator[Problem]:
    """A foreign key of a large table has no index: no performance planning.

    Each deletion of a row that it points to reads the whole table, and so does each join from there. Tables of less
    than ten thousand rows are not meant.
    """
    volumes = {v.table: max(v.year_1, v.year_3) for v in (look.plan.database.volumes if look.plan.database else ())}
    for at, table, column in look.every_column:
        if not column.references.table or volumes.get(table.name, 0) < 10_000:
            continue
        keys = [table.primary_key, *((c.name,) for c in table.columns if c.unique), *table.unique]
        keys += [tuple(c.name for c in i.columns) for _, i in look.every_index if i.table == table.name]
        if not any(key and key[0] == column.name for key in keys):
            yield Problem(at, f"The foreign key {named(table.name)}.{named(column.name)} has no index.")


@rule(
    "PIT-403",
    "warning",
    "api",
    mend="Add `page` and `page_size` (or `cursor` and `limit`) with a default and a maximum.",
    example="`GET /loans` answers with all of 200,000 loans.",
)
def list_without_pages(look: Lookup) -> Iterator[Problem]:
    """An endpoint lists a table that grows, all at once: no performance planning.

    The answer grows with the table, until it is too slow for everybody. Tables that stay below a thousand rows are not
    meant.
    """
    volumes = {v.table: max(v.year_1, v.year_3) for v in (look.plan.database.volumes if look.plan.database else ())}
    for at, endpoint in look.every_endpoint:
        if endpoint.method != "GET" or endpoint.path.rstrip("/").endswith("}") or not _lists(look, endpoint.responses):
            continue
        grown = [t for t in endpoint.tables if volumes.get(t, 0) > SMALL_ROWS]
        if grown and not any(p.name.lower().replace("-", "_") in PAGING for p in endpoint.parameters):
            rows = max(volumes[t] for t in grown)
            message = f"{called(endpoint)} lists up to {rows:,} rows without pages."
            yield Problem(at, message)


PAGING = frozenset(
    (
        "page", "page_size", "pagesize", "per_page", "perpage", "limit", "offset", "cursor", "after", "before", "size",
        "page_token", "pagetoken", "page_number", "starting_after", "top", "skip", "first", "last",
    )
)  # fmt: skip


def _lists(look: Lookup, responses: object) -> bool:
    """Whether an answer is a list: a schema whose only array of objects is what it is there for."""
    for response in responses if isinstance(responses, tuple) else ():
        schema = look.schemas.get(response.body)
        if schema and any(f.type == "array" and f.items in look.schemas for f in schema.fields):
            names = {f.name.lower() for f in schema.fields}
            if len(schema.fields) <= 3 or names & {"data", "items", "results", "pagination", "total", "total_count"}:
                return True
    return False


@rule(
    "PIT-404",
    "note",
    "api",
    mend="Say with how many users at once it is tested, and how fast it has to answer.",
    example="The requirements ask for answers within 200 ms, and no load test is planned.",
)
def no_load_test(look: Lookup) -> Iterator[Problem]:
    """The requirements say how fast or how much, and no test of that is planned: no performance planning.

    The first load test is then the first busy day.
    """
    api = look.plan.api
    asked = any(c.kind == "performance" for c in look.plan.requirements.constraints)
    if api is None or not asked:
        return
    planned = " ".join(f"{t.level} {t.scope}" for t in api.testing)
    planned += " ".join(f"{s.title} {' '.join(s.tasks)} {' '.join(s.acceptance)}" for _, _, s in look.planned)
    if not re.search(r"load|perform|stress|latency|concurren|throughput|benchmark", planned, re.IGNORECASE):
        yield Problem("/testing", "The requirements ask for performance, and no load test is planned.")


@rule(
    "PIT-405",
    "note",
    "database",
    mend="Give each table that grows with use its expected rows.",
    example="No volume is given for any table.",
)
def no_volumes(look: Lookup) -> Iterator[Problem]:
    """No table has an expected volume: no performance planning.

    Without numbers nobody can tell which query needs an index and which table will need more than that.
    """
    database = look.plan.database
    if database and database.tables and not database.volumes:
        yield Problem("/volumes", "No table has an expected volume.")
