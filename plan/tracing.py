"""What each requirement became, and back: requirement → stories → endpoints → tables, and what hangs loose.

A requirement reaches the stories that cover it; the endpoints that name it, and those that its stories build and that
name nothing; and the tables of these endpoints, or those its stories build if it has no endpoint. The way back is the
same relation read from the other end, so nothing is found one way only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from plan.api import Endpoint
from plan.plan import Plan
from plan.requirements import Priority
from plan.sprints import Story

TraceKind = Literal["requirement", "story", "endpoint", "table"]
KINDS: tuple[TraceKind, ...] = get_args(TraceKind)

_End = tuple[TraceKind, str]


@dataclass(frozen=True, slots=True)
class TraceItem:
    """One thing that is traced; `also` is a second name it is found by (`POST /loans`), `tests` what shows it done."""

    kind: TraceKind
    id: str
    title: str
    also: str = ""
    priority: Priority | None = None
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """Something that nothing holds, or that names what there is not; `problem` says it as a predicate of the item."""

    kind: TraceKind
    id: str
    problem: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that is traced, in the plan's order, and what it hangs together with."""

    items: tuple[TraceItem, ...]
    loose: tuple[LooseEnd, ...]
    links: Mapping[tuple[TraceKind, str, TraceKind], tuple[str, ...]] = field(repr=False)
    names: Mapping[tuple[TraceKind, str], str] = field(repr=False)

    def of(self, kind: TraceKind) -> tuple[TraceItem, ...]:
        """Return the items of one kind."""
        return tuple(item for item in self.items if item.kind == kind)

    def linked(self, item: TraceItem, kind: TraceKind) -> tuple[str, ...]:
        """Return the ids of one kind that an item hangs together with, in the plan's order."""
        return self.links.get((item.kind, item.id, kind), ())

    def name(self, kind: TraceKind, id_: str) -> str:
        """Return what an item is shown as: an endpoint as method and path, others by id."""
        return self.names.get((kind, id_), id_)

    def find(self, name: str) -> tuple[TraceItem, ...]:
        """Return the items of this id or second name; without a match, those that differ from it in case only."""
        exact = tuple(item for item in self.items if name and name in {item.id, item.also})
        folded = name.casefold()
        return exact or tuple(i for i in self.items if folded and folded in {i.id.casefold(), i.also.casefold()})


def trace(plan: Plan) -> Trace:
    """Return the traces of a plan; a part that is not drafted yet leaves nothing loose."""
    items = _items(plan)
    order = {(item.kind, item.id): place for place, item in enumerate(items)}
    sides: dict[tuple[TraceKind, str, TraceKind], set[str]] = {}
    for near, far in _links(plan):
        if near in order and far in order:
            sides.setdefault((*near, far[0]), set()).add(far[1])
            sides.setdefault((*far, near[0]), set()).add(near[1])
    links: dict[tuple[TraceKind, str, TraceKind], tuple[str, ...]] = {}
    for (kind, id_, other), ids in sides.items():
        places = sorted(order[other, one] for one in ids)
        links[kind, id_, other] = tuple(items[place].id for place in places)
    names = {(item.kind, item.id): item.also for item in items if item.also}
    return Trace(items, tuple(_loose(plan, Trace(items, (), links, names))), links, names)


def _items(plan: Plan) -> tuple[TraceItem, ...]:
    requirements = plan.requirements
    endpoints = plan.api.endpoints if plan.api else ()
    tables = plan.database.tables if plan.database else ()
    found: dict[_End, TraceItem] = {}
    for item in (
        *(TraceItem("requirement", w.id, w.title, "", w.priority, w.acceptance) for w in requirements.stories),
        *(TraceItem("requirement", rule.id, rule.text) for rule in requirements.rules),
        *(TraceItem("requirement", constraint.id, constraint.text) for constraint in requirements.constraints),
        *(TraceItem("story", s.id, s.title, "", s.priority, s.acceptance) for s in _stories(plan)),
        *(TraceItem("endpoint", e.id, e.summary, f"{e.method} {e.path}") for e in endpoints),
        *(TraceItem("table", table.name, table.description) for table in tables),
    ):
        found.setdefault((item.kind, item.id), item)
    return tuple(found.values())


def _stories(plan: Plan) -> tuple[Story, ...]:
    return tuple(story for sprint in plan.sprints.sprints for story in sprint.stories) if plan.sprints else ()


def _links(plan: Plan) -> Iterator[tuple[_End, _End]]:
    endpoints: dict[str, Endpoint] = {}
    for endpoint in plan.api.endpoints if plan.api else ():
        endpoints.setdefault(endpoint.id, endpoint)
    asking: dict[str, list[Endpoint]] = {}
    for endpoint in endpoints.values():
        yield from ((("endpoint", endpoint.id), ("table", table)) for table in endpoint.tables)
        for name in endpoint.stories:
            asking.setdefault(name, []).append(endpoint)
    covering: dict[str, list[Story]] = {}
    for story in _stories(plan):
        built = [*(endpoints[name] for name in story.endpoints if name in endpoints), *asking.get(story.id, ())]
        yield from _to(("story", story.id), built, story.tables)
        for name in story.requirements:
            covering.setdefault(name, []).append(story)
    for name in dict.fromkeys((*asking, *covering)):
        covers = covering.get(name, [])
        built = [endpoints[one] for story in covers for one in story.endpoints if one in endpoints]
        reached = [*asking.get(name, ()), *(endpoint for endpoint in built if not endpoint.stories)]
        tables = () if reached else (table for story in covers for table in story.tables)
        yield from ((("requirement", name), ("story", story.id)) for story in covers)
        yield from _to(("requirement", name), reached, tables)


def _to(end: _End, endpoints: Iterable[Endpoint], tables: Iterable[str]) -> Iterator[tuple[_End, _End]]:
    """Yield the links to endpoints, to their tables, and to tables of its own."""
    for endpoint in endpoints:
        yield end, ("endpoint", endpoint.id)
        yield from ((end, ("table", table)) for table in endpoint.tables)
    yield from ((end, ("table", table)) for table in tables)


def _loose(plan: Plan, found: Trace) -> Iterator[LooseEnd]:
    unbuilt = set(_unbuilt(plan, found))
    named = _named(plan)
    known = {(item.kind, item.id) for item in found.items}
    for item in found.items:
        problems = list(_missing(plan, found, item))
        if (item.kind, item.id) in unbuilt:
            problems.append("is built by no story")
        for kinds, name in named.get((item.kind, item.id), ()):
            if not any((kind, name) in known for kind in kinds):
                problems.append(f"names the {kinds[0]} {name}, which there is not")
        yield from (LooseEnd(item.kind, item.id, problem) for problem in dict.fromkeys(problems))


def _missing(plan: Plan, found: Trace, item: TraceItem) -> Iterator[str]:
    """Yield what an item lacks; what is ruled out for this release lacks nothing."""
    match item.kind:
        case "requirement":
            if plan.sprints and item.priority != "wont" and not found.linked(item, "story"):
                yield "is covered by no story"
        case "story":
            if not found.linked(item, "requirement"):
                yield "covers no requirement"
        case "endpoint":
            if not found.linked(item, "requirement"):
                yield "is asked for by no requirement"
            if plan.database and not found.linked(item, "table"):
                yield "touches no table"
        case "table":
            if plan.api and not found.linked(item, "endpoint"):
                yield "is touched by no endpoint"


def _unbuilt(plan: Plan, found: Trace) -> Iterator[_End]:
    """Yield the endpoints and tables that no story builds and that are not there already."""
    if not plan.sprints:
        return
    built = {table for story in _stories(plan) for table in story.tables}
    there_already = _existing_tables(plan)
    for item in found.of("table"):
        if item.id not in built and item.id.lower() not in there_already:
            yield "table", item.id
    there = _existing_operations(plan)
    for item in found.of("endpoint"):
        if not found.linked(item, "story") and item.also not in there:
            yield "endpoint", item.id


def _existing_tables(plan: Plan) -> set[str]:
    if not plan.requirements.existing_schema or plan.database is None:
        return set()
    from plan.existing.renaming import renamed
    from plan.existing.schema import existing_schema

    kept = renamed(existing_schema(plan.requirements.existing_schema), plan.database)
    return {name.lower() for name in kept.tables}


def _existing_operations(plan: Plan) -> set[str]:
    if not plan.requirements.existing_openapi:
        return set()
    from plan.existing.openapi import existing_api

    return {f"{e.method} {e.path}" for e in existing_api(plan.requirements.existing_openapi).endpoints}


def _named(plan: Plan) -> dict[_End, list[tuple[tuple[TraceKind, ...], str]]]:
    """Return what each story and endpoint names, and of which kinds that may be, as far as these are drafted."""
    named: dict[_End, list[tuple[tuple[TraceKind, ...], str]]] = {}

    def add(end: _End, kinds: tuple[TraceKind, ...], names: Iterable[str]) -> None:
        named.setdefault(end, []).extend((kinds, name) for name in names if name)

    for story in _stories(plan):
        add(("story", story.id), ("requirement",), story.requirements)
        if plan.api:
            add(("story", story.id), ("endpoint",), story.endpoints)
        if plan.database:
            add(("story", story.id), ("table",), story.tables)
    for endpoint in plan.api.endpoints if plan.api else ():
        add(("endpoint", endpoint.id), ("requirement", "story"), endpoint.stories)
        if plan.database:
            add(("endpoint", endpoint.id), ("table",), endpoint.tables)
    return named
