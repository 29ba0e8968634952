"""Agents without a model: they write the sample plan in pieces, at their own pace."""

import asyncio
from random import Random
from typing import cast

from agents.drafting import DraftJob
from agents.failures import DraftFailure
from agents.job import A, Answered, Emit, Job
from sessions.events import DraftDelta, Usage
from tests.plan.sample import sample_plan

PLAN = sample_plan()
_PIECES = 40


class ScriptedAgents:
    """Stands for `agents.asking.ask`; `seconds` is how long a whole draft takes."""

    def __init__(self, seed: int, seconds: float) -> None:
        self._random = Random(seed)
        self._seconds = seconds

    async def ask(self, job: Job[A], emit: Emit) -> Answered[A]:
        """Write the sample's artifact; nobody has cards for planning poker."""
        if not isinstance(job, DraftJob):
            raise DraftFailure("refused", "These agents only draft.")
        artifact = PLAN.artifact(job.artifact)
        assert artifact is not None
        text = artifact.model_dump_json()
        size = len(text) // _PIECES + 1
        for start in range(0, len(text), size):
            await asyncio.sleep(self._random.random() * 2 * self._seconds / _PIECES)
            emit(DraftDelta(draft=job.draft, text=text[start : start + size]))
        usage = Usage(completion_tokens=len(text) // 4)
        return Answered(cast("A", artifact), usage, cost=0.0, duration_ms=1, first_token_ms=1, cached=False)
