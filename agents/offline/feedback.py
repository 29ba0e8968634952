"""What a person sends back with a draft, cut into requests that are carried out one by one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Outcome = tuple[T | None, str]
"""The artifact after a request, or None where the rules do not understand it, and why in a few words."""

_CUT = re.compile(
    r"(?:(?<=[.!?;])\s+|\n+|\s*;\s*|,?\s+(?:and|then)\s+(?=(?:please\s+)?(?:also\s+)?(?:add|rename|remove|drop|"
    r"delete|move|split|use|make|change|set)\b))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s*")
_POLITE = re.compile(
    r"(?i)^(?:please|also|then|and|now|can you|could you|would you|i want you to|i'd like you to|let's|we "
    r"should|you should)\s+"
)
LONGEST = 200


def requests(feedback: str) -> tuple[str, ...]:
    """Return the single requests of a feedback, in order."""
    found = []
    for piece in _CUT.split(feedback):
        text = _BULLET.sub("", piece or "").strip().rstrip(".!?; ")
        while (shorter := _POLITE.sub("", text)) != text:
            text = shorter
        if text:
            found.append(text)
    return tuple(found[:40])


@dataclass(frozen=True, slots=True)
class Point:
    """One request of a feedback, and what became of it."""

    text: str
    done: bool
    why: str = ""
    """Why it was not carried out; empty where it was, or where the rules do not understand it."""

    @property
    def said(self) -> str:
        """The request as a person wrote it, no longer than a line or two."""
        return self.text if len(self.text) <= LONGEST else self.text[: LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True)
class Revised(Generic[T]):
    """An artifact after feedback, and what became of each request."""

    content: T
    points: tuple[Point, ...]


def carry_out(
    draft: T,
    feedback: str,
    understand: Callable[[T, str], Outcome[T]],
    parted: Callable[[T, str], tuple[str, ...]] = lambda _, request: (request,),
) -> Revised[T]:
    """Return the draft after every request that `understand` carries out, and what became of each.

    `parted` cuts a request that wants several things of one draft.
    """
    points = []
    waiting = list(requests(feedback))
    while waiting:
        request, *waiting = waiting
        first_of_all, *others = parted(draft, request)
        waiting = [*others, *waiting]
        changed, why = understand(draft, first_of_all)
        points.append(Point(first_of_all, changed is not None, why))
        draft = draft if changed is None else changed
    return Revised(draft, tuple(points))


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of `a, b and c`."""
    parts = re.split(r"\s*(?:,|;|\band\b|&)\s*", text.strip(" ."))
    return tuple(re.sub(r"(?i)^(?:an?|the|its)\s+", "", part).strip(" `'\"") for part in parts if part.strip(" `'\""))


def first(pairs: Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], Outcome[T]]]], request: str) -> Outcome[T]:
    """Return the outcome of the first pattern that a request matches."""
    for pattern, handle in pairs:
        match = pattern.search(request)
        if match is not None:
            return handle(match)
    return None, ""
