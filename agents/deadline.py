"""The moment by which an answer has to be there, whatever calls, waits and models it takes."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from agents.failures import DraftFailure

T = TypeVar("T")


class LateError(Exception):
    """What was waited for did not come in time."""


async def until(moment: float, waiting: Awaitable[T]) -> T:
    """Wait for `waiting`; LateError, and it is cancelled, when the event loop's clock is at `moment`."""
    scope = asyncio.timeout_at(moment)
    try:
        async with scope:
            return await waiting
    except TimeoutError:
        if not scope.expired():
            raise
    raise LateError


class Deadline:
    """Lies `seconds` after it was made, in a running event loop."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._at = asyncio.get_running_loop().time() + seconds

    def left(self) -> float:
        """Return how many seconds there still are; less than 0 when it is over."""
        return self._at - asyncio.get_running_loop().time()

    async def within(self, waiting: Awaitable[T], model: str) -> T:
        """Wait for what `model` answers; DraftFailure, and `waiting` is cancelled, when the time is over."""
        try:
            return await until(self._at, waiting)
        except LateError:
            late = f"{model} did not finish within the {self._seconds:g} s that there were"
            raise DraftFailure(
                "timeout", f"{late}; go on from there with more time, or choose a faster model."
            ) from None
