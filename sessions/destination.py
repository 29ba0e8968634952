"""Where somebody wants to go in a session: a time, an event, what an agent does next, or words."""

import re

from plan.artifacts import artifact_of
from sessions.errors import SessionError
from sessions.events import DraftDelta
from sessions.replay import STEPS
from sessions.seeking import Moment, Seeker

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{2})", re.ASCII)
_SPAN = re.compile(r"([+-])\s*(\d{1,6})\s*([smh])", re.ASCII)
_NUMBER = re.compile(r"#?(\d{1,15})", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3600}
HOW = "12:30, +5m, an event number, an agent, or words"


class NowhereError(SessionError):
    """There is no such place; the text says what there is."""


def destination(seeker: Seeker, wanted: str, now: Moment) -> Moment:
    """Return the place that `wanted` means for somebody who is at `now`.

    `12:30` and `+5m` are of the seeker's clock, a number is an event; an agent or an artifact is the next thing that it
    does, words are said in the next event that has all of them, drafts as they ended included; from the end it goes on
    at the beginning. Raises NowhereError with one sentence.
    """
    text = wanted.strip()
    if (found := _CLOCK.fullmatch(text)) is not None:
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return seeker.at((hours * 3600 + minutes * 60 + seconds) * 1000)
    if (found := _SPAN.fullmatch(text)) is not None:
        span = int(found[2]) * _SECONDS[found[3]] * 1000
        return seeker.at(seeker.time_of(now) + (span if found[1] == "+" else -span))
    if (found := _NUMBER.fullmatch(text)) is not None:
        number = int(found[1])
        if not 1 <= number <= seeker.last:
            raise NowhereError(f"There are events 1 to {seeker.last:,}; name one of them.")
        return seeker.moment(number)
    if (artifact := artifact_of(text)) is not None:
        steps = [step.when for step in seeker.index.steps if step.artifact == artifact and step.type in STEPS]
        if not steps:
            raise NowhereError(f"{text} does nothing in this session; go to {HOW}.")
        return next((when for when in steps if when.seq > now.seq), steps[0])
    return _said(seeker, text, now)


def _said(seeker: Seeker, text: str, now: Moment) -> Moment:
    words = text.casefold().split()
    if not words:
        raise NowhereError(f"Say where: {HOW}.")
    for after, until in ((now.seq, seeker.last), (0, now.seq)):
        for event in seeker.events_between(after, until):
            # What is in pieces is whole where the draft ends.
            if isinstance(event.data, DraftDelta):
                continue
            said = event.data.model_dump_json().casefold()
            if all(word in said for word in words):
                return seeker.moment(event.seq)
    raise NowhereError(f"No event says {text!r}; go to {HOW}.")
