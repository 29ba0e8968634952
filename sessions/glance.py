"""A session at a glance: what a list of sessions says of each."""

from dataclasses import dataclass

from plan.artifacts import ARTIFACTS, ArtifactName
from sessions.state import SessionState, Status


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands in a list about a session."""

    title: str
    changed_at: str
    statuses: tuple[tuple[ArtifactName, Status], ...]
    signed: bool
    cost: float
    forked_from: str = ""
    """The session whose past it shares; empty if none."""
    cut: bool = False
    """Whether its end was lost before somebody went on with it."""


def glance(state: SessionState) -> Glance:
    """Return what a list says of a session in `state`."""
    return Glance(
        title=state.title,
        changed_at=state.at,
        statuses=tuple((name, state.status(name)) for name in ARTIFACTS),
        signed=state.signed is not None,
        cost=state.cost,
        forked_from=state.forked_from.session if state.forked_from else "",
        cut=state.cut,
    )
