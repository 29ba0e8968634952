"""The things of a plan that people speak of, where each is, and what it hangs together with."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from plan.api import Response
from plan.artifacts import ArtifactName
from plan.plan import Plan
from plan.tracing import KINDS, TraceItem, TraceKind, trace

ItemKind = Literal[
    "requirement", "story", "endpoint", "table", "component", "decision", "index", "query", "schema", "risk"
]
Part = ArtifactName | Literal["requirements"]
PLURALS: Mapping[ItemKind, str] = {
    "requirement": "Requirements",
    "story": "Stories",
    "endpoint": "Endpoints",
    "table": "Tables",
    "component": "Components",
    "decision": "Decisions",
    "index": "Indexes",
    "query": "Queries",
    "schema": "Schemas",
    "risk": "Risks",
}


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One thing of a plan: what it is called, and its place as part and JSON pointer."""

    kind: ItemKind
    id: str
    name: str
    title: str
    part: Part
    pointer: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What an item hangs together with in one way: `needs`, `is needed by`, or a kind of what it is traced to."""

    word: str
    items: tuple[PlanItem, ...]


def plan_items(plan: Plan) -> tuple[PlanItem, ...]:
    """Return the items of a plan, part by part in its order."""
    return tuple(_items(plan))


def _items(plan: Plan) -> Iterator[PlanItem]:
    yield from _of_requirements(plan)
    yield from _of_architecture(plan)
    yield from _of_database(plan)
    yield from _of_api(plan)
    yield from _of_sprints(plan)


def _of_requirements(plan: Plan) -> Iterator[PlanItem]:
    said = plan.requirements
    lists = {
        "stories": [(want.id, want.title) for want in said.stories],
        "rules": [(rule.id, rule.text) for rule in said.rules],
        "constraints": [(constraint.id, constraint.text) for constraint in said.constraints],
    }
    for list_, found in lists.items():
        for at, (id_, title) in enumerate(found):
            yield PlanItem("requirement", id_, id_, title, "requirements", f"/{list_}/{at}")


def _of_architecture(plan: Plan) -> Iterator[PlanItem]:
    found = plan.architecture
    if found is None:
        return
    for at, part in enumerate(found.components):
        name = part.name or part.id
        yield PlanItem("component", part.id, name, part.technology, "architecture", f"/components/{at}")
    for at, one in enumerate(found.decisions):
        yield PlanItem("decision", one.topic, one.topic, one.choice, "architecture", f"/decisions/{at}")
    for at, risk in enumerate(found.risks):
        yield PlanItem("risk", risk.id, risk.id, risk.title, "architecture", f"/risks/{at}")


def _of_database(plan: Plan) -> Iterator[PlanItem]:
    found = plan.database
    if found is None:
        return
    for at, table in enumerate(found.tables):
        yield PlanItem("table", table.name, table.name, table.description, "database", f"/tables/{at}")
    for at, index in enumerate(found.indexes):
        yield PlanItem("index", index.name, index.name, index.reason, "database", f"/indexes/{at}")
    for at, query in enumerate(found.access_patterns):
        yield PlanItem("query", query.id, query.name, query.frequency, "database", f"/access_patterns/{at}")


def _of_api(plan: Plan) -> Iterator[PlanItem]:
    found = plan.api
    if found is None:
        return
    for at, endpoint in enumerate(found.endpoints):
        name = f"{endpoint.method} {endpoint.path}"
        yield PlanItem("endpoint", endpoint.id, name, endpoint.summary, "api", f"/endpoints/{at}")
    for at, schema in enumerate(found.schemas):
        yield PlanItem("schema", schema.name, schema.name, schema.description, "api", f"/schemas/{at}")


def _of_sprints(plan: Plan) -> Iterator[PlanItem]:
    found = plan.sprints
    if found is None:
        return
    for number, sprint in enumerate(found.sprints):
        for at, story in enumerate(sprint.stories):
            pointer = f"/sprints/{number}/stories/{at}"
            yield PlanItem("story", story.id, story.id, story.title, "sprints", pointer)
    for at, risk in enumerate(found.risks):
        yield PlanItem("risk", risk.id, risk.id, risk.title, "sprints", f"/risks/{at}")


def item_at(items: Iterable[PlanItem], part: Part, pointer: str) -> PlanItem | None:
    """Return the item at a place, or the one that holds it."""
    inside = [i for i in items if i.part == part and f"{pointer}/".startswith(f"{i.pointer}/")]
    return max(inside, key=lambda item: len(item.pointer), default=None)


def related(plan: Plan, item: PlanItem) -> tuple[Relation, ...]:
    """Return what an item hangs together with: what it needs and is needed by, then what it is traced to."""
    items = plan_items(plan)
    links = [Relation(word, _named(items, kind, ids)) for word, kind, ids in _needs(plan, item)]
    if item.kind in KINDS:
        found = trace(plan)
        traced = next((one for one in found.items if (one.kind, one.id) == (item.kind, item.id)), None)
        if traced is not None:
            links += [Relation(PLURALS[kind], _traced(items, kind, found.linked, traced)) for kind in KINDS]
    return tuple(one for one in links if one.items)


def _traced(
    items: tuple[PlanItem, ...],
    kind: TraceKind,
    linked: Callable[[TraceItem, TraceKind], tuple[str, ...]],
    item: TraceItem,
) -> tuple[PlanItem, ...]:
    return () if kind == item.kind else _named(items, kind, linked(item, kind))


def _named(items: Iterable[PlanItem], kind: ItemKind, ids: Iterable[str]) -> tuple[PlanItem, ...]:
    wanted = frozenset(ids)
    return tuple({item.id: item for item in items if item.kind == kind and item.id in wanted}.values())


def _needs(plan: Plan, item: PlanItem) -> Iterator[tuple[str, ItemKind, Iterable[str]]]:
    match item.kind:
        case "story":
            stories = [s for sprint in plan.sprints.sprints for s in sprint.stories] if plan.sprints else []
            yield "Comes after", "story", [name for s in stories if s.id == item.id for name in s.depends_on]
            yield "Comes before", "story", [s.id for s in stories if item.id in s.depends_on]
        case "component":
            parts = plan.architecture.components if plan.architecture else ()
            yield "Needs", "component", [name for c in parts if c.id == item.id for name in c.depends_on]
            yield "Is needed by", "component", [c.id for c in parts if item.id in c.depends_on]
        case "table":
            yield from _of_table(plan, item.id)
        case "index":
            indexes = [index for index in plan.database.indexes if index.name == item.id] if plan.database else []
            yield "Is on", "table", [index.table for index in indexes]
            yield "Serves", "query", [name for index in indexes for name in index.serves]
        case "query":
            indexes = list(plan.database.indexes) if plan.database else []
            yield "Is served by", "index", [index.name for index in indexes if item.id in index.serves]
        case "endpoint":
            found = [e for e in plan.api.endpoints if e.id == item.id] if plan.api else []
            yield "Takes and answers", "schema", [name for e in found for name in (e.request, *_bodies(e.responses))]
        case "schema":
            every = plan.api.endpoints if plan.api else ()
            using = [e.id for e in every if item.id in (e.request, *_bodies(e.responses))]
            yield "Is taken or answered by", "endpoint", using
        case _:
            pass


def _of_table(plan: Plan, name: str) -> Iterator[tuple[str, ItemKind, Iterable[str]]]:
    tables = plan.database.tables if plan.database else ()
    targets = {table.name: {c.references.table for c in table.columns} - {"", table.name} for table in tables}
    yield "Points to", "table", targets.get(name, ())
    yield "Is pointed to by", "table", [other for other, points_to in targets.items() if name in points_to]
    indexes = plan.database.indexes if plan.database else ()
    yield "Has the indexes", "index", [index.name for index in indexes if index.table == name]


def _bodies(responses: Iterable[Response]) -> list[str]:
    return [response.body for response in responses]
