"""One answer of a model that fits a schema, or a named failure: asked for, checked, repaired, handed to a fallback."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic

from agents.answers import Checked, check_answer, invalid_sentence, repair_sentence
from agents.cache import AnswerCache
from agents.calling import WORTH_KEEPING, Calls, Clockwork
from agents.deadline import Deadline
from agents.failures import DraftFailure
from agents.job import A, Answered, Emit, Job, with_fallback
from agents.keys import KeyMissingError, call_key
from agents.litellm_setup import load
from agents.models import is_offline, total_of
from agents.seam import whole_part
from agents.structured import best_mode
from sessions.events import DraftContinued, DraftRetried, FailureReason

REPAIRS = 2
"""How often an answer that does not hold goes back to the model."""
_NOT_THE_MODELS: frozenset[FailureReason] = frozenset({"budget", "disk", "engine"})
"""What goes wrong with any model."""
_KEEPS_ITS_TEXT: frozenset[FailureReason] = frozenset(
    {
        "too-short-limit",
        "cut-off",
        "broken-off",
        "timeout",
        "network",
        "provider",
        "overloaded",
        "rate-limit",
        "garbled",
        "no-credit",
        "no-key",
        "denied",
        "forbidden",
        "unknown-model",
        "bad-request",
        "too-long",
        "empty",
        "no-address",
        "not-secure",
        "proxy",
    }
)
"""Failures after which another model can go on with what was written: nothing was wrong with that."""


async def ask(
    job: Job[A],
    emit: Emit,
    *,
    cache: AnswerCache | None = None,
    clock: Callable[[], float] = time.monotonic,
    jitter: Callable[[], float] = random.random,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Answered[A]:
    """Ask a model and return its answer once it is valid.

    `emit` gets every event on the way, in order, from the caller's event loop. What `job.problems_of` finds in a valid
    answer goes back to the model; what is left after REPAIRS rounds is the person's to see. Without a `cache` every
    answer is asked for anew.

    Where a model fails, the next of the job's fallbacks is asked; it goes on with what was written if that is much.
    All of that has to be over within the total of the job's time-outs.

    Raises DraftFailure when there is no valid answer, and CancelledError when cancelled; what was written until then
    has been emitted, and `job.meter` says what it used.
    """
    attempt = 1
    await _ready_for(job.model)
    clockwork = Clockwork(Deadline(total_of(job.settings)), clock, jitter, pause)
    while True:
        run = _Run(job, emit, cache, clockwork, attempt)
        try:
            return await run.result()
        except DraftFailure as failure:
            over = clockwork.deadline.left() <= 0
            if over or not job.settings.fallbacks or failure.reason in _NOT_THE_MODELS:
                raise
            kept = whole_part(run.text) if failure.reason in _KEEPS_ITS_TEXT else ""
            job = with_fallback(job, kept if len(kept) >= WORTH_KEEPING else "")
            attempt = run.attempt + 1
            emit(_handed_on(job, attempt, failure))
            await _ready_for(job.model)


async def _ready_for(model: str) -> None:
    """Import litellm, which takes seconds the first time, while commands are answered; rules need none of it."""
    if not is_offline(model):
        await asyncio.to_thread(load)


def _handed_on(job: Job[A], attempt: int, failure: DraftFailure) -> DraftRetried | DraftContinued:
    """Say that the job's model takes over."""
    said = {"draft": job.draft, "attempt": attempt, "reason": failure.reason, "message": failure.message}
    if job.begun:
        return DraftContinued.model_validate({**said, "model": job.model, "kept": len(job.begun)})
    return DraftRetried.model_validate({**said, "model": job.model})


class _Run(Generic[A]):
    """One model while it is asked."""

    def __init__(self, job: Job[A], emit: Emit, cache: AnswerCache | None, clockwork: Clockwork, attempt: int) -> None:
        self._job = job
        self._emit = emit
        self._cache = cache
        self._clockwork = clockwork
        self._attempt = attempt
        self._started = clockwork.clock()
        self._calls: Calls[A] | None = None

    @property
    def attempt(self) -> int:
        """How many calls, this model's and those before, were made."""
        return self._calls.attempt if self._calls else self._attempt

    @property
    def text(self) -> str:
        """What there is of an answer."""
        return self._calls.text if self._calls else self._job.begun

    async def result(self) -> Answered[A]:
        job = self._job
        mode = await asyncio.to_thread(best_mode, job.model, job.api_base)
        calls = self._calls = Calls(job, _key_of(job), mode, self._emit, self._cache, self._clockwork, self._attempt)
        # An offline planner is rules: asked again, it answers the same.
        rounds = 0 if is_offline(job.model) else REPAIRS
        best: Checked[A] | None = None
        checked = await self._round(calls, job.given, None)
        while True:
            if checked.content and (best is None or len(checked.problems) <= len(best.problems)):
                best = checked
            if not checked.problems or rounds == 0:
                break
            rounds -= 1
            calls.retried("invalid", repair_sentence(checked.problems))
            try:
                checked = await self._round(calls, checked.content or job.given, checked)
            except DraftFailure:
                if best is None:
                    raise
                break  # a valid draft was paid for; what it lacks is shown as findings
        if best is None or best.content is None:
            raise DraftFailure("invalid", invalid_sentence(job.title, job.model, checked.problems))
        return self._finished(calls, best.content)

    def _finished(self, calls: Calls[A], content: A) -> Answered[A]:
        now = self._clockwork.clock()
        first = now if calls.first_token is None else calls.first_token
        return Answered(
            content=content,
            usage=self._job.meter.usage,
            cost=self._job.cost,
            first_token_ms=round((first - self._started) * 1000),
            duration_ms=round((now - self._started) * 1000),
            cached=calls.cached,
        )

    async def _round(self, calls: Calls[A], last: A | None, failed: Checked[A] | None) -> Checked[A]:
        """Get an answer and check it; keep it for the next time if it is valid."""
        answer, request = await self._clockwork.deadline.within(calls.answer(last, failed), self._job.model)
        checked = check_answer(self._job.answer_type, answer.content, self._problems_of)
        if checked.content and request and self._cache and self._job.settings.cache and not is_offline(self._job.model):
            await asyncio.to_thread(self._cache.put, request, answer)
        return checked

    def _problems_of(self, content: A) -> Sequence[str]:
        """Return what goes back to the model; the rules of an offline planner would only answer the same again."""
        return () if is_offline(self._job.model) else self._job.problems_of(content)


def _key_of(job: Job[A]) -> str:
    try:
        return call_key(job.model, job.api_base, job.settings.key)
    except (KeyMissingError, ValueError) as error:
        raise DraftFailure("no-key", str(error)) from None
