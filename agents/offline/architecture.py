"""The architecture: pattern, parts, decisions, who does what, risks, order of execution."""

from collections.abc import Sequence

from agents.offline import roster
from agents.offline.components import components, integration_points
from agents.offline.decisions import decisions, pattern
from agents.offline.domain import Domain
from agents.offline.messages import SERVICES
from agents.offline.needs import Needs, read_needs
from agents.offline.risks import risks
from agents.offline.shortened import shortened
from plan.architecture import Architecture, Component, ExecutionOrder, Phase, RoutedTask, Stream
from plan.requirements import UserStory


def draft_architecture(domain: Domain) -> Architecture:
    """Return the blueprint that the documents ask for, and nothing for its own sake."""
    needs = read_needs(domain)
    parts = components(domain, needs)
    return Architecture(
        pattern=pattern(domain, needs),
        components=parts,
        integration_points=integration_points(parts),
        decisions=decisions(domain, needs),
        routing=routing(domain, needs, parts),
        risks=risks(domain, needs),
        execution=ExecutionOrder(
            streams=(
                Stream(id="backend", name="Backend", agents=(roster.DATABASE, roster.ORM, roster.BACKEND, roster.API)),
                Stream(id="frontend", name="Frontend", agents=(roster.REACT, roster.CSS)),
                Stream(id="operation", name="Operation", agents=(roster.DEVOPS, roster.PERFORMANCE)),
            ),
            cross_cutting=(roster.SECURITY, roster.TESTING, roster.REVIEW),
        ),
        phases=phases(domain),
    )


def phases(domain: Domain) -> tuple[Phase, ...]:
    """Return the stages of development."""
    must = [s for s in domain.stories if s.priority == "must"]
    rest = [s for s in domain.stories if s.priority in {"should", "could"}]
    found = [
        Phase(
            id="foundation",
            name="Foundation",
            goal="The schema is migrated, the pipeline deploys"
            + (", and people can sign in." if domain.signs_in else ", and the API answers."),
            depends_on=(),
        ),
        Phase(
            id="core",
            name="Core",
            goal=_goal(must or list(domain.stories)),
            depends_on=("foundation",),
        ),
    ]
    if rest and must:
        found.append(Phase(id="extension", name="Extension", goal=_goal(rest), depends_on=("core",)))
    found.append(
        Phase(
            id="release",
            name="Release",
            goal="Load, security and restore have been tested with the volumes of the plan.",
            depends_on=(found[-1].id,),
        )
    )
    return tuple(found)


def _goal(stories: Sequence[UserStory]) -> str:
    titles = [s.title or s.want for s in stories[:4]]
    more = f", and {len(stories) - 4} more" if len(stories) > 4 else ""
    return (
        shortened(f"{len(stories)} stories work end to end: {'; '.join(titles)}{more}.", 400)
        if stories
        else "The stories work end to end."
    )


def routing(domain: Domain, needs: Needs, parts: tuple[Component, ...]) -> tuple[RoutedTask, ...]:
    """Return which agent does what in which phase."""
    found = [
        _task("schema", "Database schema and migrations", "foundation", roster.DATABASE, roster.ORM),
        _task("pipeline", "Repository, pipeline and environments", "foundation", roster.DEVOPS, roster.TESTING),
        _task("contract", "OpenAPI contract and its tests", "foundation", roster.API_DESIGN, roster.TESTING),
    ]
    if domain.signs_in:
        found.append(
            _task("sign-in", "Signing in, roles and permissions", "foundation", roster.BACKEND, roster.SECURITY)
        )
    found += [
        _task(
            f"build-{part.id}",
            f"{part.name}: models, rules and endpoints",
            "core",
            roster.API,
            roster.BACKEND,
            roster.ORM,
        )
        for part in parts
        if part.kind == "backend" and part.id not in {"api", "accounts", "worker"}
    ]
    found.append(_task("pages", "Pages for every role", "core", roster.REACT, roster.CSS))
    if needs.worker:
        found.append(_task("jobs", "Background jobs and messages", "core", roster.BACKEND, roster.TESTING))
    found += [
        _task(f"connect-{part.id}", f"Adapter for {part.name}", "core", roster.BACKEND, roster.SECURITY)
        for part in parts
        if part.kind == "external" and part.id not in SERVICES and not part.id.endswith("-client")
    ]
    found += [
        _task("sprint-planning", "Sprints, refinement and forecast", "foundation", roster.PLANNER, roster.TECH_LEAD),
        _task("review", "Code review of every story", "core", roster.REVIEW, roster.TESTING),
        _task("load-test", "Load test with the volumes of the plan", "release", roster.PERFORMANCE, roster.DEVOPS),
        _task("security-review", "Security review before release", "release", roster.SECURITY, roster.REVIEW),
    ]
    return tuple({t.id: t for t in found}.values())


def _task(ident: str, task: str, phase: str, primary: str, *supporting: str) -> RoutedTask:
    return RoutedTask(id=ident, task=task, phase=phase, primary=primary, supporting=supporting)
