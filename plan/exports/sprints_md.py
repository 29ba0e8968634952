"""`sprint-plan.md`: the sprint plan document."""

from collections.abc import Iterable
from datetime import date

from plan.checks.wording import counted
from plan.estimates import in_order, spread
from plan.exports import mermaid
from plan.exports.markdown import DRAWING_WIDTH, Document, code, codes, inline
from plan.pictures import stories_picture
from plan.plan import Plan
from plan.requirements import Priority
from plan.sprints import Sprint, SprintPlan, Story
from plan.velocity import velocity_note
from plan.workload import workload

MOSCOW: dict[Priority, str] = {
    "must": "Must Have",
    "should": "Should Have",
    "could": "Could Have",
    "wont": "Won't Have",
}
_MOST_DRAWN = 150
"""Stories: what draws Mermaid on a page draws no more than 500 edges, and nobody reads more."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def sprints_md(sprints: SprintPlan, plan: Plan) -> str:
    """Return the document; `plan` names the project and the requirements."""
    document = Document(f"Sprint Plan: {plan.requirements.project}")
    document.text(
        "One file a story is in `stories/`; what each requirement became is in `traceability.md`. "
        "`stories.csv` is for Jira, `stories-linear.csv` for Linear, `tasks.json` for Task Master."
    )
    for sprint in sprints.sprints:
        _sprint(document, sprint)
    _assignments(document, sprints)
    _estimates(document, sprints, plan)
    document.heading(2, "Priority Matrix (MoSCoW)")
    for group in sprints.priorities:
        document.heading(3, MOSCOW[group.priority] + (f" ({group.when})" if group.when else ""))
        document.bullets(map(inline, group.features))
    _dependencies(document, sprints)
    _velocity(document, sprints)
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
    document.text(f"**Stories** (Total: {counted(points, 'point')}, capacity: {counted(sprint.capacity, 'point')})")
    document.lines(line for number, story in enumerate(sprint.stories, 1) for line in _story(number, story))


def _story(number: int, story: Story) -> Iterable[str]:
    weight = f"{counted(story.points, 'point')}, {MOSCOW[story.priority]}"
    yield f"{number}. **{inline(story.title)}** {code(story.id)} [{weight}]"
    indent = " " * (len(str(number)) + 2)
    for task in story.tasks:
        yield f"{indent}- {inline(task)}"
    details = (
        ("Assignee", inline(story.assignee)),
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


def _assignments(document: Document, sprints: SprintPlan) -> None:
    """Who has how much, where anybody has anything."""
    loads = workload(sprints)
    if not loads:
        return
    document.heading(2, "Assignments")
    document.table(
        ("Person", *(f"Sprint {sprint.number}" for sprint in sprints.sprints), "Points", "Stories"),
        [
            (inline(load.person) or "nobody yet", *map(str, load.points), str(load.total), str(load.stories))
            for load in loads
        ],
    )


def _estimates(document: Document, sprints: SprintPlan, plan: Plan) -> None:
    said = [(story, lines) for story in in_order(sprints) if (lines := spread(plan.estimates, story.id))]
    if plan.estimates is None:
        return
    document.heading(2, "Estimates")
    agents = codes(hand.agent for hand in plan.estimates.cards)
    document.text(f"Each story was estimated blind by {agents or 'nobody'}. ")
    if not said:
        document.text("No two cards for one story were more than one step of the scale apart.")
    for story, lines in said:
        document.text(f"**{inline(story.title)}** {code(story.id)}, {counted(story.points, 'point')}:")
        document.bullets(inline(line) for line in lines)


def _dependencies(document: Document, sprints: SprintPlan) -> None:
    document.heading(2, "Dependency Map")
    if sum(len(sprint.stories) for sprint in sprints.sprints) > _MOST_DRAWN:
        document.text(
            "The plan is too long for one picture: `planroom graph` draws it, and so does `dependencies.mmd`."
        )
    elif sprints.sprints:
        document.text(
            "Each line is a story, below what it waits for, with its points, its priority and the points by which it "
            "can slip; the critical path is heavy. The same as a diagram is in `dependencies.mmd`."
        )
        document.drawing(stories_picture(sprints, DRAWING_WIDTH), "stories")
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
        f"**Sprint {one.sprint}{' Forecast' if one.forecast else ''}**: {counted(one.points, 'point')}"
        + (f" ({inline(note)})" if (note := velocity_note(sprints, one)) else "")
        for one in sprints.velocity
    )
