"""The offline planner as a litellm provider: `offline/planner`, streamed like any model, free of charge."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Final, cast

from litellm.llms.custom_llm import CustomLLM, CustomLLMError
from litellm.types.utils import Choices, Delta, Message, ModelResponse, ModelResponseStream, StreamingChoices, Usage

PROVIDER: Final = "offline"
MODEL: Final = "planner"

_CHUNK = re.compile(r"\s*\S{1,24}")
_CHARACTERS_A_TOKEN = 4
_MOST_PIECES = 4_000
"""More pieces than that show nothing more to anybody, and each costs litellm a third of a millisecond."""
_MOST_UNPACED_PIECES = 400
"""Where nothing slows the stream down, nobody can read along anyway."""


class OfflinePlanner(CustomLLM):  # type: ignore[misc]  # mypy does not follow litellm, so its class is Any
    """Answers planning requests by rules; anything else is refused with status 400.

    `tokens_per_second`, passed to litellm like any other parameter, slows the stream down; 0 is as fast as possible.
    """

    async def astreaming(self, *args: object, **kwargs: object) -> AsyncIterator[ModelResponseStream]:
        """Yield the artifact's JSON piece by piece, a few sentences of reasoning first."""
        messages = cast("Sequence[Mapping[str, object]]", kwargs["messages"])
        pause = _pause(kwargs.get("optional_params"))
        reasoning, text = await asyncio.to_thread(_draft, messages)
        model = str(kwargs.get("model", MODEL))
        begun, told = time.monotonic(), 0
        most = _MOST_PIECES if pause else _MOST_UNPACED_PIECES
        for piece in _CHUNK.findall(reasoning):
            yield _chunk(model, Delta(role="assistant", content="", reasoning_content=piece))
            told += len(piece)
            await asyncio.sleep(max(0.0, begun + told * pause - time.monotonic()))
        for start, end in _pieces(text, most):
            chunk = _chunk(model, Delta(role="assistant", content=text[start:end]))
            if end == len(text):  # litellm drops the usage of a chunk without content, and would count tokens itself
                chunk.usage = _usage(messages, reasoning + text)
            yield chunk
            await asyncio.sleep(max(0.0, begun + (told + end) * pause - time.monotonic()))
        yield _chunk(model, Delta(content=""), finish_reason="stop")

    async def acompletion(self, *args: object, **kwargs: object) -> ModelResponse:
        """Return the artifact's JSON at once."""
        messages = cast("Sequence[Mapping[str, object]]", kwargs["messages"])
        reasoning, text = await asyncio.to_thread(_draft, messages)
        message = Message(role="assistant", content=text, reasoning_content=reasoning)
        response = ModelResponse(choices=[Choices(finish_reason="stop", index=0, message=message)])
        response.model = str(kwargs.get("model", MODEL))
        response.usage = _usage(messages, reasoning + text)
        return response


def _draft(messages: Sequence[Mapping[str, object]]) -> tuple[str, str]:
    # Whoever loads litellm registers this provider; only who asks it waits for the rules to be imported.
    from agents.offline.cards import lay, read_cards
    from agents.offline.narration import narrate
    from agents.offline.planner import answer
    from agents.offline.request import RequestError, read_request
    from agents.offline.sprints import StartDateError

    try:
        cards = read_cards(messages)
        if cards is not None:
            return "", lay(cards).model_dump_json()
        request = read_request(messages)
        planned = answer(request)
        return narrate(request, planned.points), planned.artifact.model_dump_json()
    except (RequestError, StartDateError) as error:
        raise CustomLLMError(status_code=400, message=str(error)) from None


def _pieces(text: str, most: int) -> list[tuple[int, int]]:
    """Cut a text into `most` pieces at most, of a word or so, of several where it is long; they make up all of it."""
    cuts = [match.end() for match in _CHUNK.finditer(text)]
    several = -(-len(cuts) // most)
    cuts = cuts[several - 1 :: several] if several > 1 else cuts
    if not cuts or cuts[-1] < len(text):
        cuts.append(len(text))
    return list(zip([0, *cuts[:-1]], cuts, strict=True))


def _pause(options: object) -> float:
    """Seconds a character."""
    speed = options.get("tokens_per_second", 0) if isinstance(options, dict) else 0
    return 1 / (float(speed) * _CHARACTERS_A_TOKEN) if isinstance(speed, int | float) and speed > 0 else 0.0


def _chunk(model: str, delta: Delta, finish_reason: str | None = None) -> ModelResponseStream:
    choice = StreamingChoices(index=0, delta=delta, finish_reason=finish_reason)
    return ModelResponseStream(id="offline", created=0, model=model, choices=[choice])


def _usage(messages: Sequence[Mapping[str, object]], answered: str) -> Usage:
    asked = sum(len(str(message.get("content", ""))) for message in messages) // _CHARACTERS_A_TOKEN
    told = -(-len(answered) // _CHARACTERS_A_TOKEN)
    return Usage(prompt_tokens=asked, completion_tokens=told, total_tokens=asked + told)
