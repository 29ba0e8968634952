"""Planning poker in the engine: cards beside each other, a verdict, and what happens when somebody does not answer."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import cast

import pytest

from agents.commands import Approve, Cancel, DraftAll, DraftOne, Edit, Iterate, Merge, RefusedError
from agents.drafting import DraftJob
from agents.engine import Engine
from agents.estimating import EstimateJob, SettleJob
from agents.failures import DraftFailure
from agents.job import A, Answered, Emit, Job
from plan.artifacts import AgentName, Artifact
from plan.board import lots_of, moved_to_sprint, with_lots
from plan.estimates import SPECIALISTS, Estimate, Estimates, Settlement, Settlements, in_order
from plan.item import Item
from plan.sprints import SprintPlan
from sessions.events import EstimatesAsked, EstimatesFailed, EstimatesGiven, EstimatesSettled, Usage
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.proposals import differences
from sessions.reader import SessionReader
from tests.plan.sample import sample_plan
from tests.sessions.build import new_session, ticking

SAMPLE = sample_plan()
FIRST = in_order(SAMPLE.sprints)[0] if SAMPLE.sprints else None
TECH, DATA, API = SPECIALISTS.values()


class Table:
    """Agents that draft the sample plan and lay the cards they were dealt."""

    def __init__(self) -> None:
        self.answers: dict[str, Artifact] = {}
        """What is drafted instead of the sample plan."""
        self.cards: dict[AgentName, int] = {}
        """Points of each agent's card for the first story; the others get what the plan says."""
        self.points: dict[str, int] = {}
        """What every card says of a story."""
        self.verdict = 5
        self.held: dict[AgentName, asyncio.Event] = {}
        self.failures: dict[AgentName, Exception] = {}
        self.estimates: list[EstimateJob] = []
        self.settlements: list[SettleJob] = []

    async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
        answer: Item | None
        if isinstance(job, DraftJob):
            answer = self.answers.get(job.artifact, SAMPLE.artifact(job.artifact))
        elif isinstance(job, EstimateJob):
            self.estimates.append(job)
            if job.agent in self.held:
                await self.held[job.agent].wait()
            if job.agent in self.failures:
                raise self.failures[job.agent]
            answer = self._hand(job.agent)
        else:
            assert isinstance(job, SettleJob)
            self.settlements.append(job)
            if "sprint-planner" in self.held:
                await self.held["sprint-planner"].wait()
            verdicts = tuple(Settlement(story=d.story.id, points=self.verdict, reason="Settled.") for d in job.disputes)
            answer = Settlements(settlements=verdicts)
        assert answer is not None
        return Answered(
            cast("A", answer), Usage(completion_tokens=3), 0.5, first_token_ms=1, duration_ms=1, cached=False
        )

    def _hand(self, agent: AgentName) -> Estimates:
        assert SAMPLE.sprints
        assert FIRST
        stories = in_order(SAMPLE.sprints)
        points = {FIRST.id: self.cards.get(agent, FIRST.points), **self.points}
        return Estimates(
            estimates=tuple(
                Estimate(story=s.id, points=points.get(s.id, s.points), reason=f"{agent} says so.") for s in stories
            )
        )


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
async def engine(tmp_path: Path, table: Table) -> AsyncIterator[Engine]:
    with new_session(tmp_path, read=SAMPLE.requirements) as writer:
        path = writer.path
    engine = Engine(SessionWriter.open(path, ticking()), table.ask)
    yield engine
    await engine.close()


def edited(plan: SprintPlan, changed: Mapping[str, Mapping[str, object]]) -> SprintPlan:
    """The plan with stories changed by hand."""
    return with_lots(
        plan,
        [[story.model_copy(update=dict(changed.get(story.id, {}))) for story in lot] for lot in lots_of(plan)],
    )


async def drafted(engine: Engine) -> None:
    await engine.handle(DraftAll())
    await engine.idle()


def events(engine: Engine, kind: type[A]) -> list[A]:
    return [cast("A", e.data) for e in SessionReader(engine.path).read() if isinstance(e.data, kind)]


async def until_asked(table: Table, count: int) -> None:
    while len(table.estimates) < count:
        await asyncio.sleep(0)


async def test_each_specialist_is_asked_once_and_agreement_changes_nothing(engine: Engine, table: Table) -> None:
    await drafted(engine)
    assert [job.agent for job in table.estimates] == [TECH, DATA, API]
    assert table.settlements == []
    assert [given.agent for given in events(engine, EstimatesGiven)] == [TECH, DATA, API]
    assert engine.state.artifacts["sprints"].number == 1
    assert engine.state.plan().estimates is not None
    assert engine.state.cost == pytest.approx(4 * 0.5 + 3 * 0.5)


async def test_what_is_disputed_is_settled_by_the_planner_in_one_call(engine: Engine, table: Table) -> None:
    assert FIRST
    table.cards = {DATA: 13, API: 1}
    await drafted(engine)
    (job,) = table.settlements
    assert [d.story.id for d in job.disputes] == [FIRST.id]
    assert {agent: card.points for agent, card in job.disputes[0].cards} == {TECH: FIRST.points, DATA: 13, API: 1}
    sprints = engine.state.artifacts["sprints"]
    assert (sprints.number, sprints.revisions[-1].origin) == (2, "draft")
    plan = engine.state.plan()
    assert plan.sprints
    assert plan.estimates
    assert in_order(plan.sprints)[0].points == 5
    assert plan.estimates.settlements[0].story == FIRST.id
    assert not engine.state.stale("sprints")
    await engine.handle(Approve(artifact="sprints", revision=2))
    assert fold_all(SessionReader(engine.path).read()) == engine.state


async def test_nothing_is_decided_about_stories_that_are_being_estimated(engine: Engine, table: Table) -> None:
    table.held = {DATA: asyncio.Event()}
    await engine.handle(DraftAll())
    await until_asked(table, 3)
    assert engine.busy
    assert DATA in engine.state.consulting()
    with pytest.raises(RefusedError, match="still estimating"):
        await engine.handle(Approve(artifact="sprints", revision=1))
    with pytest.raises(RefusedError, match="still estimating"):
        await engine.handle(DraftOne(artifact="sprints"))
    await engine.handle(Approve(artifact="api", revision=1))
    table.held[DATA].set()
    await engine.idle()
    assert engine.state.consulting() == ()


async def test_who_does_not_answer_is_named_and_holds_nothing_up(engine: Engine, table: Table) -> None:
    table.cards = {API: 13}
    table.failures = {DATA: DraftFailure("rate-limit", "Too many calls."), TECH: ValueError("a fault of ours")}
    await drafted(engine)
    failed = {event.agent: event for event in events(engine, EstimatesFailed)}
    assert failed[DATA].message == "Too many calls."
    assert failed[TECH].reason == "engine"
    assert "ValueError" in failed[TECH].message
    assert engine.state.artifacts["sprints"].number == 2, "the one card is disputed by the plan itself"
    assert engine.state.status("sprints") == "drafted"


async def test_asking_can_be_cancelled_and_the_sprint_plan_stands(engine: Engine, table: Table) -> None:
    table.held = dict.fromkeys(SPECIALISTS.values(), asyncio.Event())
    await engine.handle(DraftAll())
    await until_asked(table, 3)
    await engine.handle(Cancel(artifact="sprints"))
    await engine.idle()
    assert {event.reason for event in events(engine, EstimatesFailed)} == {"cancelled"}
    assert engine.state.status("sprints") == "drafted"
    await engine.handle(Approve(artifact="sprints", revision=1))


async def test_a_new_sprint_draft_ends_the_round_about_the_old_one(engine: Engine, table: Table) -> None:
    table.held = dict.fromkeys(SPECIALISTS.values(), asyncio.Event())
    await engine.handle(DraftAll())
    await until_asked(table, 3)
    assert SAMPLE.database
    table.answers["database"] = SAMPLE.database.model_copy(update={"scaling": ()})
    await engine.handle(DraftOne(artifact="database"))
    while engine.state.status("sprints") != "stale":
        await asyncio.sleep(0)
    await engine.handle(DraftAll())
    table.held.clear()
    await engine.idle()
    assert engine.state.status("sprints") == "drafted"
    assert engine.state.consultation is not None
    assert engine.state.consultation.revision == engine.state.artifacts["sprints"].number == 2
    assert set(engine.state.consultation.cards) == set(SPECIALISTS.values())


async def test_a_person_edits_once_the_verdict_is_there(engine: Engine, table: Table) -> None:
    assert SAMPLE.sprints
    table.cards = {DATA: 13}
    await drafted(engine)
    table.held = {"sprint-planner": asyncio.Event()}
    await engine.handle(DraftOne(artifact="sprints"))
    while len(table.settlements) < 2:
        await asyncio.sleep(0)
    with pytest.raises(RefusedError, match="still estimating"):
        await engine.handle(Edit(artifact="sprints", base=3, sprints=SAMPLE.sprints))
    table.held["sprint-planner"].set()
    await engine.idle()
    assert events(engine, EstimatesSettled)[-1].settled == 4


async def test_what_a_person_moved_survives_feedback_a_verdict_and_a_redraft(engine: Engine, table: Table) -> None:
    assert SAMPLE.sprints
    assert FIRST
    await drafted(engine)
    moved = moved_to_sprint(SAMPLE.sprints, FIRST.id, 1)
    await engine.handle(Edit(artifact="sprints", base=1, sprints=moved))
    table.answers["sprints"], table.cards = moved, {DATA: 13, API: 1}
    await engine.handle(Iterate(artifact="sprints", feedback="Our velocity is 12."))
    await engine.idle()
    assert [r.origin for r in engine.state.artifacts["sprints"].revisions[-2:]] == ["draft", "merge"]
    assert events(engine, EstimatesSettled)
    del table.answers["sprints"]
    table.cards = {}
    await engine.handle(DraftOne(artifact="sprints"))
    await engine.idle()
    held = engine.state.artifacts["sprints"]
    assert f"stories/{FIRST.id}/@sprint" in {change.key for change in differences(held)}
    assert fold_all(SessionReader(engine.path).read()) == engine.state


async def test_a_killed_engine_left_nobody_waiting(engine: Engine, table: Table) -> None:
    table.held = {DATA: asyncio.Event()}
    await engine.handle(DraftAll())
    await until_asked(table, 3)
    while len(events(engine, EstimatesGiven)) < 2:
        await asyncio.sleep(0)
    left = engine.path.read_bytes()
    await engine.close()
    engine.path.write_bytes(left)
    again = Engine(SessionWriter.open(engine.path), table.ask)
    assert again.state.consulting() == ()
    assert events(again, EstimatesFailed)[-1].agent == DATA
    assert len(events(again, EstimatesAsked)) == 3
    await again.close()


async def test_nobody_decides_between_the_last_card_and_the_verdict(engine: Engine, table: Table) -> None:
    table.cards = {DATA: 13}
    table.held = {"sprint-planner": asyncio.Event()}
    await engine.handle(DraftAll())
    while len(events(engine, EstimatesGiven)) < 3:
        assert engine.busy
        await asyncio.sleep(0)
    assert engine.state.consulting() == ("sprint-planner",), "asked in the step of the last card"
    table.held["sprint-planner"].set()
    await engine.idle()
    assert engine.state.artifacts["sprints"].number == 2


async def test_what_goes_wrong_after_a_draft_does_not_undo_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("S1-01")

    monkeypatch.setattr("agents.runs.redraft_merged", broken)
    await drafted(engine)
    assert all(engine.state.status(name) == "drafted" for name in SPECIALISTS)
    assert "KeyError" in capsys.readouterr().err
    await engine.handle(Approve(artifact="api", revision=1))
    assert engine.state.status("api") == "approved"


async def test_the_planner_gives_no_more_than_a_story_may_have(engine: Engine, table: Table) -> None:
    table.cards = {DATA: 13}
    table.verdict = 13
    await drafted(engine)
    plan = engine.state.plan()
    assert plan.sprints
    assert plan.estimates
    assert in_order(plan.sprints)[0].points == plan.estimates.settlements[0].points == 8


async def test_a_verdict_is_merged_with_hand_work_and_offered_where_it_differs(engine: Engine, table: Table) -> None:
    assert FIRST
    assert SAMPLE.sprints
    await drafted(engine)
    first, second, *_ = in_order(SAMPLE.sprints)
    by_hand = edited(SAMPLE.sprints, {first.id: {"points": 8}, second.id: {"title": "By hand"}})
    await engine.handle(Edit(artifact="sprints", base=1, sprints=by_hand))
    table.points = {first.id: 1, second.id: 13}
    table.verdict = 5
    await engine.handle(DraftOne(artifact="sprints"))
    await engine.idle()
    held = engine.state.artifacts["sprints"]
    assert [r.origin for r in held.revisions] == ["draft", "edit", "draft", "merge", "draft", "merge"]
    assert held.proposals == (f"stories/{first.id}/points",)
    plan = held.revisions[-1].content
    assert isinstance(plan, SprintPlan)
    stories = {story.id: story for story in in_order(plan)}
    assert stories[first.id].points == 8, "the person's own points stay until they take the verdict"
    assert (stories[second.id].points, stories[second.id].title) == (5, "By hand")
    assert fold_all(SessionReader(engine.path).read()) == engine.state
    await engine.handle(Merge(artifact="sprints", base=6, take=held.proposals))
    taken = engine.state.artifacts["sprints"].revisions[-1].content
    assert isinstance(taken, SprintPlan)
    assert in_order(taken)[0].points == 5
    await engine.handle(DraftOne(artifact="sprints"))
    await engine.idle()
    again = engine.state.plan().sprints
    assert again
    assert {s.id: s for s in in_order(again)}[second.id].title == "By hand", "hand work outlives the next redraft too"


async def test_a_verdict_that_says_what_the_draft_said_is_offered_against_other_points(
    engine: Engine, table: Table
) -> None:
    assert SAMPLE.sprints
    await drafted(engine)
    first = in_order(SAMPLE.sprints)[0]
    far = 1 if first.points > 2 else 8
    await engine.handle(Edit(artifact="sprints", base=1, sprints=edited(SAMPLE.sprints, {first.id: {"points": far}})))
    table.verdict = first.points
    await engine.handle(DraftOne(artifact="sprints"))
    await engine.idle()
    assert engine.state.artifacts["sprints"].proposals == (f"stories/{first.id}/points",)
