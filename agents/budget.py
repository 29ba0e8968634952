"""What a session may still spend, and what the calls under way may take of it."""

from collections.abc import Callable


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
