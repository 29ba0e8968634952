"""Any of the four artifacts, from the requirements and what it is drawn from, by rules."""

from dataclasses import dataclass

from agents.offline import feedback_api, feedback_architecture, feedback_database, feedback_sprints
from agents.offline.account_table import AccountTable, account_table, without_privileges
from agents.offline.api import available_schemas, draft_api
from agents.offline.architecture import draft_architecture
from agents.offline.database import draft_database
from agents.offline.domain import Domain
from agents.offline.existing import adopted, with_alterations
from agents.offline.feedback import Point, Revised
from agents.offline.reading import read_domain
from agents.offline.request import Inputs, PlanRequest
from agents.offline.sprints import draft_sprints
from agents.offline.staffing import staffed_architecture, staffed_sprints
from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import Artifact, ArtifactName
from plan.database import Database
from plan.requirements import Requirements
from plan.sprints import SprintPlan

_NOTHING = Inputs()


@dataclass(frozen=True, slots=True)
class Planned:
    """An artifact, and what became of each request of the feedback that it was drafted with."""

    artifact: Artifact
    points: tuple[Point, ...] = ()


def plan_artifact(
    name: ArtifactName,
    requirements: Requirements,
    inputs: Inputs = _NOTHING,
    feedback: str = "",
    last_draft: Artifact | None = None,
) -> Artifact:
    """Return the artifact `name`; what `inputs` lacks is drawn up first.

    With `feedback` the last draft (or a new one) is changed as it asks. Raises StartDateError when the team's first day
    is no date.
    """
    return answer(PlanRequest(name, requirements, inputs, last_draft, feedback)).artifact


def answer(request: PlanRequest) -> Planned:
    """Return the artifact that a request asks for.

    What is drafted anew is changed as all earlier feedback asked, in its order; feedback of which nothing can be
    carried out leaves the last draft as it is.
    """
    domain = adopted(read_domain(request.requirements))
    given = request.last_draft if request.feedback and request.last_draft is not None else None
    artifact = given if given is not None else _drafted(request, domain)
    for earlier in () if given is not None else request.earlier:
        artifact = _revised(request, domain, artifact, earlier).content
    if not request.feedback:
        return Planned(_staffed(domain, artifact))
    found = _revised(request, domain, artifact, request.feedback)
    if given is not None and not any(point.done for point in found.points):
        return Planned(given, found.points)
    return Planned(_staffed(domain, found.content), found.points)


def _drafted(request: PlanRequest, domain: Domain) -> Artifact:
    if request.artifact == "architecture":
        return draft_architecture(domain)
    if request.artifact == "database":
        return draft_database(domain)
    database = request.inputs.database or draft_database(domain)
    api = _drafted_api(domain, database) if request.artifact == "api" or not request.inputs.api else request.inputs.api
    return api if request.artifact == "api" else draft_sprints(domain, database, api)


def _revised(request: PlanRequest, domain: Domain, artifact: Artifact, feedback: str) -> Revised[Artifact]:
    """The artifact as feedback asks; users that exist already have their own table in what the rules read."""
    match artifact:
        case Architecture():
            return _any(feedback_architecture.revised(artifact, feedback))
        case Database():
            found = feedback_database.revised(artifact, feedback, domain)
            if (found.content.migrations, found.content.tables) == (artifact.migrations, artifact.tables):
                return _any(found)
            return Revised(with_alterations(request.requirements.existing_schema, found.content), found.points)
        case Api():
            account, known = _known(domain, request.inputs.database or draft_database(domain))
            done = feedback_api.revised(artifact, feedback, domain, known, available_schemas(domain, known))
            return Revised(account.api(done.content) if account else done.content, done.points)
        case SprintPlan():
            return _any(feedback_sprints.revised(artifact, feedback, domain))


def _any(found: "Revised[Architecture] | Revised[Database] | Revised[SprintPlan]") -> Revised[Artifact]:
    return Revised(found.content, found.points)


def _staffed(domain: Domain, artifact: Artifact) -> Artifact:
    if isinstance(artifact, Architecture):
        return staffed_architecture(domain, artifact)
    return staffed_sprints(domain, artifact) if isinstance(artifact, SprintPlan) else artifact


def _known(domain: Domain, database: Database) -> tuple[AccountTable | None, Database]:
    account = account_table(domain.requirements.existing_schema)
    known = account.database(database, real=False) if account else database
    return account, without_privileges(known) if domain.requirements.existing_schema else known


def _drafted_api(domain: Domain, database: Database) -> Api:
    account, known = _known(domain, database)
    contract = draft_api(domain, known)
    return account.api(contract) if account else contract
