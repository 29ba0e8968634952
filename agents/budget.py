"""What a session may still spend, and what the calls under way may take of it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from agents.failures import DraftFailure
from agents.models import is_offline
from agents.pricing import MIN_ANSWER_TOKENS, affordable, cost
from agents.streaming import ModelRequest
from sessions.dollars import rounded
from sessions.events import Prices, Usage


class Purse:
    """Keeps calls that run side by side from spending the same dollars.

    `left` gives the dollars that no call has used yet; None means that there is no limit.
    """

    def __init__(self, left: Callable[[], float | None]) -> None:
        self._left = left
        self._held: dict[str, float] = {}

    def left(self) -> float | None:
        """Return the dollars that a new call may take; None for no limit."""
        dollars = self._left()
        return None if dollars is None else dollars - sum(self._held.values())

    def hold(self, call: str, dollars: float) -> None:
        """Keep `dollars` for a call until it is freed."""
        self._held[call] = dollars

    def free(self, call: str) -> None:
        """Give back what a call did not need; what it used is in `left` by now."""
        self._held.pop(call, None)


async def within_budget(request: ModelRequest, purse: Purse | None, call: str, prices: Prices | None) -> ModelRequest:
    """Limit an answer to what is left to spend, and hold that for `call`; DraftFailure if it is too little."""
    if purse is None or purse.left() is None or is_offline(request.model):
        return request
    price = await asyncio.to_thread(cost, request.model, Usage(completion_tokens=1), prices)
    left = purse.left() or 0.0
    bought = affordable(request.model, request.messages, left, prices) if price is not None else None
    if bought is None:
        raise DraftFailure(
            "budget",
            f"The price of {request.model} is unknown, so no budget can hold; give its prices in config.toml, "
            "or draft without a budget.",
        )
    if bought.dollars > left or (bought.tokens is not None and bought.tokens < MIN_ANSWER_TOKENS):
        raise DraftFailure(
            "budget",
            f"The next call could cost more than the {rounded(left)} that are left; "
            "raise the budget or choose a cheaper model.",
        )
    purse.hold(call, bought.dollars)
    if bought.tokens is None:
        return request
    return replace(request, max_tokens=min(bought.tokens, request.max_tokens or bought.tokens))
