"""What the rules say about a draft before they write it: what they read, in a few sentences."""

from agents.offline.domain import Domain
from agents.offline.feedback import requests
from agents.offline.reading import read_domain
from agents.offline.request import PlanRequest
from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import Artifact
from plan.database import Database


def narrate(request: PlanRequest, drafted: Artifact | None = None) -> str:
    """Return what was found in the requirements that this artifact is drawn from."""
    domain = read_domain(request.requirements)
    said = [f"Rules, not a language model, read {len(domain.stories)} stories. ", *_about(request, domain)]
    if request.feedback:
        left = open_points(drafted) if drafted is not None else ()
        if left:
            said.append(
                f"Of your feedback, {len(left)} of {len(requests(request.feedback))} points were not carried out; "
            )
            said.append("they stay in the draft until the next feedback: ")
            said += [f"{text} " for text in left]
        else:
            said.append("Your feedback is carried out on the last draft. ")
    return "".join(said)


def open_points(drafted: Artifact) -> tuple[str, ...]:
    """Return the sentences about feedback that was not carried out, from where each artifact keeps them."""
    if isinstance(drafted, Architecture):
        texts = [decision.rationale for decision in drafted.decisions]
    elif isinstance(drafted, Database):
        texts = [step.trigger for step in drafted.scaling]
    elif isinstance(drafted, Api):
        texts = list(drafted.versioning.policy)
    else:
        texts = [risk.title for risk in drafted.risks]
    return tuple(text for text in texts if text.startswith("Feedback not "))


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
