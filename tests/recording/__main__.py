"""`examples/afternoon.jsonl`: a session of a whole afternoon, made by a real engine on a made-up clock.

`python -m tests.recording` writes it anew, byte for byte the same. What the agents write is the offline planner's plan
of `examples/library-loans.md` at a made-up pace; the failure and the change of model are scripted, as its first note
says.
"""

import asyncio
import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from agents.commands import (
    AddNote,
    Approve,
    ApproveGate,
    Assign,
    Command,
    DraftAll,
    DraftOne,
    Edit,
    Iterate,
    Merge,
    SetBudget,
    TakeRecommendations,
)
from agents.drafting import DraftJob
from agents.engine import Engine
from agents.failures import DraftFailure
from agents.job import A, Answered, Emit, Job
from plan.artifacts import AGENTS, ARTIFACTS, Artifact, ArtifactName
from plan.database import Database
from sessions.creation import create_session
from sessions.events import Document, DraftDelta, Usage
from sessions.file import SessionWriter
from sessions.home import sessions_folder
from sessions.proposals import open_proposals
from sessions.state import Assignment
from tests.wire.plans import library_plan

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "library-loans.md"
TO = ROOT / "examples" / "afternoon.jsonl"
FIRST_MODEL, OTHER_MODEL = "scripted/large", "scripted/small"
PIECE, PIECE_MS = 600, 400
ABOUT = (
    "This session was recorded by a program (python -m tests.recording): the drafts are the offline planner's, their "
    "pace, the failure and the change of model are scripted, and the clock is made up."
)


class Afternoon:
    """The clock, and agents that write what they are told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
        self.plan = library_plan()
        self.answers: dict[ArtifactName, Artifact] = {}
        self.fails: dict[ArtifactName, DraftFailure] = {}

    def clock(self) -> datetime:
        return self.now

    def wait(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)

    async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
        if not isinstance(job, DraftJob):
            self.wait(0.3)
            return Answered(job.answer_type.model_validate({job.name: ()}), Usage(), 0.01, 18_000, 900, cached=False)
        began = self.now
        content = self.answers.get(job.artifact) or self.plan.artifact(job.artifact)
        assert content is not None
        text = content.model_dump_json(indent=1)
        emit(
            DraftDelta(
                draft=job.draft, kind="reasoning", text=f"What follows for the {job.artifact} from the stories? "
            )
        )
        failure = self.fails.pop(job.artifact, None)
        for at in range(0, len(text) // 3 if failure else len(text), PIECE):
            self.now += timedelta(milliseconds=PIECE_MS)
            emit(DraftDelta(draft=job.draft, text=text[at : at + PIECE]))
            await asyncio.sleep(0)
        if failure:
            raise failure
        tokens = len(text) // 4
        job.meter.add(Usage(prompt_tokens=4200, completion_tokens=tokens), round(tokens * 15e-6, 4))
        took = round((self.now - began).total_seconds() * 1000)
        return Answered(cast("A", content), job.meter.usage, job.meter.cost, took, PIECE_MS, cached=False)


def described(database: Artifact | None, table: int, text: str) -> Database:
    """Return a database with another description of one of its tables."""
    assert isinstance(database, Database)
    changed = database.tables[table].model_copy(update={"description": text})
    return database.model_copy(update={"tables": (*database.tables[:table], changed, *database.tables[table + 1 :])})


async def record(path: Path, afternoon: Afternoon) -> None:
    """Let the afternoon happen."""
    engine = Engine(SessionWriter.open(path, afternoon.clock), afternoon.ask)

    async def do(minutes: float, *commands: Command) -> None:
        afternoon.wait(minutes)
        for command in commands:
            await engine.handle(command)
            await engine.idle()

    def approval(name: ArtifactName) -> Approve:
        return Approve(artifact=name, revision=engine.state.artifacts[name].number)

    busy = "scripted/large is overloaded at its provider; try again later or choose another model."
    afternoon.fails["api"] = DraftFailure("overloaded", busy)
    await do(0, AddNote(text=ABOUT))
    await do(6, TakeRecommendations(), SetBudget(dollars=5.0))
    await do(3, DraftAll())
    await do(24, approval("architecture"))
    reader = "A reader of the library, and what the desk has to know of them."
    afternoon.answers["database"] = described(afternoon.plan.database, 1, reader)
    await do(9, Iterate(artifact="database", feedback="Say of each table what the desk needs it for."))
    await do(18, Assign(agent=AGENTS["api"], model=OTHER_MODEL), DraftAll())
    held = engine.state.artifacts["database"]
    mine = described(
        held.latest.content if held.latest else None, 0, "What my colleagues call it. I wrote this by hand."
    )
    await do(31, Edit(artifact="database", base=held.number, database=mine))
    afternoon.answers["database"] = described(afternoon.plan.database, 0, "The agent would rather call it this.")
    await do(12, Iterate(artifact="database", feedback="Shorter descriptions, please."))
    held = engine.state.artifacts["database"]
    if proposed := tuple(open_proposals(held)):
        await do(7, Merge(artifact="database", base=held.number, leave=proposed))
    await do(8, approval("database"), DraftOne(artifact="api"), DraftOne(artifact="sprints"))
    await do(26, *(approval(name) for name in ARTIFACTS if engine.state.status(name) == "drafted"))
    await do(5, ApproveGate(folder="library-loans-plan"))
    await engine.close()


async def main() -> None:
    """Write the recording."""
    afternoon = Afternoon()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(PLANROOM_HOME=home, LOGNAME="ada", USER="ada")
        os.chdir(home)
        agents = {agent: Assignment(FIRST_MODEL) for agent in AGENTS.values()}
        document = Document(name=EXAMPLE.name, text=EXAMPLE.read_text(encoding="utf-8"))
        path = create_session(afternoon.plan.requirements, (document,), agents, "afternoon", clock=afternoon.clock)
        await record(path, afternoon)
        assert path.parent == sessions_folder()
        TO.write_bytes(path.read_bytes())
        os.chdir("/")
    sys.stdout.write(f"{TO.relative_to(ROOT)}: {TO.stat().st_size / 1024:,.0f} KB\n")


if __name__ == "__main__":
    asyncio.run(main())
