"""What a session is at one moment; `sessions.fold` leads from events to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from plan.artifacts import ARTIFACTS, INPUTS, AgentName, Artifact, ArtifactName
from plan.estimates import AgentEstimates, Estimate, Estimation, Settlement
from plan.plan import Plan
from plan.requirements import Requirements
from sessions.events import Document, FailureReason, ModelSettings, Unheeded, Usage
from sessions.pulse import Pulse

Status = Literal["empty", "drafting", "drafted", "approved", "stale", "failed", "cancelled"]
DraftStatus = Literal["running", "finished", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One run of an agent: what it wrote so far and how it went. Times are ms since the session began."""

    id: str
    artifact: ArtifactName
    model: str
    inputs: Mapping[ArtifactName, int]
    requirements: int
    feedback: str
    started_ms: int
    status: DraftStatus = "running"
    text: str = ""
    reasoning: str = ""
    attempt: int = 1
    notice: str = ""
    deltas: int = 0
    first_ms: int = 0
    last_ms: int = 0
    ended_ms: int = 0
    reason: FailureReason | None = None
    usage: Usage = Usage()
    cost: float | None = None
    cached: bool = False
    unheeded: tuple[Unheeded, ...] = ()
    """What of the feedback was not carried out."""
    expected: Usage | None = None
    """What the call was expected to use before it was made."""
    expected_cost: float | None = None
    engine: Literal["", "stopped", "gone"] = ""
    """How its engine ended over it, if that is what ended it: told to, or killed."""
    left: str = ""
    """What the draft before had written when it stopped, for the same ends; it stays if this one writes nothing."""
    pulse: Pulse = Pulse()
    """How fast it was written lately."""

    @property
    def interrupted(self) -> bool:
        """Whether it stopped before its end."""
        return self.status in {"failed", "cancelled"} and self.reason != "not-carried-out"


@dataclass(frozen=True, slots=True)
class Revision:
    """One finished state of an artifact and what it was drawn from."""

    number: int
    content: Artifact
    hash: str
    origin: Literal["draft", "edit", "merge"]
    by: str
    model: str
    requirements: int
    inputs: Mapping[ArtifactName, int]
    seq: int
    at: str
    restored: int = 0
    """The earlier revision that this one says again; 0 if it is none."""
    unaided: Artifact | None = None
    """What a draft says without the hand work that it repeats; None if it repeats none."""

    @property
    def own(self) -> Artifact:
        """What a draft says, without hand work that it was given and repeats: that is a person's still."""
        return self.content if self.unaided is None else self.unaided


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person said when sending a revision back."""

    revision: int
    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class ArtifactState:
    """An artifact's revisions, its last draft and what people decided."""

    name: ArtifactName
    revisions: tuple[Revision, ...] = ()
    draft: Draft | None = None
    approved: int = 0
    feedback: tuple[Feedback, ...] = ()
    proposals: tuple[str, ...] = ()
    """Keys (of `plan.changes`) where the last draft proposes something else than a person, and nobody decided yet."""

    def revision(self, number: int) -> Revision | None:
        """Return revision `number`, if there is one."""
        return next((revision for revision in self.revisions if revision.number == number), None)

    def changed_since(self, number: int) -> bool:
        """Return whether something else stands there now than revision `number` was; 0 is before the first.

        Whoever says again what it says, a person or a redraft, changes nothing.
        """
        if number == self.number:
            return False
        known = self.revision(number)
        return known is None or known.hash != self.revisions[-1].hash

    @property
    def last_draft(self) -> Revision | None:
        """The newest revision that is an agent's; what the newest revision has besides its own words is hand work."""
        return next((revision for revision in reversed(self.revisions) if revision.origin == "draft"), None)

    @property
    def worked_on(self) -> bool:
        """Whether there is hand work in the newest revision."""
        latest, draft = self.latest, self.last_draft
        return latest is not None and draft is not None and _differ(latest, draft)

    @property
    def unmerged(self) -> tuple[Artifact, Revision, Revision] | None:
        """The agent's words before, the hand work on them and the redraft, while that stands without the hand work."""
        if len(self.revisions) < 2 or self.approved == self.number or self.revisions[-1].origin != "draft":
            return None
        *before, theirs = self.revisions
        base = next((revision for revision in reversed(before) if revision.origin == "draft"), None)
        if base is None or not _differ(before[-1], base):
            return None
        return base.own, before[-1], theirs

    @property
    def before(self) -> Revision | None:
        """The newest revision that says something else than the newest of all."""
        return next((one for one in reversed(self.revisions) if one.hash != self.revisions[-1].hash), None)

    @property
    def unmoved(self) -> bool:
        """Whether nothing of the last feedback was carried out, so that it stayed as it was."""
        return self.draft is not None and self.draft.reason == "not-carried-out"

    @property
    def unheeded(self) -> tuple[Unheeded, ...]:
        """What of the last feedback was not carried out, until somebody decides something about the artifact."""
        draft, latest = self.draft, self.latest
        if draft is None or latest is None or self.approved == self.number:
            return ()
        return draft.unheeded if draft.status == "failed" or latest.origin != "edit" else ()

    @property
    def latest(self) -> Revision | None:
        """The newest revision, if there is one."""
        return self.revisions[-1] if self.revisions else None

    @property
    def number(self) -> int:
        """Number of the newest revision, 0 if there is none."""
        return self.revisions[-1].number if self.revisions else 0


def _differ(revision: Revision, draft: Revision) -> bool:
    """Return whether a revision says something else than a draft does without hand work."""
    return revision.hash != draft.hash if draft.unaided is None else revision.content != draft.unaided


@dataclass(frozen=True, slots=True)
class Question:
    """Something the documents leave open."""

    number: int
    text: str
    options: tuple[str, ...]
    recommended: int
    topic: str = ""
    why: str = ""
    answer: str = ""
    assumed: bool = False

    @property
    def open(self) -> bool:
        """Whether nobody answered it yet."""
        return not self.answer

    @property
    def recommendation(self) -> str:
        """The recommended option; empty if there is none."""
        return self.options[self.recommended] if 0 <= self.recommended < len(self.options) else ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """A round of planning poker about one revision of the sprint plan."""

    revision: int
    asked: tuple[AgentName, ...] = ()
    cards: Mapping[AgentName, tuple[Estimate, ...]] = field(default_factory=dict)
    failures: Mapping[AgentName, str] = field(default_factory=dict)
    settlements: tuple[Settlement, ...] = ()
    waiting: tuple[AgentName, ...] = ()
    """Who was asked and has not answered yet."""

    def estimation(self) -> Estimation:
        """Return the round as the plan keeps it."""
        # In the order of asking: who answers first is chance, and the same round gives the same files.
        cards = tuple(
            AgentEstimates(agent=agent, estimates=self.cards[agent]) for agent in self.asked if agent in self.cards
        )
        return Estimation(cards=cards, settlements=self.settlements)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which model an agent writes with, and how it is called."""

    model: str
    api_base: str = ""
    settings: ModelSettings = ModelSettings()


@dataclass(frozen=True, slots=True)
class Export:
    """Deliverables that were written."""

    folder: str
    files: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Fork:
    """Where a session left the one whose past it shares: the other's name, and the last event of both."""

    session: str
    seq: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What an agent used over all of its drafts and estimates. `dollars` leaves out what has no known price."""

    usage: Usage = Usage()
    dollars: float = 0.0
    unpriced: bool = False


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session after its event number `seq`."""

    title: str
    requirements: Requirements
    documents: tuple[Document, ...]
    created_at: str
    seq: int
    ms: int
    at: str
    requirements_revision: int = 1
    agents: Mapping[AgentName, Assignment] = field(default_factory=dict)
    artifacts: Mapping[ArtifactName, ArtifactState] = field(
        default_factory=lambda: {name: ArtifactState(name) for name in ARTIFACTS}
    )
    questions: tuple[Question, ...] = ()
    consultation: Consultation | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    signed: Mapping[ArtifactName, int] | None = None
    signed_folder: str = ""
    """Where the deliverables of the signed plan were written; later exports leave it as it is."""
    reopenings: tuple[str, ...] = ()
    """Why the signed plan was opened again, each time."""
    exports: tuple[Export, ...] = ()
    notes: tuple[str, ...] = ()
    cost: float = 0.0
    unpriced: bool = False
    estimated: bool = False
    """Whether a part of the cost is an estimate."""
    spent: Mapping[AgentName, Spent] = field(default_factory=dict)
    """The cost, agent by agent."""
    budget: float | None = None
    """Dollars that the session may spend in all; None for no limit."""
    forked_from: Fork | None = None
    newer: int = 0
    """The version of its format if this planroom does not know it and so cannot change it, else 0."""
    touched: str = ""
    """One sentence once another program changed the file under its writer (`broken_off`); no event says so."""
    cut: bool = False
    """Whether acknowledged events are missing in its midst, where its end was lost before somebody went on with it."""

    @property
    def begun(self) -> bool:
        """Whether a draft was begun yet, whatever came of it."""
        return any(artifact.revisions or artifact.draft for artifact in self.artifacts.values())

    def status(self, name: ArtifactName) -> Status:
        """Return where an artifact stands; a running draft hides what is below it."""
        artifact = self.artifacts[name]
        draft = artifact.draft
        if draft and draft.status == "running":
            return "drafting"
        if draft and draft.interrupted:
            return "failed" if draft.status == "failed" else "cancelled"
        if not artifact.revisions:
            return "empty"
        if self.stale(name):
            return "stale"
        return "approved" if artifact.approved == artifact.number else "drafted"

    def stale(self, name: ArtifactName) -> bool:
        """Return whether the newest revision was drawn from inputs that have changed since."""
        latest = self.artifacts[name].latest
        return latest is not None and self.outdated(name, latest)

    def outdated(self, name: ArtifactName, revision: Revision) -> bool:
        """Return whether a revision was drawn from inputs that have changed since."""
        if revision.requirements != self.requirements_revision:
            return True
        return any(
            self.artifacts[source].changed_since(revision.inputs.get(source, 0)) or self.stale(source)
            for source in INPUTS[name]
        )

    @property
    def settled_at(self) -> int:
        """The revision of the sprint plan in which the specialists' estimates were settled; 0 if it is none."""
        round_, latest = self.consultation, self.artifacts["sprints"].latest
        if round_ is None or not round_.settlements or latest is None or latest.number <= round_.revision:
            return 0
        settled = self.artifacts["sprints"].revision(round_.revision + 1)
        return settled.number if settled is not None and settled.origin == "draft" else 0

    def waits_for(self, name: ArtifactName) -> tuple[ArtifactName, ...]:
        """Return the inputs that have no revision yet or are being drafted anew."""
        return tuple(
            source
            for source in INPUTS[name]
            if not self.artifacts[source].revisions or self.status(source) == "drafting"
        )

    def open_questions(self) -> tuple[Question, ...]:
        """Return the questions that nobody answered yet, in order."""
        return tuple(question for question in self.questions if question.open)

    def drafting(self) -> tuple[ArtifactName, ...]:
        """Return the artifacts whose agents are writing now."""
        return tuple(name for name in ARTIFACTS if self.status(name) == "drafting")

    def consulting(self) -> tuple[AgentName, ...]:
        """Return the agents that are being asked about the stories now."""
        return self.consultation.waiting if self.consultation else ()

    def plan(self) -> Plan:
        """Return the plan made of the newest revisions."""
        newest = {name: a.latest.content for name, a in self.artifacts.items() if a.latest is not None}
        estimates = self.consultation.estimation() if self.consultation and self.consultation.cards else None
        return Plan.model_validate({"requirements": self.requirements, **newest, "estimates": estimates})


def left_behind(state: SessionState) -> SessionState:
    """Return the state as it is once nobody writes it any more: drafts that ran stop where their text stops."""
    artifacts = dict(state.artifacts)
    for name, artifact in state.artifacts.items():
        if artifact.draft is not None and artifact.draft.status == "running":
            ended = artifact.draft.last_ms or artifact.draft.started_ms
            artifacts[name] = replace(
                artifact, draft=replace(artifact.draft, status="cancelled", ended_ms=ended, engine="gone")
            )
    return replace(state, artifacts=artifacts)


def broken_off(state: SessionState, sentence: str) -> SessionState:
    """Return the state once its writer ended because another program changed the file, as `sentence` says.

    What ran has failed: the file takes no event that could say it.
    """
    artifacts = dict(state.artifacts)
    for name, artifact in state.artifacts.items():
        if artifact.draft is not None and artifact.draft.status == "running":
            ended = artifact.draft.last_ms or artifact.draft.started_ms
            failed = replace(artifact.draft, status="failed", reason="disk", notice=sentence, ended_ms=ended)
            artifacts[name] = replace(artifact, draft=failed)
    asked = state.consultation
    if asked is not None and asked.waiting:
        failures = {**asked.failures, **dict.fromkeys(asked.waiting, sentence)}
        asked = replace(asked, failures=failures, waiting=())
    return replace(state, artifacts=artifacts, consultation=asked, touched=sentence)
