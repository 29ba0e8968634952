"""What the last draft says otherwise than a person, and what of that nobody has decided yet."""

from plan.changes import Change, changes
from sessions.state import ArtifactState


def differences(artifact: ArtifactState) -> tuple[Change, ...]:
    """Return what leads from the newest revision back to the last draft: a person's hand work, seen from the agent."""
    latest, draft = artifact.latest, artifact.last_draft
    return () if latest is None or draft is None or latest is draft else changes(latest.content, draft.content)


def open_proposals(artifact: ArtifactState) -> tuple[str, ...]:
    """Return the keys of what is proposed, differs still, and nobody has decided."""
    if not artifact.proposals:
        return ()
    there = {change.key for change in differences(artifact)}
    return tuple(key for key in artifact.proposals if key in there)
