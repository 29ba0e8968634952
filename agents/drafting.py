"""A draft of one of the four artifacts, as a job for a model."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from agents.job import Job
from agents.models import DEFAULT_MODEL
from agents.prompts import Message, messages
from agents.redrafting import earlier_feedback, shown
from plan.artifacts import AGENTS, INPUTS, MODELS, TITLES, Artifact, ArtifactName
from plan.requirements import Requirements
from sessions.events import Document, DraftStarted
from sessions.state import Assignment, SessionState


def _no_problems(_name: ArtifactName, _artifact: Artifact) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftJob(Job[Artifact]):
    """What a draft is drawn from, and who writes it."""

    artifact: ArtifactName
    requirements: Requirements
    documents: tuple[Document, ...] = ()
    inputs: Mapping[ArtifactName, Artifact] = field(default_factory=dict)
    last_draft: Artifact | None = None
    before: Artifact | None = None
    """The newest revision, whether the draft goes by it or is drawn anew."""
    feedback: str = ""
    earlier: tuple[str, ...] = ()
    """Feedback that was given before, oldest first, which holds still."""
    problems: Callable[[ArtifactName, Artifact], Sequence[str]] = _no_problems
    """Says what does not hold in a valid artifact, in words for the model."""

    @property
    def name(self) -> str:
        """The artifact's name."""
        return self.artifact

    @property
    def title(self) -> str:
        """The artifact's title."""
        return f"{TITLES[self.artifact].lower()} artifact"

    @property
    def answer_type(self) -> type[Artifact]:
        """The artifact's model."""
        return MODELS[self.artifact]

    @property
    def given(self) -> Artifact | None:
        """The draft that was sent back or is stale."""
        return self.last_draft

    @property
    def likely(self) -> Artifact | None:
        """The revision before: the next one is about as long."""
        return self.before

    def messages(self, last: Artifact | None, problems: Sequence[str], answer: str, form: str) -> list[Message]:
        """Return what is sent to draft the artifact."""
        return messages(
            self.artifact,
            self.requirements,
            self.documents,
            self.inputs,
            last,
            self.feedback,
            problems,
            earlier=self.earlier,
            answer=answer,
            form=form,
        )

    def problems_of(self, answer: Artifact) -> Sequence[str]:
        """Return what does not hold in the plan that the draft would become part of."""
        return self.problems(self.artifact, answer)


def started(state: SessionState, name: ArtifactName, feedback: str = "") -> DraftStarted:
    """Return how a draft of `name` would begin now, from the newest of what it is drawn from."""
    return DraftStarted(
        draft=f"{name}-{state.seq + 1}",
        artifact=name,
        model=assigned(state, name).model,
        requirements=state.requirements_revision,
        inputs={source: state.artifacts[source].number for source in INPUTS[name]},
        feedback=feedback,
    )


def job_of(state: SessionState, begun: DraftStarted) -> DraftJob:
    """Return the job of a draft that begins in `state`."""
    name = begun.artifact
    assignment = assigned(state, name)
    latest = state.artifacts[name].latest
    return DraftJob(
        draft=begun.draft,
        artifact=name,
        model=assignment.model,
        api_base=assignment.api_base,
        settings=assignment.settings,
        requirements=state.requirements,
        documents=state.documents,
        inputs=contents(state, INPUTS[name]),
        last_draft=shown(latest, begun, assignment.model),
        before=latest.content if latest else None,
        feedback=begun.feedback,
        earlier=earlier_feedback(state.artifacts[name], begun.feedback),
    )


def assigned(state: SessionState, name: ArtifactName) -> Assignment:
    """Return what the agent of `name` writes with."""
    return state.agents.get(AGENTS[name]) or Assignment(DEFAULT_MODEL)


def contents(state: SessionState, names: tuple[ArtifactName, ...]) -> Mapping[ArtifactName, Artifact]:
    """Return the newest revision of each of `names` that has one."""
    newest = {name: state.artifacts[name].latest for name in names}
    return {name: revision.content for name, revision in newest.items() if revision is not None}
