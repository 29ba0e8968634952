"""What sessions there are: one line about each, for the home screen and `planroom sessions`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plan.artifacts import ArtifactName
from sessions.checked import Checked, Marks, keep, known
from sessions.errors import DamagedError, SessionError
from sessions.glance import Glance, glance
from sessions.lock import deserted, holder, missing_lines, promised
from sessions.moved import gone_beside
from sessions.opening import open_session
from sessions.reader import newer_notice
from sessions.skimming import Skimmed, skim
from sessions.state import Status
from sessions.verification import verify


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session at a glance; `problem` is one sentence if something is wrong with its file.

    All the rest is empty if the file cannot be opened at all.
    """

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

    @property
    def opens(self) -> bool:
        """Whether the session can be opened."""
        return bool(self.statuses)


def summarize(path: Path) -> SessionSummary:
    """Return the summary of one session file; never raises for a file that is damaged."""
    return look(path)[0]


def look(path: Path) -> tuple[SessionSummary, Skimmed | None]:
    """Return the summary of one session file, and the session itself if all of it had to be looked at for that."""
    live, problem, skimmed = bool(holder(path)), "", None
    try:
        checked = known(path)
        if checked is None and live:
            # Who writes to it checked all of it, and stops when another hand changes the file.
            checked = Checked(glance(open_session(path).state))
        elif checked is None:
            marks, skimmed = Marks.of(path), skim(path)
            checked = Checked(glance(skimmed.state), skimmed.moved_end, marks)
            problem = _problem(path, skimmed)
            if not problem:
                keep(path, skimmed.place, checked)
        problem = problem or gone_beside(path, checked.moved_end) or _cut(path, checked.glance)
    except DamagedError as error:
        return _unread(path, f"damaged: {verify(path).damage or error}."), None
    except (SessionError, OSError) as error:
        return _unread(path, str(error)), None
    except ValueError:
        # One file that says what nobody foresaw must not hide all others.
        return _unread(path, f"it cannot be read; `planroom verify {path.stem}` says more."), None
    seen = checked.glance
    summary = SessionSummary(
        name=path.stem,
        path=path,
        title=seen.title,
        changed_at=seen.changed_at,
        statuses=tuple((name, _now(path, status)) for name, status in seen.statuses),
        signed=seen.signed,
        live=live,
        cost=seen.cost,
        problem=problem,
        forked_from=seen.forked_from,
    )
    return summary, skimmed


def _now(path: Path, status: Status) -> Status:
    """Return what an artifact's status is once it is known who writes: a draft that nobody goes on with was cut off."""
    return "cancelled" if status == "drafting" and deserted(path) else status


def _problem(path: Path, skimmed: Skimmed) -> str:
    if skimmed.torn or missing_lines(skimmed.place.seq, promised(path)):
        return f"damaged: {verify(path).damage}."
    return newer_notice(path, skimmed.newer) if skimmed.newer else ""


def _cut(path: Path, seen: Glance) -> str:
    said = f"it was cut and gone on with; `planroom verify {path.stem}` says what is missing."
    return said if seen.cut else ""


def _unread(path: Path, problem: str) -> SessionSummary:
    return SessionSummary(path.stem, path, "", "", (), signed=False, live=False, cost=0.0, problem=problem)


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
