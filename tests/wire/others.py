"""Runs other providers than those of the matrix and writes what came of it to docs/other-providers.md."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from agents.asking import ask
from agents.callable import callable_as
from agents.failures import DraftFailure
from agents.structured import best_mode
from sessions.events import ModelSettings, Payload
from sessions.state import Assignment
from tests.wire.dialect import Script
from tests.wire.faults import ANSWER
from tests.wire.matrix import KEY, BookJob, Servers, environment, servers
from tests.wire.openai_chat import OpenAIChat

DOCUMENT = Path(__file__).parents[2] / "docs" / "other-providers.md"
SPEAK_OPENAI = (
    "mistral/mistral-large-latest",
    "groq/llama-3.3-70b-versatile",
    "deepseek/deepseek-chat",
    "openrouter/anthropic/claude-sonnet-4.5",
    "xai/grok-4",
    "huggingface/meta-llama/Llama-3.3-70B-Instruct",
    "together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo",
    "fireworks_ai/accounts/fireworks/models/deepseek-v3",
    "perplexity/sonar-pro",
    "cerebras/llama-3.3-70b",
    "github/gpt-4o",
    "zai/glm-4.6",
    "azure/my-deployment",
    "azure_ai/my-model",
    "litellm_proxy/my-model",
    "hosted_vllm/my-model",
    "lm_studio/my-model",
    "llamafile/my-model",
)
SPEAK_THEIR_OWN = (
    "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0",
    "vertex_ai/gemini-2.5-pro",
    "cohere/command-a-03-2025",
    "replicate/meta/meta-llama-3-70b-instruct",
    "github_copilot/gpt-4o",
    "chatgpt/gpt-5.5",
)
_SECRET = ("_KEY", "_TOKEN", "_API_BASE", "_BASE_URL", "_PROJECT", "_LOCATION", "_CREDENTIALS", "_PROFILE", "_DIR")
_INTRODUCTION = """\
# Other providers

Written by `python -m tests.wire.others`, and checked by the tests. litellm knows many more providers than those whose
formats [providers.md](providers.md) plays; any of its model strings may be used. For some of them, this is what
planroom says before anything is sent, with nothing in the environment, and how a draft ends at a scripted server that
speaks OpenAI's format, at an `api_base` and with a `key` of its own, asked for its structure in this way first
(`schema`, `tool`, `json`, or in the `prompt`). What was not played is said so.

| model | with nothing in the environment | at a server | structure |
|---|---|---|---|
"""


def wants(model: str) -> str:
    """Return what is said of `model` before a call, where nothing is set."""
    names = (name for name in os.environ if name.endswith(_SECRET))
    with TemporaryDirectory() as home, environment(HOME=home, **dict.fromkeys(names)):
        found = callable_as(Assignment(model))
        return (found.problem or found.doubt or "–").replace(home, "~")


async def drafted(model: str, at: Servers) -> str:
    """Return how a draft with `model` ends at a server of OpenAI's format."""
    base = at.plain.route(f"other-{SPEAK_OPENAI.index(model)}", OpenAIChat(), [Script(text=ANSWER)])
    events: list[Payload] = []
    job = BookJob(draft="d", model=model, api_base=base, settings=ModelSettings(key="env:MY_OWN_KEY"))
    with environment(MY_OWN_KEY=KEY):
        try:
            await ask(job, events.append)
        except DraftFailure as failure:
            return failure.reason
    return "finished" if not any(event.type == "draft.retried" for event in events) else "finished, when asked again"  # type: ignore[attr-defined]  # every payload has its own literal


async def rows(at: Servers) -> Sequence[str]:
    """Return the lines of the table."""
    served = [
        f"| `{model}` | {wants(model)} | {await drafted(model, at)} | {best_mode(model, 'http://h')} |"
        for model in SPEAK_OPENAI
    ]
    return [
        *served,
        *(f"| `{model}` | {wants(model)} | not played | {best_mode(model)} |" for model in SPEAK_THEIR_OWN),
    ]


async def _main() -> None:
    async with servers() as at:
        DOCUMENT.write_text(_INTRODUCTION + "\n".join(await rows(at)) + "\n")


if __name__ == "__main__":
    asyncio.run(_main())
