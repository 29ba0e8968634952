"""One call of a model: its answer as it comes, and every way it can end, named."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from types import ModuleType
from typing import Protocol, TypeVar, cast

from agents.deadline import LateError, until
from agents.failures import DraftFailure, failure_of
from agents.keys import NO_KEY
from agents.known_models import without_address
from agents.litellm_setup import load
from agents.models import Timeouts, is_offline
from agents.pricing import usage_of
from agents.prompts import Message
from agents.raw_stream import watched
from agents.thinking import Thinking
from sessions.events import FailureReason, Usage

T = TypeVar("T")

_FINISHED = frozenset({"stop", "eos", "end_turn", "tool_calls", "function_call", "finish_reason_unspecified"})
_MID_ANSWER: frozenset[FailureReason] = frozenset({"broken-off", "cut-off", "garbled", "network", "timeout"})
"""What breaks an answer off that had begun; the rest is what a provider says in place of one."""
_FILTERED = frozenset({"content_filter", "safety", "guardrail_intervened"})


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """Everything that goes into one call."""

    model: str
    messages: tuple[Message, ...]
    response_format: Mapping[str, object] | None = None
    tool: Mapping[str, object] | None = None
    """A tool that has to be called; its arguments are the answer."""
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


class _Answer(Protocol):
    """What litellm returns for a streamed call."""

    completion_stream: object
    make_call: Callable[..., Awaitable[object]] | None
    received_finish_reason: str | None
    intermittent_finish_reason: str | None

    def __aiter__(self) -> AsyncIterator[object]: ...

    async def aclose(self) -> None: ...


async def stream(request: ModelRequest) -> AsyncGenerator[Chunk, None]:
    """Yield a model's answer as it comes, and at its end what it used.

    Raises DraftFailure for everything that keeps the answer from being complete, after what came of it. Closing the
    generator, or cancelling whoever waits for it, closes the connection.
    """
    async with aclosing(_by_rules(request) if is_offline(request.model) else _by_litellm(request)) as chunks:
        async for chunk in chunks:
            yield chunk


async def _by_litellm(request: ModelRequest) -> AsyncGenerator[Chunk, None]:
    litellm = load()
    if problem := without_address(request.model, request.api_base):
        raise DraftFailure("no-address", problem)
    clock = _Clock(request)
    try:
        answer = await _begin(litellm, request, clock)
    except DraftFailure:
        raise
    except Exception as error:
        failure = failure_of(error, request.model)
        raise _without_key(request) if failure.reason == "denied" and request.api_key == NO_KEY else failure from error
    seen = watched(answer)
    usage = Usage()
    thinking = Thinking()
    empty = True
    async with aclosing(answer):
        async for chunk in _chunks(answer, clock, request.model):
            if (reported := getattr(chunk, "usage", None)) is not None:
                usage = usage_of(reported)
            for piece in _pieces(chunk, thinking):
                clock.token()
                empty = empty and _says_nothing(piece)
                yield piece
            if seen.garbled:
                sentence = f"{request.model} sent something that is no answer; try again or choose another model."
                raise DraftFailure("garbled", sentence, retryable=True, taken=True)
        for piece in _told_apart(*thinking.end()):
            empty = empty and _says_nothing(piece)
            yield piece
        # litellm ends every stream with a `stop` of its own making; these two hold only what the provider sent.
        finish = answer.received_finish_reason or answer.intermittent_finish_reason
    if seen.finish_is_ours is False:
        finish = None
    if seen.refused:
        finish = "refusal"
    yield Used(usage.model_copy(update={"estimated": seen.counted is False}))
    _judge(finish, empty, request.model)


async def _by_rules(request: ModelRequest) -> AsyncGenerator[Chunk, None]:
    """Yield what the offline planner writes: litellm knows it too, but takes seconds to be imported."""
    from agents.offline.request import RequestError
    from agents.offline.writing import write

    try:
        written = await asyncio.to_thread(write, request.messages)
    except RequestError as error:
        raise DraftFailure("bad-request", str(error)) from error
    async with aclosing(written.pieces(request.tokens_per_second)) as pieces:
        async for reasoning, text in pieces:
            yield Reasoning(reasoning) if reasoning else Content(text)
    yield Used(Usage(prompt_tokens=written.asked_tokens, completion_tokens=written.tokens))


async def _chunks(answer: _Answer, clock: "_Clock", model: str) -> AsyncGenerator[object, None]:
    """Yield what litellm makes of the stream; whatever breaks it is a DraftFailure."""
    chunks = aiter(answer)
    while True:
        try:
            chunk = await clock.limit(anext(chunks))
        except StopAsyncIteration:
            return
        except DraftFailure:
            raise
        except Exception as error:
            failure = failure_of(error, model)
            failure.taken = failure.reason in _MID_ANSWER
            raise failure from error
        yield chunk


def _without_key(request: ModelRequest) -> DraftFailure:
    return DraftFailure(
        "no-key",
        f"The server at {request.api_base} wants a key, and none is named for it; "
        'say where it is with key = "env:NAME" beside its api_base in config.toml.',
    )


def _says_nothing(piece: Content | Reasoning) -> bool:
    return isinstance(piece, Reasoning) or not piece.text.strip()


async def _begin(litellm: ModuleType, request: ModelRequest, clock: "_Clock") -> _Answer:
    """Send the request; without the parameters that litellm knows the model not to take, if there are any."""
    arguments = _arguments(request)
    # What is raised before anything is sent, and handled here, has no part in what goes wrong after it.
    with suppress(litellm.exceptions.UnsupportedParamsError):
        taken: _Answer = await clock.limit(litellm.acompletion(**arguments))
        return taken
    answer: _Answer = await clock.limit(litellm.acompletion(**arguments, drop_params=True))
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
        "tools": [request.tool] if request.tool else None,
        "tool_choice": _choice(request.tool) if request.tool else None,
        "api_base": request.api_base or None,
        "temperature": request.temperature,
        "max_tokens": request.max_tokens,
        "reasoning_effort": request.reasoning_effort or None,
        "api_key": request.api_key or None,
    }
    arguments.update({name: value for name, value in optional.items() if value is not None})
    return arguments


def _choice(tool: Mapping[str, object]) -> Mapping[str, object]:
    function = cast("Mapping[str, object]", tool["function"])
    return {"type": "function", "function": {"name": function["name"]}}


def _pieces(chunk: object, thinking: Thinking) -> Sequence[Content | Reasoning]:
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
        pieces.extend(_told_apart(*thinking.add(content)))
    for call in getattr(delta, "tool_calls", None) or ():
        arguments = getattr(getattr(call, "function", None), "arguments", None)
        if isinstance(arguments, str) and arguments:
            pieces.append(Content(arguments))
    return pieces


def _told_apart(reasoning: str, content: str) -> Sequence[Content | Reasoning]:
    pieces: list[Content | Reasoning] = [Reasoning(reasoning)] if reasoning else []
    return [*pieces, Content(content)] if content else pieces


class _Clock:
    """Limits how long a call waits for its next token."""

    def __init__(self, request: ModelRequest) -> None:
        self._limits = request.timeouts
        self._model = request.model
        self._wait = request.timeouts.first_token
        self._since = asyncio.get_running_loop().time()
        self._begun = False

    def token(self) -> None:
        """Note that a token came."""
        self._since = asyncio.get_running_loop().time()
        self._wait = self._limits.between_tokens
        self._begun = True

    async def limit(self, waiting: Awaitable[T]) -> T:
        """Wait for `waiting`; raise DraftFailure when the next token takes too long."""
        try:
            return await until(self._since + self._wait, waiting)
        except LateError:
            raise DraftFailure("timeout", self._sentence(), retryable=True, taken=True) from None

    def _sentence(self) -> str:
        if self._begun:
            return f"{self._model} wrote nothing for {self._wait:g} s; try again or choose another model."
        return f"{self._model} did not begin to answer within {self._wait:g} s; try again or choose another model."
