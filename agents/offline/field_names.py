"""The name of the column that a field's words speak of: `description of the fault` is its fault_description."""

import re

from agents.offline.inflection import column_name
from agents.offline.units import TYPE_OF_UNIT
from plan.reading.words.verbs import active

_WHEN = frozenset(("on", "at"))
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_DANGLING = re.compile(
    r"\s+(?:(?:of|about)\s+(?:how|what|which|who|why)|saying|that|which|who|whom|how|without\s+\w+)\b.*$", re.IGNORECASE
)
"""What tells of a field rather than names it: `short description of how to get there`."""
_OF_THE = re.compile(
    r"^(?P<head>[\w-]+(?:\s[\w-]+)?)\s+of\s+(?:the|an?|its|their|his|her|our)\s+(?P<whose>[\w-]+(?:\s[\w-]+){0,2})$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\s+in\s+(?:dollars|euros?|pounds|francs|crowns|usd|eur|gbp|chf|€|£|\$)$", re.IGNORECASE)
_UNIT = re.compile(r",?\s+(?:measured\s+)?in\s+(?P<unit>[\w°%]+)$", re.IGNORECASE)
_OWN = re.compile(r"\s+of\s+(?:its|their|his|her|our)\s+own$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<=\w)\s+(?:the|an?|its|their|his|her|our)\s+(?=\w)", re.IGNORECASE)
_MAIL = re.compile(r"(?<![a-z0-9])e_mail")
_MOMENTS = {
    "start": "starts_at",
    "end_value": "ends_at",
    "begin": "starts_at",
    "beginning": "starts_at",
    "finish": "ends_at",
}


def named_column(words: str) -> str:
    """Return the column's name; empty if nothing is left of the words."""
    bare = _DANGLING.sub("", _POSSESSIVE.sub("", words))
    bare = _OWN.sub("", _MONEY.sub("", bare))
    measured = _UNIT.search(bare)
    unit = measured["unit"].lower() if measured and measured["unit"].lower() in TYPE_OF_UNIT else ""
    if measured and unit:
        bare = bare[: measured.start()]
    bare = _ARTICLE.sub(" ", _OF_THE.sub(r"\g<whose> \g<head>", bare))
    column = _MAIL.sub("email", column_name(f"{bare} {unit}"))
    return _MOMENTS.get(column, column.removesuffix("_text") or column)


def happening(name: str) -> str:
    """What happened then, as the name of a day or a moment says: `lent` of `lent_on`; empty if it names none."""
    what, _, when = name.rpartition("_")
    return what if when in _WHEN and active(what) else ""
