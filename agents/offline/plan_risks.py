"""What may upset the sprint plan."""

from agents.offline.backlog import Work
from agents.offline.domain import Domain
from agents.offline.shortened import shortened
from plan.architecture import Level
from plan.checks.wording import counted
from plan.sprints import SprintRisk


def plan_risks(domain: Domain, cut: list[list[Work]], ids: dict[str, str]) -> tuple[SprintRisk, ...]:
    """Return the risks that the plan itself shows."""
    team = domain.requirements.team
    found: list[tuple[str, Level, Level, str, str]] = []
    last = len(cut)
    works = [(number, work) for number, sprint in enumerate(cut, 1) for work in sprint]
    if team.velocity_source == "assumed":
        found.append(
            (
                f"The velocity of {team.velocity} points is assumed",
                "high",
                "medium",
                f"At two thirds of it the plan ends in sprint {-(-last * 3 // 2)} instead of {last}",
                "Count the points of sprint 1 and cut the could-haves first",
            )
        )
    for number, work in works:
        if work.kind == "integration":
            found.append(
                (
                    f"{work.title} takes longer than {work.points} points",
                    "medium",
                    "high",
                    f"What needs it spills from sprint {number} into sprint {number + 1}",
                    f"Start {ids[work.key]} with a day in the sandbox, before anything is built on it",
                )
            )
    needed: dict[str, int] = {}
    for _, work in works:
        for need in work.needs:
            needed[need] = needed.get(need, 0) + (0 if work.key.startswith("review-") else 1)
    busiest = max((w for _, w in works), key=lambda w: needed.get(w.key, 0), default=None)
    if busiest is not None and needed.get(busiest.key, 0) > 2:
        found.append(
            (
                f"{needed[busiest.key]} stories wait for {ids[busiest.key]} ({busiest.title})",
                "low",
                "high",
                "Every day it is late is a day for all of them",
                "Two people start it together on the first day of its sprint",
            )
        )
    large = [w for _, w in works if w.points >= 8]
    if large:
        found.append(
            (
                f"{len(large)} {'story is' if len(large) == 1 else 'stories are'} of 8 points, where estimates "
                f"are weakest: " + ", ".join(ids[w.key] for w in large[:5]),
                "medium",
                "medium",
                "One may not be done by the end of its sprint",
                "Cut each at refinement, a week before its sprint",
            )
        )
    vague = [s for s in domain.stories if s.priority == "must" and not s.acceptance]
    if vague:
        found.append(
            (
                f"{len(vague)} must-have {'story has' if len(vague) == 1 else 'stories have'} no acceptance criteria: "
                + ", ".join(s.id for s in vague[:6]),
                "medium",
                "medium",
                "What is built may be sent back at the review, and costs its points again",
                "Agree on criteria with whoever asked, before the story enters a sprint",
            )
        )
    unread = len(domain.requirements.unplaced)
    if unread:
        found.append(
            (
                f"{counted(unread, 'line')} of the documents could not be placed",
                "medium",
                "medium",
                "Work may be missing from the plan",
                "Read them, and send the requirements in again with what is missing",
            )
        )
    if not found:
        found.append(
            (
                "A holiday or an illness takes a week from a sprint",
                "medium",
                "low",
                "Its last stories move to the next sprint",
                "Keep the order of the backlog: what is last is what can wait",
            )
        )
    return tuple(
        SprintRisk(id=f"P{i}", title=shortened(t, 240), likelihood=li, impact=im, consequence=c, mitigation=m)
        for i, (t, li, im, c, m) in enumerate(found[:8], 1)
    )
