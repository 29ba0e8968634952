"""Sessions as files, made of events with a fixed clock: what the screens are shown in tests and pictures."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from plan.artifacts import AGENTS, ARTIFACTS, INPUTS, Artifact, ArtifactName
from plan.plan import Plan, content_hash
from plan.questions import open_questions
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from sessions.events import (
    AgentAssigned,
    ArtifactApproved,
    DraftCancelled,
    DraftDelta,
    DraftFailed,
    DraftFinished,
    DraftRetried,
    DraftStarted,
    GateApproved,
    PlanExported,
    QuestionAnswered,
    QuestionAsked,
    SessionCreated,
    Usage,
)
from sessions.file import SessionWriter
from tests.plan.sample import sample_plan

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
MODEL = "offline/planner"
CHUNK = 400
_TOPICS = ("sign-in", "team", "visibility")
_ASKED = ("text", "options", "recommended", "topic", "why")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, ms: int) -> None:
        self.now += timedelta(milliseconds=ms)


class Author:
    """Writes what an engine would write."""

    def __init__(self, path: Path, plan: Plan | None = None, title: str = "") -> None:
        self.plan = plan or sample_plan()
        self.clock = Clock()
        self.path = path
        first = SessionCreated(
            title=title or self.plan.requirements.project, requirements=self.plan.requirements, documents=()
        )
        self.writer = SessionWriter.create(path, first, self.clock)
        self.revisions: dict[ArtifactName, int] = {}
        self.held: dict[ArtifactName, dict[int, Artifact]] = {}
        """What the revisions say of what was edited."""
        self.asked: tuple[QuestionAsked, ...] = ()
        self.answered: set[int] = set()
        self._drafts = 0
        for agent in AGENTS.values():
            self.writer.append(AgentAssigned(agent=agent, model=MODEL), "ada")

    def close(self) -> None:
        self.writer.close()

    def ask(self) -> None:
        """Ask what a short document leaves open."""
        self.asked = vague_questions()
        for question in self.asked:
            self.writer.append(question, "engine")

    def answer(self, number: int, answer: str, assumed: bool = False) -> None:
        self.clock.move(1500)
        self.answered.add(number)
        self.writer.append(QuestionAnswered(number=number, answer=answer, assumed=assumed), "ada")

    def take_recommendations(self, number: int = 0) -> None:
        for question in self.asked:
            if number in (0, question.number) and question.number not in self.answered:
                self.answer(question.number, question.options[question.recommended], assumed=True)

    def start(self, name: ArtifactName, feedback: str = "") -> str:
        self.clock.move(300)
        self._drafts += 1
        draft = f"d{self._drafts}"
        inputs = {source: self.revisions.get(source, 0) for source in INPUTS[name]}
        started = DraftStarted(
            draft=draft, artifact=name, model=MODEL, requirements=1, inputs=inputs, feedback=feedback
        )
        self.writer.append(started, "engine")
        return draft

    def write(self, name: ArtifactName, draft: str, share: float = 1.0, reasoning: str = "") -> None:
        artifact = self.plan.artifact(name)
        assert artifact is not None
        if reasoning:
            self.clock.move(100)
            self.writer.append(DraftDelta(draft=draft, kind="reasoning", text=reasoning), AGENTS[name])
        text = artifact.model_dump_json(indent=1)
        text = text[: int(len(text) * share)]
        for at in range(0, len(text), CHUNK):
            self.clock.move(250)
            self.writer.append(DraftDelta(draft=draft, text=text[at : at + CHUNK]), AGENTS[name])

    def finish(self, name: ArtifactName, draft: str) -> None:
        artifact = self.plan.artifact(name)
        assert artifact is not None
        self.clock.move(200)
        self.revisions[name] = self.revisions.get(name, 0) + 1
        finished = DraftFinished.model_validate(
            {
                "draft": draft,
                "artifact": name,
                "revision": self.revisions[name],
                name: artifact,
                "usage": Usage(prompt_tokens=2000, completion_tokens=len(artifact.model_dump_json()) // 4),
                "cost": 0.0123,
                "duration_ms": 4000,
                "first_token_ms": 300,
                "cached": False,
            }
        )
        self.writer.append(finished, AGENTS[name])

    def draft(self, name: ArtifactName) -> None:
        draft = self.start(name)
        self.write(name, draft)
        self.finish(name, draft)

    def retry(self, draft: str, message: str) -> None:
        self.writer.append(DraftRetried(draft=draft, attempt=2, reason="invalid", message=message), "engine")

    def fail(self, name: ArtifactName, draft: str, message: str) -> None:
        self.clock.move(500)
        self.writer.append(DraftFailed(draft=draft, artifact=name, reason="no-key", message=message), "engine")

    def cancel(self, name: ArtifactName, draft: str) -> None:
        self.writer.append(DraftCancelled(draft=draft, artifact=name), "ada")

    def approve(self, name: ArtifactName) -> None:
        artifact = self.plan.artifact(name)
        assert artifact is not None
        self.clock.move(2000)
        approved = ArtifactApproved(artifact=name, revision=self.revisions[name], content_hash=content_hash(artifact))
        self.writer.append(approved, "ada")

    def sign(self, folder: str) -> None:
        self.writer.append(GateApproved(revisions=dict(self.revisions)), "ada")
        self.writer.append(PlanExported(folder=folder, files=("plan.json", "schema.sql")), "engine")


def vague_questions() -> tuple[QuestionAsked, ...]:
    """Return what is asked of a document of one sentence."""
    text = "# Court\n\nAs a player, I want to book a court.\nAs a caretaker, I want to close a court.\n"
    found = open_questions(read_requirements([SourceDocument("court.md", text)], START.date()))
    shown = sorted((q for q in found if q.topic in _TOPICS), key=lambda q: _TOPICS.index(q.topic))
    return tuple(
        QuestionAsked(number=number, **{name: getattr(q, name) for name in _ASKED}) for number, q in enumerate(shown, 1)
    )


def empty(author: Author) -> None:
    """Nothing drafted yet."""


def filling(author: Author) -> None:
    """The tech lead and the database architect write."""
    first, second = author.start("architecture"), author.start("database")
    author.write("architecture", first, 0.75)
    author.write("database", second, 0.4)


def halfway(author: Author) -> None:
    """Two artifacts are there, the API is being written."""
    author.draft("architecture")
    author.draft("database")
    author.approve("architecture")
    draft = author.start("api")
    author.write("api", draft, 0.5)


def drafted(author: Author) -> None:
    """All four drafted, and nobody has decided anything."""
    for name in ARTIFACTS:
        author.draft(name)


def full(author: Author) -> None:
    """All four drafted, two approved."""
    for name in ARTIFACTS:
        author.draft(name)
    author.approve("architecture")
    author.approve("database")


def approved(author: Author) -> None:
    """All four approved."""
    for name in ARTIFACTS:
        author.draft(name)
    for name in ARTIFACTS:
        author.approve(name)


def signed(author: Author) -> None:
    """Signed and written."""
    approved(author)
    author.sign("/home/ada/plan")


def failed(author: Author) -> None:
    """The database draft failed half-way, the architecture was cancelled."""
    first = author.start("architecture")
    author.write("architecture", first, 0.5)
    author.cancel("architecture", first)
    second = author.start("database")
    author.write("database", second, 0.35)
    author.fail("database", second, "There is no key for openai; set OPENAI_API_KEY or choose another model with m.")


def stale(author: Author) -> None:
    """The database was drafted again after the API, and says something else."""
    full(author)
    database = author.plan.database
    assert database is not None
    author.plan = author.plan.model_copy(update={"database": database.model_copy(update={"scaling": ()})})
    author.draft("database")


STAGES: dict[str, Callable[[Author], None]] = {
    stage.__name__: stage for stage in (empty, filling, halfway, drafted, full, approved, signed, failed, stale)
}


@contextmanager
def session(path: Path, stage: str, plan: Plan | None = None) -> Iterator[Author]:
    """Yield the author of a session at some stage, whose writer stays open meanwhile."""
    author = Author(path, plan)
    STAGES[stage](author)
    try:
        yield author
    finally:
        author.close()


def make_session(path: Path, stage: str, plan: Plan | None = None) -> Path:
    """Write a session at some stage and return its path."""
    with session(path, stage, plan):
        return path


def long_plan(stories: int = 300, each: int = 12) -> Plan:
    """Return the sample with so many stories, each waiting for the one before in its sprint and for one of the last."""
    plan = sample_plan()
    assert plan.sprints is not None
    models = [story for sprint in plan.sprints.sprints for story in sprint.stories]
    sprints, start = [], date(2026, 11, 30)
    for at in range(0, stories, each):
        number = at // each + 1
        lot = tuple(
            models[place % len(models)].model_copy(
                update={
                    "id": f"S{number}-{place + 1:02}",
                    "depends_on": tuple(
                        id_
                        for id_, there in (
                            (f"S{number}-{place:02}", place > 0),
                            (f"S{number - 1}-{place + 1:02}", number > 1 and place % 4 == 0),
                        )
                        if there
                    ),
                }
            )
            for place in range(min(each, stories - at))
        )
        first = start + timedelta(days=14 * (number - 1))
        update = {
            "number": number,
            "name": f"Part {number}",
            "start": first.isoformat(),
            "end": (first + timedelta(days=13)).isoformat(),
            "capacity": 40,
            "stories": lot,
            "parallel": (),
        }
        sprints.append(plan.sprints.sprints[0].model_copy(update=update))
    return plan.model_copy(
        update={"sprints": plan.sprints.model_copy(update={"sprints": tuple(sprints), "velocity": ()})}
    )
