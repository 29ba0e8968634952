"""Commands in, events out."""

import asyncio
import resource
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from agents.commands import (
    AddNote,
    Approve,
    ApproveGate,
    Assign,
    Cancel,
    Command,
    DraftAll,
    DraftOne,
    Edit,
    Export,
    Iterate,
    Override,
    RefusedError,
    ReopenGate,
    Restore,
    Resume,
)
from agents.drafting import DraftJob
from agents.engine import Engine
from agents.failures import DraftFailure
from agents.job import A, Answered, Emit, Job
from plan.artifacts import ARTIFACTS, INPUTS, Artifact, ArtifactName
from sessions.events import DraftDelta, DraftEstimated, DraftStarted, Fallback, ModelSettings, Usage
from sessions.file import SessionWriter
from sessions.fold import fold_all
from sessions.reader import SessionReader
from tests.plan.sample import sample_plan
from tests.sessions.build import new_session as fresh
from tests.sessions.build import ticking

SAMPLE = sample_plan()
assert SAMPLE.database is not None
OTHER = SAMPLE.database.model_copy(update={"scaling": ()})


class Agents:
    """Four agents that answer with the sample plan when they are let."""

    def __init__(self) -> None:
        self.jobs: list[DraftJob] = []
        self.answers: dict[ArtifactName, Artifact] = {}
        """What is drafted instead of the sample plan."""
        self.text = '{"half'
        self.gates: dict[ArtifactName, asyncio.Event] = {}
        self.failures: dict[ArtifactName, DraftFailure] = {}
        self.faults: dict[ArtifactName, Exception] = {}

    def hold(self, name: ArtifactName) -> asyncio.Event:
        return self.gates.setdefault(name, asyncio.Event())

    async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
        assert isinstance(job, DraftJob)
        self.jobs.append(job)
        emit(DraftDelta(draft=job.draft, text=self.text))
        if job.artifact in self.gates:
            await self.gates[job.artifact].wait()
        if job.artifact in self.failures:
            raise self.failures[job.artifact]
        if job.artifact in self.faults:
            raise self.faults[job.artifact]
        artifact = self.answers.get(job.artifact, SAMPLE.artifact(job.artifact))
        assert artifact is not None
        content = cast("A", artifact)
        return Answered(content, Usage(completion_tokens=7), cost=0.0, duration_ms=1, first_token_ms=1, cached=False)


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


def order(agents: Agents) -> list[ArtifactName]:
    return [job.artifact for job in agents.jobs]


async def test_everything_is_drafted_in_the_order_of_its_inputs(engine: Engine, agents: Agents) -> None:
    held = [agents.hold("architecture"), agents.hold("database")]
    await engine.handle(DraftAll())
    while len(agents.jobs) < 2:
        await asyncio.sleep(0)
    assert sorted(engine.state.drafting()) == ["architecture", "database"], "neither waits for the other"
    for gate in held:
        gate.set()
    await engine.idle()
    assert order(agents)[2:] == ["api", "sprints"]
    assert all(engine.state.status(name) == "drafted" for name in ARTIFACTS)
    for job in agents.jobs:
        assert tuple(job.inputs) == INPUTS[job.artifact]


async def test_the_engine_knows_what_the_file_says(engine: Engine) -> None:
    await do(engine, DraftAll(), Iterate(artifact="database", feedback="UUIDs, please."), AddNote(text="hm"))
    assert fold_all(SessionReader(engine.path).read()) == engine.state


async def test_a_draft_that_waits_is_refused_with_what_it_waits_for(engine: Engine, agents: Agents) -> None:
    with pytest.raises(RefusedError, match="API waits for architecture and database"):
        await engine.handle(DraftOne(artifact="api"))
    await do(engine, DraftOne(artifact="architecture"), DraftOne(artifact="database"), DraftOne(artifact="api"))
    assert order(agents) == ["architecture", "database", "api"]


async def test_feedback_reaches_the_agent_with_its_last_draft_and_makes_the_rest_stale(
    engine: Engine, agents: Agents
) -> None:
    await do(engine, DraftAll())
    agents.answers["database"] = OTHER
    await do(engine, Iterate(artifact="database", feedback="Use bigint keys."))
    job = agents.jobs[-1]
    assert (job.artifact, job.feedback, job.last_draft) == ("database", "Use bigint keys.", SAMPLE.database)
    assert engine.state.artifacts["database"].number == 2
    assert [name for name in ARTIFACTS if engine.state.stale(name)] == ["api", "sprints"]
    with pytest.raises(RefusedError, match="stale"):
        await engine.handle(Approve(artifact="api", revision=1))
    await do(engine, DraftAll())
    assert order(agents)[-2:] == ["api", "sprints"]
    with pytest.raises(RefusedError, match="Nothing is missing or stale"):
        await engine.handle(DraftAll())


async def test_two_who_ask_for_drafts_at_once_get_them_once(engine: Engine, agents: Agents) -> None:
    for _ in range(2):
        await engine.handle(DraftAll())
    await engine.idle()
    assert order(agents) == list(ARTIFACTS)


async def test_two_who_see_the_last_question_answered_begin_the_first_drafts_once(
    engine: Engine, agents: Agents
) -> None:
    agents.failures["architecture"] = agents.failures["database"] = DraftFailure("no-key", "There is no key.")
    await do(engine, DraftAll(first=True))
    before = engine.state.seq
    assert await engine.handle(DraftAll(first=True)) == before, "what failed is not asked for, and paid for, once more"
    await engine.idle()
    assert (engine.state.seq, len(agents.jobs)) == (before, 2)
    agents.failures.clear()
    await do(engine, DraftAll())
    assert await engine.handle(DraftAll(first=True)) == engine.state.seq, "nobody is told off for it"


async def test_a_failure_keeps_the_rest_from_being_paid_for(engine: Engine, agents: Agents) -> None:
    agents.failures["database"] = DraftFailure("rate-limit", "The provider wants you to wait.")
    await do(engine, DraftAll())
    assert engine.state.status("database") == "failed"
    assert engine.state.status("api") == "empty"
    draft = engine.state.artifacts["database"].draft
    assert draft is not None
    assert (draft.text, draft.notice) == ('{"half', "The provider wants you to wait.")
    agents.failures.clear()
    await do(engine, DraftAll())
    assert all(engine.state.status(name) == "drafted" for name in ARTIFACTS)


async def test_a_draft_that_failed_is_gone_on_with_by_another_model(engine: Engine, agents: Agents) -> None:
    agents.text = '{"pattern": {"style": "x", "half'
    agents.failures["architecture"] = DraftFailure("broken-off", "The connection broke off.")
    await do(engine, DraftOne(artifact="architecture"))
    with pytest.raises(RefusedError, match="offline planner writes everything anew"):
        await engine.handle(Resume(artifact="architecture"))
    agents.failures.clear()
    agents.text = ' "rest": 1}}'
    await do(engine, Assign(agent="tech-lead-orchestrator", model="openai/gpt-4o"), Resume(artifact="architecture"))
    assert agents.jobs[-1].begun == '{"pattern": {"style": "x",'
    assert agents.jobs[-1].model == "openai/gpt-4o"
    draft = engine.state.artifacts["architecture"].draft
    assert draft is not None
    assert draft.text == '{"pattern": {"style": "x", "rest": 1}}'
    assert engine.state.status("architecture") == "drafted"
    with pytest.raises(RefusedError, match="no draft that stopped before its end"):
        await engine.handle(Resume(artifact="architecture"))


async def test_only_what_is_whole_and_drawn_from_the_newest_inputs_is_gone_on_with(
    engine: Engine, agents: Agents
) -> None:
    with pytest.raises(RefusedError, match="no draft that stopped"):
        await engine.handle(Resume(artifact="api"))
    await do(engine, Assign(agent="api-architect", model="openai/gpt-4o"), DraftOne(artifact="architecture"))
    await do(engine, DraftOne(artifact="database"))
    agents.failures["api"] = DraftFailure("broken-off", "The connection broke off.")
    await do(engine, DraftOne(artifact="api"))
    with pytest.raises(RefusedError, match="too little text"):
        await engine.handle(Resume(artifact="api"))
    agents.text = '{"style": "REST", '
    await do(engine, DraftOne(artifact="api"), DraftOne(artifact="database"))
    with pytest.raises(RefusedError, match="other inputs than there are now"):
        await engine.handle(Resume(artifact="api"))


async def test_cancelling_keeps_what_was_written(engine: Engine, agents: Agents) -> None:
    agents.hold("architecture")
    await engine.handle(DraftOne(artifact="architecture"))
    while not agents.jobs:
        await asyncio.sleep(0)
    with pytest.raises(RefusedError, match="being drafted"):
        await engine.handle(DraftOne(artifact="architecture"))
    await engine.handle(Cancel(artifact="architecture"))
    draft = engine.state.artifacts["architecture"].draft
    assert draft is not None
    assert (engine.state.status("architecture"), draft.text) == ("cancelled", '{"half')
    with pytest.raises(RefusedError, match="not being drafted"):
        await engine.handle(Cancel(artifact="architecture"))


async def test_cancelling_at_once_is_said_in_the_log(engine: Engine, agents: Agents) -> None:
    agents.hold("database")
    await engine.handle(DraftOne(artifact="database"))
    await engine.handle(Cancel(artifact="database"))
    assert engine.state.status("database") == "cancelled"
    assert not engine.busy


async def test_a_fault_of_ours_ends_the_draft_and_says_so(engine: Engine, agents: Agents) -> None:
    agents.faults["database"] = KeyError("oops")
    await do(engine, DraftOne(artifact="database"))
    draft = engine.state.artifacts["database"].draft
    assert draft is not None
    assert (draft.status, draft.reason) == ("failed", "engine")
    agents.faults.clear()
    await do(engine, DraftOne(artifact="database"))
    assert engine.state.status("database") == "drafted"


async def test_a_disk_that_fills_up_while_an_agent_writes_leaves_nothing_hanging(
    engine: Engine, agents: Agents
) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    held = agents.hold("database")
    await engine.handle(DraftOne(artifact="database"))
    while not agents.jobs:
        await asyncio.sleep(0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
    try:
        held.set()
        await engine.idle()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    await do(engine, DraftOne(artifact="database"))
    assert engine.state.status("database") == "drafted"


async def test_feedback_that_changes_nothing_leaves_the_rest_as_it_is(engine: Engine) -> None:
    await do(engine, DraftAll(), Approve(artifact="api", revision=1))
    await do(engine, Iterate(artifact="database", feedback="Use bigint keys."))
    assert engine.state.artifacts["database"].number == 2
    assert [engine.state.status(name) for name in ARTIFACTS] == ["drafted", "drafted", "approved", "drafted"]
    assert fold_all(SessionReader(engine.path).read()) == engine.state


async def test_nothing_is_drawn_from_what_is_stale(engine: Engine, agents: Agents) -> None:
    await do(engine, DraftAll())
    agents.answers["database"] = OTHER
    await do(engine, Iterate(artifact="database", feedback="Use bigint keys."))
    with pytest.raises(RefusedError, match="API, which is stale"):
        await engine.handle(DraftOne(artifact="sprints"))


async def test_what_was_not_seen_cannot_be_approved(engine: Engine) -> None:
    with pytest.raises(RefusedError, match="no draft"):
        await engine.handle(Approve(artifact="database", revision=1))
    await do(engine, DraftOne(artifact="database"), Iterate(artifact="database", feedback="Use bigint keys."))
    with pytest.raises(RefusedError, match="revision 2"):
        await engine.handle(Approve(artifact="database", revision=1))
    await do(engine, Approve(artifact="database", revision=2))
    assert engine.state.status("database") == "approved"


async def test_an_edit_is_a_revision_of_its_own(engine: Engine) -> None:
    await do(engine, DraftOne(artifact="database"))
    assert SAMPLE.database is not None
    shorter = SAMPLE.database.model_copy(update={"scaling": ()})
    await do(engine, Edit(artifact="database", base=1, database=shorter))
    assert engine.state.plan().database == shorter
    with pytest.raises(RefusedError, match="revision 2"):
        await engine.handle(Edit(artifact="database", base=1, database=shorter))
    with pytest.raises(RefusedError, match="does not hold"):
        await engine.handle(Edit(artifact="database", base=2))


async def test_an_earlier_revision_is_restored_as_a_new_one(engine: Engine) -> None:
    await do(engine, DraftOne(artifact="database"))
    assert SAMPLE.database is not None
    shorter = SAMPLE.database.model_copy(update={"scaling": ()})
    await do(engine, Edit(artifact="database", base=1, database=shorter))
    with pytest.raises(RefusedError, match="revision 2 now"):
        await engine.handle(Restore(artifact="database", base=1, revision=1))
    with pytest.raises(RefusedError, match="no r9; there are r1 to r2"):
        await engine.handle(Restore(artifact="database", base=2, revision=9))
    await do(engine, Restore(artifact="database", base=2, revision=1))
    held = engine.state.artifacts["database"]
    assert [(r.number, r.restored, r.content) for r in held.revisions] == [
        (1, 0, SAMPLE.database),
        (2, 0, shorter),
        (3, 1, SAMPLE.database),
    ]
    with pytest.raises(RefusedError, match="r1 says just what r3, the newest, says"):
        await engine.handle(Restore(artifact="database", base=3, revision=1))


async def test_what_was_drawn_from_other_inputs_is_stale_when_it_is_restored(engine: Engine, agents: Agents) -> None:
    await do(engine, DraftAll())
    agents.answers["database"] = OTHER
    await do(engine, Iterate(artifact="database", feedback="again"), DraftAll())
    assert SAMPLE.api is not None
    changed = SAMPLE.api.model_copy(update={"endpoints": SAMPLE.api.endpoints[1:]})
    held = engine.state.artifacts["api"]
    await do(engine, Edit(artifact="api", base=held.number, api=changed))
    assert not engine.state.stale("api")
    await do(engine, Restore(artifact="api", base=held.number + 1, revision=1))
    assert engine.state.stale("api")


async def test_a_model_holds_from_the_next_draft_on(engine: Engine, agents: Agents) -> None:
    agent = "database-architect"
    await do(engine, DraftOne(artifact="database"), Assign(agent=agent, model="x/y", api_base="http://127.0.0.1:9"))
    await do(engine, DraftOne(artifact="database"))
    assert [(job.model, job.api_base) for job in agents.jobs] == [
        ("offline/planner", ""),
        ("x/y", "http://127.0.0.1:9"),
    ]


async def test_the_gate_signs_writes_and_seals(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    await do(engine, DraftAll())
    with pytest.raises(RefusedError, match="The gate is closed"):
        await engine.handle(ApproveGate(folder=str(folder)))
    assert not folder.exists()
    await do(engine, *(Approve(artifact=name, revision=1) for name in ARTIFACTS), ApproveGate(folder=str(folder)))
    assert (folder / "schema.sql").is_file()
    assert engine.state.signed == dict.fromkeys(ARTIFACTS, 1)
    assert "plan.json" in engine.state.exports[-1].files
    with pytest.raises(RefusedError, match="signed"):
        await engine.handle(Iterate(artifact="api", feedback="once more"))
    await do(engine, Export(folder=str(tmp_path / "again"), only=("openapi",)))
    assert [path.name for path in (tmp_path / "again").iterdir()] == ["openapi.yaml"]
    assert engine.state.signed_folder == str(folder), "a later export is not what was signed"
    await do(engine, ReopenGate(reason="one more table"), Iterate(artifact="api", feedback="once more"))
    assert engine.state.signed is None


async def test_an_unwritable_folder_is_named_and_nothing_is_signed(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    await do(engine, DraftAll(), *(Approve(artifact=name, revision=1) for name in ARTIFACTS))
    with pytest.raises(RefusedError, match="name another folder"):
        await engine.handle(ApproveGate(folder=str(tmp_path / "file")))
    assert engine.state.signed is None


async def test_only_findings_that_exist_can_be_overridden(engine: Engine) -> None:
    with pytest.raises(RefusedError, match="No error finding"):
        await engine.handle(Override(finding="DB-999", reason="because"))


async def test_a_killed_engine_s_draft_is_kept_and_named_by_the_next(tmp_path: Path, agents: Agents) -> None:
    with fresh(tmp_path) as writer:
        started = DraftStarted(draft="d", artifact="database", model="m", requirements=1, inputs={})
        writer.append(started, "database-architect")
        writer.append(DraftDelta(draft="d", text='{"entities": [{"na'), "database-architect")
    engine = Engine(SessionWriter.open(writer.path), agents.ask)
    draft = engine.state.artifacts["database"].draft
    assert draft is not None
    assert (draft.status, draft.reason, draft.text) == ("failed", "engine", '{"entities": [{"na')
    await do(engine, DraftAll())
    assert engine.state.status("database") == "drafted"
    await engine.close()


@pytest.mark.parametrize(
    ("model", "expected", "dollars", "unpriced"),
    [("offline/planner", None, 0.0, False), ("m", 0.25, 0.25, False), ("m", None, 0.0, True)],
)
async def test_a_killed_engine_s_draft_counts_as_what_it_was_expected_to_cost(
    tmp_path: Path, agents: Agents, model: str, expected: float | None, dollars: float, unpriced: bool
) -> None:
    with fresh(tmp_path) as writer:
        started = DraftStarted(draft="d", artifact="database", model=model, requirements=1, inputs={})
        writer.append(started, "database-architect")
        if model != "offline/planner":
            usage = Usage(prompt_tokens=100, completion_tokens=8000)
            writer.append(DraftEstimated(draft="d", usage=usage, cost=expected), "database-architect")
    engine = Engine(SessionWriter.open(writer.path), agents.ask)
    assert (engine.state.cost, engine.state.unpriced) == (dollars, unpriced)
    assert engine.state.estimated is bool(expected)
    await engine.close()


async def test_a_torn_line_is_said_in_the_log(tmp_path: Path, agents: Agents) -> None:
    with fresh(tmp_path) as writer:
        pass
    with writer.path.open("ab") as file:
        file.write(b'{"seq":2,"at"')
    engine = Engine(SessionWriter.open(writer.path), agents.ask)
    assert "set aside" in engine.state.notes[0]
    await engine.close()


@pytest.fixture
def full_disk() -> Iterator[Callable[[], None]]:
    """A writer that has no room any more from the moment it is called."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))

    yield fill
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def test_a_full_disk_is_said_before_a_draft_is_paid_for(
    engine: Engine, agents: Agents, full_disk: Callable[[], None]
) -> None:
    full_disk()
    with pytest.raises(RefusedError, match="free some space"):
        await engine.handle(DraftOne(artifact="database"))
    assert agents.jobs == []


@pytest.mark.parametrize("where", ["agent", "fallback"])
async def test_a_key_itself_is_never_kept(engine: Engine, where: str) -> None:
    canary = "sk-canary-0123456789"
    fallback = Fallback(model="openai/gpt-4o-mini", key=canary)
    settings = ModelSettings(key=canary) if where == "agent" else ModelSettings(key="env:A", fallbacks=(fallback,))
    before = engine.state.seq
    with pytest.raises(RefusedError, match="keeps its model: this is no reference to a key") as refused:
        await engine.handle(Assign(agent="api-architect", model="openai/gpt-4o", settings=settings))
    assert canary not in str(refused.value)
    assert engine.state.seq == before
