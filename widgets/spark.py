"""A row of numbers as a row of small bars."""

from collections.abc import Sequence

BARS = "▁▃▅█"
"""From low to high; each has an ASCII sign of its own."""
NOTHING = "·"


def spark(numbers: Sequence[float]) -> str:
    """Return a bar for each number, measured by the highest: nothing at all looks other than little."""
    highest = max(numbers, default=0)
    return "".join(BARS[min(int(n * len(BARS) / highest), len(BARS) - 1)] if n > 0 else NOTHING for n in numbers)
