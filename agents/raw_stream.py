"""What a provider really sends: seen before litellm reads it, because litellm keeps quiet about some of it.

It skips an event that is not JSON, gives every chunk of Gemini a finish reason of its own making, leaves refusals out,
and passes on what was sent twice.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from inspect import isawaitable
from typing import Protocol, cast

from pydantic import BaseModel
from pydantic_core import from_json

from agents.repeated_events import Repeats


class _Source(Protocol):
    def __anext__(self) -> Awaitable[object]: ...


class Seen:
    """What was noticed in the events of one answer."""

    def __init__(self) -> None:
        self.garbled = False
        """Whether an event came that is not JSON."""
        self.refused = False
        self.finish_is_ours: bool | None = None
        """Whether the finish reason that litellm tells is the provider's own; None where there is no doubt."""
        self.counted: bool | None = None
        """Whether the provider said how many tokens it took; None where nothing was seen of what it says."""
        self._last: tuple[int, str] | None = None
        self._numbered = True
        self._repeats = Repeats()
        self._text = ""

    def again(self, data: str) -> bool:
        """Look at an event's data; return whether it is the one before, sent again."""
        text = data.strip()
        if not text or text == "[DONE]":
            return False
        try:
            event = from_json(text)
        except ValueError:
            self.garbled = True
            return False
        if not isinstance(event, dict):
            return False
        self.counted = bool(self.counted) or _counts(event)
        self.refused = self.refused or _refuses(event)
        if isinstance(event.get("candidates"), list):
            finished = any(isinstance(each, dict) and each.get("finishReason") for each in event["candidates"])
            self.finish_is_ours = bool(self.finish_is_ours) or finished
        return self._numbered_again(event, text) or self._repeats.again(text, event)

    def _numbered_again(self, event: Mapping[object, object], text: str) -> bool:
        number = event.get("sequence_number")
        if not isinstance(number, int) or not self._numbered:
            return False
        last, self._last = self._last, (number, text)
        if last == self._last:
            return True
        self._numbered = last is None or number > last[0]  # some servers give every event the same number
        return False

    def chunk_again(self, chunk: object) -> bool:
        """Look at one of OpenAI's chunks; return whether it is the one before, sent again."""
        self.counted = bool(self.counted) or bool(getattr(chunk, "usage", None))
        choices = getattr(chunk, "choices", None)
        delta = getattr(choices[0], "delta", None) if choices else None
        self.refused = self.refused or bool(getattr(delta, "refusal", None))
        calls = getattr(delta, "tool_calls", None)
        text = getattr(delta, "content", None) or (str(calls[0]) if calls else "")
        before, self._text = self._text, text
        if not isinstance(chunk, BaseModel) or not text or text != before:
            self._repeats.again(chunk)
            return False
        return self._repeats.again(chunk, dict(chunk.model_dump().items()))


def _counts(event: Mapping[object, object]) -> bool:
    """Return whether an event says how many tokens were taken, in any of the formats."""
    if isinstance(event.get("eval_count"), int):
        return True
    within = (event, event.get("message"), event.get("response"))
    return any(bool(part.get("usage") or part.get("usageMetadata")) for part in within if isinstance(part, Mapping))


def _refuses(event: Mapping[object, object]) -> bool:
    """Return whether an event of OpenAI's responses, or of Anthropic, says that the model will not answer."""
    delta = event.get("delta")
    return str(event.get("type", "")).startswith("response.refusal") or (
        isinstance(delta, dict) and delta.get("stop_reason") == "refusal"
    )


class _Watched:
    """Passes a source of lines, of decoded events or of OpenAI's chunks on, and looks at each."""

    def __init__(self, source: object, seen: Seen) -> None:
        self._source = cast("_Source", source)
        self._seen = seen

    def __aiter__(self) -> "_Watched":
        return self

    async def __anext__(self) -> object:
        while True:
            item = await anext(cast("AsyncIterator[object]", self._source))
            if not self._skipped(item):
                return item

    def _skipped(self, item: object) -> bool:
        if isinstance(item, str):
            if item.startswith("data:"):
                return self._seen.again(item[5:])
            return item.startswith("{") and self._seen.again(item)
        data = getattr(item, "data", None)
        return self._seen.again(data) if isinstance(data, str) else self._seen.chunk_again(item)

    async def aclose(self) -> None:
        close = getattr(self._source, "aclose", None) or getattr(self._source, "close", None)
        closing = close() if close else None
        if isawaitable(closing):
            await closing


class _Streamed(Protocol):
    """What litellm returns for a streamed call."""

    completion_stream: object
    make_call: Callable[..., Awaitable[object]] | None


def watched(answer: _Streamed) -> Seen:
    """Look at what an answer is made of from now on; it may not have been asked for yet."""
    seen = Seen()
    make = answer.make_call
    if answer.completion_stream is None and make is not None:

        async def made(**arguments: object) -> object:
            return _with(await make(**arguments), seen)

        answer.make_call = made
    else:
        answer.completion_stream = _with(answer.completion_stream, seen)
    return seen


def _with(stream: object, seen: Seen) -> object:
    """Put the look as near to the wire as the shape of litellm's reader allows."""
    if type(stream).__module__.split(".")[0] == "openai":
        return _Watched(stream, seen)
    reader = getattr(stream, "streaming_response", None)
    events = getattr(reader, "stream_iterator", None)
    if events is not None:
        reader.stream_iterator = _Watched(events, seen)  # type: ignore[union-attr]  # it has just been read
    elif hasattr(reader, "__anext__"):
        stream.streaming_response = _Watched(reader, seen)  # type: ignore[attr-defined]  # it has just been read
    return stream
