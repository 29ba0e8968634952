"""The offline planner as a litellm provider: `offline/planner`, streamed like any model, free of charge."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Final, cast

from litellm.llms.custom_llm import CustomLLM, CustomLLMError
from litellm.types.utils import Choices, Delta, Message, ModelResponse, ModelResponseStream, StreamingChoices, Usage

from agents.offline.writing import Written, write

PROVIDER: Final = "offline"
MODEL: Final = "planner"


class OfflinePlanner(CustomLLM):  # type: ignore[misc]  # mypy does not follow litellm, so its class is Any
    """Answers planning requests by rules; anything else is refused with status 400.

    `tokens_per_second`, passed to litellm like any other parameter, slows the stream down; 0 is as fast as possible.
    """

    async def astreaming(self, *args: object, **kwargs: object) -> AsyncIterator[ModelResponseStream]:
        """Yield the artifact's JSON piece by piece, a few sentences of reasoning first."""
        model = str(kwargs.get("model", MODEL))
        written = await _written(kwargs)
        told = 0
        async for reasoning, text in written.pieces(_speed(kwargs.get("optional_params"))):
            told += len(text)
            more = {"reasoning_content": reasoning} if reasoning else {}
            chunk = _chunk(model, Delta(role="assistant", content=text, **more))
            # litellm drops the usage of a chunk without content, and would count tokens itself
            if text and told == len(written.text):
                chunk.usage = _usage(written)
            yield chunk
        yield _chunk(model, Delta(content=""), finish_reason="stop")

    async def acompletion(self, *args: object, **kwargs: object) -> ModelResponse:
        """Return the artifact's JSON at once."""
        written = await _written(kwargs)
        message = Message(role="assistant", content=written.text, reasoning_content=written.reasoning)
        response = ModelResponse(choices=[Choices(finish_reason="stop", index=0, message=message)])
        response.model = str(kwargs.get("model", MODEL))
        response.usage = _usage(written)
        return response


async def _written(arguments: Mapping[str, object]) -> Written:
    from agents.offline.request import RequestError

    messages = cast("Sequence[Mapping[str, object]]", arguments["messages"])
    try:
        return await asyncio.to_thread(write, messages)
    except RequestError as error:
        raise CustomLLMError(status_code=400, message=str(error)) from None


def _speed(options: object) -> float:
    speed = options.get("tokens_per_second", 0) if isinstance(options, dict) else 0
    return float(speed) if isinstance(speed, int | float) else 0.0


def _chunk(model: str, delta: Delta, finish_reason: str | None = None) -> ModelResponseStream:
    choice = StreamingChoices(index=0, delta=delta, finish_reason=finish_reason)
    return ModelResponseStream(id="offline", created=0, model=model, choices=[choice])


def _usage(written: Written) -> Usage:
    asked, told = written.asked_tokens, written.tokens
    return Usage(prompt_tokens=asked, completion_tokens=told, total_tokens=asked + told)
