"""Small requirements and session files for tests."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plan.requirements import Requirements, Source, Team, UserStory
from sessions.events import Document, SessionCreated
from sessions.file import SessionWriter

SAID = Source(provenance="said", file="notes.md", line=1)
TEAM = Team(
    size=2,
    velocity=21,
    sprint_days=14,
    start="2026-11-30",
    size_source="assumed",
    velocity_source="assumed",
    sprint_days_source="assumed",
    start_source="assumed",
)


def requirements(project: str = "Library loans") -> Requirements:
    """One story is enough for the log."""
    story = UserStory(
        id="R1",
        title="Borrow a book",
        role="member",
        want="borrow a book",
        benefit="I can read it at home",
        acceptance=("A loan is recorded",),
        priority="must",
        priority_source="assumed",
        source=SAID,
    )
    return Requirements(
        project=project,
        summary="",
        roles=(),
        stories=(story,),
        rules=(),
        data=(),
        integrations=(),
        volumes=(),
        constraints=(),
        exclusions=(),
        team=TEAM,
        existing_schema="",
        existing_openapi="",
        unplaced=(),
    )


def created(project: str = "Library loans", read: Requirements | None = None) -> SessionCreated:
    """The first event."""
    documents = (Document(name="notes.md", text="As a member, I want to borrow a book."),)
    return SessionCreated(title=project, requirements=read or requirements(project), documents=documents)


def ticking(step_ms: int = 10) -> Callable[[], datetime]:
    """A clock that goes on by `step_ms` at every look."""
    moment = datetime(2026, 11, 23, 10, 0, 0, tzinfo=UTC)

    def clock() -> datetime:
        nonlocal moment
        moment += timedelta(milliseconds=step_ms)
        return moment

    return clock


def new_session(folder: Path, name: str = "loans", read: Requirements | None = None) -> SessionWriter:
    """A fresh session file, open for writing."""
    return SessionWriter.create(folder / f"{name}.jsonl", created(read=read), ticking())
