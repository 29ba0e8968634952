"""Defects of requirements and architecture, with the first pitfall: over-engineering."""

from collections.abc import Iterator
from itertools import pairwise

from benchmarks.seeded_defects.defect import Defects, entries
from plan.architecture import Component
from plan.plan import Plan
from plan.requirements import Requirements
from tests.plan.checks.builders import again, at, component, point, put, without

KINDS = Defects()
PARTS = "architecture/components"


def components(plan: Plan) -> Iterator[tuple[str, Component]]:
    """Yield each component with its path."""
    for i, part in enumerate(plan.architecture.components if plan.architecture else ()):
        yield f"{PARTS}/{i}", part


@KINDS.add("two requirements of one id", "REQ-001")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "requirements/stories"):
        yield again(plan, path, want="do something else")


@KINDS.add("two roles of one id", "REQ-002")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "requirements/roles"):
        yield again(plan, path)


@KINDS.add("a wish of nobody", "REQ-003")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "requirements/stories"):
        yield put(plan, f"{path}/role", "stranger")


@KINDS.add("the same wish twice", "REQ-004")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "requirements/stories"):
        yield again(plan, path, id="R-again")


@KINDS.add("a team that cannot be planned with", "REQ-005")
def _(plan: Plan) -> Iterator[Plan]:
    for name, value in {"velocity": 0, "size": 0, "sprint_days": 0, "start": "soon"}.items():
        yield put(plan, f"requirements/team/{name}", value)


@KINDS.add("nothing has to be there", "REQ-006")
def _(plan: Plan) -> Iterator[Plan]:
    loose = plan
    for path in entries(plan, "requirements/stories"):
        loose = put(loose, f"{path}/priority", "could")
    yield loose


@KINDS.add("an existing schema that is none", "REQ-007")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "requirements/existing_schema", "see the wiki")


@KINDS.add("an existing API that is none", "REQ-008")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, "requirements/existing_openapi", "openapi: 3.1.0\ninfo: {title: x}\n")


@KINDS.add("two components of one id", "ARC-001")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _part in components(plan):
        yield again(plan, path)


@KINDS.add("a component needs one that is not there", "ARC-002")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _part in components(plan):
        yield put(plan, f"{path}/depends_on/+", "message-bus")


@KINDS.add("a component is dropped that others need", "ARC-002")
def _(plan: Plan) -> Iterator[Plan]:
    needed = {d for _, part in components(plan) for d in part.depends_on}
    for path, part in components(plan):
        if part.id in needed:
            yield without(plan, path)


@KINDS.add("components that need each other", "ARC-003")
def _(plan: Plan) -> Iterator[Plan]:
    places = {part.id: path for path, part in components(plan)}
    for _, part in components(plan):
        for other in part.depends_on:
            yield put(plan, f"{places[other]}/depends_on/+", part.id)


@KINDS.add("an integration with nobody", "ARC-004")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/integration_points"):
        yield put(plan, f"{path}/target", "ghost")


@KINDS.add("an integration that no dependency shows", "ARC-005")
def _(plan: Plan) -> Iterator[Plan]:
    places = {part.id: path for path, part in components(plan)}
    for path in entries(plan, "architecture/integration_points"):
        ends = (str(at(plan, f"{path}/source")), str(at(plan, f"{path}/target")))
        cut = plan
        for one, other in (ends, ends[::-1]):
            needs = at(cut, f"{places[one]}/depends_on")
            assert isinstance(needs, tuple)
            cut = put(cut, f"{places[one]}/depends_on", tuple(d for d in needs if d != other))
        yield cut


@KINDS.add("a component without duties", "ARC-006")
def _(plan: Plan) -> Iterator[Plan]:
    for path, _part in components(plan):
        yield put(plan, f"{path}/responsibilities", ())


@KINDS.add("a component on its own", "ARC-007")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(plan, f"{PARTS}/+", component("search-lab", "backend"))


@KINDS.add("a store that needs its service", "ARC-008")
def _(plan: Plan) -> Iterator[Plan]:
    for path, part in components(plan):
        for _, other in components(plan):
            if part.kind == "data" and other.kind == "backend":
                yield put(plan, f"{path}/depends_on/+", other.id)


@KINDS.add("a frontend that reads the database", "ARC-019")
def _(plan: Plan) -> Iterator[Plan]:
    for path, part in components(plan):
        for _, other in components(plan):
            if part.kind == "frontend" and other.kind == "data":
                yield put(plan, f"{path}/depends_on/+", other.id)


@KINDS.add("a task in no phase", "ARC-009")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/routing"):
        yield put(plan, f"{path}/phase", "someday")


@KINDS.add("a task of nobody", "ARC-010")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/routing"):
        yield put(plan, f"{path}/primary", "")


@KINDS.add("an agent that helps itself", "ARC-011")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/routing"):
        yield put(plan, f"{path}/supporting/+", at(plan, f"{path}/primary"))


@KINDS.add("a stream with an agent without a task", "ARC-012")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/execution/streams"):
        yield put(plan, f"{path}/agents/+", "cobol-expert")


@KINDS.add("a phase that waits for no phase", "ARC-013")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/phases"):
        yield put(plan, f"{path}/depends_on/+", "approval")


@KINDS.add("phases that wait for each other", "ARC-014")
def _(plan: Plan) -> Iterator[Plan]:
    every = list(entries(plan, "architecture/phases"))
    for one in every:
        yield put(plan, f"{one}/depends_on/+", at(plan, f"{one}/id"))
    for one, other in pairwise(every):
        mutual = put(plan, f"{one}/depends_on/+", at(plan, f"{other}/id"))
        yield put(mutual, f"{other}/depends_on/+", at(plan, f"{one}/id"))


@KINDS.add("a technical risk without mitigation", "ARC-015")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/risks"):
        yield put(plan, f"{path}/mitigation", "")


@KINDS.add("a risk that nobody watches", "ARC-016")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/risks"):
        yield put(plan, f"{path}/owner", "oauth-guru")


@KINDS.add("an architecture without a reason", "ARC-017")
def _(plan: Plan) -> Iterator[Plan]:
    for part in ("style", "communication", "rationale"):
        yield put(plan, f"architecture/pattern/{part}", "")


@KINDS.add("a decision that beat nothing", "ARC-018")
def _(plan: Plan) -> Iterator[Plan]:
    for path in entries(plan, "architecture/decisions"):
        yield put(plan, f"{path}/alternatives", ())


@KINDS.add("no components", "ARC-020")
def _(plan: Plan) -> Iterator[Plan]:
    yield put(put(plan, PARTS, ()), "architecture/integration_points", ())


def small(plan: Plan, size: int) -> Plan:
    """Return the plan for a team of `size`."""
    return put(plan, "requirements/team/size", size)


def idle(requirements: Requirements) -> Requirements:
    """Return requirements that speak of few users and of no machinery."""
    return requirements.model_copy(update={"volumes": ()})


def _quiet(plan: Plan) -> Plan:
    """The plan for fifty users, a hundred rows a table."""
    volumes = tuple(
        v.model_copy(update={"year_1": 100, "year_3": 300}) for v in (plan.database.volumes if plan.database else ())
    )
    return put(put(plan, "database/volumes", volumes), "requirements", idle(plan.requirements))


@KINDS.add("ten services for two developers", "PIT-101")
def _(plan: Plan) -> Iterator[Plan]:
    for size in (1, 2):
        many = put(small(plan, size), "architecture/pattern/style", "Microservices")
        backend = next((part.id for _, part in components(plan) if part.kind == "backend"), "")
        for i in range(10):
            many = put(many, f"{PARTS}/+", component(f"service-{i}", "backend", backend))
            many = put(many, "architecture/integration_points/+", point(f"service-{i}", backend))
        yield many


@KINDS.add("machinery for ten thousands in front of a few hundred rows", "PIT-102")
def _(plan: Plan) -> Iterator[Plan]:
    names = ("Apache Kafka", "Kubernetes cluster", "Elasticsearch", "Cassandra", "RabbitMQ", "Apache Spark")
    for place, (path, part) in enumerate(components(_quiet(plan))):
        if part.kind in {"backend", "data", "infrastructure"}:
            for name in names[place % 6 :]:
                yield put(_quiet(plan), f"{path}/technology", name)


@KINDS.add("microservices for fifty users", "PIT-103")
def _(plan: Plan) -> Iterator[Plan]:
    for style in ("Microservices", "Event-driven microservices", "micro-service architecture"):
        yield put(small(_quiet(plan), 2), "architecture/pattern/style", style)


@KINDS.add("a second database engine for a few hundred rows", "PIT-104")
def _(plan: Plan) -> Iterator[Plan]:
    backend = [path for path, part in components(plan) if part.kind == "backend"]
    for name in ("MongoDB", "DynamoDB", "Neo4j"):
        if backend and any(part.kind == "data" for _, part in components(plan)):
            more = put(_quiet(plan), f"{backend[0]}/depends_on/+", "second-store")
            store = component("second-store", "data").model_copy(update={"technology": name, "name": name})
            yield put(more, f"{PARTS}/+", store)


@KINDS.add("more systems than the team can run", "PIT-105")
def _(plan: Plan) -> Iterator[Plan]:
    backend = next((path for path, part in components(plan) if part.kind == "backend"), "")
    size = plan.requirements.team.size
    if not backend or size > 3:
        return
    more = _quiet(plan)
    for i in range(max(7, 3 * size + 1)):
        more = put(more, f"{PARTS}/+", component(f"part-{i}", "infrastructure"))
        more = put(more, f"{backend}/depends_on/+", f"part-{i}")
    yield more


@KINDS.add("no routing, no risk or no phases", "ARC-021")
def _(plan: Plan) -> Iterator[Plan]:
    for part in ("routing", "risks", "phases"):
        yield put(plan, f"architecture/{part}", ())
