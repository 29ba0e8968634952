"""What the agent says otherwise than a person, and what of that nobody has decided yet."""

from plan.artifacts import Artifact
from plan.changes import Change, changes
from plan.merging import derived
from sessions.state import ArtifactState


def differences(artifact: ArtifactState) -> tuple[Change, ...]:
    """Return what leads from the newest revision back to the agent's own words: hand work, seen from there."""
    latest, draft = artifact.latest, artifact.last_draft
    return () if latest is None or draft is None else _worked(latest.content, draft.own)


def hand_work(artifact: ArtifactState) -> tuple[Change, ...]:
    """Return what leads from the agent's own words to the newest revision."""
    latest, draft = artifact.latest, artifact.last_draft
    return () if latest is None or draft is None else _worked(draft.own, latest.content)


def _worked(old: Artifact, new: Artifact) -> tuple[Change, ...]:
    """Return what differs; what only follows from what stands elsewhere is nobody's work."""
    if old is new:
        return ()
    follow = derived(old, new)
    return tuple(change for change in changes(old, new) if change.key not in follow)


def open_proposals(artifact: ArtifactState) -> tuple[str, ...]:
    """Return the keys of what is proposed, differs still, and nobody has decided."""
    if not artifact.proposals:
        return ()
    there = {change.key for change in differences(artifact)}
    return tuple(key for key in artifact.proposals if key in there)
