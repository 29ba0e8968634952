"""Questions and answers: commands in, events out."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agents.commands import Answer, Approve, ApproveGate, DraftAll, DraftOne, RefusedError, TakeRecommendations
from agents.engine import Engine
from plan.artifacts import ARTIFACTS
from sessions.creation import create_session
from sessions.events import QuestionAnswered, RequirementsChanged
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.reader import SessionReader
from tests.agents.engine.test_engine import SAMPLE, Agents, do
from tests.sessions.build import requirements


@pytest.fixture
def session(planroom_home: Path) -> Path:
    """A session whose one story leaves nearly everything open."""
    return create_session(requirements(), (), {})


@pytest.fixture
async def engine(session: Path) -> AsyncIterator[Engine]:
    engine = Engine(SessionWriter.open(session), Agents().ask)
    yield engine
    await engine.close()


def number_of(engine: Engine, topic: str) -> int:
    return next(question.number for question in engine.state.questions if question.topic == topic)


def cut_last_line(session: Path) -> None:
    lines = session.read_bytes().splitlines(keepends=True)
    session.write_bytes(b"".join(lines[:-1]))


async def test_a_session_begins_with_its_questions(engine: Engine) -> None:
    asked = engine.state.questions
    assert [question.number for question in asked] == list(range(1, len(asked) + 1))
    assert 0 < len(asked) <= 5
    assert all(question.why and question.topic and question.open for question in asked)
    again = create_session(requirements(), (), {}, "again")
    assert fold_all(SessionReader(again).read()).questions == asked


async def test_nothing_is_drafted_while_questions_are_open(engine: Engine) -> None:
    left = len(engine.state.questions)
    for command in (DraftAll(), DraftOne(artifact="architecture")):
        with pytest.raises(RefusedError, match=rf"{left} questions are open; .*planroom answer {engine.path.stem}"):
            await engine.handle(command)
    await do(engine, TakeRecommendations(), DraftAll())
    assert all(engine.state.status(name) == "drafted" for name in ARTIFACTS)


async def test_an_answer_is_in_the_requirements_before_it_counts(engine: Engine) -> None:
    await do(engine, Answer(number=number_of(engine, "team"), answer="Three developers, 30 points a sprint"))
    events = [event.data for event in SessionReader(engine.path).read()]
    changed, given = events[-2:]
    assert isinstance(changed, RequirementsChanged)
    assert isinstance(given, QuestionAnswered)
    team = engine.state.requirements.team
    assert (team.velocity, team.velocity_source) == (30, "answered")
    assert engine.state.requirements_revision == 2
    assert fold_all(SessionReader(engine.path).read()) == engine.state


async def test_an_engine_that_died_between_the_two_asks_again_and_changes_nothing_twice(session: Path) -> None:
    engine = Engine(SessionWriter.open(session), Agents().ask)
    number, words = number_of(engine, "team"), "Three developers, 30 points a sprint"
    await do(engine, Answer(number=number, answer=words))
    after = engine.state.requirements
    await engine.close()
    cut_last_line(session)
    again = Engine(SessionWriter.open(session), Agents().ask)
    assert number in [question.number for question in again.state.open_questions()]
    await do(again, Answer(number=number, answer=words))
    assert again.state.requirements == after
    assert again.state.requirements_revision == 2
    await again.close()


async def test_recommendations_are_assumed_and_can_be_answered_later(engine: Engine) -> None:
    await do(engine, TakeRecommendations(number=1))
    assert [question.number for question in engine.state.questions if question.assumed] == [1]
    await do(engine, TakeRecommendations())
    assert not engine.state.open_questions()
    assert all(q.assumed and q.answer == q.recommendation for q in engine.state.questions)
    with pytest.raises(RefusedError, match="No question is open"):
        await engine.handle(TakeRecommendations())
    with pytest.raises(RefusedError, match="Question 1 is not open"):
        await engine.handle(TakeRecommendations(number=1))
    await do(engine, Answer(number=1, answer=engine.state.questions[0].options[-1]))
    assert not engine.state.questions[0].assumed


async def test_an_answer_after_the_drafts_makes_them_stale(engine: Engine) -> None:
    await do(engine, TakeRecommendations(), DraftAll())
    await do(engine, Answer(number=number_of(engine, "team"), answer="40 points a sprint"))
    assert all(engine.state.status(name) == "stale" for name in ARTIFACTS)
    await do(engine, DraftAll())
    assert all(engine.state.status(name) == "drafted" for name in ARTIFACTS)


async def test_an_answer_waits_until_nothing_is_drafted(session: Path) -> None:
    agents = Agents()
    held = agents.hold("database")
    engine = Engine(SessionWriter.open(session), agents.ask)
    await do(engine, TakeRecommendations())
    await engine.handle(DraftOne(artifact="database"))
    with pytest.raises(RefusedError, match="Database is being drafted"):
        await engine.handle(Answer(number=1, answer="hm"))
    held.set()
    await engine.idle()
    await engine.close()


async def test_what_cannot_be_taken_is_refused_and_leaves_no_trace(engine: Engine) -> None:
    before = engine.state
    with pytest.raises(RefusedError, match="no question 9"):
        await engine.handle(Answer(number=9, answer="x"))
    with pytest.raises(RefusedError, match="Say how many points"):
        await engine.handle(Answer(number=number_of(engine, "team"), answer="soon"))
    assert engine.state == before


async def test_a_signed_plan_refuses(planroom_home: Path, tmp_path: Path) -> None:
    path = create_session(SAMPLE.requirements, (), {}, "signed")
    engine = Engine(SessionWriter.open(path), Agents().ask)
    if engine.state.open_questions():
        await do(engine, TakeRecommendations())
    await do(engine, DraftAll(), *(Approve(artifact=name, revision=1) for name in ARTIFACTS))
    await do(engine, ApproveGate(folder=str(tmp_path / "out")))
    with pytest.raises(RefusedError, match="signed"):
        await engine.handle(Answer(number=1, answer="x"))
    await engine.close()
