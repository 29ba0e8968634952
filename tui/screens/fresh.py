"""What is marked as new in the panes: pure functions that decide it; the panes only show it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from plan.artifacts import Artifact, ArtifactName
from sessions.state import SessionState

if TYPE_CHECKING:
    from plan.news import Novelty

Looked = Mapping[ArtifactName, Artifact]
"""What stood in a pane when a person last went away from it."""


def compared_with(state: SessionState, name: ArtifactName, looked: Looked) -> Artifact | None:
    """Return what an artifact is to be compared with to see what is new in it; None if nothing is to be marked.

    While an agent writes: the revision before or, in a first draft, what stood there when somebody last looked. After a
    redraft that nobody has decided about: what was approved, or else the revision before.
    """
    held = state.artifacts[name]
    status = state.status(name)
    if status == "drafting":
        return held.latest.content if held.latest else looked.get(name)
    if status != "drafted" or held.latest is None or held.latest.origin == "edit":
        return None
    approved = held.revision(held.approved)
    before = approved or held.before
    return before.content if before is not None else None


class News:
    """Knows what is new in each artifact, and works it out again only when another one is shown or compared with."""

    def __init__(self) -> None:
        self._known: dict[ArtifactName, tuple[Artifact, Artifact, Mapping[str, Novelty]]] = {}

    def of(self, name: ArtifactName, shown: Artifact | None, before: Artifact | None) -> "Mapping[str, Novelty]":
        """Return the items of what is shown that are new or changed, by JSON pointer."""
        if shown is None or before is None:
            return {}
        known = self._known.get(name)
        if known is None or known[0] is not before or known[1] is not shown:
            from plan.news import news

            known = self._known[name] = (before, shown, news(before, shown))
        return known[2]
