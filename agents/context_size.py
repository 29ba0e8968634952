"""How much a model can read, and what would have to go for a request to fit."""

import asyncio

from agents.failures import DraftFailure
from agents.litellm_setup import load
from agents.pricing import estimated_usage
from agents.streaming import ModelRequest


async def with_what_fits(failure: DraftFailure, request: ModelRequest, model: str) -> DraftFailure:
    """Return a failure for a request that is too long, with how long it is and how much of it would fit.

    The failure itself where that is not known.
    """
    size = await asyncio.to_thread(estimated_usage, model, request.messages, "")
    limit = await asyncio.to_thread(_limit, model)
    if limit is None or size.prompt_tokens <= limit:
        return failure
    share = 100 - 100 * limit // size.prompt_tokens
    return DraftFailure(
        "too-long",
        f"The request has about {size.prompt_tokens:,} tokens and {model} reads {limit:,}; shorten the documents by "
        f"{share} % or choose a model with a larger context.",
    )


def _limit(model: str) -> int | None:
    """Return the tokens that a model reads at most; None if litellm does not know."""
    try:
        limit = load().get_model_info(model=model).get("max_input_tokens")
    except Exception:  # noqa: BLE001 - litellm raises a bare Exception for a model that it does not know
        return None
    return limit if isinstance(limit, int) else None
