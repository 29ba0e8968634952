"""The pitfall of over-engineering: more than the volumes and the team carry (PIT-101 to PIT-199)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named

HEAVY_ROWS = 10_000_000
"""Rows after three years below which one PostgreSQL server, with indexes, does the work."""

HEAVY_RATE = 100
"""Requests a second below which one process of an ordinary web framework does the work."""

LIGHT_ROWS = 100_000
"""Rows after three years below which nothing about the data asks for services of their own."""

SERVICES_A_DEVELOPER = 2
SYSTEMS_A_DEVELOPER = 3
LARGE_TEAM = 10

_HEAVY = re.compile(
    r"\b(?:kafka|kubernetes|k8s|istio|linkerd|service mesh|cassandra|hadoop|spark|flink|elasticsearch|opensearch"
    r"|rabbitmq|pulsar|nats|scylla(?:db)?|shard(?:s|ed|ing)?|cqrs|event sourcing|data lake|multi-region"
    r"|kinesis|nomad|openshift|snowflake|bigquery|redshift|clickhouse|druid|airflow)\b",
    re.IGNORECASE,
)
_ENGINES = re.compile(
    r"\b(?:postgres(?:ql)?|mysql|mariadb|sqlite|oracle|sql server|mssql|mongodb|dynamodb|couchdb|couchbase|neo4j"
    r"|arangodb|firestore|influxdb|timescaledb|cockroachdb|cosmos ?db|rethinkdb|orientdb)\b",
    re.IGNORECASE,
)
_MICROSERVICES = re.compile(r"micro-?\s?service", re.IGNORECASE)
_ONE_PROGRAM = re.compile(r"modul|monolith", re.IGNORECASE)
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2_592_000}
_IN_THREE_YEARS = {
    "year": 3,
    "month": 36,
    "week": 156,
    "day": 1095,
    "hour": 26_280,
    "minute": 1_576_800,
    "second": 94_608_000,
}


@dataclass(frozen=True, slots=True)
class Load:
    """Rows of the largest table after three years, and requests a second at most; 0 where nobody says."""

    rows: int
    rate: float

    @property
    def known(self) -> bool:
        """Whether anybody says how much it will be."""
        return bool(self.rows or self.rate)

    @property
    def words(self) -> str:
        """The load as it can stand in a sentence."""
        said = [f"{self.rows:,} rows after three years"] if self.rows else []
        if self.rate >= 1:
            said.append(f"{self.rate:,.1f} requests a second")
        elif self.rate:
            said.append(f"{self.rate * 86_400:,.0f} requests a day")
        return " and ".join(said)


def heaviest(look: Lookup) -> Load:
    """Return the load that the requirements and the database expect."""
    volumes = look.plan.requirements.volumes
    totals = [v.amount * _IN_THREE_YEARS.get(v.per, 1) for v in volumes]
    if look.plan.database:
        totals += [max(v.year_1, v.year_3) for v in look.plan.database.volumes]
    rates = [v.amount / _SECONDS[v.per] for v in volumes if v.per in _SECONDS]
    return Load(max(totals, default=0), max(rates, default=0.0))


def _team(size: int) -> str:
    return f"a team of {size}" if size > 1 else "one developer"


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
    four at all) means that the team works for its services; below a hundred thousand rows one for each is enough.
    """
    architecture = look.plan.architecture
    size = look.plan.requirements.team.size
    if architecture is None or size <= 0 or _ONE_PROGRAM.search(architecture.pattern.style):
        return
    services = [c for c in architecture.components if c.kind == "backend"]
    load = heaviest(look)
    light = 0 < load.rows < LIGHT_ROWS and load.rate < HEAVY_RATE
    if len(services) > max(4, (1 if light else SERVICES_A_DEVELOPER) * size):
        numbers = f" and {load.words}" if load.known else ""
        yield Problem("/components", f"There are {len(services)} backend services for {_team(size)}{numbers}.")


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
    load = heaviest(look)
    if architecture is None or not load.known or load.rows >= HEAVY_ROWS or load.rate >= HEAVY_RATE:
        return
    asked = look.requirements_text
    for i, component in enumerate(architecture.components):
        if component.kind == "external":
            continue
        words = {m.lower() for m in _HEAVY.findall(f"{component.name} {component.technology}")}
        if unasked := sorted(w for w in words if w not in asked):
            what = f"Component {named(component.id)} brings in {listed(unasked)} for {load.words}."
            yield Problem(f"/components/{i}", what)


@rule(
    "PIT-103",
    "warning",
    "architecture",
    mend="Build one service of modules first; the seams are where it can be cut later.",
    example="Microservices for a team of two and 500 members.",
)
def microservices_too_early(look: Lookup) -> Iterator[Problem]:
    """The style is microservices, for a small team or small volumes: over-engineering.

    What they buy, teams and parts that grow on their own, is worth nothing to three people below ten million rows, or
    to ten people below a hundred thousand; what they cost is the same.
    """
    architecture = look.plan.architecture
    if architecture is None or not _MICROSERVICES.search(architecture.pattern.style):
        return
    size, load = look.plan.requirements.team.size, heaviest(look)
    if size <= 0 or not load.known or load.rate >= HEAVY_RATE or _MICROSERVICES.search(look.requirements_text):
        return
    if load.rows < (HEAVY_ROWS if size <= 3 else LIGHT_ROWS if size <= LARGE_TEAM else 0):
        message = f"The style is {named(architecture.pattern.style)} for {_team(size)} and {load.words}."
        yield Problem("/pattern", message)


@rule(
    "PIT-104",
    "warning",
    "architecture",
    mend="Keep everything in one of them until the numbers ask for the other.",
    example="PostgreSQL and MongoDB for 9,000 rows.",
)
def too_many_engines(look: Lookup) -> Iterator[Problem]:
    """Two database engines share what one could keep: over-engineering.

    Each has its own backups, upgrades and failures, and no transaction spans both. A cache, a queue or a file store
    beside the database is not meant, nor what the requirements name themselves.
    """
    architecture = look.plan.architecture
    load = heaviest(look)
    if architecture is None or not load.known or load.rows >= HEAVY_ROWS or load.rate >= HEAVY_RATE:
        return
    seen: dict[str, int] = {}
    for i, component in enumerate(architecture.components):
        if component.kind == "data" and (found := _ENGINES.search(f"{component.technology} {component.name}")):
            seen.setdefault(found[0].lower().removesuffix("ql"), i)
    if len(seen) > 1 and (unasked := [name for name in seen if name not in look.requirements_text]):
        names = [architecture.components[place].id for place in seen.values()]
        message = f"{listed(names)} are {len(seen)} database engines for {load.words}."
        yield Problem(f"/components/{seen[unasked[-1]]}", message)


@rule(
    "PIT-105",
    "warning",
    "architecture",
    mend="Leave out what PostgreSQL or the host can do as well, until the numbers ask for more.",
    example="Eight stores, queues and gateways for one developer and 5,000 rows.",
)
def too_much_to_run(look: Lookup) -> Iterator[Problem]:
    """There is more infrastructure than the team can run: over-engineering.

    Services, stores, queues and gateways all have to be watched at night. More than three for each developer (and more
    than six at all) means that the plan is for another team. From ten million rows or a hundred requests a second on,
    the load decides.
    """
    architecture = look.plan.architecture
    size, load = look.plan.requirements.team.size, heaviest(look)
    if architecture is None or size <= 0 or load.rows >= HEAVY_ROWS or load.rate >= HEAVY_RATE:
        return
    one_program = bool(_ONE_PROGRAM.search(architecture.pattern.style))
    kinds = {"data", "infrastructure"} if one_program else {"backend", "data", "infrastructure"}
    running = [c for c in architecture.components if c.kind in kinds]
    if len(running) > max(6, SYSTEMS_A_DEVELOPER * size):
        numbers = f" and {load.words}" if load.known else ""
        yield Problem("/components", f"There are {len(running)} systems to run for {_team(size)}{numbers}.")
