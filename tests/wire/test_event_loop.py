"""What litellm asks by the way keeps nobody waiting: the agents share one event loop."""

import asyncio
import time
from dataclasses import replace

import pytest

from agents.asking import ask
from sessions.events import DraftDelta
from tests.wire.dialect import Dialect
from tests.wire.faults import GOOD
from tests.wire.matrix import DIALECTS, KEY, BookJob, environment, servers

CHAT, *_, OLLAMA = DIALECTS
SLOW = 3.0
"""Seconds that the server takes to say what a model can do."""


@pytest.mark.parametrize(
    ("model", "dialect"),
    [("ollama_chat/of-ones-own", OLLAMA), ("lemonade/of-ones-own", CHAT)],
    ids=["ollama", "lemonade"],
)
async def test_a_server_that_is_slow_to_say_what_its_model_can_do_stops_no_other_agent(
    model: str, dialect: Dialect
) -> None:
    gaps: list[float] = []
    last = 0.0

    def note(event: object) -> None:
        nonlocal last
        if isinstance(event, DraftDelta):
            now = time.monotonic()
            gaps.append(now - last if last else 0.0)
            last = now

    async with servers() as at:
        at.plain.hesitation = SLOW
        slow = at.plain.route("slow", dialect, [GOOD])
        steady = at.plain.route("steady", CHAT, [replace(GOOD, pieces=40, between=0.06)])
        with environment(OLLAMA_API_BASE=slow, LEMONADE_API_BASE=slow, **{CHAT.key: KEY}):
            writing = asyncio.create_task(ask(BookJob(draft="steady", model=CHAT.model, api_base=steady), note))
            while len(gaps) < 3:
                await asyncio.sleep(0.01)
            await ask(BookJob(draft="slow", model=model, api_base=slow), lambda _event: None)
            await writing
    assert len(gaps) > 20
    assert max(gaps) < SLOW / 2
    assert len(at.plain.heads) == 2  # the two calls, and no question
