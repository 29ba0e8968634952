"""What sessions there are: one line about each, for the home screen and `planroom sessions`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
    forked_from: str = ""
    """Name of the session whose past it shares; that one may be gone."""
    depth: int = 0
    """How many sessions of the list it was forked from, one from the other."""

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
        forked_from=seen.forked_from,
    )


def list_sessions() -> Iterator[SessionSummary]:
    """Yield all sessions, newest change first, each with its forks right behind it."""
    return as_tree([summarize(path) for path in session_paths()])


def as_tree(summaries: Sequence[SessionSummary]) -> Iterator[SessionSummary]:
    """Yield sessions in their order, each followed by its forks; one whose origin is not there stands by itself."""
    names = {summary.name for summary in summaries}
    forks: dict[str, list[SessionSummary]] = {}
    for summary in summaries:
        origin = summary.forked_from
        forks.setdefault(origin if origin in names and origin != summary.name else "", []).append(summary)
    yielded: set[str] = set()
    waiting = [(0, summary) for summary in reversed(forks.get("", []))]
    while waiting:
        depth, summary = waiting.pop()
        if summary.name not in yielded:
            yielded.add(summary.name)
            yield replace(summary, depth=depth)
            waiting += [(depth + 1, fork) for fork in reversed(forks.get(summary.name, []))]
    # Names can go round in a circle after sessions were renamed; nothing is left out for that.
    yield from (summary for summary in summaries if summary.name not in yielded)
