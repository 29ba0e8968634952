"""Whether a draft that failed, or was cancelled, can be gone on with, and from where."""

from dataclasses import dataclass

from agents.commands import RefusedError
from agents.models import DEFAULT_MODEL, is_offline
from agents.seam import whole_part
from plan.artifacts import AGENTS, INPUTS, TITLES, ArtifactName
from sessions.state import SessionState


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A draft that stopped before its end, and the text of it that is whole."""

    draft: str
    kept: str
    feedback: str


def interrupted(state: SessionState, name: ArtifactName) -> Interrupted:
    """Return the draft of `name` to go on with; raises RefusedError with one sentence if there is none."""
    title, draft = TITLES[name], state.artifacts[name].draft
    if draft is None or not draft.interrupted:
        raise RefusedError(f"{title} has no draft that stopped before its end; draft it again instead.")
    kept = whole_part(draft.text)
    if not kept:
        raise RefusedError(f"{title} has too little text to go on from; draft it again instead.")
    newest = {source: state.artifacts[source].number for source in INPUTS[name]}
    if dict(draft.inputs) != newest or draft.requirements != state.requirements_revision:
        raise RefusedError(f"{title} was begun from other inputs than there are now; draft it again instead.")
    assignment = state.agents.get(AGENTS[name])
    if is_offline(assignment.model if assignment else DEFAULT_MODEL):
        raise RefusedError("The offline planner writes everything anew; draft again, or choose another model to go on.")
    return Interrupted(draft.id, kept, draft.feedback)
