"""How much a model can read, and what would have to go for a request to fit."""

import asyncio

from agents.failures import DraftFailure
from agents.known_models import tokens_of
from agents.pricing import estimated_usage
from agents.streaming import ModelRequest


async def with_what_fits(failure: DraftFailure, request: ModelRequest, model: str) -> DraftFailure:
    """Return a failure for a request that is too long, with how long it is and how much of it would fit.

    The failure itself where that is not known.
    """
    size = await asyncio.to_thread(estimated_usage, model, request.messages, "")
    limit = await asyncio.to_thread(tokens_of, model, "max_input_tokens")
    if limit is None or size.prompt_tokens <= limit:
        return failure
    share = 100 - 100 * limit // size.prompt_tokens
    return DraftFailure(
        "too-long",
        f"The request has about {size.prompt_tokens:,} tokens and {model} reads {limit:,}; shorten the documents by "
        f"{share} % or choose a model with a larger context.",
    )
