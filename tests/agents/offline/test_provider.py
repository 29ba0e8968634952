"""The offline planner through litellm, as any model is called."""

import json
import time
from collections.abc import AsyncIterator
from typing import Protocol, cast

import pytest

from agents import litellm_setup
from agents.prompts.blocks import block
from plan.artifacts import ARTIFACTS, MODELS, ArtifactName
from tests.agents.offline.documents import LIBRARY


class _Delta(Protocol):
    content: str | None


class _Choice(Protocol):
    delta: _Delta
    finish_reason: str | None


class _Chunk(Protocol):
    choices: list[_Choice]


def messages(artifact: str) -> list[dict[str, str]]:
    return [
        {"role": "system", "content": f"You draft.\nArtifact: {artifact}\n"},
        {"role": "user", "content": block("requirements", LIBRARY)},
    ]


async def streamed(artifact: str, **more: object) -> tuple[str, str, list[str], int, object]:
    answer = await litellm_setup.load().acompletion(
        model="offline/planner",
        messages=messages(artifact),
        stream=True,
        stream_options={"include_usage": True},
        **more,
    )
    text, reasoning, reasons, pieces, usage = "", "", [], 0, None
    async for chunk in cast("AsyncIterator[_Chunk]", answer):
        usage = getattr(chunk, "usage", None) or usage
        for choice in chunk.choices:
            pieces += bool(choice.delta.content)
            text += choice.delta.content or ""
            reasoning += getattr(choice.delta, "reasoning_content", None) or ""
            if choice.finish_reason:
                reasons.append(choice.finish_reason)
    return text, reasoning, reasons, pieces, usage


@pytest.mark.usefixtures("litellm")
@pytest.mark.parametrize("artifact", ARTIFACTS)
async def test_an_artifact_streams_in_pieces(artifact: ArtifactName) -> None:
    text, reasoning, reasons, pieces, usage = await streamed(artifact)
    MODELS[artifact].model_validate_json(text)
    assert reasons == ["stop"]
    assert 100 < pieces <= 402, "nobody reads along"
    assert reasoning.startswith("Rules, not a language model")
    tokens = getattr(usage, "completion_tokens", 0)
    assert abs(tokens - len(text + reasoning) // 4) <= 2


@pytest.mark.usefixtures("litellm")
async def test_an_artifact_comes_at_once_and_is_free() -> None:
    litellm = litellm_setup.load()
    answer = await litellm.acompletion(model="offline/planner", messages=messages("database"))
    text, _, _, _, _ = await streamed("database")
    assert answer.choices[0].message.content == text
    assert json.loads(text)["tables"]


@pytest.mark.usefixtures("litellm")
async def test_the_pace_can_be_set() -> None:
    begun = time.monotonic()
    text, reasoning, _, pieces, _ = await streamed("api", tokens_per_second=40_000)
    assert pieces > 1000, "somebody may read along"
    assert time.monotonic() - begun >= len(text + reasoning) / 4 / 40_000


@pytest.mark.usefixtures("litellm")
async def test_anything_but_a_plan_is_a_bad_request() -> None:
    litellm = litellm_setup.load()
    with pytest.raises(litellm.exceptions.BadRequestError, match="drafts plans only"):
        await litellm.acompletion(model="offline/planner", messages=[{"role": "user", "content": "hi"}])
