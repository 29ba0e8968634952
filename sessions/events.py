"""Everything that can happen in a session.

An `Event` is one line of a session file: an envelope (number, time, author) around one payload. Payloads are a
pydantic union discriminated by `type`, and closed: what is written is exactly what is declared here.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, model_validator

from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import ARTIFACTS, AgentName, Artifact, ArtifactName
from plan.database import Database
from plan.estimates import Estimate, Settlement
from plan.requirements import Requirements
from plan.sprints import SprintPlan

VERSION = 2
"""Of what is written now; `docs/session-format.md` says what each version brought."""

ENGINE = "engine"
"""Author of events that no person and no agent caused."""

FailureReason = Literal[
    "no-key",
    "denied",
    "no-credit",
    "forbidden",
    "unknown-model",
    "bad-request",
    "too-long",
    "rate-limit",
    "overloaded",
    "provider",
    "network",
    "no-address",
    "not-secure",
    "proxy",
    "timeout",
    "broken-off",
    "cut-off",
    "too-short-limit",
    "garbled",
    "repetition",
    "content-filter",
    "refused",
    "empty",
    "invalid",
    "not-carried-out",
    "budget",
    "disk",
    "engine",
]


class Payload(BaseModel):
    """What happened; subclasses name it in `type`."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Document(Payload):
    """A requirements document as it was read."""

    name: str
    text: str


class Usage(Payload):
    """Tokens a draft used, over all of its attempts."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    reasoning_tokens: int = 0
    estimated: bool = False
    """Whether a part of it is an estimate: a call was stopped before its provider could say, or it never says."""

    def __add__(self, other: "Usage") -> "Usage":
        """Return the sum of both."""
        return Usage(
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            reasoning_tokens=self.reasoning_tokens + other.reasoning_tokens,
            estimated=self.estimated or other.estimated,
        )


class _Carrier(Payload):
    """Carries one artifact: exactly the field that `artifact` names is set."""

    artifact: ArtifactName
    revision: int
    architecture: Architecture | None = None
    database: Database | None = None
    api: Api | None = None
    sprints: SprintPlan | None = None

    @model_validator(mode="after")
    def _carries_its_artifact(self) -> Self:
        carried = {name for name in ARTIFACTS if getattr(self, name) is not None}
        if carried != {self.artifact}:
            raise ValueError(f"it should hold its {self.artifact} and nothing else")
        return self

    @property
    def content(self) -> Artifact:
        """The artifact."""
        found: Artifact = getattr(self, self.artifact)
        return found


class SessionCreated(Payload):
    """The first event of every session file."""

    type: Literal["session.created"] = "session.created"
    format: Literal["planroom/session"] = "planroom/session"
    version: int = Field(default=VERSION, ge=1, strict=True)
    title: str
    requirements: Requirements
    documents: tuple[Document, ...]


class Prices(Payload):
    """What a model costs, in dollars per million tokens, where litellm's list does not know or is wrong."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)


class Fallback(Payload):
    """A model that takes over when the one before it fails."""

    model: str
    api_base: str = ""
    key: str = ""
    prices: Prices | None = None


class ModelSettings(Payload):
    """How a model is called; None and empty where litellm's or planroom's own default holds.

    `key` says where the key is found, never the key: `env:NAME` or `keyring:SERVICE/USER`. Times are in seconds.
    """

    key: str = ""
    temperature: float | None = None
    max_tokens: int | None = None
    reasoning_effort: Literal["", "none", "minimal", "low", "medium", "high"] = ""
    first_token: float | None = None
    between_tokens: float | None = None
    total: float | None = None
    fallbacks: tuple[Fallback, ...] = ()
    prices: Prices | None = None
    cache: bool = True


class AgentAssigned(Payload):
    """From the next draft on, `agent` writes with `model`."""

    type: Literal["agent.assigned"] = "agent.assigned"
    agent: AgentName
    model: str
    api_base: str = ""
    settings: ModelSettings = ModelSettings()


class BudgetSet(Payload):
    """From now on the session may spend `dollars` in all; None for no limit."""

    type: Literal["budget.set"] = "budget.set"
    dollars: float | None = Field(default=None, ge=0)


class DraftStarted(Payload):
    """An agent began to draft; `draft` names the draft in the events that follow."""

    type: Literal["draft.started"] = "draft.started"
    draft: str
    artifact: ArtifactName
    model: str
    requirements: int
    inputs: dict[ArtifactName, int]
    feedback: str = ""
    continues: str = ""
    """The failed or cancelled draft that this one goes on with; its text is not repeated."""
    kept: int = Field(default=0, ge=0)
    """How many characters of that text stay."""


class DraftEstimated(Payload):
    """What the next call is expected to use and cost; `cost` is None where a price is unknown."""

    type: Literal["draft.estimated"] = "draft.estimated"
    draft: str
    usage: Usage
    cost: float | None = None


class DraftDelta(Payload):
    """A piece of what the agent writes, as it comes."""

    type: Literal["draft.delta"] = "draft.delta"
    draft: str
    kind: Literal["content", "reasoning"] = "content"
    text: str


class DraftRetried(Payload):
    """The draft starts its text anew: after a failed call, or to repair what did not hold."""

    type: Literal["draft.retried"] = "draft.retried"
    draft: str
    attempt: int
    reason: FailureReason
    message: str
    wait_ms: int = 0
    model: str = ""
    """Who tries now, if it is another than before."""


class DraftContinued(Payload):
    """The draft goes on where its text stopped, in another answer: after a cut, or with a fallback.

    `kept` is how many characters of the text so far stay.
    """

    type: Literal["draft.continued"] = "draft.continued"
    draft: str
    attempt: int
    reason: FailureReason
    message: str
    kept: int = Field(ge=0)
    wait_ms: int = 0
    model: str = ""


class Unheeded(Payload):
    """A point of a person's feedback that was not carried out; `why` is empty where it was not understood."""

    text: str
    why: str = ""


class DraftFinished(_Carrier):
    """The draft became a revision of its artifact."""

    type: Literal["draft.finished"] = "draft.finished"
    draft: str
    usage: Usage
    cost: float | None = None
    duration_ms: int
    first_token_ms: int
    cached: bool
    unheeded: tuple[Unheeded, ...] = ()
    """What of the feedback was not carried out."""


class DraftFailed(Payload):
    """The draft ended without a revision; what it had stays."""

    type: Literal["draft.failed"] = "draft.failed"
    draft: str
    artifact: ArtifactName
    reason: FailureReason
    message: str
    usage: Usage = Usage()
    cost: float | None = None
    unheeded: tuple[Unheeded, ...] = ()
    """What of the feedback was not carried out, where that was all of it."""


class DraftCancelled(Payload):
    """A person stopped the draft, or with `engine` the engine that drafted it; what it had stays."""

    type: Literal["draft.cancelled"] = "draft.cancelled"
    draft: str
    artifact: ArtifactName
    usage: Usage = Usage()
    cost: float | None = None
    engine: bool = False


class ArtifactEdited(_Carrier):
    """A person changed an artifact by hand."""

    type: Literal["artifact.edited"] = "artifact.edited"
    base: int
    restored: int = 0
    """The earlier revision that was restored so; 0 if the person wrote it."""


class ArtifactReturned(Payload):
    """A person sent a revision back with feedback."""

    type: Literal["artifact.returned"] = "artifact.returned"
    artifact: ArtifactName
    revision: int
    feedback: str


class ArtifactMerged(_Carrier):
    """A redraft and a person's edits became one revision, or a person took something of the redraft.

    `taken` and `left` are keys of `plan.changes`: what followed the redraft, and what it proposes that nobody decided
    about yet.
    """

    type: Literal["artifact.merged"] = "artifact.merged"
    taken: tuple[str, ...]
    left: tuple[str, ...]


class ProposalsLeft(Payload):
    """A person keeps their own where a redraft proposes something else; `keys` as in `artifact.merged`."""

    type: Literal["proposals.left"] = "proposals.left"
    artifact: ArtifactName
    keys: tuple[str, ...]


class ArtifactApproved(Payload):
    """A person approved a revision; `content_hash` is `plan.plan.content_hash` of it."""

    type: Literal["artifact.approved"] = "artifact.approved"
    artifact: ArtifactName
    revision: int
    content_hash: str


class EstimatesAsked(Payload):
    """An agent is asked about the stories of a sprint plan: a specialist for its cards, the planner to settle them."""

    type: Literal["estimates.asked"] = "estimates.asked"
    agent: AgentName
    revision: int
    model: str


class EstimatesGiven(Payload):
    """A specialist's cards."""

    type: Literal["estimates.given"] = "estimates.given"
    agent: AgentName
    revision: int
    estimates: tuple[Estimate, ...]
    usage: Usage
    cost: float | None = None
    cached: bool


class EstimatesSettled(Payload):
    """The planner settled what was disputed.

    `sprints` is the planner's last draft with the settled points, as revision `settled`; a person's own work is merged
    with it next. None, and 0, where another revision has come meanwhile.
    """

    type: Literal["estimates.settled"] = "estimates.settled"
    agent: AgentName
    revision: int
    settlements: tuple[Settlement, ...]
    settled: int
    sprints: SprintPlan | None = None
    usage: Usage
    cost: float | None = None
    cached: bool


class EstimatesFailed(Payload):
    """An agent could not be asked about the stories; the sprint plan stands without its word."""

    type: Literal["estimates.failed"] = "estimates.failed"
    agent: AgentName
    revision: int
    reason: FailureReason | Literal["cancelled"]
    message: str
    usage: Usage = Usage()
    cost: float | None = None


class QuestionAsked(Payload):
    """The documents leave something open that much of the plan hangs on.

    `number` counts from 1, `recommended` is the place of an option, from 0. `topic` is what `plan.questions` calls it.
    """

    type: Literal["question.asked"] = "question.asked"
    number: int
    text: str
    options: tuple[str, ...]
    recommended: int
    topic: str = ""
    why: str = ""


class QuestionAnswered(Payload):
    """A question was answered, or its recommendation taken (`assumed`).

    What the answer makes of the requirements stands in a `requirements.changed` before it: an engine that dies between
    the two leaves a question that is asked once more, and an answer that is given twice changes nothing twice.
    """

    type: Literal["question.answered"] = "question.answered"
    number: int
    answer: str
    assumed: bool


class RequirementsChanged(Payload):
    """The requirements are others now, by an answer or read anew; everything drawn from the old ones is stale."""

    type: Literal["requirements.changed"] = "requirements.changed"
    requirements: Requirements


class FindingOverridden(Payload):
    """A person takes responsibility for a finding; `finding` is its key."""

    type: Literal["finding.overridden"] = "finding.overridden"
    finding: str
    reason: str


class GateApproved(Payload):
    """The plan is signed with these revisions, and the session sealed; its deliverables are in `folder`."""

    type: Literal["gate.approved"] = "gate.approved"
    revisions: dict[ArtifactName, int]
    folder: str = ""


class GateReopened(Payload):
    """A sealed session was opened again."""

    type: Literal["gate.reopened"] = "gate.reopened"
    reason: str


class PlanExported(Payload):
    """Deliverables were written to `folder`."""

    type: Literal["plan.exported"] = "plan.exported"
    folder: str
    files: tuple[str, ...]


class NoteAdded(Payload):
    """A remark, by a person or by the engine (for example about a recovered file)."""

    type: Literal["note.added"] = "note.added"
    text: str


class SessionForked(Payload):
    """From here on the session has a future of its own: the lines before this one are those of another.

    `origin` was the other one's name, `seq` and `hash` are of the last line that both share.
    """

    type: Literal["session.forked"] = "session.forked"
    origin: str
    seq: int = Field(ge=1)
    hash: str


class LogCut(Payload):
    """The file had lost its end when somebody went on with it, from this event on.

    The events that had these numbers up to `promised` were acknowledged, and are not there any more. Behind a later
    `session.forked` it was another session that was cut.
    """

    type: Literal["log.cut"] = "log.cut"
    promised: int = Field(ge=1)


class LogCompacted(Payload):
    """The events from this one's number to `through` were moved into a second file, beside this one.

    `hash` is the last one's, with which the chain goes on; `offset` and `length` say where they are, compressed, and
    `size` how long they are when they are not. Where they were `lost`, no second file has them any more: whoever
    copied the session found them gone.
    """

    type: Literal["log.compacted"] = "log.compacted"
    through: int = Field(gt=0)
    hash: str
    offset: int = Field(ge=0)
    length: int = Field(gt=0)
    size: int = Field(gt=0)
    lost: bool = False


class Unknown(BaseModel):
    """An event of a type that this version does not know: kept, and skipped by the fold."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: str
    __pydantic_extra__: dict[str, JsonValue]


KnownPayload = Annotated[
    SessionCreated
    | AgentAssigned
    | BudgetSet
    | DraftStarted
    | DraftEstimated
    | DraftDelta
    | DraftRetried
    | DraftContinued
    | DraftFinished
    | DraftFailed
    | DraftCancelled
    | ArtifactEdited
    | ArtifactReturned
    | ArtifactMerged
    | ProposalsLeft
    | ArtifactApproved
    | EstimatesAsked
    | EstimatesGiven
    | EstimatesSettled
    | EstimatesFailed
    | QuestionAsked
    | QuestionAnswered
    | RequirementsChanged
    | FindingOverridden
    | GateApproved
    | GateReopened
    | PlanExported
    | NoteAdded
    | SessionForked
    | LogCut
    | LogCompacted,
    Field(discriminator="type"),
]
AnyPayload = KnownPayload | Unknown

PAYLOAD: TypeAdapter[KnownPayload] = TypeAdapter(KnownPayload)

LASTING = frozenset(
    {
        "session.created",
        "agent.assigned",
        "budget.set",
        "draft.started",
        "draft.finished",
        "draft.failed",
        "draft.cancelled",
        "artifact.edited",
        "artifact.returned",
        "artifact.merged",
        "proposals.left",
        "artifact.approved",
        "estimates.given",
        "estimates.settled",
        "estimates.failed",
        "question.asked",
        "question.answered",
        "requirements.changed",
        "finding.overridden",
        "gate.approved",
        "gate.reopened",
        "plan.exported",
        "note.added",
        "session.forked",
        "log.cut",
    }
)
"""Types that are fsynced before they are acknowledged: decisions, and work that was paid for."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a session file.

    `seq` counts from 1 without gaps, `at` is UTC as RFC 3339 with milliseconds, `ms` is the time since the session
    was created, `by` is an agent's name, `engine`, or the user's login name.
    """

    seq: int
    at: str
    ms: int
    by: str
    data: AnyPayload
    hash: str
