"""What a person (or a script) can ask of the engine.

A command travels as one line of JSON; the answer is the number of the event it became, or one sentence.
"""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import AgentName, ArtifactName
from plan.database import Database
from plan.sprints import SprintPlan
from sessions.events import ModelSettings


def bare_address(url: str) -> str:
    """Return `url` if it can be an address without credentials, because it goes into the session file.

    Raises ValueError.
    """
    parts = urlsplit(url)
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError(
            "an address may not hold a user, a password, a query or a fragment; keys come from the environment"
        )
    if url and not url.startswith(("http://", "https://")):
        raise ValueError("the address of a server begins with http:// or https://")
    return url


LONGEST_ANSWER = 2000
"""Characters: an answer is a sentence or two; what is longer belongs into a document."""


class _Command(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DraftAll(_Command):
    """Draft everything that is missing, stale, failed or cancelled, each as soon as its inputs are there.

    With `first`, only if nothing was drafted yet: everybody who looks on asks for that once the questions are answered.
    """

    command: Literal["draft-all"] = "draft-all"
    first: bool = False


class DraftOne(_Command):
    """Draft one artifact (again); its inputs must be there."""

    command: Literal["draft"] = "draft"
    artifact: ArtifactName


class Resume(_Command):
    """Go on with a draft that failed or was cancelled, where its text stopped, with the agent's model of now."""

    command: Literal["resume"] = "resume"
    artifact: ArtifactName


class Iterate(_Command):
    """Send the newest revision back with feedback and draft it again."""

    command: Literal["iterate"] = "iterate"
    artifact: ArtifactName
    feedback: str = Field(min_length=1)


class Cancel(_Command):
    """Stop a running draft, keeping what it wrote."""

    command: Literal["cancel"] = "cancel"
    artifact: ArtifactName


class Approve(_Command):
    """Approve the newest revision; `revision` guards against approving one that was not seen."""

    command: Literal["approve"] = "approve"
    artifact: ArtifactName
    revision: int


class Edit(_Command):
    """Replace the newest revision by a person's own; exactly the artifact's own field is set."""

    command: Literal["edit"] = "edit"
    artifact: ArtifactName
    base: int
    architecture: Architecture | None = None
    database: Database | None = None
    api: Api | None = None
    sprints: SprintPlan | None = None


class Restore(_Command):
    """Let an earlier revision be the newest again; `base` guards against replacing one that was not seen."""

    command: Literal["restore"] = "restore"
    artifact: ArtifactName
    base: int
    revision: int = Field(ge=1)


class Merge(_Command):
    """Where the last draft proposes something else than a person's hand work: take its word, or leave it.

    Keys are those of `plan.changes`; one stands for everything below it too. `base` guards against merging into a
    revision that was not seen.
    """

    command: Literal["merge"] = "merge"
    artifact: ArtifactName
    base: int
    take: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()


class Assign(_Command):
    """From the next draft on, let `agent` write with `model`."""

    command: Literal["assign"] = "assign"
    agent: AgentName
    model: str = Field(min_length=1)
    api_base: Annotated[str, AfterValidator(bare_address)] = ""
    settings: ModelSettings = ModelSettings()


class SetBudget(_Command):
    """Let the session spend `dollars` in all; None for no limit."""

    command: Literal["set-budget"] = "set-budget"
    dollars: float | None = Field(default=None, ge=0)


class Answer(_Command):
    """Answer a question (again): with the text of an option, or in other words."""

    command: Literal["answer"] = "answer"
    number: int = Field(ge=1)
    answer: str = Field(min_length=1, max_length=LONGEST_ANSWER)


class TakeRecommendations(_Command):
    """Take the recommendation of an open question; of every one that is open when `number` is 0."""

    command: Literal["take-recommendations"] = "take-recommendations"
    number: int = Field(default=0, ge=0)


class Override(_Command):
    """Take responsibility for a finding, with a reason."""

    command: Literal["override"] = "override"
    finding: str
    reason: str = Field(min_length=1)


class ApproveGate(_Command):
    """Sign the plan: seal the session and write the deliverables to `folder`."""

    command: Literal["approve-gate"] = "approve-gate"
    folder: str
    dialect: Literal["postgres", "sqlite"] = "postgres"


class Export(_Command):
    """Write the deliverables to `folder`; `only` names kinds of `plan.exports.KINDS`, empty for all."""

    command: Literal["export"] = "export"
    folder: str
    only: tuple[str, ...] = ()
    dialect: Literal["postgres", "sqlite"] = "postgres"


class ReopenGate(_Command):
    """Unseal a signed session."""

    command: Literal["reopen-gate"] = "reopen-gate"
    reason: str = Field(min_length=1)


class AddNote(_Command):
    """Put a remark into the log."""

    command: Literal["note"] = "note"
    text: str = Field(min_length=1)


class Stop(_Command):
    """End the engine after cancelling what it drafts."""

    command: Literal["stop"] = "stop"


Command = Annotated[
    DraftAll
    | DraftOne
    | Resume
    | Iterate
    | Cancel
    | Approve
    | Edit
    | Restore
    | Merge
    | Assign
    | SetBudget
    | Answer
    | TakeRecommendations
    | Override
    | ApproveGate
    | Export
    | ReopenGate
    | AddNote
    | Stop,
    Field(discriminator="command"),
]


class Describe(_Command):
    """Say what the engine is at; nothing happens, and no event comes of it."""

    command: Literal["describe"] = "describe"


Request = Annotated[Command | Describe, Field(discriminator="command")]

REQUEST: TypeAdapter[Request] = TypeAdapter(Request)


class EngineStatus(BaseModel):
    """What an engine is at. `attached` counts everybody but the one who asks."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    session: str
    """The session file."""
    pid: int
    since: str
    drafting: tuple[ArtifactName, ...]
    consulting: bool
    """Whether agents are being asked for estimates."""
    attached: int


class Reply(BaseModel):
    """The engine's answer: `seq` of the event a command became (0 with an `error`), or its status."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seq: int = 0
    error: str = ""
    engine: EngineStatus | None = None


class RefusedError(Exception):
    """The engine did not take a command; the text is one sentence that says why and what to do."""
