"""What an artifact says at a place, field by field, in words for a person who reads it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plan.artifacts import Artifact
from plan.database import Reference
from plan.item import Item

_SHORT = 48


@dataclass(frozen=True, slots=True)
class Saying:
    """A field of an item: its name in words, and what it says; a list has an entry each."""

    label: str
    entries: tuple[str, ...]
    listed: bool = False


def item_within(artifact: Artifact, pointer: str) -> Item | None:
    """Return the item at a JSON pointer, or the nearest that holds it; None for the artifact itself."""
    found: object = artifact
    held: Item | None = None
    for step in pointer.strip("/").split("/"):
        if isinstance(found, tuple):
            found = found[int(step)] if step.isdecimal() and int(step) < len(found) else None
        else:
            found = getattr(found, step, None) if isinstance(found, Item) else None
        if isinstance(found, Item):
            held = found
    return held


def place_in_words(pointer: str) -> str:
    """Return what to call the place at a JSON pointer that has no name of its own: `Integration point 3`."""
    *_, last = [step for step in pointer.strip("/").split("/") if not step.isdecimal()]
    number, words = pointer.rpartition("/")[2], last.replace("_", " ").capitalize()
    if not number.isdecimal():
        return words
    one = f"{words.removesuffix('ies')}y" if words.endswith("ies") else words.removesuffix("s")
    return f"{one} {int(number) + 1}"


def spelled_out(item: Item, known: Collection[str] = ()) -> tuple[Saying, ...]:
    """Return what an item says; what is empty, or among the `known` texts that stand beside it, is left out."""
    found: list[Saying] = []
    for name in type(item).model_fields:
        value: object = getattr(item, name)
        entries = _entries(value)
        if entries and not (len(entries) == 1 and entries[0] in known):
            found.append(Saying(name.replace("_", " "), entries, listed=isinstance(value, tuple) and not _ids(value)))
    return tuple(found)


def _entries(value: object) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        return tuple(filter(None, (_words(value),)))
    if _ids(value):
        return (", ".join(map(str, value)),) if value else ()
    return tuple(filter(None, map(_words, value)))


def _ids(values: Sequence[object]) -> bool:
    """Return whether a list is one of ids or names, which stand in a line."""
    return all(isinstance(value, str) and " " not in value for value in values)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Reference):
        return f"→ {value.table}.{value.column}, on delete {value.on_delete}" if value.table else ""
    if isinstance(value, Item):
        return " · ".join(filter(None, (_part(name, getattr(value, name)) for name in type(value).model_fields)))
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_words, value)))
    return str(value)


def _part(name: str, value: object) -> str:
    """Return a field of an item within an item: a flag by its name, of a list only what is short."""
    if isinstance(value, bool):
        return name.replace("_", " ") if value else ""
    words = _words(value)
    if name == "default" and words:
        return f"default {words}"
    return words if not isinstance(value, tuple) or len(words) <= _SHORT else ""
