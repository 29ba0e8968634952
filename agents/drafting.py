"""A draft of one of the four artifacts, as a job for a model."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from agents.job import Job
from agents.prompts import Message, messages
from plan.artifacts import MODELS, TITLES, Artifact, ArtifactName
from plan.requirements import Requirements
from sessions.events import Document


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
    feedback: str = ""
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
            answer=answer,
            form=form,
        )

    def problems_of(self, answer: Artifact) -> Sequence[str]:
        """Return what does not hold in the plan that the draft would become part of."""
        return self.problems(self.artifact, answer)
