"""What a call used and what that costs, from litellm's own copy of the price lists; never from the network."""

import math
from collections.abc import Sequence

from agents.litellm_setup import load
from agents.models import is_offline
from agents.prompts import Message
from sessions.events import Usage

_ON_THIS_MACHINE = ("ollama/", "ollama_chat/", "lm_studio/", "llamafile/", "vllm/", "docker_model_runner/", "lemonade/")
MIN_ANSWER_TOKENS = 6_000
"""What a draft needs at least; a budget that does not buy that much is not worth the call."""
LONGEST_ANSWER_TOKENS = 32_000
"""What an answer is limited to on a budget, where the model's own limit is unknown."""


class Meter:
    """What the calls of one draft used so far."""

    def __init__(self) -> None:
        self._usages: list[Usage] = []

    def add(self, usage: Usage) -> None:
        """Count one call."""
        self._usages.append(usage)

    @property
    def usage(self) -> Usage:
        """The sum over all calls."""
        return total(*self._usages)

    def cost(self, model: str) -> float | None:
        """Return the dollars it cost; None if something was used and the price of `model` is unknown."""
        return cost(model, self.usage) if self._usages else 0.0


def usage_of(reported: object) -> Usage:
    """Return what litellm reports as sessions keep it; 0 for what the provider does not say."""
    prompt = getattr(reported, "prompt_tokens_details", None)
    completion = getattr(reported, "completion_tokens_details", None)
    return Usage(
        prompt_tokens=_count(reported, "prompt_tokens"),
        completion_tokens=_count(reported, "completion_tokens"),
        cached_tokens=_count(prompt, "cached_tokens"),
        reasoning_tokens=_count(completion, "reasoning_tokens"),
    )


def estimated_usage(model: str, messages: Sequence[Message], answer: str) -> Usage:
    """Return about what a call used that ended before the provider could say."""
    if is_offline(model):
        return Usage()
    count = load().token_counter
    return Usage(
        prompt_tokens=int(count(model=model, messages=[dict(message) for message in messages])),
        completion_tokens=int(count(model=model, text=answer)) if answer else 0,
    )


def total(*usages: Usage) -> Usage:
    """Return the sum of several calls."""
    return Usage(
        prompt_tokens=sum(usage.prompt_tokens for usage in usages),
        completion_tokens=sum(usage.completion_tokens for usage in usages),
        cached_tokens=sum(usage.cached_tokens for usage in usages),
        reasoning_tokens=sum(usage.reasoning_tokens for usage in usages),
    )


def cost(model: str, usage: Usage) -> float | None:
    """Return what `usage` costs in dollars: 0 on the person's own machine, None if the price is unknown."""
    if is_offline(model) or model.startswith(_ON_THIS_MACHINE):
        return 0.0
    litellm = load()
    try:
        prompt, completion = litellm.cost_per_token(
            model=model,
            usage_object=litellm.Usage(
                prompt_tokens=usage.prompt_tokens,
                completion_tokens=usage.completion_tokens,
                total_tokens=usage.prompt_tokens + usage.completion_tokens,
                prompt_tokens_details={"cached_tokens": usage.cached_tokens},
                completion_tokens_details={"reasoning_tokens": usage.reasoning_tokens},
            ),
            prompt_tokens=usage.prompt_tokens,
            completion_tokens=usage.completion_tokens,
            cache_read_input_tokens=usage.cached_tokens,
        )
    except Exception as error:  # litellm raises a bare Exception for a model that its price list does not have
        if type(error).__name__ in {"ModelNotMappedError", "BadRequestError", "NotFoundError", "ValueError"}:
            return None
        raise
    return float(prompt) + float(completion)


def affordable_tokens(model: str, messages: Sequence[Message], budget: float) -> int | None:
    """Return how many tokens of answer `budget` dollars buy after the request is paid; None if that is no limit."""
    request = cost(model, estimated_usage(model, messages, ""))
    million = cost(model, Usage(completion_tokens=1_000_000))
    if request is None or not million:
        return None
    affordable = max(math.floor((budget - request) / million * 1_000_000), 0)
    longest = load().get_model_info(model=model).get("max_output_tokens")
    if not isinstance(longest, int):
        return min(affordable, LONGEST_ANSWER_TOKENS)
    return affordable if affordable < longest else None


def _count(source: object, name: str) -> int:
    value = getattr(source, name, None)
    return value if isinstance(value, int) else 0
