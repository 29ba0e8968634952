"""`sprint-plan.md`: the sprint plan document."""

from collections.abc import Iterable
from datetime import date

from plan.exports import mermaid
from plan.exports.markdown import Document, code, codes, inline
from plan.plan import Plan
from plan.requirements import Priority
from plan.sprints import Sprint, SprintPlan, Story

MOSCOW: dict[Priority, str] = {
    "must": "Must Have",
    "should": "Should Have",
    "could": "Could Have",
    "wont": "Won't Have",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def sprints_md(sprints: SprintPlan, plan: Plan) -> str:
    """Return the document; `plan` names the project and the requirements."""
    document = Document(f"Sprint Plan: {plan.requirements.project}")
    for sprint in sprints.sprints:
        _sprint(document, sprint)
    document.heading(2, "Priority Matrix (MoSCoW)")
    for group in sprints.priorities:
        document.heading(3, MOSCOW[group.priority] + (f" ({group.when})" if group.when else ""))
        document.bullets(map(inline, group.features))
    _dependencies(document, sprints)
    _velocity(document, sprints)
    _traceability(document, sprints, plan)
    document.heading(2, "Risk Items")
    document.lines(
        line
        for risk in sprints.risks
        for line in (
            f"- **{inline(risk.id)}**: {inline(risk.title)} ({risk.likelihood} likelihood, {risk.impact} impact)",
            f"  - Impact: {inline(risk.consequence) or '—'}",
            f"  - Mitigation: {inline(risk.mitigation) or '—'}",
        )
    )
    return document.render()


def span(start: str, end: str) -> str:
    """Return two ISO dates as people write a span: `Nov 11-24, 2025`; as they stand if they are no dates."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return " - ".join(part for part in (start, end) if part)
    begin = f"{_MONTHS[first.month - 1]} {first.day}"
    if first.year != last.year:
        return f"{begin}, {first.year} - {_MONTHS[last.month - 1]} {last.day}, {last.year}"
    if first.month != last.month:
        return f"{begin} - {_MONTHS[last.month - 1]} {last.day}, {last.year}"
    return f"{begin}-{last.day}, {last.year}"


def _sprint(document: Document, sprint: Sprint) -> None:
    document.heading(2, f"Sprint {sprint.number}: {sprint.name} ({span(sprint.start, sprint.end)})")
    document.text(f"**Sprint Goal**: {inline(sprint.goal) or '—'}")
    points = sum(story.points for story in sprint.stories)
    document.text(f"**Stories** (Total: {points} points, capacity: {sprint.capacity} points)")
    document.lines(line for number, story in enumerate(sprint.stories, 1) for line in _story(number, story))


def _story(number: int, story: Story) -> Iterable[str]:
    yield f"{number}. **{inline(story.title)}** {code(story.id)} [{story.points} points, {MOSCOW[story.priority]}]"
    indent = " " * (len(str(number)) + 2)
    for task in story.tasks:
        yield f"{indent}- {inline(task)}"
    details = (
        ("Agent", codes(story.agents) or "—"),
        ("Dependencies", codes(story.depends_on) or "None"),
        ("Requirements", codes(story.requirements)),
        ("Endpoints", codes(story.endpoints)),
        ("Tables", codes(story.tables)),
    )
    for name, markdown in details:
        if markdown:
            yield f"{indent}- {name}: {markdown}"
    if story.acceptance:
        yield f"{indent}- Acceptance Criteria:"
        for criterion in story.acceptance:
            yield f"{indent}  - [ ] {inline(criterion)}"


def _dependencies(document: Document, sprints: SprintPlan) -> None:
    document.heading(2, "Dependency Map")
    if sprints.sprints:
        document.fence("mermaid", mermaid.story_dependencies(sprints))
    for sprint in sprints.sprints:
        document.text(f"**Sprint {sprint.number}**:")
        above = {story.id for story in sprint.stories}
        parallel = [f"{codes(group)} can run in parallel" for group in sprint.parallel if group]
        document.bullets([*(_waits(story, above) for story in sprint.stories), *parallel])


def _waits(story: Story, sprint: set[str]) -> str:
    said = f"{code(story.id)} {inline(story.title)}"
    if not story.depends_on:
        return f"{said} can start at once"
    everything = sprint - {story.id} <= set(story.depends_on) and len(sprint) > 2
    return f"{said} depends on {codes(story.depends_on)}" + (" (all others of the sprint)" if everything else "")


def _velocity(document: Document, sprints: SprintPlan) -> None:
    document.heading(2, "Team Velocity")
    document.bullets(
        f"**Sprint {one.sprint}{' Forecast' if one.forecast else ''}**: {one.points} points"
        + (f" ({inline(one.note)})" if one.note else "")
        for one in sprints.velocity
    )


def _traceability(document: Document, sprints: SprintPlan, plan: Plan) -> None:
    """Say for every requirement which stories build it, and through which endpoints and tables."""
    requirements = plan.requirements
    titles = {
        **{story.id: f"{story.title} ({MOSCOW[story.priority]})" for story in requirements.stories},
        **{rule.id: rule.text for rule in requirements.rules},
        **{constraint.id: constraint.text for constraint in requirements.constraints},
    }
    if not titles:
        return
    document.heading(2, "Requirements Covered")
    endpoints = () if plan.api is None else plan.api.endpoints
    stories = [story for sprint in sprints.sprints for story in sprint.stories]
    document.table(
        ("Requirement", "Stories", "Endpoints", "Tables"),
        (
            (
                f"{code(name)} {inline(title)}",
                codes(story.id for story in stories if name in story.requirements),
                codes(f"{one.method} {one.path}" for one in endpoints if name in one.stories),
                codes(dict.fromkeys(table for one in endpoints if name in one.stories for table in one.tables)),
            )
            for name, title in titles.items()
        ),
    )
