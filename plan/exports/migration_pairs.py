"""What a migration does, paired with what undoes it, and divided so that each file stands or fails as a whole.

A file is either one transaction, or statements that commit one by one and may each be run again. What fails half-way
is then mended and run again, and what was done before it can be undone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from plan.exports.alterations import NOTHING, Part
from plan.exports.dialect import Dialect


@dataclass(frozen=True, slots=True)
class Pair:
    """Statements that do something, and those that undo it, each empty if there is nothing to do."""

    up: Part
    down: Part

    @property
    def alone(self) -> bool:
        """Whether doing or undoing it must not share a transaction with others."""
        return self.up.alone or self.down.alone

    @property
    def rows(self) -> bool:
        """Whether it writes rows that are there, which takes as long as there are rows."""
        return self.up.rows or self.down.rows


def pair(up: str, down: str) -> Pair:
    """Return two texts that may each share a transaction."""
    return Pair(Part(up), Part(down))


def side_by_side(ups: Sequence[Part], downs: Sequence[Part]) -> list[Pair]:
    """Return parts that are run in their order, those that undo them beside them: the first undone by the last.

    What commits by itself is undone by what does, as far as the order allows.
    """
    done, undone = _runs(ups), _runs(list(reversed(downs)))
    found: list[Pair] = []
    while done or undone:
        up = done.pop() if done and not (undone and done[-1][0].alone < undone[-1][0].alone) else []
        down = undone.pop() if undone and not (up and up[0].alone != undone[-1][0].alone) else []
        found = [*(Pair(*both) for both in zip_longest(up, down, fillvalue=NOTHING)), *found]
    return found


def _runs(parts: Sequence[Part]) -> list[list[Part]]:
    return [list(group) for _, group in groupby(parts, key=lambda part: part.alone)]


def divided(pairs: Iterable[Pair], dialect: Dialect, *, careful: bool) -> list[list[Pair]]:
    """Return the pairs of each file, at least one; `careful` gives rows that are changed a file of their own.

    A transaction that changes a table and then writes its rows keeps everybody from it until the last row is written.
    """
    if dialect == "sqlite":
        return [list(pairs)]
    kinds = groupby(pairs, key=lambda one: (one.alone, careful and one.rows and not one.alone))
    return [list(group) for _, group in kinds] or [[]]
