"""Whatever is commanded, in whatever order: the file says what the engine knows, at every event."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Literal, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.commands import (
    AddNote,
    Answer,
    Approve,
    Assign,
    Cancel,
    Command,
    DraftAll,
    DraftOne,
    Edit,
    Iterate,
    Merge,
    Override,
    RefusedError,
    ReopenGate,
    Resume,
    SetBudget,
    TakeRecommendations,
)
from agents.drafting import DraftJob
from agents.engine import Engine
from agents.failures import DraftFailure
from agents.job import A, Answered, Emit, Job
from plan.artifacts import AGENTS, ARTIFACTS, ArtifactName
from sessions.compaction import compact
from sessions.events import DraftContinued, DraftDelta, DraftRetried, QuestionAsked, Usage
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.opening import open_session, state_at
from sessions.reader import SessionReader
from tests.plan.sample import sample_plan
from tests.sessions.build import new_session, ticking

SAMPLE = sample_plan()
Turn = Literal["answers", "fails", "tries again", "goes on", "is slow"]
TURNS: tuple[Turn, ...] = ("answers", "fails", "tries again", "goes on", "is slow")
NAMES = st.sampled_from(ARTIFACTS)


def edit(name: ArtifactName, base: int) -> Edit:
    return Edit.model_validate({"artifact": name, "base": base, name: SAMPLE.artifact(name)})


COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.just(DraftAll()),
    st.builds(DraftOne, artifact=NAMES),
    st.builds(Resume, artifact=NAMES),
    st.builds(Iterate, artifact=NAMES, feedback=st.just("Smaller.")),
    st.builds(Cancel, artifact=NAMES),
    st.builds(Approve, artifact=NAMES, revision=st.integers(1, 3)),
    st.builds(edit, NAMES, st.integers(1, 3)),
    st.builds(Merge, artifact=NAMES, base=st.integers(1, 3), take=st.just(("/",))),
    st.builds(Assign, agent=st.sampled_from([AGENTS[name] for name in ARTIFACTS]), model=st.just("openai/gpt-x")),
    st.builds(SetBudget, dollars=st.sampled_from([None, 1.0])),
    st.builds(Answer, number=st.integers(1, 2), answer=st.just("Yes")),
    st.just(TakeRecommendations()),
    st.builds(Override, finding=st.just("DB-001 /"), reason=st.just("On purpose.")),
    st.just(ReopenGate(reason="It changed.")),
    st.builds(AddNote, text=st.text(min_size=1, max_size=4)),
)


class Agents:
    """Agents that take turns in answering well and not."""

    def __init__(self, turns: list[Turn]) -> None:
        self._turns = turns

    async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
        turn = self._turns.pop() if self._turns else "answers"
        artifact = SAMPLE.artifact(job.artifact) if isinstance(job, DraftJob) else None
        for number in range(12):
            emit(DraftDelta(draft=job.draft, kind="reasoning" if number < 3 else "content", text=f"{number} "))
            if turn == "is slow":
                await asyncio.sleep(0)
        if turn == "fails" or artifact is None:
            raise DraftFailure("network", "The line dropped.")
        said = {"draft": job.draft, "attempt": 2, "reason": "cut-off", "message": "It was cut off."}
        if turn == "tries again":
            emit(DraftRetried.model_validate(said))
        if turn == "goes on":
            emit(DraftContinued.model_validate({**said, "kept": 5}))
        emit(DraftDelta(draft=job.draft, text="the end"))
        content = cast("A", artifact)
        return Answered(content, Usage(completion_tokens=7), cost=0.1, duration_ms=1, first_token_ms=1, cached=False)


async def commanded(path: Path, commands: list[tuple[Command, bool]], turns: list[Turn]) -> Engine:
    engine = Engine(SessionWriter.open(path, ticking()), Agents(turns).ask)
    for command, waits in commands:
        with suppress(RefusedError):
            await engine.handle(command)
        await (engine.idle() if waits else asyncio.sleep(0))
    await engine.close()
    return engine


@settings(max_examples=25)
@given(
    st.lists(st.tuples(COMMANDS, st.booleans()), min_size=3, max_size=14), st.lists(st.sampled_from(TURNS)), st.data()
)
def test_the_file_says_what_the_engine_knows(
    tmp_path_factory: pytest.TempPathFactory,
    commands: list[tuple[Command, bool]],
    turns: list[Turn],
    data: st.DataObject,
) -> None:
    with new_session(tmp_path_factory.mktemp("commands"), read=SAMPLE.requirements) as writer:
        path = writer.path
        if data.draw(st.booleans()):
            writer.append(QuestionAsked(number=1, text="Really?", options=("Yes", "No"), recommended=0), "engine")
    if data.draw(st.booleans()):
        commands = [(DraftAll(), True), *commands]
    engine = asyncio.run(commanded(path, commands, turns))
    events = list(SessionReader(path).read())
    assert fold_all(events) == open_session(path).state == engine.state
    for compacted in (False, True):
        if compacted:
            compact(path)
            assert list(SessionReader(path).read()) == events
        assert open_session(path, whole=True).state == engine.state
        for seq in data.draw(st.lists(st.integers(1, len(events)), max_size=3)):
            assert state_at(path, seq) == fold_all(events[:seq])
