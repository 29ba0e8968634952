"""Hand work and redrafts, from commands to the session file."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast

import pytest

from agents.commands import Approve, Command, DraftAll, DraftOne, Edit, Iterate, Merge, RefusedError
from agents.drafting import DraftJob
from agents.engine import Engine
from agents.job import A, Answered, Emit, Job
from plan.artifacts import Artifact
from plan.board import moved_to_sprint
from plan.database import Database
from sessions.events import AgentAssigned, ArtifactMerged, SessionCreated, Usage
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.proposals import differences, open_proposals
from sessions.reader import SessionReader
from tests.plan.sample import sample_plan
from tests.sessions.build import new_session as fresh
from tests.sessions.build import ticking
from tui.screens.room_view import notice

SAMPLE = sample_plan()
DATABASE = cast("Database", SAMPLE.database)
FIRST = DATABASE.tables[0].name
TABLE = f"tables/{FIRST}"


def described(database: Artifact, description: str = "", scaling: str = "") -> Database:
    """The database with another description of its first table, and another first scaling measure."""
    assert isinstance(database, Database)
    table, *tables = database.tables
    step, *steps = database.scaling
    table = table.model_copy(update={"description": description or table.description})
    step = step.model_copy(update={"measure": scaling or step.measure})
    return database.model_copy(update={"tables": (table, *tables), "scaling": (step, *steps)})


class Agents:
    """Agents that answer with what they are told to."""

    def __init__(self) -> None:
        self.jobs: list[DraftJob] = []
        self.answers: dict[str, Artifact] = {}

    async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
        if not isinstance(job, DraftJob):
            await asyncio.sleep(0)
            return Answered(job.answer_type.model_validate({f"{job.name}": ()}), Usage(), 0.0, 1, 1, cached=False)
        self.jobs.append(job)
        content = self.answers.get(job.artifact, SAMPLE.artifact(job.artifact))
        return Answered(cast("A", content), Usage(), 0.0, 1, 1, cached=False)


@pytest.fixture
def agents() -> Agents:
    return Agents()


@pytest.fixture
async def engine(tmp_path: Path, agents: Agents) -> AsyncIterator[Engine]:
    with fresh(tmp_path, read=SAMPLE.requirements) as writer:
        path = writer.path
    engine = Engine(SessionWriter.open(path, ticking()), agents.ask)
    yield engine
    await engine.close()


async def do(engine: Engine, *commands: Command) -> None:
    for command in commands:
        await engine.handle(command)
        await engine.idle()


def edit(engine: Engine, content: Database) -> Edit:
    return Edit(artifact="database", base=engine.state.artifacts["database"].number, database=content)


def database(engine: Engine) -> Database:
    latest = engine.state.artifacts["database"].latest
    assert latest is not None
    return cast("Database", latest.content)


async def conflicting(engine: Engine, agents: Agents) -> None:
    """Draft, edit by hand, and redraft with another word where the person changed one."""
    await do(engine, DraftOne(artifact="database"))
    await do(engine, edit(engine, described(DATABASE, "By hand.")))
    agents.answers["database"] = described(DATABASE, "By the agent.", "Split it.")
    await do(engine, Iterate(artifact="database", feedback="Say how it scales."))


async def test_a_redraft_without_hand_work_is_taken_as_it_is(engine: Engine, agents: Agents) -> None:
    await do(engine, DraftOne(artifact="database"))
    agents.answers["database"] = described(DATABASE, "By the agent.")
    await do(engine, DraftOne(artifact="database"))
    held = engine.state.artifacts["database"]
    assert [r.origin for r in held.revisions] == ["draft", "draft"]
    assert held.proposals == ()


async def test_a_redraft_keeps_hand_work_and_says_what_it_left(engine: Engine, agents: Agents) -> None:
    await conflicting(engine, agents)
    held = engine.state.artifacts["database"]
    assert [r.origin for r in held.revisions] == ["draft", "edit", "draft", "merge"]
    assert database(engine) == described(DATABASE, "By hand.", "Split it.")
    assert held.proposals == (f"{TABLE}/description",)
    event = next(e for e in SessionReader(engine.path).read() if isinstance(e.data, ArtifactMerged))
    assert isinstance(event.data, ArtifactMerged)
    assert event.data.left == held.proposals
    assert [key.split("/")[0] for key in event.data.taken] == ["scaling"]
    assert event.by == "engine"
    assert fold_all(SessionReader(engine.path).read()) == engine.state


async def test_hand_work_that_a_redraft_repeated_survives_one_from_scratch(engine: Engine, agents: Agents) -> None:
    await do(engine, DraftOne(artifact="database"))
    await do(engine, edit(engine, described(DATABASE, "By hand.")))
    agents.answers["database"] = described(DATABASE, "By hand.", "Split it.")
    await do(engine, Iterate(artifact="database", feedback="Say how it scales."))
    held = engine.state.artifacts["database"]
    assert held.worked_on
    assert [(c.key, c.old) for c in differences(held)] == [(f"{TABLE}/description", "By hand.")]
    await do(engine, Iterate(artifact="database", feedback="Use bigint keys."))
    del agents.answers["database"]
    await do(engine, DraftOne(artifact="database"))
    assert database(engine) == described(DATABASE, "By hand.")
    assert open_proposals(engine.state.artifacts["database"]) == ()
    assert fold_all(SessionReader(engine.path).read()) == engine.state
    await do(engine, Merge(artifact="database", base=held.number + 4, take=(f"{TABLE}/description",)))
    assert database(engine) == DATABASE
    assert not engine.state.artifacts["database"].worked_on


async def test_a_redraft_from_scratch_that_says_what_a_person_said_makes_it_the_agent_s(
    engine: Engine, agents: Agents
) -> None:
    await do(engine, DraftOne(artifact="database"))
    await do(engine, edit(engine, described(DATABASE, "By hand.")))
    agents.answers["database"] = described(DATABASE, "By hand.")
    await do(engine, DraftOne(artifact="database"))
    assert not engine.state.artifacts["database"].worked_on


async def test_a_story_moved_by_hand_stays_moved_after_feedback_and_a_redraft(engine: Engine, agents: Agents) -> None:
    await do(engine, DraftAll())
    sprints = SAMPLE.sprints
    assert sprints is not None
    story = next(one for one in sprints.sprints[0].stories if one.id in sprints.sprints[0].parallel[0])
    by_hand = moved_to_sprint(sprints, story.id, 1)
    number = engine.state.artifacts["sprints"].number
    await do(engine, Edit(artifact="sprints", base=number, sprints=by_hand))
    agents.answers["sprints"] = by_hand
    await do(engine, Iterate(artifact="sprints", feedback="Fine so."))
    del agents.answers["sprints"]
    await do(engine, DraftOne(artifact="sprints"))
    held = engine.state.artifacts["sprints"]
    assert held.latest is not None
    assert held.latest.content == by_hand
    assert {c.key for c in differences(held)} == {f"stories/{story.id}/@sprint"}, "sums and groups are nobody's work"


async def test_a_merged_revision_is_as_fresh_as_its_draft(engine: Engine, agents: Agents) -> None:
    await do(engine, DraftAll())
    first = engine.state.artifacts["api"].number
    api = engine.state.artifacts["api"].latest
    assert api is not None
    by_hand = api.content.model_copy(update={"style": "REST by hand"})
    await do(engine, Edit.model_validate({"artifact": "api", "base": first, "api": by_hand}))
    agents.answers["database"] = described(DATABASE, "Other.")
    await do(engine, DraftOne(artifact="database"))
    assert engine.state.stale("api")
    await do(engine, DraftAll())
    assert [r.origin for r in engine.state.artifacts["api"].revisions] == ["draft", "edit", "draft", "merge"]
    assert not engine.state.stale("api")
    assert not engine.state.stale("sprints"), "what is drawn from it is drawn from the merged revision"


async def test_an_agent_sees_hand_work_when_it_is_sent_back(engine: Engine, agents: Agents) -> None:
    await conflicting(engine, agents)
    assert [job.last_draft for job in agents.jobs] == [None, described(DATABASE, "By hand.")]


async def test_a_model_sees_the_last_draft_of_what_is_stale_and_the_offline_planner_begins_anew(
    tmp_path: Path, agents: Agents
) -> None:
    with fresh(tmp_path, read=SAMPLE.requirements) as writer:
        writer.append(AgentAssigned(agent="api-architect", model="openai/gpt-test"), "me")
        path = writer.path
    engine = Engine(SessionWriter.open(path, ticking()), agents.ask)
    await do(engine, DraftAll())
    agents.answers["database"] = described(DATABASE, "Other.")
    await do(engine, DraftOne(artifact="database"), DraftAll())
    redrafts = {job.artifact: job.last_draft for job in agents.jobs[5:]}
    assert redrafts == {"api": SAMPLE.api, "sprints": None}
    await do(engine, DraftOne(artifact="api"))
    assert agents.jobs[-1].last_draft is None, "drafting again what holds is asking for another"
    await engine.close()


async def test_what_is_left_can_be_taken(engine: Engine, agents: Agents) -> None:
    await conflicting(engine, agents)
    await do(engine, Merge(artifact="database", base=4, take=(f"{TABLE}/description",)))
    held = engine.state.artifacts["database"]
    assert held.number == 5
    assert held.proposals == ()
    assert database(engine) == agents.answers["database"]


async def test_what_is_left_can_be_left_for_good_without_a_new_revision(engine: Engine, agents: Agents) -> None:
    await conflicting(engine, agents)
    await do(engine, Approve(artifact="database", revision=4), Merge(artifact="database", base=4, leave=(TABLE,)))
    held = engine.state.artifacts["database"]
    assert (held.number, held.proposals, engine.state.status("database")) == (4, (), "approved")
    await do(engine, DraftOne(artifact="database"))
    assert engine.state.artifacts["database"].proposals == (), "what it proposed before and proposes still is decided"


async def test_what_was_not_decided_is_still_open_after_another_redraft(engine: Engine, agents: Agents) -> None:
    await conflicting(engine, agents)
    await do(engine, DraftOne(artifact="database"))
    assert engine.state.artifacts["database"].proposals == (f"{TABLE}/description",)


async def test_a_decision_that_cannot_be_taken_is_refused_in_a_sentence(engine: Engine, agents: Agents) -> None:
    with pytest.raises(RefusedError, match="Database has no draft to merge yet"):
        await engine.handle(Merge(artifact="database", base=0, take=("tables",)))
    await conflicting(engine, agents)
    for command, said in (
        (Merge(artifact="database", base=3, take=(TABLE,)), "at revision 4 now"),
        (Merge(artifact="database", base=4, take=("tables/nobody",)), "in nothing that is called tables/nobody"),
        (Merge(artifact="database", base=4), "Name something to take or to leave"),
    ):
        with pytest.raises(RefusedError, match=said):
            await engine.handle(command)


async def test_an_engine_that_was_killed_between_draft_and_merge_merges_at_its_next_start(
    engine: Engine, agents: Agents, tmp_path: Path
) -> None:
    await conflicting(engine, agents)
    expected = engine.state.artifacts["database"].latest
    events = [event for event in SessionReader(engine.path).read() if not isinstance(event.data, ArtifactMerged)]
    first = events[0].data
    assert isinstance(first, SessionCreated)
    cut = SessionWriter.create(tmp_path / "cut.jsonl", first)
    for event in events[1:]:
        cut.append(event.data, event.by)
    cut.close()
    again = Engine(SessionWriter.open(tmp_path / "cut.jsonl", ticking()), agents.ask)
    latest = again.state.artifacts["database"].latest
    assert latest is not None
    assert expected is not None
    assert (latest.origin, latest.number, latest.hash) == ("merge", 4, expected.hash)
    assert again.state.artifacts["database"].proposals == (f"{TABLE}/description",)
    await again.close()
    once_more = Engine(SessionWriter.open(tmp_path / "cut.jsonl", ticking()), agents.ask)
    assert once_more.state.artifacts["database"].number == 4
    await once_more.close()


async def test_a_redraft_of_a_sprint_plan_with_hand_work_is_merged_and_the_session_stays_readable(
    engine: Engine, agents: Agents
) -> None:
    await do(engine, DraftAll())
    sprints = SAMPLE.sprints
    assert sprints is not None
    first, *others = sprints.sprints
    by_hand = sprints.model_copy(update={"sprints": (first.model_copy(update={"goal": "By hand."}), *others)})
    number = engine.state.artifacts["sprints"].number
    await do(engine, Edit(artifact="sprints", base=number, sprints=by_hand), DraftOne(artifact="sprints"))
    latest = engine.state.artifacts["sprints"].latest
    assert latest is not None
    assert (latest.origin, latest.content) == ("merge", by_hand)
    assert fold_all(SessionReader(engine.path).read()) == engine.state


async def test_a_proposal_that_a_person_made_true_by_hand_is_proposed_no_longer(engine: Engine, agents: Agents) -> None:
    await conflicting(engine, agents)
    assert open_proposals(engine.state.artifacts["database"]) == (f"{TABLE}/description",)
    await do(engine, edit(engine, described(database(engine), "By the agent.")))
    held = engine.state.artifacts["database"]
    assert open_proposals(held) == ()
    assert notice(engine.state, "database") == ""


async def test_taking_away_a_sprint_with_stories_is_refused_and_stays_proposed(engine: Engine, agents: Agents) -> None:
    await do(engine, DraftAll())
    sprints = SAMPLE.sprints
    assert sprints is not None
    *others, last = sprints.sprints
    by_hand = sprints.model_copy(update={"sprints": (*others, last.model_copy(update={"goal": "By hand."}))})
    number = engine.state.artifacts["sprints"].number
    await do(engine, Edit(artifact="sprints", base=number, sprints=by_hand))
    fewer = (*others[:-1], others[-1].model_copy(update={"stories": (*others[-1].stories, *last.stories)}))
    agents.answers["sprints"] = sprints.model_copy(update={"sprints": fewer})
    await do(engine, Iterate(artifact="sprints", feedback="Fewer sprints."))
    moved = engine.state.artifacts["sprints"].latest
    assert moved is not None
    # The stories go back by hand, so that the sprint holds some again.
    await do(engine, Edit(artifact="sprints", base=engine.state.artifacts["sprints"].number, sprints=by_hand))
    held = engine.state.artifacts["sprints"]
    key = f"sprints/{last.number}"
    assert key in {change.key for change in differences(held)}
    seq = engine.state.seq
    with pytest.raises(RefusedError, match=r"changes nothing in .*; a sprint stays while a story is in it"):
        await engine.handle(Merge(artifact="sprints", base=held.number, take=(key,)))
    assert engine.state.seq == seq
    first = f"stories/{last.stories[0].id}/@sprint"
    await do(engine, Merge(artifact="sprints", base=held.number, take=(key, first)))
    now = engine.state.artifacts["sprints"]
    assert first not in {change.key for change in differences(now)}
    assert (key in open_proposals(now)) == (key in open_proposals(held)), "it is there still, so it is proposed still"
