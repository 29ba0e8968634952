"""`checklist.md`: what the gate was decided on: the boxes, the findings and the assumptions."""

from collections.abc import Iterable, Sequence

from plan.checklist import Box
from plan.exports.markdown import Document, code, inline
from plan.findings import Finding
from plan.requirements import Requirements


def checklist_md(
    requirements: Requirements, boxes: Sequence[Box], findings: Sequence[Finding], unsigned: Sequence[str] = ()
) -> str:
    """Return the document; `unsigned` says, in a sentence each, why the plan cannot be signed as it is."""
    document = Document(f"Deliverables Checklist: {requirements.project}")
    if unsigned:
        document.text("**This plan is not signed**, and cannot be as it is:")
        document.bullets(inline(reason) for reason in unsigned)
    document.text(f"{sum(box.done for box in boxes)} of {len(boxes)} boxes are ticked.")
    for section in dict.fromkeys(box.section for box in boxes):
        document.heading(2, section)
        document.bullets(_box(box) for box in boxes if box.section == section)
    document.heading(2, "Findings")
    document.bullets(map(_finding, findings))
    if not findings:
        document.text("None.")
    document.heading(2, "Assumptions")
    assumptions = list(_assumptions(requirements))
    document.bullets(assumptions)
    if not assumptions:
        document.text("None: the documents say everything that the plan is drawn from.")
    return document.render()


def _box(box: Box) -> str:
    return f"[{'x' if box.done else ' '}] {inline(box.title)}" + (f": {inline(box.evidence)}" if box.evidence else "")


def _finding(finding: Finding) -> str:
    place = code(f"{finding.artifact}{finding.pointer}")
    hint = f" {inline(finding.hint)}" if finding.hint else ""
    return f"**{finding.severity}** {code(finding.code)} {place}: {inline(finding.message)}{hint}"


def _assumptions(requirements: Requirements) -> Iterable[str]:
    team = requirements.team
    facts = (
        (team.size_source, f"The team has {team.size} developers."),
        (team.velocity_source, f"The team finishes {team.velocity} points a sprint."),
        (team.sprint_days_source, f"A sprint takes {team.sprint_days} days."),
        (team.start_source, f"The first sprint starts on {team.start}."),
    )
    yield from (inline(text) for source, text in facts if source == "assumed")
    statements = (
        *((story.source, f"{story.id}: {story.title}") for story in requirements.stories),
        *((rule.source, f"{rule.id}: {rule.text}") for rule in requirements.rules),
        *((volume.source, volume.text) for volume in requirements.volumes),
        *((constraint.source, f"{constraint.id}: {constraint.text}") for constraint in requirements.constraints),
    )
    yield from (inline(text) for source, text in statements if source.provenance == "assumed")
    for story in requirements.stories:
        if story.priority_source == "assumed" and story.source.provenance != "assumed":
            yield inline(f"{story.id} has the priority {story.priority}.")
