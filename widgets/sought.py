"""Which items of a pane say what somebody looks for."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Says = Callable[..., bool]
"""Tells whether texts together say all the words that are looked for; where none are, they do."""
Item = TypeVar("Item")


def sought(items: Iterable[Item], says: Says, texts: Callable[[Item], Iterable[str]]) -> list[tuple[int, Item]]:
    """Return those items that say what is looked for in these texts, each with its number among all."""
    return [(number, item) for number, item in enumerate(items) if says(*texts(item))]
