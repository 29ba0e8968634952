"""One session in which everything happens that can: every type of event, in an order that makes sense."""

from plan.artifacts import AGENTS, ARTIFACTS, INPUTS, ArtifactName
from plan.estimates import Estimate, Settlement
from plan.plan import content_hash
from sessions.events import (
    AgentAssigned,
    AnyPayload,
    ArtifactApproved,
    ArtifactEdited,
    ArtifactMerged,
    ArtifactReturned,
    BudgetSet,
    DraftCancelled,
    DraftContinued,
    DraftDelta,
    DraftEstimated,
    DraftFailed,
    DraftFinished,
    DraftRetried,
    DraftStarted,
    EstimatesAsked,
    EstimatesFailed,
    EstimatesGiven,
    EstimatesSettled,
    FindingOverridden,
    GateApproved,
    GateReopened,
    ModelSettings,
    NoteAdded,
    PlanExported,
    ProposalsLeft,
    QuestionAnswered,
    QuestionAsked,
    RequirementsChanged,
    Usage,
)
from tests.plan.sample import sample_plan
from tests.sessions.build import created, requirements

SAMPLE = sample_plan()
USAGE = Usage(prompt_tokens=900, completion_tokens=120)
TEXT = '{"summary": "naïve — 図書館", '


def started(name: ArtifactName, draft: str, **more: object) -> DraftStarted:
    """An agent begins."""
    inputs = dict.fromkeys(INPUTS[name], 1)
    fields = {"draft": draft, "artifact": name, "model": "openai/gpt-x", "requirements": 2, "inputs": inputs}
    return DraftStarted.model_validate({**fields, **more})


def deltas(draft: str, pieces: int = 3) -> list[AnyPayload]:
    """What an agent thinks, and then writes."""
    thought: list[AnyPayload] = [DraftDelta(draft=draft, kind="reasoning", text="Members borrow books. ")]
    return thought + [DraftDelta(draft=draft, text=f"{TEXT}{n}") for n in range(pieces)]


def finished(name: ArtifactName, draft: str, revision: int = 1) -> DraftFinished:
    """A draft becomes a revision."""
    content = {"artifact": name, "revision": revision, name: SAMPLE.artifact(name)}
    told = {"usage": USAGE, "cost": 0.25, "duration_ms": 900, "first_token_ms": 120, "cached": False}
    return DraftFinished.model_validate({"draft": draft, **content, **told})


def _approved(name: ArtifactName, revision: int) -> ArtifactApproved:
    content = SAMPLE.artifact(name)
    assert content is not None
    return ArtifactApproved(artifact=name, revision=revision, content_hash=content_hash(content))


def every_event(pieces: int = 3) -> list[AnyPayload]:
    """Return the payloads; each draft writes `pieces` times."""
    assert SAMPLE.sprints is not None
    story = SAMPLE.sprints.sprints[0].stories[0].id
    card = Estimate(story=story, points=5, reason="Two tables.")
    settlement = Settlement(story=story, points=3, reason="One of them exists.")
    question = {"number": 1, "text": "How many members?", "options": ("100", "10,000"), "recommended": 1}
    happened: list[AnyPayload] = [
        created(),
        QuestionAsked.model_validate({**question, "topic": "volumes", "why": "Indexes hang on it."}),
        AgentAssigned(agent=AGENTS["database"], model="openai/gpt-x", settings=ModelSettings(key="env:KEY")),
        BudgetSet(dollars=2.0),
        RequirementsChanged(requirements=requirements("Library")),
        QuestionAnswered(number=1, answer="10,000", assumed=False),
        started("database", "database-1"),
        DraftEstimated(draft="database-1", usage=USAGE, cost=0.2),
        *deltas("database-1", pieces),
        DraftRetried(draft="database-1", attempt=2, reason="invalid", message="It was no JSON."),
        *deltas("database-1", pieces),
        DraftFailed(draft="database-1", artifact="database", reason="network", message="The line dropped."),
        started("database", "database-2", continues="database-1", kept=20),
        *deltas("database-2", pieces),
        DraftContinued(draft="database-2", attempt=2, reason="cut-off", message="It was cut off.", kept=30),
        *deltas("database-2", pieces),
        finished("database", "database-2"),
    ]
    for name in ARTIFACTS:
        if name != "database":
            happened += [started(name, f"{name}-1"), *deltas(f"{name}-1", pieces), finished(name, f"{name}-1")]
    sprints = {"artifact": "sprints", "sprints": SAMPLE.sprints}
    asked = {"agent": AGENTS["database"], "revision": 1}
    cost = {"usage": USAGE, "cost": None}
    return [
        *happened,
        EstimatesAsked.model_validate({**asked, "model": "openai/gpt-x"}),
        EstimatesGiven.model_validate({**asked, **cost, "estimates": (card,), "cached": False}),
        EstimatesAsked(agent=AGENTS["api"], revision=1, model="openai/gpt-x"),
        EstimatesFailed(agent=AGENTS["api"], revision=1, reason="timeout", message="It took too long."),
        EstimatesSettled.model_validate(
            {**asked, **cost, "settlements": (settlement,), "settled": 2, "sprints": SAMPLE.sprints, "cached": True}
        ),
        ArtifactReturned(artifact="sprints", revision=2, feedback="Begin with the loans."),
        ArtifactEdited.model_validate({**sprints, "revision": 3, "base": 2}),
        ArtifactMerged.model_validate({**sprints, "revision": 4, "taken": ("a",), "left": ("b", "c")}),
        ProposalsLeft(artifact="sprints", keys=("b",)),
        started("api", "api-2", feedback="Smaller."),
        *deltas("api-2", pieces),
        DraftCancelled(draft="api-2", artifact="api", usage=USAGE, cost=0.01),
        started("architecture", "architecture-2"),
        *deltas("architecture-2", pieces),
        DraftFailed(draft="architecture-2", artifact="architecture", reason="overloaded", message="Too many ask."),
        *(_approved(name, 4 if name == "sprints" else 1) for name in ("database", "api", "sprints")),
        FindingOverridden(finding="DB-001 /tables/0", reason="On purpose."),
        PlanExported(folder="/tmp/plan", files=("plan.json", "schema.sql")),
        GateApproved(revisions=dict.fromkeys(ARTIFACTS, 1), folder="/tmp/plan"),
        GateReopened(reason="The volumes changed."),
        NoteAdded(text="Kept beside the log."),
    ]
