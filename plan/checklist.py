"""The deliverables checklist: twenty boxes, each computed from the plan with what was counted for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from plan.api import Api, Endpoint
from plan.architecture import Architecture
from plan.checks.wording import counted, joined, named
from plan.database import Database
from plan.plan import Plan
from plan.requirements import PRIORITIES
from plan.sprints import Sprint, SprintPlan, Story

if TYPE_CHECKING:
    from plan.checks.rule import Problem

T = TypeVar("T")

FORTNIGHT = 14


@dataclass(frozen=True, slots=True)
class Box:
    """One box: `evidence` says what was counted and, where it is not enough, what is missing."""

    section: str
    title: str
    done: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for a box, and what is missing; a box is ticked when nothing is."""

    evidence: str
    missing: tuple[str, ...] = ()


def checklist(plan: Plan) -> tuple[Box, ...]:
    """Return the twenty boxes in the order of the phase's checklist; without its artifact a box is open."""
    return (
        *_boxes("System Architecture Document", plan.architecture, _ARCHITECTURE),
        *_boxes("Database Design", plan.database, _database_boxes(plan)),
        *_boxes("API Specification", plan.api, _api_boxes(plan)),
        *_boxes("Sprint Plan", plan.sprints, _sprint_boxes(plan.requirements.team.sprint_days)),
    )


def _boxes(section: str, artifact: T | None, boxes: Sequence[tuple[str, Callable[[T], Count]]]) -> tuple[Box, ...]:
    if artifact is None:
        return tuple(Box(section, title, False, "nothing drafted yet") for title, _ in boxes)
    return tuple(_box(section, title, count(artifact)) for title, count in boxes)


def _box(section: str, title: str, count: Count) -> Box:
    missing = f"; missing: {', '.join(count.missing)}" if count.missing else ""
    return Box(section, title, not count.missing, count.evidence + missing)


def _lacks(**parts: object) -> tuple[str, ...]:
    """The names of the parts that are empty: `api_style=""` is `api style`."""
    return tuple(name.replace("_", " ") for name, part in parts.items() if not part)


def _of(what: str, names: Iterable[str]) -> tuple[str, ...]:
    """`a mitigation for R1 and R2`; nothing if no name is given."""
    return _in(what, map(named, names))


def _in(what: str, places: Iterable[str]) -> tuple[str, ...]:
    """`the goal of sprint 1`, for places that can stand in a sentence as they are; nothing if none is given."""
    lacking = tuple(places)
    return (f"{what} {joined(lacking)}",) if lacking else ()


def _pattern(architecture: Architecture) -> Count:
    pattern = architecture.pattern
    said = ", ".join(part for part in (pattern.style, pattern.communication) if part) or "no style"
    missing = _lacks(style=pattern.style, communication=pattern.communication, rationale=pattern.rationale)
    return Count(said, missing)


def _components(architecture: Architecture) -> Count:
    components = architecture.components
    idle = [c.id for c in components if not any(c.responsibilities)]
    evidence = f"{counted(len(components), 'component')}, {len(components) - len(idle)} with responsibilities"
    return Count(evidence, _lacks(components=components) + _of("responsibilities of", idle))


def _integration(architecture: Architecture) -> Count:
    ids = {c.id for c in architecture.components}
    points = architecture.integration_points
    unknown = [f"{named(p.source)} → {named(p.target)}" for p in points if not {p.source, p.target} <= ids]
    links = sum(d in ids for c in architecture.components for d in c.depends_on)
    evidence = f"{counted(len(points), 'integration point')} for {counted(links, 'dependency', 'dependencies')}"
    missing = _lacks(components=ids) + _in("both ends of", unknown)
    return Count(evidence, missing if points or not links else (*missing, "integration points"))


def _routing(architecture: Architecture) -> Count:
    tasks = architecture.routing
    agents = {a for t in tasks for a in (t.primary, *t.supporting) if a}
    evidence = f"{counted(len(tasks), 'task')} routed to {counted(len(agents), 'agent')}"
    return Count(evidence, _lacks(tasks=tasks) + _of("a primary agent for", (t.id for t in tasks if not t.primary)))


def _risks(architecture: Architecture) -> Count:
    risks = architecture.risks
    open_ = [r.id for r in risks if not r.mitigation]
    evidence = f"{counted(len(risks), 'risk')}, {len(risks) - len(open_)} with a mitigation"
    return Count(evidence, _lacks(risks=risks) + _of("a mitigation for", open_))


def _diagram(database: Database) -> Count:
    names = {e.name for e in database.entities}
    relations = database.relationships
    unknown = [f"{named(r.source)} – {named(r.target)}" for r in relations if not {r.source, r.target} <= names]
    evidence = f"{counted(len(database.entities), 'entity', 'entities')}, {counted(len(relations), 'relationship')}"
    missing = _lacks(entities=names) + _in("both ends of", unknown)
    return Count(evidence, missing if relations or len(names) < 2 else (*missing, "relationships"))


def _schema(database: Database) -> Count:
    tables = database.tables
    linked = sum(any(c.references.table for c in t.columns) for t in tables)
    missing = _lacks(tables=tables)
    missing += _of("columns of", (t.name for t in tables if not t.columns))
    missing += _of("the primary key of", (t.name for t in tables if t.columns and not t.primary_key))
    return Count(f"{counted(len(tables), 'table')}, {linked} with foreign keys", missing)


def _indexes(plan: Plan, database: Database) -> Count:
    from plan.checks.lookup import look_at
    from plan.checks.performance import paired_tables, whole_tables

    patterns = database.access_patterns
    look = look_at(plan)
    full = [(pattern.id, scan.reading == "summed") for _, pattern, scan in whole_tables(look)]
    slow = dict.fromkeys(id_ for id_, summed in full if not summed)
    slow |= dict.fromkeys(pattern.id for _, pattern, _, _ in paired_tables(look))
    summed = dict.fromkeys(id_ for id_, _ in full if id_ not in slow)
    needed = bool(patterns) or any(c.references.table for t in database.tables for c in t.columns)
    quick = f"{len(patterns) - len(slow) - len(summed)} of {counted(len(patterns), 'access pattern')}"
    missing = _lacks(tables=database.tables) + (_lacks(indexes=database.indexes) if needed else ())
    missing += _of("an index or a limit for", slow)
    evidence = f"{counted(len(database.indexes), 'index', 'indexes')}; {quick} without reading a whole table"
    return Count(evidence + (f", {len(summed)} to sum one up" if summed else ""), missing)


def _migrations(database: Database) -> Count:
    migrations = database.migrations
    back = [m.name for m in migrations if not m.rollback]
    missing = _lacks(migrations=migrations) + _of("a way back for", back)
    missing += _of("the steps of", (m.name for m in migrations if not m.steps))
    return Count(f"{counted(len(migrations), 'migration')}, {len(migrations) - len(back)} with a way back", missing)


def _scaling(database: Database) -> Count:
    steps = database.scaling
    half = [s.measure or s.trigger for s in steps if not (s.trigger and s.measure)]
    missing = _lacks(scaling_steps=steps) + _of("trigger and measure for", half)
    return Count(f"{counted(len(steps), 'step')}, {len(steps) - len(half)} with a trigger", missing)


def _endpoints(plan: Plan, api: Api) -> Count:
    from plan.checks.lookup import look_at
    from plan.checks.needs import must_have_unserved

    tags = {e.tag for e in api.endpoints if e.tag}
    silent = [_called(e) for e in api.endpoints if not e.responses]
    evidence = f"{counted(len(api.endpoints), 'endpoint')} in {counted(len(tags), 'group')}"
    missing = _lacks(endpoints=api.endpoints) + _in("the answers of", silent)
    unserved = [plan.requirements.stories[_place(p)].id for p in must_have_unserved.run(look_at(plan))]
    return Count(evidence, missing + _of("an endpoint for the must-haves", unserved))


def _place(problem: "Problem") -> int:
    return int(problem.pointer.rpartition("/")[2])


def _called(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {named(endpoint.path)}"


def _formats(api: Api) -> Count:
    filled = {s.name for s in api.schemas if s.fields}
    vague = [
        _called(e)
        for e in api.endpoints
        if not e.responses or any(body not in filled for body in (e.request, *(r.body for r in e.responses)) if body)
    ]
    endpoints = counted(len(api.endpoints), "endpoint")
    evidence = f"{endpoints}, {len(api.endpoints) - len(vague)} with request and response described"
    missing = _lacks(endpoints=api.endpoints) + _in("the bodies of", vague)
    return Count(f"{evidence} by {counted(len(api.schemas), 'schema')}", missing)


def _authentication(plan: Plan, api: Api) -> Count:
    from plan.checks.agreement import role_without_permission
    from plan.checks.lookup import look_at

    authentication = api.authentication
    lifetimes = counted(len(authentication.lifetimes), "lifetime")
    evidence = f"{authentication.method or 'no method'}, {lifetimes}, {counted(len(api.permissions), 'permission')}"
    proof = authentication.headers or authentication.lifetimes
    missing = _lacks(method=authentication.method, headers_or_lifetimes=proof)
    without = [plan.requirements.roles[_place(p)].name for p in role_without_permission.run(look_at(plan))]
    return Count(evidence, missing + _of("a permission for", without))


def _errors(api: Api) -> Count:
    body = next((s for s in api.schemas if s.name == api.error_format.body), None)
    count = sum(len(e.errors) for e in api.endpoints)
    shape = f"{body.name} with {counted(len(body.fields), 'field')}" if body else "no error schema"
    missing = _lacks(an_error_schema=body) or _lacks(its_fields=body.fields if body else ())
    return Count(f"{shape}, {counted(count, 'error response')}", missing)


def _openapi(api: Api) -> Count:
    from plan.checks.openapi import document_problem

    operations = counted(len(api.endpoints), "operation")
    if problem := document_problem(api):
        return Count(f"{operations}; {problem}", ("a document that validates",))
    if not api.endpoints:
        return Count(operations, ("endpoints",))
    return Count(f"OpenAPI 3.1 with {operations}, valid")


def _stories(plan: SprintPlan) -> tuple[Story, ...]:
    return tuple(story for sprint in plan.sprints for story in sprint.stories)


def _sprints(days: int, plan: SprintPlan) -> Count:
    """Two weeks unless the team works in another rhythm."""
    expected = days if days > 0 else FORTNIGHT
    odd = [f"sprint {s.number} ({counted(sprint_days(s), 'day')})" for s in plan.sprints if sprint_days(s) != expected]
    evidence = f"{counted(len(plan.sprints), 'sprint')}, {len(plan.sprints) - len(odd)} of {expected} days"
    return Count(evidence, _lacks(sprints=plan.sprints) + _in(f"{expected} days in", odd))


def sprint_days(sprint: Sprint) -> int:
    """Return the length of a sprint in calendar days, 0 if its dates cannot be read."""
    try:
        return (date.fromisoformat(sprint.end) - date.fromisoformat(sprint.start)).days + 1
    except ValueError:
        return 0


def _estimates(plan: SprintPlan) -> Count:
    stories = _stories(plan)
    open_ = [s.id for s in stories if s.points <= 0]
    points = counted(sum(s.points for s in stories), "point")
    evidence = f"{counted(len(stories), 'story', 'stories')}, {len(stories) - len(open_)} estimated, {points}"
    return Count(evidence, _lacks(stories=stories) + _of("the points of", open_))


def _priorities(plan: SprintPlan) -> Count:
    rows = [g for g in plan.priorities if g.features]
    stories = _stories(plan)
    shares = [f"{count} {name}" for name in PRIORITIES if (count := sum(s.priority == name for s in stories))]
    evidence = f"{counted(len(rows), 'row')} of the matrix; stories: {', '.join(shares) or 'none'}"
    return Count(evidence, _lacks(rows_of_the_MoSCoW_matrix=rows, stories=stories))


def _dependencies(plan: SprintPlan) -> Count:
    stories = _stories(plan)
    ids = {s.id for s in stories}
    links = [d for s in stories for d in s.depends_on]
    unknown = [d for d in dict.fromkeys(links) if d not in ids]
    known = sum(d in ids for d in links)
    evidence = f"{counted(known, 'dependency', 'dependencies')} between {counted(len(stories), 'story', 'stories')}"
    missing = _lacks(stories=stories) + _of("the stories", unknown)
    return Count(evidence, missing if known or len(stories) < 2 else (*missing, "dependencies"))


def _goals(plan: SprintPlan) -> Count:
    silent = [f"sprint {s.number}" for s in plan.sprints if not s.goal]
    evidence = f"{len(plan.sprints) - len(silent)} of {counted(len(plan.sprints), 'sprint')}"
    return Count(evidence, _lacks(sprints=plan.sprints) + _in("the goal of", silent))


_ARCHITECTURE: tuple[tuple[str, Callable[[Architecture], Count]], ...] = (
    ("Architecture pattern defined", _pattern),
    ("Component breakdown complete", _components),
    ("Integration points mapped", _integration),
    ("Agent routing map created", _routing),
    ("Technical risks identified with mitigations", _risks),
)


def _api_boxes(plan: Plan) -> tuple[tuple[str, Callable[[Api], Count]], ...]:
    return (
        ("All endpoints defined", partial(_endpoints, plan)),
        ("Request/response formats documented", _formats),
        ("Authentication strategy defined", partial(_authentication, plan)),
        ("Error formats standardized", _errors),
        ("OpenAPI spec generated", _openapi),
    )


def _database_boxes(plan: Plan) -> tuple[tuple[str, Callable[[Database], Count]], ...]:
    return (
        ("ER diagrams created", _diagram),
        ("SQL schema defined", _schema),
        ("Indexes planned", partial(_indexes, plan)),
        ("Migration strategy documented", _migrations),
        ("Scaling plan outlined", _scaling),
    )


def _sprint_boxes(days: int) -> tuple[tuple[str, Callable[[SprintPlan], Count]], ...]:
    return (
        ("Work broken into 2-week sprints", partial(_sprints, days)),
        ("Stories estimated (story points)", _estimates),
        ("Features prioritized (MoSCoW)", _priorities),
        ("Dependencies identified", _dependencies),
        ("Sprint goals defined", _goals),
    )
