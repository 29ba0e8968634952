"""What a call used and what that costs, from litellm's own copy of the price lists; never from the network."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from agents.known_models import known_as, listed, tokens_of
from agents.litellm_setup import load
from agents.models import is_offline, is_on_this_machine
from agents.prompts import Message
from sessions.events import Prices, Usage

MIN_ANSWER_TOKENS = 6_000
"""What a draft needs at least; a budget that does not buy that much is not worth the call."""
TYPICAL_ANSWER_TOKENS = 8_000
"""About what a draft takes, where there is none yet to go by."""
_PRICES = ("input_cost_per_token", "input_cost_per_character", "tiered_pricing")
LONGEST_ANSWER_TOKENS = 32_000
"""What an answer is limited to on a budget, where the model's own limit is unknown."""


class Meter:
    """What the calls of one draft used so far, each at the price of the model that was called."""

    def __init__(self) -> None:
        self._calls: list[tuple[Usage, float | None]] = []

    def add(self, usage: Usage, dollars: float | None) -> None:
        """Count one call and what it cost; None if its price is unknown."""
        self._calls.append((usage, dollars))

    @property
    def usage(self) -> Usage:
        """The sum over all calls."""
        return sum((usage for usage, _ in self._calls), Usage())

    @property
    def cost(self) -> float | None:
        """Dollars over all calls; None if the price of one is unknown."""
        dollars = [each for _, each in self._calls if each is not None]
        return sum(dollars) if len(dollars) == len(self._calls) else None


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
        estimated=True,
    )


def likely_usage(model: str, messages: Sequence[Message], like: BaseModel | None) -> Usage:
    """Return about what a draft will use: what is asked, and an answer as long as the one that it is `like`."""
    asked = estimated_usage(model, messages, "")
    tokens = len(like.model_dump_json()) // 4 if like is not None else TYPICAL_ANSWER_TOKENS
    return asked.model_copy(update={"completion_tokens": tokens})


def cost(model: str, usage: Usage, prices: Prices | None = None) -> float | None:
    """Return what `usage` costs in dollars: at the person's own `prices`, otherwise at those that litellm knows.

    0 on the person's own machine, None if the price is unknown.
    """
    if prices is not None:
        cached = prices.input if prices.cached is None else prices.cached
        fresh = max(usage.prompt_tokens - usage.cached_tokens, 0)
        return (fresh * prices.input + usage.cached_tokens * cached + usage.completion_tokens * prices.output) / 1e6
    if is_on_this_machine(model):
        return 0.0
    litellm = load()
    try:
        prompt, completion = litellm.cost_per_token(
            model=known_as(model),
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
    dollars = float(prompt) + float(completion)
    return dollars if dollars or _has_price(model) else None


def _has_price(model: str) -> bool:
    """Return whether the list says what tokens of `model` cost; litellm takes what it does not say for nothing."""
    return any(name.startswith(_PRICES) and price is not None for name, price in listed(model).items())


@dataclass(frozen=True, slots=True)
class Affordable:
    """How long an answer may be for a budget, and the dollars that it takes at most.

    `tokens` is None where the model's own limit comes first.
    """

    tokens: int | None
    dollars: float


def affordable(
    model: str, messages: Sequence[Message], budget: float, prices: Prices | None = None
) -> Affordable | None:
    """Return what `budget` dollars buy after the request is paid; None if a price is unknown."""
    request = cost(model, estimated_usage(model, messages, ""), prices)
    million = cost(model, Usage(completion_tokens=1_000_000), prices)
    if request is None or million is None:
        return None
    if not million:
        return Affordable(None, request)
    tokens = max(math.floor((budget - request) / million * 1_000_000), 0)
    longest = tokens_of(model, "max_output_tokens")
    if longest is not None and tokens >= longest:
        return Affordable(None, request + longest * million / 1_000_000)
    tokens = tokens if longest is not None else min(tokens, LONGEST_ANSWER_TOKENS)
    return Affordable(tokens, request + tokens * million / 1_000_000)


def _count(source: object, name: str) -> int:
    value = getattr(source, name, None)
    return value if isinstance(value, int) else 0
