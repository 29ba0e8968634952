"""How one event changes a session.

`fold` is the only way from events to state: live, watch, replay, `show` and the tests all take it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import singledispatch
from types import MappingProxyType
from typing import Literal

from plan.artifacts import AGENTS, AgentName
from plan.plan import content_hash
from sessions.events import (
    VERSION,
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
    Event,
    FailureReason,
    FindingOverridden,
    GateApproved,
    GateReopened,
    LogCompacted,
    LogCut,
    NoteAdded,
    PlanExported,
    ProposalsLeft,
    QuestionAnswered,
    QuestionAsked,
    RequirementsChanged,
    SessionCreated,
    SessionForked,
    Usage,
)
from sessions.state import (
    ArtifactState,
    Assignment,
    Consultation,
    Draft,
    DraftStatus,
    Export,
    Feedback,
    Fork,
    Question,
    Revision,
    SessionState,
    Spent,
)

_LONGEST_RUN = 4096
_CANCELLED = "Cancelled; what was drafted so far is kept."
_STOPPED = "The engine was stopped while this was being drafted; what it had is kept."


def fold(state: SessionState | None, event: Event) -> SessionState:
    """Return the state after `event`; `state` is None before the first event, which is `session.created`."""
    if isinstance(event.data, SessionCreated):
        return SessionState(
            title=event.data.title,
            requirements=event.data.requirements,
            documents=event.data.documents,
            created_at=event.at,
            seq=event.seq,
            ms=event.ms,
            at=event.at,
            newer=event.data.version if event.data.version > VERSION else 0,
        )
    if state is None:
        raise ValueError("a session begins with session.created")
    return _apply(event.data, replace(state, seq=event.seq, ms=event.ms, at=event.at), event)


def fold_all(events: Iterable[Event], state: SessionState | None = None) -> SessionState:
    """Return the state after all of `events`; raises ValueError if there is nothing to begin with."""
    run = _Run()
    for event in events:
        if isinstance(event.data, DraftDelta) and state is not None:
            if run.full:
                state = run.folded(state)
            run.add(event, event.data)
        else:
            state = fold(run.folded(state) if state is not None else None, event)
    if state is None:
        raise ValueError("a session begins with session.created")
    return run.folded(state)


class _Run:
    """Deltas that follow each other: what they do to the state is done once, at their end.

    One by one, each would copy the text of its draft.
    """

    def __init__(self) -> None:
        self._length = 0
        self._last: Event | None = None
        self._drafts: dict[str, list[tuple[int, DraftDelta]]] = {}

    @property
    def full(self) -> bool:
        return self._length >= _LONGEST_RUN

    def add(self, event: Event, data: DraftDelta) -> None:
        self._length += 1
        self._last = event
        self._drafts.setdefault(data.draft, []).append((event.ms, data))

    def folded(self, state: SessionState) -> SessionState:
        if self._last is None:
            return state
        state = replace(state, seq=self._last.seq, ms=self._last.ms, at=self._last.at)
        for draft, deltas in self._drafts.items():
            state = _written(state, draft, deltas)
        self._length, self._last, self._drafts = 0, None, {}
        return state


def _written(state: SessionState, name: str, deltas: Sequence[tuple[int, DraftDelta]]) -> SessionState:
    found = _find_draft(state, name)
    if found is None:
        return state
    artifact, draft = found
    text = [data.text for _, data in deltas if data.kind == "content"]
    reasoning = [data.text for _, data in deltas if data.kind == "reasoning"]
    first = draft.first_ms or next((ms for ms, _ in deltas if ms), 0)
    draft = replace(
        draft,
        text=draft.text + "".join(text),
        reasoning=draft.reasoning + "".join(reasoning),
        deltas=draft.deltas + len(text),
        first_ms=first,
        last_ms=deltas[-1][0],
        pulse=draft.pulse.after([(ms, len(data.text)) for ms, data in deltas]),
    )
    return _with(state, replace(artifact, draft=draft))


@singledispatch
def _apply(data: AnyPayload, state: SessionState, event: Event) -> SessionState:
    """Types without a rule (and those of a later version) change nothing but the clock."""
    return state


def _with(state: SessionState, artifact: ArtifactState) -> SessionState:
    return replace(state, artifacts=MappingProxyType({**state.artifacts, artifact.name: artifact}))


def _find_draft(state: SessionState, draft: str) -> tuple[ArtifactState, Draft] | None:
    for artifact in state.artifacts.values():
        if artifact.draft is not None and artifact.draft.id == draft:
            return artifact, artifact.draft
    return None


@_apply.register
def _(data: AgentAssigned, state: SessionState, event: Event) -> SessionState:
    assignment = Assignment(data.model, data.api_base, data.settings)
    return replace(state, agents=MappingProxyType({**state.agents, data.agent: assignment}))


@_apply.register
def _(data: BudgetSet, state: SessionState, event: Event) -> SessionState:
    return replace(state, budget=data.dollars)


@_apply.register
def _(data: DraftStarted, state: SessionState, event: Event) -> SessionState:
    before = state.artifacts[data.artifact].draft
    draft = Draft(
        id=data.draft,
        artifact=data.artifact,
        model=data.model,
        inputs=data.inputs,
        requirements=data.requirements,
        feedback=data.feedback,
        started_ms=event.ms,
        last_ms=event.ms,
        text=before.text[: data.kept] if before and data.continues == before.id else "",
        left=_left_by(before, data),
    )
    return _with(state, replace(state.artifacts[data.artifact], draft=draft))


def _left_by(before: Draft | None, data: DraftStarted) -> str:
    if before is None or before.status not in {"failed", "cancelled"}:
        return ""
    wanted = (dict(data.inputs), data.requirements, data.feedback)
    return before.text if (dict(before.inputs), before.requirements, before.feedback) == wanted else ""


@_apply.register
def _(data: DraftEstimated, state: SessionState, event: Event) -> SessionState:
    found = _find_draft(state, data.draft)
    if found is None:
        return state
    artifact, draft = found
    return _with(state, replace(artifact, draft=replace(draft, expected=data.usage, expected_cost=data.cost)))


@_apply.register
def _(data: DraftDelta, state: SessionState, event: Event) -> SessionState:
    return _written(state, data.draft, ((event.ms, data),))


@_apply.register
def _(data: DraftRetried, state: SessionState, event: Event) -> SessionState:
    found = _find_draft(state, data.draft)
    if found is None:
        return state
    artifact, draft = found
    draft = replace(
        draft,
        text="",
        reasoning="",
        attempt=data.attempt,
        notice=data.message,
        model=data.model or draft.model,
        last_ms=event.ms,
    )
    return _with(state, replace(artifact, draft=draft))


@_apply.register
def _(data: DraftContinued, state: SessionState, event: Event) -> SessionState:
    found = _find_draft(state, data.draft)
    if found is None:
        return state
    artifact, draft = found
    draft = replace(
        draft,
        text=draft.text[: data.kept],
        attempt=data.attempt,
        notice=data.message,
        model=data.model or draft.model,
        last_ms=event.ms,
    )
    return _with(state, replace(artifact, draft=draft))


def _revise(
    state: SessionState,
    data: DraftFinished | ArtifactEdited | ArtifactMerged,
    event: Event,
    origin: Literal["draft", "edit", "merge"],
    drawn_from: Draft | Revision | None,
) -> ArtifactState:
    artifact = state.artifacts[data.artifact]
    revision = Revision(
        number=data.revision,
        content=data.content,
        hash=content_hash(data.content),
        origin=origin,
        by=event.by,
        model=drawn_from.model if drawn_from else "",
        requirements=drawn_from.requirements if drawn_from else state.requirements_revision,
        inputs=drawn_from.inputs if drawn_from else {},
        seq=event.seq,
        at=event.at,
        restored=data.restored if isinstance(data, ArtifactEdited) else 0,
    )
    return replace(_settled(artifact), revisions=(*artifact.revisions, revision))


def _still_approved(state: SessionState, artifact: ArtifactState) -> ArtifactState:
    """Let an approval stand where its content does: it is of what a revision says, not of its number."""
    approved = artifact.revision(artifact.approved)
    if approved is None or approved.hash != artifact.revisions[-1].hash or state.outdated(artifact.name, approved):
        return artifact
    return replace(artifact, approved=artifact.number)


def _settled(artifact: ArtifactState) -> ArtifactState:
    """Without a draft that came to nothing: a decision about a revision takes its place."""
    if artifact.draft is not None and artifact.draft.status in {"failed", "cancelled"}:
        return replace(artifact, draft=None)
    return artifact


@_apply.register
def _(data: DraftFinished, state: SessionState, event: Event) -> SessionState:
    before = state.artifacts[data.artifact]
    draft = before.draft
    artifact = _revise(state, data, event, "draft", draft)
    if before.latest and draft and _has_before_it(draft, before.latest):
        artifact = _unaided(artifact, before.last_draft, before.latest)
    if not before.worked_on:
        artifact = replace(artifact, proposals=())
    if before.approved == before.number:
        artifact = _still_approved(state, artifact)
    if draft is not None:
        draft = replace(
            draft,
            left="",
            status="finished",
            usage=data.usage,
            cost=data.cost,
            cached=data.cached,
            unheeded=data.unheeded,
            ended_ms=event.ms,
            last_ms=event.ms,
        )
    if data.artifact == "sprints":
        state = replace(state, consultation=None)
    return _spend(_with(state, replace(artifact, draft=draft)), AGENTS[data.artifact], data.cost, data.usage)


def _has_before_it(draft: Draft, latest: Revision) -> bool:
    """Return whether an agent goes on from the newest revision: it was sent back, or is drawn from other inputs now."""
    other = (dict(draft.inputs), draft.requirements) != (dict(latest.inputs), latest.requirements)
    return bool(draft.feedback) or other


def _unaided(artifact: ArtifactState, last: Revision | None, given: Revision) -> ArtifactState:
    """Tell in a redraft what is the agent's own from the hand work in what it was given; `last` is the draft before."""
    *revisions, draft = artifact.revisions
    if last is None or (given.hash == last.hash and last.unaided is None):
        return artifact
    # Only who drafts again needs it, and whoever opens a session imports this module.
    from plan.merging import own_words

    own = own_words(last.own, given.content, draft.content)
    if own == draft.content:
        return artifact
    return replace(artifact, revisions=(*revisions, replace(draft, unaided=own)))


def _spend(state: SessionState, agent: AgentName, cost: float | None, usage: Usage) -> SessionState:
    before = state.spent.get(agent, Spent())
    now = Spent(before.usage + usage, before.dollars + (cost or 0.0), before.unpriced or cost is None)
    state = replace(state, spent=MappingProxyType({**state.spent, agent: now}))
    if cost is None:
        return replace(state, unpriced=True)
    return replace(state, cost=state.cost + cost, estimated=state.estimated or bool(cost and usage.estimated))


@_apply.register
def _(data: DraftFailed, state: SessionState, event: Event) -> SessionState:
    return _end(state, data, event, "failed", data.reason, data.message)


@_apply.register
def _(data: DraftCancelled, state: SessionState, event: Event) -> SessionState:
    return _end(state, data, event, "cancelled", None, _STOPPED if data.engine else _CANCELLED)


def _end(
    state: SessionState,
    data: DraftFailed | DraftCancelled,
    event: Event,
    status: DraftStatus,
    reason: FailureReason | None,
    notice: str,
) -> SessionState:
    artifact = state.artifacts[data.artifact]
    if artifact.draft is None or artifact.draft.id != data.draft or artifact.draft.status != "running":
        return state
    draft = replace(
        artifact.draft,
        status=status,
        text=artifact.draft.text or artifact.draft.left,
        left="",
        reason=reason,
        notice=notice,
        unheeded=data.unheeded if isinstance(data, DraftFailed) else (),
        engine="stopped" if isinstance(data, DraftCancelled) and data.engine else "",
        usage=data.usage,
        cost=data.cost,
        ended_ms=event.ms,
        last_ms=event.ms,
    )
    return _spend(_with(state, replace(artifact, draft=draft)), AGENTS[data.artifact], data.cost, data.usage)


@_apply.register
def _(data: ArtifactEdited, state: SessionState, event: Event) -> SessionState:
    artifact = state.artifacts[data.artifact]
    restored = artifact.revision(data.restored)
    return _with(state, _revise(state, data, event, "edit", restored or artifact.latest))


@_apply.register
def _(data: ArtifactMerged, state: SessionState, event: Event) -> SessionState:
    before = state.artifacts[data.artifact]
    artifact = replace(_revise(state, data, event, "merge", before.latest), proposals=data.left)
    if before.latest is before.last_draft and before.approved == before.number - 1 and not data.left:
        artifact = _still_approved(state, artifact)
    return _with(state, artifact)


@_apply.register
def _(data: ProposalsLeft, state: SessionState, event: Event) -> SessionState:
    artifact = state.artifacts[data.artifact]
    left = frozenset(data.keys)
    open_ones = tuple(key for key in artifact.proposals if key not in left)
    return _with(state, replace(artifact, proposals=open_ones))


@_apply.register
def _(data: ArtifactReturned, state: SessionState, event: Event) -> SessionState:
    artifact = state.artifacts[data.artifact]
    feedback = Feedback(data.revision, data.feedback, event.by, event.at)
    return _with(state, replace(artifact, approved=0, feedback=(*artifact.feedback, feedback)))


@_apply.register
def _(data: ArtifactApproved, state: SessionState, event: Event) -> SessionState:
    artifact = state.artifacts[data.artifact]
    latest = artifact.latest
    if latest is None or latest.number != data.revision or latest.hash != data.content_hash:
        return state
    return _with(state, replace(_settled(artifact), approved=data.revision))


@_apply.register
def _(data: EstimatesAsked, state: SessionState, event: Event) -> SessionState:
    round_ = state.consultation
    if round_ is None or round_.revision != data.revision or data.agent in round_.waiting:
        round_ = Consultation(data.revision)
    round_ = replace(round_, asked=(*round_.asked, data.agent), waiting=(*round_.waiting, data.agent))
    return replace(state, consultation=round_)


def _answered(state: SessionState, agent: AgentName, revision: int) -> Consultation | None:
    round_ = state.consultation
    if round_ is None or round_.revision != revision:
        return None
    return replace(round_, waiting=tuple(name for name in round_.waiting if name != agent))


@_apply.register
def _(data: EstimatesGiven, state: SessionState, event: Event) -> SessionState:
    round_ = _answered(state, data.agent, data.revision)
    if round_ is not None:
        round_ = replace(round_, cards=MappingProxyType({**round_.cards, data.agent: data.estimates}))
        state = replace(state, consultation=round_)
    return _spend(state, data.agent, data.cost, data.usage)


@_apply.register
def _(data: EstimatesFailed, state: SessionState, event: Event) -> SessionState:
    round_ = _answered(state, data.agent, data.revision)
    if round_ is not None:
        round_ = replace(round_, failures=MappingProxyType({**round_.failures, data.agent: data.message}))
        state = replace(state, consultation=round_)
    return _spend(state, data.agent, data.cost, data.usage)


@_apply.register
def _(data: EstimatesSettled, state: SessionState, event: Event) -> SessionState:
    round_ = _answered(state, data.agent, data.revision)
    if round_ is not None:
        state = replace(state, consultation=replace(round_, settlements=data.settlements))
    artifact = state.artifacts["sprints"]
    latest = artifact.latest
    if data.sprints is not None and latest is not None:
        revision = replace(
            latest,
            number=data.settled,
            content=data.sprints,
            hash=content_hash(data.sprints),
            origin="draft",
            by=event.by,
            seq=event.seq,
            at=event.at,
            unaided=None,
        )
        last, artifact = artifact.last_draft, replace(artifact, revisions=(*artifact.revisions, revision))
        # The verdicts go into the last draft, with what that repeats.
        state = _with(state, _unaided(artifact, last, last) if last else artifact)
    return _spend(state, data.agent, data.cost, data.usage)


@_apply.register
def _(data: QuestionAsked, state: SessionState, event: Event) -> SessionState:
    question = Question(data.number, data.text, data.options, data.recommended, data.topic, data.why)
    return replace(state, questions=(*state.questions, question))


@_apply.register
def _(data: QuestionAnswered, state: SessionState, event: Event) -> SessionState:
    return replace(
        state,
        questions=tuple(
            replace(q, answer=data.answer, assumed=data.assumed) if q.number == data.number else q
            for q in state.questions
        ),
    )


@_apply.register
def _(data: RequirementsChanged, state: SessionState, event: Event) -> SessionState:
    return replace(
        state,
        requirements=data.requirements,
        requirements_revision=state.requirements_revision + 1,
    )


@_apply.register
def _(data: FindingOverridden, state: SessionState, event: Event) -> SessionState:
    return replace(state, overrides=MappingProxyType({**state.overrides, data.finding: data.reason}))


@_apply.register
def _(data: GateApproved, state: SessionState, event: Event) -> SessionState:
    # Older files do not say where: the export just before the signature was its own.
    folder = data.folder or (state.exports[-1].folder if state.exports else "")
    return replace(state, signed=data.revisions, signed_folder=folder)


@_apply.register
def _(data: GateReopened, state: SessionState, event: Event) -> SessionState:
    return replace(state, signed=None, signed_folder="", reopenings=(*state.reopenings, data.reason))


@_apply.register
def _(data: PlanExported, state: SessionState, event: Event) -> SessionState:
    return replace(state, exports=(*state.exports, Export(data.folder, data.files, event.at)))


@_apply.register
def _(data: NoteAdded, state: SessionState, event: Event) -> SessionState:
    return replace(state, notes=(*state.notes, data.text))


@_apply.register
def _(data: SessionForked, state: SessionState, event: Event) -> SessionState:
    return replace(state, forked_from=Fork(data.origin, data.seq), cut=False)


@_apply.register
def _(data: LogCut, state: SessionState, event: Event) -> SessionState:
    return replace(state, cut=True)


@_apply.register
def _(data: LogCompacted, state: SessionState, event: Event) -> SessionState:
    # Only what cannot be read comes here: a reader yields the moved events themselves.
    missing = "was lost" if data.lost else "is missing beside the log"
    note = f"What agents wrote in the {data.through - event.seq + 1:,} events up to {data.through:,} {missing}."
    return replace(state, seq=data.through, notes=(*state.notes, note))
