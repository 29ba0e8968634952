"""Which items of an artifact were not there before, or were otherwise."""

from collections.abc import Iterator, Mapping
from typing import Literal

from plan.artifacts import Artifact
from plan.item import Item
from plan.keyed import NAMES
from plan.sprints import Sprint

Novelty = Literal["new", "changed"]
_Name = tuple[object, ...]


def news(before: Artifact, now: Artifact) -> Mapping[str, Novelty]:
    """Return the items of `now` that `before` does not have, or has otherwise, by JSON pointer.

    A story that only went to another sprint is the same story.
    """
    known = {name: item for _, name, item in _named_items(before)}
    found: dict[str, Novelty] = {}
    for pointer, name, item in _named_items(now):
        if name not in known:
            found[pointer] = "new"
        elif known[name] != item:
            found[pointer] = "changed"
    return found


def _named_items(artifact: Artifact) -> Iterator[tuple[str, _Name, Item]]:
    for field in type(artifact).model_fields:
        listed = getattr(artifact, field)
        for at, item in enumerate(listed if isinstance(listed, tuple) else ()):
            if isinstance(item, Sprint):
                for place, story in enumerate(item.stories):
                    yield f"/{field}/{at}/stories/{place}", ("stories", story.id), story
                yield f"/{field}/{at}", (field, item.number), item.model_copy(update={"stories": ()})
            elif type(item) in NAMES:
                yield f"/{field}/{at}", (field, *(getattr(item, name) for name in NAMES[type(item)])), item
