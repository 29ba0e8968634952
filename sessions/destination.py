"""Where somebody wants to go in a session: a time, an event, what an agent does next, or words."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from pydantic import JsonValue

from plan.artifacts import artifact_of
from sessions.errors import SessionError
from sessions.events import DraftDelta
from sessions.moved import moved_path
from sessions.replay import STEPS
from sessions.seeking import Moment, Seeker

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{2})", re.ASCII)
_SPAN = re.compile(r"([+-])\s*(\d{1,6})\s*([smh])", re.ASCII)
_NUMBER = re.compile(r"#?(\d{1,15})", re.ASCII)
_OF_DAY = re.compile(r"(?:\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z", re.ASCII)
_SIGNED = re.compile(r"[+-]\s*\d+", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3600}
HOW = "12:30 of the replay, 13:14:00Z, +5m, an event number, an agent, or words"


class NowhereError(SessionError):
    """There is no such place; the text says what there is."""


def destination(seeker: Seeker, wanted: str, now: Moment) -> Moment:
    """Return the place that `wanted` means for somebody who is at `now`.

    `12:30` and `+5m` are of the seeker's clock, `13:14:00Z` is a time of day: moments, also between two events. A
    number is an event; an agent or an artifact is the next thing that it does; words begin words that are said in the
    next event that has all of them, drafts as they ended included; from the end it goes on at the beginning. Raises
    NowhereError with one sentence.
    """
    text = wanted.strip()
    if (found := _CLOCK.fullmatch(text)) is not None:
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        if seconds >= 60 or (found[1] and minutes >= 60):
            raise NowhereError(f"{text} is no time; go to {HOW}.")
        return _at(seeker, (hours * 3600 + minutes * 60 + seconds) * 1000)
    if (found := _SPAN.fullmatch(text)) is not None:
        span = int(found[2]) * _SECONDS[found[3]] * 1000
        return _at(seeker, seeker.time_of(now) + (span if found[1] == "+" else -span))
    if _OF_DAY.fullmatch(text):
        return _at_time_of_day(seeker, text)
    if (found := _NUMBER.fullmatch(text)) is not None:
        number = int(found[1])
        if not 1 <= number <= seeker.last:
            raise NowhereError(f"There are events 1 to {seeker.last:,}; name one of them.")
        if (there := seeker.moment(number)).seq != number:
            lost = any(getattr(event.data, "lost", False) for event in seeker.events_between(number - 1, there.seq))
            back = "" if lost else f"; put {moved_path(seeker.path).name} back beside the session"
            raise NowhereError(
                f"Event {number:,} cannot be shown: what agents wrote up to event {there.seq:,} is gone{back}."
            )
        return there
    if (artifact := artifact_of(text)) is not None:
        steps = [step.when for step in seeker.index.steps if step.artifact == artifact and step.type in STEPS]
        if not steps:
            raise NowhereError(f"{text} does nothing in this session; go to {HOW}.")
        return next((when for when in steps if when.seq > now.seq), steps[0])
    return _said(seeker, text, now)


def _at(seeker: Seeker, time_ms: int) -> Moment:
    # A clock shows whole seconds: what it shows at the end is the end, too.
    if time_ms >= seeker.length_ms + 1000:
        raise NowhereError(f"The replay ends at {_clock(seeker.length_ms)}; go to {HOW}.")
    return seeker.moment_at(time_ms)


def _clock(time_ms: int) -> str:
    # As it can be typed: screens show days where it takes some.
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _at_time_of_day(seeker: Seeker, text: str) -> Moment:
    """Return the moment at a time as screens print it; without a date, the first such time of the session."""
    began = datetime.fromisoformat(seeker.began)
    try:
        if "-" in text:
            wanted = datetime.fromisoformat(text)
        else:
            wanted = datetime.combine(began.date(), time.fromisoformat(text))
            if wanted < began.replace(microsecond=0):
                wanted += timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise NowhereError(f"{text} is no time; go to {HOW}.") from error
    passed = seeker.index.starts[0].ms + round((wanted - began) / timedelta(milliseconds=1))
    if not -1000 <= passed < seeker.index.last.ms + 1000:
        raise NowhereError(f"Nothing happened at {text} in this session; go to {HOW}.")
    return seeker.moment_at_ms(passed)


def _texts(node: JsonValue) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from (text for value in node.values() for text in _texts(value))
    elif isinstance(node, list):
        yield from (text for value in node for text in _texts(value))


def _said(seeker: Seeker, text: str, now: Moment) -> Moment:
    words = text.casefold().split()
    if not words:
        raise NowhereError(f"Say where: {HOW}.")
    if _SIGNED.fullmatch(text):
        raise NowhereError(f"{text} is no place; go to {HOW}.")
    for after, until in ((now.seq, seeker.last), (0, now.seq)):
        for event in seeker.events_between(after, until):
            # What is in pieces is whole where the draft ends.
            if isinstance(event.data, DraftDelta):
                continue
            said = "\n".join(_texts(event.data.model_dump(mode="json", exclude={"type"}))).casefold()
            if all(re.search(rf"(?<!\w){re.escape(word)}", said) for word in words):
                return seeker.moment(event.seq)
    raise NowhereError(f"No event says {text!r}; go to {HOW}.")
