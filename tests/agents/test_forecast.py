"""What a draft is likely to cost is told before it is asked for, by the request that it would send."""

from pathlib import Path

import pytest

from agents.asking import ask
from agents.commands import Assign, DraftOne, RefusedError, SetBudget
from agents.engine import Engine
from agents.forecast import Forecast, forecast
from plan.plan import Plan
from sessions.events import DraftEstimated, Usage
from sessions.file import SessionWriter
from sessions.reader import SessionReader
from tests.agents.server import USAGE, Answer, provider
from tests.sessions.build import new_session, ticking

pytestmark = pytest.mark.usefixtures("litellm")


async def test_it_is_what_the_draft_then_expects(plan: Plan, tmp_path: Path) -> None:
    assert plan.architecture
    with new_session(tmp_path, read=plan.requirements) as writer:
        path = writer.path
    engine = Engine(SessionWriter.open(path, ticking()), ask)
    async with provider(Answer(plan.architecture.model_dump_json(), usage=USAGE)) as server:
        await engine.handle(Assign(agent="tech-lead-orchestrator", model="openai/gpt-4o", api_base=server.api_base))
        await engine.handle(SetBudget(dollars=2.0))
        told = forecast(engine.state, "architecture")
        assert server.asked == []
        await engine.handle(DraftOne(artifact="architecture"))
        await engine.idle()
        drawn = engine.state
        with pytest.raises(RefusedError, match="waits for database"):
            forecast(drawn, "api")
        again = forecast(drawn, "architecture", "Split the catalogue off.")
        anew = forecast(drawn, "architecture")
        await engine.handle(DraftOne(artifact="architecture"))
        await engine.idle()
    await engine.close()
    first, second = (e.data for e in SessionReader(path).read() if isinstance(e.data, DraftEstimated))
    assert (first.usage, first.cost) == (told.usage, told.cost)
    assert (second.usage, second.cost) == (anew.usage, anew.cost)
    assert told.left == 2.0
    assert again.usage.prompt_tokens > told.usage.prompt_tokens + again.usage.completion_tokens / 2
    assert again.usage.completion_tokens == len(plan.architecture.model_dump_json()) // 4
    assert again.left == pytest.approx(2.0 - drawn.cost)


@pytest.mark.parametrize(
    ("cost", "left", "ends"),
    [
        (None, None, "out with m: price unknown."),
        (None, 1.0, "out with m: price unknown, so the budget refuses it."),
        (0.0, None, "out with m: free."),
        (0.11, 1.2, "out with m: about $0.11; $1.20 of the budget is left."),
        (0.11, 0.05, "out with m: about $0.11; only $0.05 of the budget is left."),
    ],
)
def test_it_says_what_that_costs(cost: float | None, left: float | None, ends: str) -> None:
    told = Forecast("m", Usage(prompt_tokens=12_345, completion_tokens=8_000), cost, left).sentence
    assert told == f"About 12,345 tokens in and 8,000 {ends}"
