"""Any of the four artifacts, from the requirements and what it is drawn from, by rules."""

from agents.offline.api import draft_api
from agents.offline.architecture import draft_architecture
from agents.offline.database import draft_database
from agents.offline.reading import read_domain
from agents.offline.request import Inputs, PlanRequest
from agents.offline.sprints import draft_sprints
from plan.artifacts import Artifact, ArtifactName
from plan.requirements import Requirements


def plan_artifact(
    name: ArtifactName,
    requirements: Requirements,
    inputs: Inputs = Inputs(),
    feedback: str = "",
    last_draft: Artifact | None = None,
) -> Artifact:
    """Return the artifact `name`; what `inputs` lacks is drawn up first.

    With `feedback` the last draft (or a new one) is changed as it asks, and what the rules do not understand is
    noted in it. Raises StartDateError when the team's first day is no date.
    """
    domain = read_domain(requirements)
    if name == "architecture":
        return draft_architecture(domain)
    if name == "database":
        return draft_database(domain)
    database = inputs.database or draft_database(domain)
    if name == "api":
        return draft_api(domain, database)
    return draft_sprints(domain, database, inputs.api or draft_api(domain, database))


def answer(request: PlanRequest) -> Artifact:
    """Return the artifact that a request asks for."""
    return plan_artifact(request.artifact, request.requirements, request.inputs, request.feedback, request.last_draft)
