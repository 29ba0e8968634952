"""Any of the four artifacts, from the requirements and what it is drawn from, by rules."""

from agents.offline import feedback_api, feedback_architecture, feedback_database, feedback_sprints
from agents.offline.account_table import account_table, without_privileges
from agents.offline.api import available_schemas, draft_api
from agents.offline.architecture import draft_architecture
from agents.offline.database import draft_database
from agents.offline.domain import Domain
from agents.offline.existing import adopted, with_alterations
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


def plan_artifact(
    name: ArtifactName,
    requirements: Requirements,
    inputs: Inputs = _NOTHING,
    feedback: str = "",
    last_draft: Artifact | None = None,
) -> Artifact:
    """Return the artifact `name`; what `inputs` lacks is drawn up first.

    With `feedback` the last draft (or a new one) is changed as it asks, and what the rules do not understand is
    noted in it. Raises StartDateError when the team's first day is no date.
    """
    domain = adopted(read_domain(requirements))
    if name == "architecture":
        blueprint = last_draft if isinstance(last_draft, Architecture) and feedback else draft_architecture(domain)
        return staffed_architecture(
            domain, feedback_architecture.revised(blueprint, feedback) if feedback else blueprint
        )
    if name == "database":
        model = last_draft if isinstance(last_draft, Database) and feedback else draft_database(domain)
        changed = feedback_database.revised(model, feedback) if feedback else model
        rebuilt = changed.migrations != model.migrations
        return with_alterations(requirements.existing_schema, changed) if rebuilt else changed
    database = inputs.database or draft_database(domain)
    if name == "api":
        return _api(domain, database, feedback, last_draft)
    if isinstance(last_draft, SprintPlan) and feedback:
        return staffed_sprints(domain, feedback_sprints.revised(last_draft, feedback, domain))
    plan = draft_sprints(domain, database, inputs.api or _api(domain, database, "", None))
    return staffed_sprints(domain, feedback_sprints.revised(plan, feedback, domain) if feedback else plan)


def _api(domain: Domain, database: Database, feedback: str, last_draft: Artifact | None) -> Api:
    account = account_table(domain.requirements.existing_schema)
    known = account.database(database, real=False) if account else database
    known = without_privileges(known) if domain.requirements.existing_schema else known
    contract = last_draft if isinstance(last_draft, Api) and feedback else draft_api(domain, known)
    if feedback:
        contract = feedback_api.revised(contract, feedback, domain, known, available_schemas(domain, known))
    return account.api(contract) if account else contract


def answer(request: PlanRequest) -> Artifact:
    """Return the artifact that a request asks for."""
    return plan_artifact(request.artifact, request.requirements, request.inputs, request.feedback, request.last_draft)
