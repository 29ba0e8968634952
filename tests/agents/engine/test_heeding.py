"""Feedback that the offline planner carries out holds in every redraft; what it cannot carry out is said, and stays
out of the deliverables."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from agents.commands import Command, DraftAll, DraftOne, Iterate
from agents.drafting import DraftJob, job_of, started
from agents.engine import Engine
from agents.job import A, Answered, Emit, Job
from agents.offline.planner import answer
from agents.offline.request import read_request
from plan.artifacts import ARTIFACTS
from plan.database import Database
from plan.sprints import SprintPlan
from sessions.events import DraftFailed, Usage
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.reader import SessionReader
from tests.agents.offline.documents import LIBRARY
from tests.sessions.build import new_session as fresh
from tests.sessions.build import ticking


async def rules(job: Job[A], emit: Emit) -> Answered[A]:
    """The offline planner, from the messages that a model would get."""
    if not isinstance(job, DraftJob):
        return Answered(job.answer_type.model_validate({f"{job.name}": ()}), Usage(), 0.0, 1, 1, cached=False)
    planned = answer(read_request(job.messages(job.given, (), "", "")))
    return Answered(cast("A", planned.artifact), Usage(), 0.0, 1, 1, cached=False)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    with fresh(tmp_path, read=LIBRARY) as writer:
        path = writer.path
    engine = Engine(SessionWriter.open(path, ticking()), rules)
    yield engine
    await engine.close()


async def do(engine: Engine, *commands: Command) -> None:
    for command in commands:
        await engine.handle(command)
        await engine.idle()


def database(engine: Engine) -> Database:
    found = engine.state.plan().database
    assert found is not None
    return found


def tables(engine: Engine) -> set[str]:
    return {table.name for table in database(engine).tables}


async def test_what_feedback_asked_for_holds_in_later_redrafts(engine: Engine) -> None:
    await do(engine, DraftAll())
    await do(engine, Iterate(artifact="database", feedback="add a table kilns with a name and a maximum temperature"))
    await do(engine, Iterate(artifact="database", feedback="Remove the table fines"))
    await do(engine, Iterate(artifact="database", feedback="members never vanish: soft delete"))
    before = database(engine)
    await do(engine, DraftOne(artifact="database"))
    assert database(engine) == before
    changed = LIBRARY.model_copy(update={"summary": "Another one."})
    from sessions.events import RequirementsChanged

    engine._ledger.append(RequirementsChanged(requirements=changed), "engine")
    assert engine.state.status("database") == "stale"
    await do(engine, DraftOne(artifact="database"))
    assert "kilns" in tables(engine)
    assert "fines" not in tables(engine)
    assert "deleted_at" in {c.name for t in database(engine).tables if t.name == "members" for c in t.columns}


async def test_a_model_is_told_what_was_said_before(engine: Engine) -> None:
    await do(engine, DraftAll())
    await do(engine, Iterate(artifact="database", feedback="add a table kilns with a name"))
    job = job_of(engine.state, started(engine.state, "database"))
    assert job.earlier == ("add a table kilns with a name",)
    told = job.messages(None, (), "", "")[1]["content"]
    assert "<earlier-feedback>" in told
    assert "add a table kilns" in told
    again = job_of(engine.state, started(engine.state, "database", "add a table kilns with a name"))
    assert again.earlier == ()


async def test_stories_of_earlier_feedback_are_known_by_their_titles(engine: Engine) -> None:
    await do(engine, DraftAll())
    before = engine.state.plan().sprints
    assert isinstance(before, SprintPlan)
    story = before.sprints[0].stories[3]
    await do(engine, Iterate(artifact="sprints", feedback=f"split {story.id}"))
    assert job_of(engine.state, started(engine.state, "sprints")).earlier == (f"split story “{story.title}”",)
    await do(engine, DraftOne(artifact="sprints"))
    after = engine.state.plan().sprints
    assert after is not None
    assert f"{story.title} (1 of 2)" in {s.title for sprint in after.sprints for s in sprint.stories}


@pytest.mark.parametrize("name", ARTIFACTS)
async def test_feedback_of_which_nothing_is_carried_out_changes_nothing(engine: Engine, name: str) -> None:
    await do(engine, DraftAll())
    await do(engine, Iterate.model_validate({"artifact": name, "feedback": "Sing it a song. Paint it blue."}))
    state = engine.state
    assert [state.status(one) for one in ARTIFACTS] == ["drafted"] * 4
    assert {state.artifacts[one].number for one in ARTIFACTS} == {1}
    last = [e.data for e in SessionReader(engine.path).read() if isinstance(e.data, DraftFailed)][-1]
    assert last.reason == "not-carried-out"
    assert [point.text for point in last.unheeded] == ["Sing it a song", "Paint it blue"]
    assert fold_all(SessionReader(engine.path).read()) == state


async def test_what_is_left_of_a_feedback_is_kept_with_the_revision_and_not_in_it(engine: Engine) -> None:
    await do(engine, DraftAll())
    await do(engine, Iterate(artifact="database", feedback="Add a table kilns with a name. Drop the table giraffes."))
    held = engine.state.artifacts["database"]
    assert held.number == 2
    assert [(point.text, point.why) for point in held.unheeded] == [
        ("Drop the table giraffes", "There is no table or index giraffes.")
    ]
    assert "giraffes" not in database(engine).model_dump_json()
    assert replace(held, approved=2).unheeded == ()
