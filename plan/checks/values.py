"""Whether a literal or a function can be the value of a column of some type, as PostgreSQL would answer."""

import json
import re
from contextlib import suppress
from datetime import date, datetime

from sqlglot import exp

from plan.sqltext import PgType

_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*|\s*(?:nan|[+-]?infinity)\s*", re.IGNORECASE)
_WHOLE = re.compile(r"\s*[+-]?\d+\s*")
_UUID = re.compile(r"\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?", re.IGNORECASE)
_TRUTHS = frozenset(("t", "true", "y", "yes", "on", "1", "f", "false", "n", "no", "off", "0"))
_MOMENTS = frozenset(("now", "today", "tomorrow", "yesterday", "epoch", "infinity", "-infinity", "allballs"))
_WHOLE_TYPES = frozenset(("smallint", "integer", "bigint"))


def misfit(value: exp.Expr, of: PgType) -> str:
    """Return why a value cannot be in a column of a type, as the end of a sentence; empty if it can, or if unsure."""
    value = value.unnest()
    if of.array:
        return _array_misfit(value)
    if isinstance(value, exp.Literal) and value.is_string:
        return _text_misfit(str(value.this), of)
    kind = _kind(value)
    # A type of the project's own may be a domain over any other.
    if not kind or of.family.startswith("type ") or kind in _ACCEPTED.get(of.family, (of.family,)):
        return ""
    return f"is {_ARTICLES[kind]}, not {_type_words(of)}"


_ARTICLES = {"number": "a number", "boolean": "true or false", "moment": "a point in time", "uuid": "a UUID"}
_ACCEPTED = {
    "number": ("number",),
    "text": ("number", "boolean", "moment", "uuid"),
    "moment": ("moment",),
    "time": ("moment",),
    "timetz": ("moment",),
    "boolean": ("boolean",),
    "uuid": ("uuid",),
    "money": ("number",),
    "oid": ("number",),
}


def _kind(value: exp.Expr) -> str:
    """The kind of what a value is for sure; empty for what only PostgreSQL knows."""
    if isinstance(value, exp.Neg):
        return _kind(value.this)
    if isinstance(value, exp.Literal):
        return "number"
    if isinstance(value, exp.Boolean):
        return "boolean"
    if isinstance(value, exp.CurrentTimestamp | exp.CurrentDate | exp.Localtimestamp):
        return "moment"
    return "uuid" if isinstance(value, exp.Uuid) else ""


def _array_misfit(value: exp.Expr) -> str:
    if isinstance(value, exp.Literal) and value.is_string:
        text = str(value.this).strip()
        return "" if text.startswith(("{", "[")) and text.endswith("}") else "is text that is not written as an array"
    return f"is {_ARTICLES[kind]}, not an array" if (kind := _kind(value)) else ""


def _text_misfit(text: str, of: PgType) -> str:
    fits = True
    if of.family == "text":
        if of.size and len(text) > of.size[0]:
            return f"is longer than the {of.size[0]} characters of {of.name}"
    elif of.family == "number":
        fits = bool((_WHOLE if of.name in _WHOLE_TYPES else _NUMBER).fullmatch(text))
    elif of.family == "boolean":
        fits = text.strip().lower() in _TRUTHS
    elif of.family == "uuid":
        fits = bool(_UUID.fullmatch(text.strip()))
    elif of.family == "moment":
        fits = text.strip().lower() in _MOMENTS or any(c.isdigit() for c in text)
        with suppress(ValueError):
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                fits = False
                date.fromisoformat(text)
                fits = True
            elif re.fullmatch(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}", text):
                fits = False
                datetime.fromisoformat(text)
                fits = True
    elif of.family in {"json", "jsonb"}:
        fits = is_json(text)
    return "" if fits else f"is text that is not {_type_words(of)}"


def is_json(text: str) -> bool:
    """Return whether a text is a JSON document."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _type_words(of: PgType) -> str:
    return f"{'an' if of.name[0] in 'aeio' else 'a'} {of.name}"
