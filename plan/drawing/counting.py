"""How many lines between two layers cross."""

from bisect import bisect_left, insort
from collections.abc import Iterable


def crossed(lines: Iterable[tuple[int, int]]) -> int:
    """Return how many pairs of lines cross, each from its place in the upper layer to its place in the lower."""
    total = 0
    seen: list[int] = []
    for _, below in sorted(lines):
        total += len(seen) - bisect_left(seen, below + 1)
        insort(seen, below)
    return total
