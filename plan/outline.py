"""What an agent wrote as an outline for a person: its JSON, finished or not, without braces and quotes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan.partial import object_so_far

_SHORT = 60
"""Longer texts stand in lines of their own."""

_BARE = frozenset({"name", "title", "path", "type", "description", "code"})
"""Fields that need no label beside an item's name; nor does what comes after its id."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """One entry: a field with its label, an item that begins (its name is the label), or an entry of a list."""

    depth: int
    label: str
    text: str = ""
    item: bool = False


def outline(text: str) -> tuple[Outlined, ...]:
    """Return what the first JSON object in a text says so far; nothing if there is none."""
    found = object_so_far(text)
    return tuple(_fields(found, 0)) if found else ()


def _fields(found: Mapping[str, object], depth: int) -> Iterator[Outlined]:
    for name, value in found.items():
        label = name.replace("_", " ")
        if isinstance(value, dict):
            if value:
                yield Outlined(depth, label)
                yield from _fields(value, depth + 1)
        elif isinstance(value, list):
            yield from _list(label, value, depth)
        elif text := _scalar(value):
            yield Outlined(depth, label, text)


def _list(label: str, values: list[object], depth: int) -> Iterator[Outlined]:
    entries = [one for one in values if one not in (None, "", [], {})]
    together = ", ".join(_words(one) for one in entries)
    if not entries:
        return
    if not any(isinstance(one, dict) for one in entries) and len(together) <= _SHORT:
        yield Outlined(depth, label, together)
        return
    yield Outlined(depth, label)
    for one in entries:
        if isinstance(one, dict):
            yield from _item(one, depth + 1)
        else:
            yield Outlined(depth + 1, "", _words(one), item=True)


def _item(found: Mapping[str, object], depth: int) -> Iterator[Outlined]:
    """Yield an item: its name and what is short beside it, then everything else below it."""
    beside: list[str] = []
    bare: list[str] = []
    rest: dict[str, object] = {}
    name, before = "", ""
    for field, value in found.items():
        text = _scalar(value)
        if text and not name:
            name = text
        elif text and not beside and (field in _BARE or before == "id"):
            bare.append(text)
        elif text and len(text) <= _SHORT // 2 and "\n" not in text:
            beside.append(field.replace("_", " ") if value is True else f"{field.replace('_', ' ')} {text}")
        else:
            rest[field] = value
        before = field
    yield Outlined(depth, name, " · ".join(filter(None, (" ".join(bare), *beside))), item=True)
    yield from _fields(rest, depth + 1)


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_words(one) for one in value)
    return _scalar(value)


def _scalar(value: object) -> str:
    """Return a text or a number as it is, `yes` for what is true; nothing for what is not there."""
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value) if isinstance(value, str | int | float) else ""
