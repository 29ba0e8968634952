"""What the rules say about a draft before they write it: what they read, in a few sentences."""

from collections.abc import Sequence

from agents.offline.domain import Domain
from agents.offline.feedback import Point
from agents.offline.reading import read_domain
from agents.offline.request import PlanRequest


def narrate(request: PlanRequest, points: Sequence[Point] = ()) -> str:
    """Return what was found in the requirements that this artifact is drawn from, and what became of feedback."""
    domain = read_domain(request.requirements)
    said = [f"Rules, not a language model, read {len(domain.stories)} stories. ", *_about(request, domain)]
    done, left = [p for p in points if p.done], [p for p in points if not p.done]
    if request.earlier and request.last_draft is None:
        said.append("Your earlier feedback is carried out again. ")
    if done and not left:
        said.append("Your feedback is carried out on the last draft. ")
    elif left:
        said.append(f"Of your feedback, {len(left)} of {len(points)} points were not carried out: ")
        said += [f"“{point.said}”. {point.why} ".replace("  ", " ") for point in left]
    return "".join(said)


def _about(request: PlanRequest, domain: Domain) -> list[str]:
    things = ", ".join(thing.table.replace("_", " ") for thing in domain.things[:8]) or "nothing by name"
    if request.artifact == "architecture":
        return [f"They speak of {things}. ", f"{len(request.requirements.integrations)} outside systems are named. "]
    if request.artifact == "database":
        why = [f"{thing.key}: {thing.said}. " for thing in domain.things[:5]]
        return [f"The system keeps {things}. ", *why]
    if request.artifact == "api":
        kinds = len({(act.kind, act.thing, act.verb) for act in domain.acts})
        return [f"They ask for {kinds} different operations on {things}. "]
    team = request.requirements.team
    return [f"The team finishes {team.velocity} points in {team.sprint_days} days; must-haves come first. "]
