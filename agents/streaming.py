"""One call of a model: its answer as it comes, and every way it can end, named."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from inspect import isawaitable
from types import ModuleType
from typing import Protocol, TypeVar, cast

from agents.failures import DraftFailure, failure_of
from agents.litellm_setup import load
from agents.models import Timeouts, is_offline
from agents.pricing import usage_of
from agents.prompts import Message
from sessions.events import Usage

T = TypeVar("T")

_FINISHED = frozenset({"stop", "eos", "end_turn", "tool_calls", "function_call", "finish_reason_unspecified"})
_FILTERED = frozenset({"content_filter", "safety", "guardrail_intervened"})


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """Everything that goes into one call."""

    model: str
    messages: tuple[Message, ...]
    response_format: Mapping[str, object] | None = None
    api_base: str = ""
    temperature: float | None = None
    max_tokens: int | None = None
    reasoning_effort: str = ""
    api_key: str = field(default="", repr=False)
    """Empty where litellm is to find the key in the environment."""
    tokens_per_second: float = 0.0
    timeouts: Timeouts = Timeouts()


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Reasoning:
    """A piece of what the model thinks before it answers."""

    text: str


@dataclass(frozen=True, slots=True)
class Used:
    """What the call used, as the provider reports it or litellm counts it; the last thing to come."""

    usage: Usage


Chunk = Content | Reasoning | Used


class _Source(Protocol):
    def __anext__(self) -> Awaitable[object]: ...


class _Answer(Protocol):
    """What litellm returns for a streamed call."""

    completion_stream: object
    received_finish_reason: str | None
    intermittent_finish_reason: str | None

    def __aiter__(self) -> AsyncIterator[object]: ...

    async def aclose(self) -> None: ...


async def stream(request: ModelRequest) -> AsyncGenerator[Chunk, None]:
    """Yield a model's answer as it comes, and at its end what it used.

    Raises DraftFailure for everything that keeps the answer from being complete, after what came of it. Closing the
    generator, or cancelling whoever waits for it, closes the connection.
    """
    litellm = load()
    clock = _Clock(request)
    try:
        answer = await _begin(litellm, request, clock)
    except DraftFailure:
        raise
    except Exception as error:
        raise failure_of(error, request.model) from error
    watch = _Watch(answer.completion_stream) if _is_openai(answer.completion_stream) else None
    if watch:
        answer.completion_stream = watch
    usage = Usage()
    empty = True
    async with aclosing(answer):
        chunks = aiter(answer)
        while True:
            try:
                chunk = await clock.limit(anext(chunks))
            except StopAsyncIteration:
                break
            except DraftFailure:
                raise
            except Exception as error:
                raise failure_of(error, request.model) from error
            if (reported := getattr(chunk, "usage", None)) is not None:
                usage = usage_of(reported)
            for piece in _pieces(chunk):
                clock.token()
                empty = empty and not (isinstance(piece, Content) and piece.text.strip())
                yield piece
        # litellm ends every stream with a `stop` of its own making; these two hold only what the provider sent. Gemini
        # is the exception: there litellm gives each chunk a `stop`, and a cut is known only by JSON that is not whole.
        finish = answer.received_finish_reason or answer.intermittent_finish_reason
    if watch and watch.refused:
        finish = "refusal"
    yield Used(usage)
    _judge(finish, empty, request.model)


def _is_openai(source: object) -> bool:
    return type(source).__module__.split(".")[0] == "openai"


class _Watch:
    """Passes a stream of OpenAI's client on, and sees the refusals in it, which litellm leaves out."""

    def __init__(self, source: object) -> None:
        self._source = cast("_Source", source)
        self.refused = False

    def __aiter__(self) -> "_Watch":
        return self

    async def __anext__(self) -> object:
        chunk = await anext(self._source)
        choices = getattr(chunk, "choices", None)
        if choices and getattr(getattr(choices[0], "delta", None), "refusal", None):
            self.refused = True
        return chunk

    async def aclose(self) -> None:
        close = getattr(self._source, "aclose", None) or getattr(self._source, "close", None)
        closing = close() if close else None
        if isawaitable(closing):
            await closing


async def _begin(litellm: ModuleType, request: ModelRequest, clock: "_Clock") -> _Answer:
    """Send the request; without the parameters that litellm knows the model not to take, if there are any."""
    arguments = _arguments(request)
    try:
        answer: _Answer = await clock.limit(litellm.acompletion(**arguments))
    except litellm.exceptions.UnsupportedParamsError:  # raised before anything is sent
        answer = await clock.limit(litellm.acompletion(**arguments, drop_params=True))
    return answer


def _judge(finish: str | None, empty: bool, model: str) -> None:
    """Raise DraftFailure unless the provider said that its answer is complete, and there is one."""
    if not finish:
        raise DraftFailure("cut-off", f"{model} stopped before its answer was complete; try again.", retryable=True)
    reason = finish.lower()
    if reason in {"length", "max_tokens"}:
        raise DraftFailure(
            "too-short-limit",
            f"The answer of {model} was cut off at its longest; choose a model with longer answers.",
        )
    if reason in _FILTERED:
        raise DraftFailure(
            "content-filter",
            f"The content filter of {model} stopped the answer; reword the documents or choose another model.",
        )
    if reason == "refusal":
        raise DraftFailure(
            "refused", f"{model} refused to answer; reword the documents or the feedback, or choose another model."
        )
    if empty:
        raise DraftFailure("empty", f"{model} answered nothing; try again or choose another model.", retryable=True)
    if reason not in _FINISHED:
        raise DraftFailure("cut-off", f"{model} ended its answer with “{finish[:40]}”; try again.", retryable=True)


def _arguments(request: ModelRequest) -> dict[str, object]:
    longest = max(request.timeouts.first_token, request.timeouts.between_tokens)
    arguments: dict[str, object] = {
        "model": request.model,
        "messages": [dict(message) for message in request.messages],
        "stream": True,
        "stream_options": {"include_usage": True},
        "timeout": longest + 5.0,
        "num_retries": 0,
        "max_retries": 0,
    }
    optional = {
        "response_format": request.response_format,
        "api_base": request.api_base or None,
        "temperature": request.temperature,
        "max_tokens": request.max_tokens,
        "reasoning_effort": request.reasoning_effort or None,
        "api_key": request.api_key or None,
        "tokens_per_second": request.tokens_per_second if is_offline(request.model) else None,
    }
    arguments.update({name: value for name, value in optional.items() if value is not None})
    return arguments


def _pieces(chunk: object) -> Sequence[Content | Reasoning]:
    choices = getattr(chunk, "choices", None)
    delta = getattr(choices[0], "delta", None) if choices else None
    if delta is None:
        return ()
    pieces: list[Content | Reasoning] = []
    reasoning = getattr(delta, "reasoning_content", None)
    if isinstance(reasoning, str) and reasoning:
        pieces.append(Reasoning(reasoning))
    content = getattr(delta, "content", None)
    if isinstance(content, str) and content:
        pieces.append(Content(content))
    return pieces


class _Clock:
    """Limits how long a call waits for its next token, and in all."""

    def __init__(self, request: ModelRequest) -> None:
        self._limits = request.timeouts
        self._model = request.model
        self._started = asyncio.get_running_loop().time()
        self._wait = request.timeouts.first_token
        self._since = self._started

    def token(self) -> None:
        """Note that a token came."""
        self._since = asyncio.get_running_loop().time()
        self._wait = self._limits.between_tokens

    async def limit(self, waiting: Awaitable[T]) -> T:
        """Wait for `waiting`; raise DraftFailure when the next token, or the whole answer, takes too long."""
        deadline = min(self._since + self._wait, self._started + self._limits.total)
        scope = asyncio.timeout_at(deadline)
        try:
            async with scope:
                return await waiting
        except TimeoutError:
            if not scope.expired():
                raise
        raise DraftFailure("timeout", self._sentence(), retryable=True)

    def _sentence(self) -> str:
        if asyncio.get_running_loop().time() >= self._started + self._limits.total:
            return f"{self._model} did not finish within {self._limits.total:g} s; choose a faster model."
        if self._since > self._started:
            return f"{self._model} wrote nothing for {self._wait:g} s; try again or choose another model."
        return f"{self._model} did not begin to answer within {self._wait:g} s; try again or choose another model."
