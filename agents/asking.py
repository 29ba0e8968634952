"""One answer of a model that fits a schema, or a named failure: retried, repaired, kept, paid for."""

import asyncio
import random
import re
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from agents.answers import Checked, check_answer, invalid_sentence, repair_sentence
from agents.budget import Purse
from agents.cache import AnswerCache, CachedAnswer
from agents.deltas import DeltaBatch
from agents.failures import DraftFailure
from agents.keys import KeyMissingError, call_key
from agents.litellm_setup import load
from agents.models import is_offline, timeouts_of
from agents.pricing import MIN_ANSWER_TOKENS, Meter, affordable, cost, estimated_usage
from agents.prompts import Message
from agents.repetition import Circles
from agents.streaming import Chunk, Content, ModelRequest, Reasoning, Used, stream
from agents.structured import Mode, best_mode, form_of, weaker
from sessions.events import DraftDelta, DraftRetried, FailureReason, ModelSettings, Usage

REPAIRS = 2
"""How often an answer that does not hold goes back to the model."""
RETRIES = 3
"""How often a failed call is made again, where that can help."""
LONGEST_WAIT = 120.0
"""Seconds that a provider may ask to wait; an answer that would take longer to begin fails instead."""
_CACHED_PIECE = 400
_NOT_THE_MODELS: frozenset[FailureReason] = frozenset({"budget", "disk", "engine"})
"""What goes wrong with any model."""
_FORM_REFUSED = re.compile(r"response.?format|json.?schema|json.?object|json.?mode|structured", re.IGNORECASE)

A = TypeVar("A", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(ABC, Generic[A]):
    """What is wanted of a model, and on which terms; subclasses say what the answer is and how to ask for it."""

    draft: str
    """Names the answer in the events on the way."""
    model: str
    api_base: str = ""
    settings: ModelSettings = ModelSettings()
    tokens_per_second: float = 0.0
    """Pace of an offline model; 0 for as fast as it can."""
    fresh: bool = False
    """Whether a kept answer to the same request will not do."""
    purse: Purse | None = None
    """What may still be spent; None for no limit."""
    meter: Meter = field(default_factory=Meter)
    """Counts what the answer uses, however it ends."""

    @property
    def cost(self) -> float | None:
        """Dollars that it has cost so far; None if a price is unknown."""
        return self.meter.cost

    @property
    @abstractmethod
    def name(self) -> str:
        """What the answer's schema is called."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What the answer is called in a sentence."""

    @property
    @abstractmethod
    def answer_type(self) -> type[A]:
        """What the answer has to be."""

    @property
    def given(self) -> A | None:
        """What the model wrote before, if it is to go on from there."""
        return None

    @abstractmethod
    def messages(self, last: A | None, problems: Sequence[str], answer: str, form: str) -> list[Message]:
        """Return what is sent; `last` or `answer` is what did not hold, for the `problems` named."""

    def problems_of(self, answer: A) -> Sequence[str]:
        """Return what does not hold in a valid answer, in words for the model."""
        return ()


@dataclass(frozen=True, slots=True)
class Answered(Generic[A]):
    """A valid answer. Usage and cost are summed over its calls; cost is None if a price is unknown."""

    content: A
    usage: Usage
    cost: float | None
    first_token_ms: int
    duration_ms: int
    cached: bool


Emit = Callable[[DraftDelta | DraftRetried], None]


class Asker(Protocol):
    """Asks a model: `ask`, or what stands for it."""

    async def __call__(self, job: Job[A], emit: Emit) -> Answered[A]:
        """Return the answer; raises DraftFailure, or CancelledError when cancelled."""
        ...


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

    Where a model fails, the next of the job's fallbacks is asked.

    Raises DraftFailure when there is no valid answer, and CancelledError when cancelled; what was written until then
    has been emitted, and `job.meter` says what it used.
    """
    attempt = 1
    while True:
        run = _Run(job, emit, cache, clock, jitter, pause, attempt)
        try:
            return await run.result()
        except DraftFailure as failure:
            if not job.settings.fallbacks or failure.reason in _NOT_THE_MODELS:
                raise
            job = with_fallback(job)
            attempt = run.attempt + 1
            emit(
                DraftRetried(
                    draft=job.draft, attempt=attempt, reason=failure.reason, message=failure.message, model=job.model
                )
            )


def with_fallback(job: Job[A]) -> Job[A]:
    """Return the job for the first of its fallbacks; address, key and prices are not those of the model before."""
    following, *rest = job.settings.fallbacks
    update = {"key": following.key, "prices": None, "fallbacks": tuple(rest)}
    return replace(
        job,
        model=following.model,
        api_base=following.api_base,
        settings=job.settings.model_copy(update=update),
    )


class _Run(Generic[A]):
    """One answer while it is asked for."""

    def __init__(
        self,
        job: Job[A],
        emit: Emit,
        cache: AnswerCache | None,
        clock: Callable[[], float],
        jitter: Callable[[], float],
        pause: Callable[[float], Awaitable[None]],
        attempt: int,
    ) -> None:
        self._job = job
        self._emit = emit
        self._cache = cache if job.settings.cache and not is_offline(job.model) else None
        self._key = ""
        self._clock = clock
        self._jitter = jitter
        self._pause = pause
        self.attempt = attempt
        self._retries = 0
        self._mode: Mode = "prompt"
        self._started = clock()
        self._first_token: float | None = None
        self._cached = True

    async def result(self) -> Answered[A]:
        job = self._job
        await asyncio.to_thread(load)  # takes seconds the first time; commands are answered meanwhile
        self._key = _key_of(job)
        self._mode = best_mode(job.model)
        # An offline planner is rules: asked again, it answers the same.
        rounds = 0 if is_offline(job.model) else REPAIRS
        best: Checked[A] | None = None
        checked = await self._round(job.given, None)
        while True:
            if checked.content and (best is None or len(checked.problems) <= len(best.problems)):
                best = checked
            if not checked.problems or rounds == 0:
                break
            rounds -= 1
            self._retried("invalid", repair_sentence(checked.problems), 0.0)
            try:
                checked = await self._round(checked.content or job.given, checked)
            except DraftFailure:
                if best is None:
                    raise
                break  # a valid draft was paid for; what it lacks is shown as findings
        if best is None or best.content is None:
            raise DraftFailure("invalid", invalid_sentence(job.title, job.model, checked.problems))
        return self._finished(best.content)

    def _finished(self, content: A) -> Answered[A]:
        now = self._clock()
        first = now if self._first_token is None else self._first_token
        return Answered(
            content=content,
            usage=self._job.meter.usage,
            cost=self._job.cost,
            first_token_ms=round((first - self._started) * 1000),
            duration_ms=round((now - self._started) * 1000),
            cached=self._cached,
        )

    async def _round(self, last: A | None, failed: Checked[A] | None) -> Checked[A]:
        """Get an answer, again if need be, and check it; keep it for the next time if it is valid."""
        while True:
            request = self._request(last, failed)
            try:
                answer, cached = await self._call(request)
            except DraftFailure as failure:
                await self._prepare_retry(failure)
                continue
            checked = check_answer(self._job.answer_type, answer.content, self._problems_of)
            if checked.content and self._cache and not cached:
                await asyncio.to_thread(self._cache.put, request, answer)
            return checked

    def _problems_of(self, content: A) -> Sequence[str]:
        """Return what goes back to the model; the rules of an offline planner would only answer the same again."""
        return () if is_offline(self._job.model) else self._job.problems_of(content)

    def _request(self, last: A | None, failed: Checked[A] | None) -> ModelRequest:
        job = self._job
        form = form_of(job.name, job.answer_type, job.model, self._mode)
        problems = failed.problems if failed else ()
        answer = failed.text if failed and failed.content is None else ""
        return ModelRequest(
            model=job.model,
            messages=tuple(job.messages(last, problems, answer, form.words)),
            response_format=form.response_format,
            api_base=job.api_base,
            api_key=self._key,
            temperature=job.settings.temperature,
            max_tokens=job.settings.max_tokens,
            reasoning_effort=job.settings.reasoning_effort,
            tokens_per_second=job.tokens_per_second,
            timeouts=timeouts_of(job.settings),
        )

    async def _call(self, request: ModelRequest) -> tuple[CachedAnswer, bool]:
        """Return one complete answer and whether it comes from the cache, emitting it as it grows."""
        cached = None
        if self._cache and not self._job.fresh:
            cached = await asyncio.to_thread(self._cache.get, request)
        if cached is None:
            self._cached = False
            request = self._within_budget(request)
        batch = DeltaBatch(self._job.draft, self._emit)
        content: list[str] = []
        reasoning: list[str] = []
        usage: Usage | None = None
        stuck = Circles(self._job.model)
        try:
            async with aclosing(_replayed(cached) if cached else stream(request)) as chunks:
                async for chunk in chunks:
                    if isinstance(chunk, Used):
                        usage = chunk.usage
                        continue
                    if self._first_token is None:
                        self._first_token = self._clock()
                    thought = isinstance(chunk, Reasoning)
                    (reasoning if thought else content).append(chunk.text)
                    stuck.add(chunk.text)
                    batch.add("reasoning" if thought else "content", chunk.text)
        finally:
            if cached is None and (usage or content or reasoning):
                written = "".join(reasoning) + "".join(content)
                used = usage or estimated_usage(request.model, request.messages, written)
                self._job.meter.add(used, cost(request.model, used, self._job.settings.prices))
            if self._job.purse is not None:
                self._job.purse.free(self._job.draft)
            batch.flush()
        answer = CachedAnswer(content="".join(content), reasoning="".join(reasoning), usage=usage or Usage())
        return answer, cached is not None

    def _within_budget(self, request: ModelRequest) -> ModelRequest:
        """Limit the answer to what is left to spend, and hold that; DraftFailure if it is too little for an answer."""
        job = self._job
        left = job.purse.left() if job.purse is not None else None
        if job.purse is None or left is None or is_offline(request.model):
            return request
        bought = affordable(request.model, request.messages, left, job.settings.prices)
        if bought is None:
            raise DraftFailure(
                "budget",
                f"The price of {request.model} is unknown, so no budget can hold; give its prices in config.toml, "
                "or draft without a budget.",
            )
        if bought.dollars > left or (bought.tokens is not None and bought.tokens < MIN_ANSWER_TOKENS):
            raise DraftFailure(
                "budget",
                f"The next call could cost more than the ${max(left, 0.0):.2f} that are left; "
                "raise the budget or choose a cheaper model.",
            )
        job.purse.hold(job.draft, bought.dollars)
        if bought.tokens is None:
            return request
        return replace(request, max_tokens=min(bought.tokens, request.max_tokens or bought.tokens))

    async def _prepare_retry(self, failure: DraftFailure) -> None:
        """Wait until a failed call may be made again, and say so; raise the failure if it may not."""
        mode = weaker(self._mode) if failure.reason == "bad-request" and _FORM_REFUSED.search(failure.message) else None
        if mode:
            self._mode = mode
            self._retried(failure.reason, failure.message, 0.0)
            return
        if not failure.retryable or self._retries >= RETRIES:
            raise failure
        wait = failure.retry_after
        if wait is None:
            wait = min(0.5 * 2**self._retries, 30.0) * (0.5 + self._jitter())
        elif wait > LONGEST_WAIT:
            raise DraftFailure(
                failure.reason,
                f"{self._job.model} asks to wait {wait / 60:.0f} minutes; draft again then, or choose another model.",
                retry_after=wait,
            ) from failure
        self._retries += 1
        self._retried(failure.reason, failure.message, wait)
        await self._pause(wait)

    def _retried(self, reason: FailureReason, message: str, wait: float) -> None:
        self.attempt += 1
        self._emit(
            DraftRetried(
                draft=self._job.draft,
                attempt=self.attempt,
                reason=reason,
                message=message,
                wait_ms=round(wait * 1000),
            )
        )


def _key_of(job: Job[A]) -> str:
    try:
        return call_key(job.model, job.api_base, job.settings.key)
    except (KeyMissingError, ValueError) as error:
        raise DraftFailure("no-key", str(error)) from None


async def _replayed(answer: CachedAnswer) -> AsyncGenerator[Chunk, None]:
    """Stream a cached answer again; between pieces whatever else waits may run."""
    for start in range(0, len(answer.reasoning), _CACHED_PIECE):
        yield Reasoning(answer.reasoning[start : start + _CACHED_PIECE])
        await asyncio.sleep(0)
    for start in range(0, len(answer.content), _CACHED_PIECE):
        yield Content(answer.content[start : start + _CACHED_PIECE])
        await asyncio.sleep(0)
    yield Used(answer.usage)
