"""What differs between two revisions of an artifact, item by item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plan.artifacts import Artifact
from plan.item import Item
from plan.keyed import NAMES, Key, Keyed, Leaf, Node, Record, key_text, tree

Kind = Literal["added", "changed", "removed", "moved"]
_SUMMARY_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `key` names the item or its field: `tables/loans/columns/due_on`. `old` and `new` are what was and what is there, as
    text; `old` of something added and `new` of something removed are empty. Something moved is a story that is in
    another sprint (`stories/S1-03/@sprint`), or a list whose items stand in another order (`tables/@order`). No key is
    there twice.
    """

    kind: Kind
    key: str
    old: str
    new: str


def changes(old: Artifact, new: Artifact) -> tuple[Change, ...]:
    """Return what leads from `old` to `new`, in the order of `new`; nothing if they are the same.

    Raises ValueError if they are not of one kind.
    """
    before, after = tree(old), tree(new)
    if before.model is not after.model:
        raise ValueError("two revisions of one artifact are compared, not two artifacts")
    return tuple(_between((), before, after))


def _between(key: Key, old: Node, new: Node) -> Iterator[Change]:
    if isinstance(old, Record) and isinstance(new, Record):
        for name, node in old.fields.items():
            yield from _between((*key, name), node, new.fields[name])
    elif isinstance(old, Keyed) and isinstance(new, Keyed):
        yield from _within(key, old, new)
    elif old != new:
        yield Change("changed", key_text(key), text_of(old), text_of(new))


def _within(key: Key, old: Keyed, new: Keyed) -> Iterator[Change]:
    for name in woven(tuple(new.items), tuple(old.items)):
        below = (*key, name)
        if name not in old.items:
            yield Change("added", key_text(below), "", text_of(new.items[name]))
        elif name not in new.items:
            yield Change("removed", key_text(below), text_of(old.items[name]), "")
        else:
            if old.home(name) != new.home(name):
                homes = (f"sprint {old.home(name)}", f"sprint {new.home(name)}")
                yield Change("moved", key_text(home_key(below)), *homes)
            yield from _between(below, old.items[name], new.items[name])
    for home in groups(old, new):
        before, after = stayed(old, new, home)
        if before != after:
            yield Change("moved", key_text(order_key(key, home)), *_span(before, after))


def groups(*lists: Keyed) -> tuple[str, ...]:
    """Return the groups that items of these lists are in, in order."""
    return tuple(dict.fromkeys(one.home(name) for one in lists for name in one.items))


def stayed(one: Keyed, other: Keyed, home: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the items that both lists have in a group, in the order of the one and of the other."""
    common = set(one.members(home)) & set(other.members(home))
    return (
        tuple(name for name in one.members(home) if name in common),
        tuple(name for name in other.members(home) if name in common),
    )


def order_key(key: Key, home: str) -> Key:
    """Return the key of the order of a list, or of a group within it."""
    return ("sprints", home, *key, "@order") if home else (*key, "@order")


def home_key(key: Key) -> Key:
    """Return the key of the group that an item is in: a story's sprint."""
    return (*key, "@sprint")


def woven(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """Return `first` with what only `second` has, each behind what it follows there."""
    names = list(first)
    placed = set(names)
    at = -1
    for name in second:
        if name in placed:
            at = names.index(name)
        else:
            at += 1
            names.insert(at, name)
            placed.add(name)
    return tuple(names)


def _span(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Return both orders as text, without what stands at the same place at either end."""
    start, end = 0, len(before)
    while before[start] == after[start]:
        start += 1
    while before[end - 1] == after[end - 1]:
        end -= 1
    return ", ".join(before[start:end]), ", ".join(after[start:end])


def text_of(node: Node) -> str:
    """Return what a node holds, as one text for a person."""
    match node:
        case Leaf():
            return _value_text(node.value)
        case Record():
            return _summary(node)
        case Keyed():
            return ", ".join(node.items)


def _value_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(
            ", ".join(map(_value_text, entry)) if isinstance(entry, tuple) else _value_text(entry) for entry in value
        )
    if isinstance(value, Item):
        return " ".join(_value_text(getattr(value, name)) for name in type(value).model_fields).strip()
    return str(value)


def _summary(record: Record) -> str:
    """Return an item in a line: its name, then what else it says of itself, as far as that goes."""
    own = NAMES.get(record.model, ())
    said = [text_of(record.fields[name]) for name in own if name in record.fields]
    for name, node in record.fields.items():
        if name not in own and isinstance(node, Leaf) and not isinstance(node.value, bool):
            said.append(text_of(node))
    line = " · ".join(" ".join(text.split()) for text in said if text.strip())
    return line if len(line) <= _SUMMARY_LENGTH else f"{line[: _SUMMARY_LENGTH - 1]}…"
