"""From when to when something is: a day, or a time of the day where it is on the same day of every week."""

from collections.abc import Mapping
from dataclasses import replace

from agents.offline.attributes import Attribute

_WEEKDAYS = ("weekday", "day_of_week", "week_day")
_BOUNDS = frozenset(
    f"{word}{end}"
    for word in ("start", "starts", "end", "ends", "open", "opens", "close", "closes", "opening", "closing", "begins")
    for end in ("", "_at", "_time")
)
"""How the time is named at which it begins or ends; `opened_at` says when it once was."""
_FROM, _UNTIL = "from_value", ("until", "to_value", "till")
"""The columns that `from, until` become, word for word."""


_OF_A_TIME = frozenset(("kind", "reason", "days", "hours", "absence", "leave", "holiday"))
"""What is known beside the days from which to which somebody is away."""


def with_spans(found: Mapping[str, Attribute]) -> dict[str, Attribute]:
    """The attributes of a thing, with those that say from when to when it is named and typed as such."""
    weekly = any(name in found for name in _WEEKDAYS)
    timely = weekly or bool(_OF_A_TIME & found.keys())
    until = next((name for name in _UNTIL if name in found), "") if _FROM in found else ""
    until = until if timely or until != "to_value" else ""  # a transfer goes from one place to another
    ends = ("starts_at", "ends_at", "time") if weekly else ("starts_on", "ends_on", "date")
    named = {_FROM: ends[0], until: ends[1]} if until else {}
    assumed = set(named.values())
    out = {}
    for name, one in found.items():
        if name in assumed:
            continue
        if name in named:
            out[named[name]] = replace(one, name=named[name], type=ends[2])
        else:
            timed = weekly and name in _BOUNDS and one.type == "timestamptz"
            out[name] = replace(one, type="time") if timed else one
    return out
