"""The deliverables checklist: twenty boxes, each computed from the plan with what was counted for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from plan.api import Api
from plan.architecture import Architecture
from plan.checks.wording import counted
from plan.database import Database
from plan.plan import Plan
from plan.sprints import Sprint, SprintPlan, Story

T = TypeVar("T")

FORTNIGHT = 14


@dataclass(frozen=True, slots=True)
class Box:
    """One box: `evidence` says what was found, whether or not it is enough."""

    section: str
    title: str
    done: bool
    evidence: str


Verdict = tuple[bool, str]


def checklist(plan: Plan) -> tuple[Box, ...]:
    """Return the twenty boxes in the order of the phase's checklist; without its artifact a box is open."""
    return (
        *_boxes("System Architecture Document", plan.architecture, _ARCHITECTURE),
        *_boxes("Database Design", plan.database, _DATABASE),
        *_boxes("API Specification", plan.api, _API),
        *_boxes("Sprint Plan", plan.sprints, _sprint_boxes(plan.requirements.team.sprint_days)),
    )


def _boxes(section: str, artifact: T | None, boxes: Sequence[tuple[str, Callable[[T], Verdict]]]) -> tuple[Box, ...]:
    if artifact is None:
        return tuple(Box(section, title, False, "nothing drafted yet") for title, _ in boxes)
    return tuple(Box(section, title, *judge(artifact)) for title, judge in boxes)


def _pattern(architecture: Architecture) -> Verdict:
    pattern = architecture.pattern
    said = [part for part in (pattern.style, pattern.communication) if part]
    done = len(said) == 2 and bool(pattern.rationale)
    return done, ", ".join(said) + ("" if pattern.rationale else ", no rationale") if said else "no style"


def _components(architecture: Architecture) -> Verdict:
    components = architecture.components
    described = sum(bool(c.responsibilities) for c in components)
    done = bool(components) and described == len(components)
    return done, f"{counted(len(components), 'component')}, {described} with responsibilities"


def _integration(architecture: Architecture) -> Verdict:
    ids = {c.id for c in architecture.components}
    points = architecture.integration_points
    mapped = sum(p.source in ids and p.target in ids for p in points)
    links = sum(d in ids for c in architecture.components for d in c.depends_on)
    done = mapped == len(points) and bool(ids) and (mapped > 0 or links == 0)
    return done, f"{counted(len(points), 'integration point')} for {counted(links, 'dependency', 'dependencies')}"


def _routing(architecture: Architecture) -> Verdict:
    tasks = architecture.routing
    agents = {a for t in tasks for a in (t.primary, *t.supporting) if a}
    done = bool(tasks) and all(t.primary for t in tasks)
    return done, f"{counted(len(tasks), 'task')} routed to {counted(len(agents), 'agent')}"


def _risks(architecture: Architecture) -> Verdict:
    risks = architecture.risks
    mitigated = sum(bool(r.mitigation) for r in risks)
    return bool(risks) and mitigated == len(risks), f"{counted(len(risks), 'risk')}, {mitigated} with a mitigation"


def _diagram(database: Database) -> Verdict:
    names = {e.name for e in database.entities}
    relations = database.relationships
    drawn = sum(r.source in names and r.target in names for r in relations)
    done = bool(names) and drawn == len(relations) and (drawn > 0 or len(names) == 1)
    entities = counted(len(database.entities), "entity", "entities")
    return done, f"{entities}, {counted(len(relations), 'relationship')}"


def _schema(database: Database) -> Verdict:
    tables = database.tables
    linked = sum(any(c.references.table for c in t.columns) for t in tables)
    done = bool(tables) and all(t.columns and t.primary_key for t in tables)
    return done, f"{counted(len(tables), 'table')}, {linked} with foreign keys"


def _indexes(database: Database) -> Verdict:
    patterns = database.access_patterns
    served = {p.id for p in patterns} & {s for i in database.indexes for s in i.serves}
    needed = bool(patterns) or any(c.references.table for t in database.tables for c in t.columns)
    done = bool(database.tables) and (bool(database.indexes) or not needed)
    indexes = counted(len(database.indexes), "index", "indexes")
    return done, f"{indexes}, serving {len(served)} of {counted(len(patterns), 'access pattern')}"


def _migrations(database: Database) -> Verdict:
    migrations = database.migrations
    back = sum(bool(m.rollback) for m in migrations)
    done = bool(migrations) and back == len(migrations) and all(m.steps for m in migrations)
    return done, f"{counted(len(migrations), 'migration')}, {back} with a way back"


def _scaling(database: Database) -> Verdict:
    steps = database.scaling
    triggered = sum(bool(s.trigger and s.measure) for s in steps)
    return bool(steps) and triggered == len(steps), f"{counted(len(steps), 'step')}, {triggered} with a trigger"


def _endpoints(api: Api) -> Verdict:
    answered = sum(bool(e.responses) for e in api.endpoints)
    tags = {e.tag for e in api.endpoints if e.tag}
    done = bool(api.endpoints) and answered == len(api.endpoints)
    return done, f"{counted(len(api.endpoints), 'endpoint')} in {counted(len(tags), 'group')}"


def _formats(api: Api) -> Verdict:
    filled = {s.name for s in api.schemas if s.fields}
    complete = 0
    for endpoint in api.endpoints:
        bodies = [endpoint.request, *(r.body for r in endpoint.responses)]
        complete += bool(endpoint.responses) and all(body in filled for body in bodies if body)
    done = bool(api.endpoints) and complete == len(api.endpoints)
    return done, f"{counted(len(api.schemas), 'schema')}; {complete} of {counted(len(api.endpoints), 'endpoint')}"


def _authentication(api: Api) -> Verdict:
    authentication = api.authentication
    done = bool(authentication.method and (authentication.headers or authentication.lifetimes))
    lifetimes = counted(len(authentication.lifetimes), "lifetime")
    return done, f"{authentication.method or 'no method'}, {lifetimes}, {counted(len(api.permissions), 'permission')}"


def _errors(api: Api) -> Verdict:
    body = next((s for s in api.schemas if s.name == api.error_format.body), None)
    count = sum(len(e.errors) for e in api.endpoints)
    shape = f"{body.name} with {counted(len(body.fields), 'field')}" if body else "no error schema"
    return bool(body and body.fields), f"{shape}, {counted(count, 'error response')}"


def _openapi(api: Api) -> Verdict:
    from plan.checks.openapi import document_problem

    problem = document_problem(api)
    operations = counted(len(api.endpoints), "operation")
    if problem:
        return False, f"{operations}; {problem}"
    return bool(api.endpoints), f"OpenAPI 3.1 with {operations}, valid" if api.endpoints else operations


def _stories(plan: SprintPlan) -> tuple[Story, ...]:
    return tuple(story for sprint in plan.sprints for story in sprint.stories)


def _sprints(days: int, plan: SprintPlan) -> Verdict:
    """Two weeks unless the team works in another rhythm."""
    expected = days if days > 0 else FORTNIGHT
    right = sum(sprint_days(s) == expected for s in plan.sprints)
    done = bool(plan.sprints) and right == len(plan.sprints)
    return done, f"{counted(len(plan.sprints), 'sprint')}, {right} of {expected} days"


def sprint_days(sprint: Sprint) -> int:
    """Return the length of a sprint in calendar days, 0 if its dates cannot be read."""
    try:
        return (date.fromisoformat(sprint.end) - date.fromisoformat(sprint.start)).days + 1
    except ValueError:
        return 0


def _estimates(plan: SprintPlan) -> Verdict:
    stories = _stories(plan)
    estimated = sum(s.points > 0 for s in stories)
    points = sum(s.points for s in stories)
    done = bool(stories) and estimated == len(stories)
    return done, f"{counted(len(stories), 'story', 'stories')}, {estimated} estimated, {counted(points, 'point')}"


def _priorities(plan: SprintPlan) -> Verdict:
    listed = [g for g in plan.priorities if g.features]
    stories = _stories(plan)
    shares = [
        f"{count} {name}"
        for name in ("must", "should", "could", "wont")
        if (count := sum(s.priority == name for s in stories))
    ]
    rows = counted(len(listed), "row")
    return bool(listed and stories), f"{rows} of the matrix; stories: {', '.join(shares) or 'none'}"


def _dependencies(plan: SprintPlan) -> Verdict:
    stories = _stories(plan)
    ids = {s.id for s in stories}
    links = [d for s in stories for d in s.depends_on]
    known = sum(d in ids for d in links)
    done = bool(stories) and known == len(links) and (known > 0 or len(stories) == 1)
    between = counted(len(stories), "story", "stories")
    return done, f"{counted(known, 'dependency', 'dependencies')} between {between}"


def _goals(plan: SprintPlan) -> Verdict:
    goals = sum(bool(s.goal) for s in plan.sprints)
    return bool(plan.sprints) and goals == len(plan.sprints), f"{goals} of {counted(len(plan.sprints), 'sprint')}"


_ARCHITECTURE: tuple[tuple[str, Callable[[Architecture], Verdict]], ...] = (
    ("Architecture pattern defined", _pattern),
    ("Component breakdown complete", _components),
    ("Integration points mapped", _integration),
    ("Agent routing map created", _routing),
    ("Technical risks identified with mitigations", _risks),
)
_DATABASE: tuple[tuple[str, Callable[[Database], Verdict]], ...] = (
    ("ER diagrams created", _diagram),
    ("SQL schema defined", _schema),
    ("Indexes planned", _indexes),
    ("Migration strategy documented", _migrations),
    ("Scaling plan outlined", _scaling),
)
_API: tuple[tuple[str, Callable[[Api], Verdict]], ...] = (
    ("All endpoints defined", _endpoints),
    ("Request/response formats documented", _formats),
    ("Authentication strategy defined", _authentication),
    ("Error formats standardized", _errors),
    ("OpenAPI spec generated", _openapi),
)


def _sprint_boxes(days: int) -> tuple[tuple[str, Callable[[SprintPlan], Verdict]], ...]:
    return (
        ("Work broken into 2-week sprints", partial(_sprints, days)),
        ("Stories estimated (story points)", _estimates),
        ("Features prioritized (MoSCoW)", _priorities),
        ("Dependencies identified", _dependencies),
        ("Sprint goals defined", _goals),
    )
