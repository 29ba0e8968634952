"""Hand work and redrafts: what an agent sees of it, and what is left for a person to decide."""

from agents.commands import Merge, RefusedError
from agents.models import is_offline
from plan.artifacts import TITLES, Artifact
from plan.changes import Change, changes
from plan.merging import is_below, merge, take
from sessions.events import ArtifactMerged, DraftStarted, ProposalsLeft
from sessions.state import ArtifactState, Draft, Revision


def shown(latest: Revision | None, draft: DraftStarted | Draft, model: str) -> Artifact | None:
    """Return what the agent has before it when it drafts again: the newest revision, hand work and all, or nothing.

    It goes on from there where a person sent it back, and where what it was drawn from has changed. The offline planner
    draws up a stale artifact anew.
    """
    if latest is None:
        return None
    drawn_from_other = (dict(draft.inputs), draft.requirements) != (dict(latest.inputs), latest.requirements)
    return latest.content if draft.feedback or (drawn_from_other and not is_offline(model)) else None


def redraft_merged(artifact: ArtifactState) -> ArtifactMerged | None:
    """Return the merge of a redraft with the hand work that it would hide; None if there is none."""
    found, draft = artifact.unmerged, artifact.draft
    if found is None or draft is None:
        return None
    base, ours, theirs = found
    merged = merge(base.content, ours.content, theirs.content, shown(ours, draft, draft.model))
    still = {change.key for change in changes(merged.content, theirs.content)}
    before = (key for key in artifact.proposals if key in still)
    return _event(artifact, merged.content, merged.taken, tuple(dict.fromkeys((*before, *merged.left))))


def differences(artifact: ArtifactState) -> tuple[Change, ...]:
    """Return what leads from the newest revision back to the last draft: a person's hand work, seen from the agent."""
    latest, draft = artifact.latest, artifact.last_draft
    return () if latest is None or draft is None else changes(latest.content, draft.content)


def merge_decided(artifact: ArtifactState, command: Merge) -> ArtifactMerged | ProposalsLeft:
    """Return the event that a decision about proposals becomes; raises RefusedError with one sentence."""
    title, latest, draft = TITLES[artifact.name], artifact.latest, artifact.last_draft
    if latest is None or draft is None:
        raise RefusedError(f"{title} has no draft to merge yet.")
    if command.base != latest.number:
        raise RefusedError(f"{title} is at revision {latest.number} now; look at what it proposes again.")
    there = [change.key for change in differences(artifact)]
    for key in (*command.take, *command.leave):
        if not any(is_below(one, {key}) for one in there):
            raise RefusedError(f"{title} r{latest.number} differs from its last draft in nothing that is called {key}.")
    decided = {*command.take, *command.leave}
    if not decided:
        raise RefusedError("Name something to take or to leave.")
    if not command.take:
        left = tuple(key for key in there if is_below(key, decided))
        return ProposalsLeft(artifact=artifact.name, keys=left)
    content = take(latest.content, draft.content, command.take)
    still = {change.key for change in changes(content, draft.content)}
    open_ones = tuple(key for key in artifact.proposals if key in still and not is_below(key, decided))
    return _event(artifact, content, command.take, open_ones)


def _event(artifact: ArtifactState, content: Artifact, taken: tuple[str, ...], left: tuple[str, ...]) -> ArtifactMerged:
    revision = artifact.number + 1
    return ArtifactMerged.model_validate(
        {"artifact": artifact.name, "revision": revision, artifact.name: content, "taken": taken, "left": left}
    )
