"""What the agent says otherwise than a person, and what of that nobody has decided yet."""

from plan.changes import Change, changes
from plan.merging import sums
from sessions.state import ArtifactState


def differences(artifact: ArtifactState) -> tuple[Change, ...]:
    """Return what leads from the newest revision back to the agent's own words: a person's hand work, seen from there.

    Figures that add up what stands elsewhere are nobody's work.
    """
    latest, draft = artifact.latest, artifact.last_draft
    if latest is None or draft is None or not artifact.worked_on:
        return ()
    follow = sums(latest.content, draft.own)
    return tuple(change for change in changes(latest.content, draft.own) if change.key not in follow)


def open_proposals(artifact: ArtifactState) -> tuple[str, ...]:
    """Return the keys of what is proposed, differs still, and nobody has decided."""
    if not artifact.proposals:
        return ()
    there = {change.key for change in differences(artifact)}
    return tuple(key for key in artifact.proposals if key in there)
