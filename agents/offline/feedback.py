"""What a person sends back with a draft, cut into requests that are carried out one by one."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

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


def carry_out(draft: T, feedback: str, understand: Callable[[T, str], Outcome[T]]) -> tuple[T, tuple[str, ...]]:
    """Return the draft after every request that `understand` carries out, and a sentence for each that it does not."""
    left = []
    for request in requests(feedback):
        changed, why = understand(draft, request)
        if changed is None:
            left.append(refusal(request, why))
        else:
            draft = changed
    return draft, tuple(left)


def refusal(request: str, why: str) -> str:
    """Return the sentence that stays in the draft for a request that was not carried out."""
    said = request if len(request) <= LONGEST else request[: LONGEST - 1] + "…"
    if why:
        return f"Feedback not carried out: “{said}”. {why}"
    return f"Feedback not understood by the rules: “{said}”. Nothing was changed; edit the draft or let a model "
    "redraft it."
    return None


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
