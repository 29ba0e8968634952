"""Four agents finish a plan that holds, and play planning poker, over every wire format and over a mix of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from agents.asking import ask
from agents.commands import Assign, DraftAll
from agents.engine import Engine
from agents.pricing import cost
from plan.artifacts import AGENTS, ARTIFACTS, AgentName
from plan.checks import check
from plan.estimates import SPECIALISTS, Estimate, Estimates, Settlement, Settlements, in_order
from plan.plan import Plan
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from sessions.events import DraftFinished, EstimatesGiven, EstimatesSettled
from sessions.file import SessionWriter
from sessions.reader import SessionReader
from tests.agents.offline.drafts import drafted
from tests.sessions.build import new_session, ticking
from tests.wire.dialect import Dialect, Script
from tests.wire.matrix import DIALECTS, KEY, Servers, servers

EXAMPLE = Path(__file__).parents[2] / "examples" / "library-loans.md"
CHAT, RESPONSES, ANTHROPIC, GEMINI, OLLAMA = DIALECTS
TEAMS: Mapping[str, tuple[Dialect, Dialect, Dialect, Dialect]] = {
    **{dialect.name: (dialect, dialect, dialect, dialect) for dialect in DIALECTS},
    "mixed": (CHAT, ANTHROPIC, GEMINI, OLLAMA),
    "mixed-with-responses": (RESPONSES, GEMINI, ANTHROPIC, OLLAMA),
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    """What the offline planner makes of the example."""
    return drafted(read_requirements([SourceDocument(EXAMPLE.name, EXAMPLE.read_text())], date(2026, 1, 5)))


def scripts(plan: Plan, agent: AgentName) -> list[Script]:
    """Return an agent's draft and its word in planning poker: one specialist disputes the first story."""
    assert plan.sprints
    name = next(name for name in ARTIFACTS if AGENTS[name] == agent)
    stories = in_order(plan.sprints)
    first = stories[0]
    artifact = plan.artifact(name)
    assert artifact
    if agent in SPECIALISTS.values():
        far = 13 if first.points <= 5 else 1
        points = {first.id: far} if agent == "database-architect" else {}
        cards = [Estimate(story=s.id, points=points.get(s.id, s.points), reason="It is so.") for s in stories]
        word = Estimates(estimates=tuple(cards)).model_dump_json()
    else:
        verdict = Settlement(story=first.id, points=first.points, reason="The plan was right.")
        word = Settlements(settlements=(verdict,)).model_dump_json()
    return [
        Script(text=artifact.model_dump_json(), reasoning="I think about it.", pieces=30),
        Script(text=word, pieces=5),
    ]


async def finish(folder: Path, plan: Plan, team: tuple[Dialect, ...], at: Servers) -> Engine:
    """Let the four agents draft the plan."""
    with new_session(folder, read=plan.requirements) as writer:
        path = writer.path
    engine = Engine(SessionWriter.open(path, ticking()), ask)
    for dialect, name in zip(team, ARTIFACTS, strict=True):
        agent = AGENTS[name]
        base = at.plain.route(agent, dialect, scripts(plan, agent))
        await engine.handle(Assign(agent=agent, model=dialect.model, api_base=base))
    await engine.handle(DraftAll())
    await engine.idle()
    return engine


@pytest.mark.parametrize("name", TEAMS)
async def test_four_agents_finish_a_plan(
    name: str, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = TEAMS[name]
    for dialect in DIALECTS:
        monkeypatch.setenv(dialect.key, KEY)
    async with servers() as at:
        engine = await finish(tmp_path, plan, team, at)
        state, path = engine.state, engine.path
        await engine.close()
    assert [state.status(each) for each in ARTIFACTS] == ["drafted"] * 4
    assert [found for found in check(state.plan()) if found.severity == "error"] == []
    events = [event.data for event in SessionReader(path).read()]
    for dialect, artifact in zip(team, ARTIFACTS, strict=True):
        drafts = [data for data in events if isinstance(data, DraftFinished) and data.artifact == artifact]
        assert [draft.content for draft in drafts] == [plan.artifact(artifact)]
        assert _counted(drafts[0].usage.model_dump(), dialect)
        assert drafts[0].cost == pytest.approx(cost(dialect.model, drafts[0].usage))
    assert sum(isinstance(data, EstimatesGiven) for data in events) == 3
    assert sum(isinstance(data, EstimatesSettled) for data in events) == 1
    assert KEY not in path.read_text()


def _counted(usage: Mapping[str, int], dialect: Dialect) -> bool:
    """Return whether the usage is as scripted; two do not say how much they thought, and litellm counts."""
    wanted = dialect.usage.model_dump()
    if dialect in {ANTHROPIC, OLLAMA}:
        usage, wanted = ({**each, "reasoning_tokens": 0} for each in (usage, wanted))
    return usage == wanted
