"""What sessions there are: one line about each, for the home screen and `planroom sessions`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plan.artifacts import ArtifactName
from sessions.errors import SessionError
from sessions.glance import glance
from sessions.home import session_paths
from sessions.lock import holder
from sessions.opening import open_session
from sessions.snapshots import glimpse
from sessions.state import Status


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session at a glance; `problem` is one sentence if its file cannot be read, and then the rest is empty."""

    name: str
    path: Path
    title: str
    changed_at: str
    statuses: tuple[tuple[ArtifactName, Status], ...]
    signed: bool
    live: bool
    cost: float
    problem: str = ""

    @property
    def approved(self) -> int:
        """How many artifacts are approved."""
        return sum(status == "approved" for _, status in self.statuses)


def summarize(path: Path) -> SessionSummary:
    """Return the summary of one session file; never raises for a file that is damaged."""
    try:
        seen = glimpse(path) or glance(open_session(path).state)
    except (SessionError, OSError) as error:
        return SessionSummary(path.stem, path, "", "", (), signed=False, live=False, cost=0.0, problem=str(error))
    return SessionSummary(
        name=path.stem,
        path=path,
        title=seen.title,
        changed_at=seen.changed_at,
        statuses=seen.statuses,
        signed=seen.signed,
        live=bool(holder(path)),
        cost=seen.cost,
    )


def list_sessions() -> Iterator[SessionSummary]:
    """Yield all sessions, newest change first."""
    for path in session_paths():
        yield summarize(path)
