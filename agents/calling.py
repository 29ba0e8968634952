"""The calls that one complete answer takes: made again where that can help, gone on with where an answer was cut."""

import asyncio
import re
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from random import random
from typing import Generic

from agents.answers import Checked, check_answer
from agents.budget import within_budget
from agents.cache import AnswerCache, CachedAnswer
from agents.context_size import with_what_fits
from agents.deadline import Deadline
from agents.deltas import DeltaBatch
from agents.failures import DraftFailure
from agents.growing import Growing
from agents.job import A, Emit, Job
from agents.models import is_offline, timeouts_of
from agents.pricing import cost, estimated_usage, likely_usage
from agents.repetition import Circles
from agents.seam import continued, whole_part
from agents.streaming import Chunk, Content, ModelRequest, Reasoning, Used, stream
from agents.structured import Mode, form_of, weaker
from sessions.events import DraftContinued, DraftEstimated, DraftRetried, FailureReason, Usage

RETRIES = 3
"""How often a failed call is made again, where that can help."""
CONTINUATIONS = 12
"""How often an answer that is too long for one call is gone on with."""
LONGEST_WAIT = 120.0
"""Seconds that a provider may ask to wait; an answer that would take longer to begin fails instead."""
WORTH_KEEPING = 2_000
"""Characters: an answer that broke off before is begun anew, which costs less than a bad seam."""
_LEAST_GAIN = 200
"""Characters that a call has to add to an answer that is too long, or it would go on for ever."""
_CACHED_PIECE = 400
_FORM_REFUSED = re.compile(
    r"response.?format|json.?schema|json.?object|json.?mode|structured|\btools?\b|function.?call", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clockwork:
    """What the calls know of time and chance: by when all is over, seconds, a number from 0 to 1, a way to wait."""

    deadline: Deadline
    clock: Callable[[], float] = time.monotonic
    jitter: Callable[[], float] = random
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep


class Calls(Generic[A]):
    """Makes the calls of a job. `text` is what a view shows of the answer at any moment."""

    def __init__(
        self,
        job: Job[A],
        key: str,
        mode: Mode,
        emit: Emit,
        cache: AnswerCache | None,
        clockwork: Clockwork,
        attempt: int,
    ) -> None:
        self._job = job
        self._key = key
        self._mode = mode
        self._emit = emit
        self._cache = cache if job.settings.cache and not is_offline(job.model) else None
        self._clockwork = clockwork
        self._retries = 0
        self._continuations = 0
        self._begun = job.begun
        self._estimated = False
        self.attempt = attempt
        self.text = job.begun
        self.first_token: float | None = None
        self.cached = True
        """Whether every answer so far came from the cache."""

    async def answer(self, last: A | None, failed: Checked[A] | None) -> tuple[CachedAnswer, ModelRequest | None]:
        """Return one complete answer, and the request to keep it under if it is new.

        Raises DraftFailure when there is none; `text` is what came of it.
        """
        kept, self._begun = self._begun, ""
        request = self._request(last, failed)
        while True:
            try:
                answer, cached = await self._call(self._going_on(last, failed, kept) if kept else request, kept)
            except DraftFailure as failure:
                kept = await self._after(failure, kept)
                request = self._request(last, failed)
            else:
                return answer, None if cached else request

    def retried(self, reason: FailureReason, message: str, wait: float = 0.0) -> None:
        """Say that the answer is begun anew, and why."""
        self.attempt += 1
        self.text = ""
        self._emit(
            DraftRetried(
                draft=self._job.draft,
                attempt=self.attempt,
                reason=reason,
                message=message,
                wait_ms=round(wait * 1000),
            )
        )

    def _request(self, last: A | None, failed: Checked[A] | None, *, mode: Mode | None = None) -> ModelRequest:
        job = self._job
        form = form_of(job.name, job.answer_type, job.model, mode or self._mode)
        problems = failed.problems if failed else ()
        answer = failed.text if failed and failed.content is None else ""
        return ModelRequest(
            model=job.model,
            messages=tuple(job.messages(last, problems, answer, form.words)),
            response_format=form.response_format,
            tool=form.tool,
            api_base=job.api_base,
            api_key=self._key,
            temperature=job.settings.temperature,
            max_tokens=job.settings.max_tokens,
            reasoning_effort=job.settings.reasoning_effort,
            tokens_per_second=job.tokens_per_second,
            timeouts=timeouts_of(job.settings),
        )

    def _going_on(self, last: A | None, failed: Checked[A] | None, kept: str) -> ModelRequest:
        """Return the request for the rest: what follows half an object fits no schema, so only words can ask for it."""
        request = self._request(last, failed, mode="prompt")
        return replace(request, messages=tuple(continued(request.messages, kept)))

    async def _call(self, request: ModelRequest, kept: str) -> tuple[CachedAnswer, bool]:
        """Return one complete answer and whether it comes from the cache, emitting it as it grows."""
        cached = None
        if self._cache and not self._job.fresh:
            cached = await asyncio.to_thread(self._cache.get, request)
        if cached is None:
            self.cached = False
            await self._estimate(request)
            request = await within_budget(request, self._job.purse, self._job.draft, self._job.settings.prices)
        batch = DeltaBatch(self._job.draft, self._emit)
        growing = Growing(kept, lambda text: batch.add("content", text), self._anew)
        self.text = kept
        content: list[str] = []
        reasoning: list[str] = []
        usage: Usage | None = None
        stuck = Circles(self._job.model)
        taken = False
        try:
            async with aclosing(_replayed(cached) if cached else stream(request)) as chunks:
                async for chunk in chunks:
                    if isinstance(chunk, Used):
                        usage = chunk.usage
                        continue
                    if self.first_token is None:
                        self.first_token = self._clockwork.clock()
                    stuck.add(chunk.text)
                    if isinstance(chunk, Reasoning):
                        reasoning.append(chunk.text)
                        batch.add("reasoning", chunk.text)
                        continue
                    content.append(chunk.text)
                    growing.add(chunk.text)
                    self.text = growing.text
            growing.end()
            self._settle(growing)
        except DraftFailure as failure:
            taken = failure.taken
            raise
        except asyncio.CancelledError:
            taken = True
            raise
        finally:
            growing.end()
            self.text = growing.text
            if cached is None and (usage or content or reasoning or taken):
                self._book(request, usage, "".join(reasoning) + "".join(content))
            if self._job.purse is not None:
                self._job.purse.free(self._job.draft)
            batch.flush()
        return CachedAnswer(content=self.text, reasoning="".join(reasoning), usage=usage or Usage()), cached is not None

    def _book(self, request: ModelRequest, usage: Usage | None, written: str) -> None:
        """Count what a call used; by estimate if it was stopped before the provider could say."""
        used = usage or estimated_usage(request.model, request.messages, written)
        self._job.meter.add(used, cost(request.model, used, self._job.settings.prices))

    def _settle(self, growing: Growing) -> None:
        """Take a complete answer that was begun anew, although it is shorter, if it fits; DraftFailure if not."""
        if not growing.waiting:
            return
        if check_answer(self._job.answer_type, growing.waiting, lambda _: ()).content is None:
            sentence = f"{self._job.model} began its answer anew and wrote less than was there; go on from there."
            raise DraftFailure("cut-off", sentence, retryable=True)
        growing.taken()

    def _anew(self, kept: int) -> None:
        model = self._job.model
        if kept:
            self._continued("cut-off", f"{model} begins anew; what is there stays until that is longer.", kept, 0.0)
        else:
            self.attempt -= 1  # the same answer goes on
            self._continued("cut-off", f"The new answer of {model} takes the place of the one before.", 0, 0.0)

    async def _estimate(self, request: ModelRequest) -> None:
        """Say before the first call what the answer is likely to use."""
        if self._estimated or is_offline(request.model):
            return
        self._estimated = True
        usage = await asyncio.to_thread(likely_usage, request.model, request.messages, self._job.likely)
        dollars = await asyncio.to_thread(cost, request.model, usage, self._job.settings.prices)
        self._emit(DraftEstimated(draft=self._job.draft, usage=usage, cost=dollars))

    async def _after(self, failure: DraftFailure, kept: str) -> str:
        """Prepare the next call after a failed one: return the text that it goes on from, empty to begin anew.

        Raises the failure if there is nothing to be done.
        """
        mode = weaker(self._mode) if _refuses_form(failure, self._job.model) else None
        if mode and not kept:
            self._mode = mode
            self.retried(failure.reason, failure.message)
            return ""
        whole = whole_part(self.text)
        if failure.reason == "too-short-limit":
            if len(whole) < len(kept) + _LEAST_GAIN or self._continuations >= CONTINUATIONS:
                raise failure
            self._continuations += 1
            self._continued(
                failure.reason, f"The answer is longer than {self._job.model} writes at once.", len(whole), 0.0
            )
            return whole
        if failure.reason == "too-long":
            raise await with_what_fits(failure, self._request(None, None), self._job.model)
        wait = self._wait(failure)
        self._retries += 1
        if kept or len(whole) >= WORTH_KEEPING:
            self._continued(failure.reason, failure.message, len(whole), wait)
        else:
            whole = ""
            self.retried(failure.reason, failure.message, wait)
        await self._clockwork.pause(wait)
        return whole

    def _wait(self, failure: DraftFailure) -> float:
        """Return the seconds to wait before a failed call is made again; raise the failure if it may not be."""
        if not failure.retryable or self._retries >= RETRIES:
            raise failure
        wait = failure.retry_after
        if wait is None:
            wait = float(min(0.5 * 2**self._retries, 30.0) * (0.5 + self._clockwork.jitter()))
        if wait > LONGEST_WAIT:
            raise DraftFailure(
                failure.reason,
                f"{self._job.model} asks to wait {wait / 60:.0f} minutes; draft again then, or choose another model.",
                retry_after=wait,
            ) from failure
        if wait > self._clockwork.deadline.left():
            raise failure
        return wait

    def _continued(self, reason: FailureReason, message: str, kept: int, wait: float) -> None:
        self.attempt += 1
        self._emit(
            DraftContinued(
                draft=self._job.draft,
                attempt=self.attempt,
                reason=reason,
                message=message,
                kept=kept,
                wait_ms=round(wait * 1000),
            )
        )


def _refuses_form(failure: DraftFailure, model: str) -> bool:
    """Return whether a provider does not take the form that it was asked for; what the model is called says nothing."""
    words = failure.message
    for name in (model, model.partition("/")[2], model.rpartition("/")[2]):
        words = words.replace(name, "")
    return failure.reason == "bad-request" and _FORM_REFUSED.search(words) is not None


async def _replayed(answer: CachedAnswer) -> AsyncGenerator[Chunk, None]:
    """Stream a cached answer again; between pieces whatever else waits may run."""
    for start in range(0, len(answer.reasoning), _CACHED_PIECE):
        yield Reasoning(answer.reasoning[start : start + _CACHED_PIECE])
        await asyncio.sleep(0)
    for start in range(0, len(answer.content), _CACHED_PIECE):
        yield Content(answer.content[start : start + _CACHED_PIECE])
        await asyncio.sleep(0)
    yield Used(answer.usage)
