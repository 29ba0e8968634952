"""The states that the steps of scenarios name: `Given an open work order`, `Then the alarm is cleared`."""

import re
from collections.abc import Iterator, Mapping

from plan.reading.scenarios.words import NAME, SHORT_NAME, WORD
from plan.reading.words.states import is_state

_IS = re.compile(
    rf"\b(?:an?|the|another)\s+(?:new\s+)?(?P<name>{SHORT_NAME})\s+(?:(?:that|which)\s+)?(?:is|becomes|remains|stays)\s+"
    rf"(?:now\s+|then\s+|still\s+)?(?P<states>(?:not\s+|on\s+|in\s+)?{WORD}(?:\s+or\s+{WORD})?)"
    r"(?=$|[,.;]|\s+(?:for|by|on|in|at|with|and|when|until|as|again|because)\b)",
    re.IGNORECASE,
)
_STANDING = re.compile(
    rf"^(?:an?|the|another)\s+(?P<state>(?!new\b){WORD})\s+(?P<name>{NAME})(?=$|[,.;\"]|\s)", re.IGNORECASE
)
_IN_STATE = re.compile(
    rf"\b(?P<name>{SHORT_NAME})\s+(?:(?:that|which)\s+)?"
    r"(?:is|becomes|has\s+(?:the\s+)?(?:status|state)|(?:is\s+)?in\s+(?:the\s+)?(?:status|state))\s+\"?"
    r"<(?P<parameter>[^<>]+)>",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“](?P<state>[a-z][a-z -]{1,24})[\"”]")
_OF_WHAT = re.compile(
    rf"\b(?:an?|the|another|this)\s+(?:new\s+)?(?P<name>(?!status\b|state\b){SHORT_NAME})\s+(?:(?:that|which)\s+)?"
    r"(?:is|are|has|have|with|becomes?|turns?|can|must|may|gets?|goes|stays|remains)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"\b(?:status|states?|is|are|be|been|becomes?|turns?|set|moves?|goes|marked)\b|['’]s\s", re.IGNORECASE
)
_CALLED = re.compile(
    r"\b(?:called|named|type|kind|message|button|page|says?|shows?|reads?|text|label|titled?|select|choose|tag)\b",
    re.IGNORECASE,
)
"""What is in quotes behind these is no state."""
_STATE_WORDS = 3


def states_told(said: str, values: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The names of things, or `it`, that a step says are in a state, and the state.

    `values` are those that the examples of an outline give each of its parameters.
    """
    for match in _IN_STATE.finditer(said):
        for state in values.get(match["parameter"], ()):
            if len(state.split()) <= _STATE_WORDS:
                yield match["name"].lower(), state.lower()
    for match in _IS.finditer(said):
        for state in match["states"].lower().split(" or "):
            if is_state(state):
                yield match["name"].lower(), state
    yield from _quoted(said)
    standing = _STANDING.match(said)
    if standing and is_state(standing["state"].lower()):
        yield standing["name"].lower(), standing["state"].lower()


def _quoted(said: str) -> Iterator[tuple[str, str]]:
    """States in quotes: `it can later be "suspended" or "closed"`, `a licence with the status "applied"`."""
    states = [match["state"].strip() for match in _QUOTED.finditer(said)]
    if not states or not _STANDS.search(said) or _CALLED.search(said):
        return
    name = _OF_WHAT.search(said)
    for state in states:
        if len(state.split()) <= _STATE_WORDS:
            yield (name["name"].lower() if name else "it"), state
