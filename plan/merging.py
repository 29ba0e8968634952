"""A redraft and a person's hand work become one: what a person changed stays, everything else follows the redraft."""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from plan.artifacts import Artifact
from plan.board import added_up
from plan.changes import Change, changes, groups, home_key, order_key, stayed, woven
from plan.keyed import Key, Keyed, Node, Record, artifact_of, key_text, tree
from plan.parallel import followed, following
from plan.sprints import SprintPlan

_NOTHING = Keyed({})


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of a merge.

    `taken` are the keys (of `plan.changes`) that followed the redraft; `left` are those where it proposes something
    else than the person, whose word stands until they let go of it.
    """

    content: Artifact
    taken: tuple[str, ...]
    left: tuple[str, ...]


def merge(base: Artifact, ours: Artifact, theirs: Artifact, shown: Artifact | None = None) -> Merge:
    """Merge `theirs`, the redraft of the last draft `base`, with `ours`, which a person made of `base`.

    `shown` is what the agent had before it when it drafted again, `base` if not given: where it repeats that, it
    proposes nothing. What dangles afterwards is for the checks to find. Raises ValueError for several artifacts.
    """
    before, own, new = tree(base), tree(ours), tree(theirs)
    if before.model is not own.model or own.model is not new.model:
        raise ValueError("three revisions of one artifact are merged, not of several")
    merged = _settled(artifact_of(_Merging(before, own).record((), before, own, new)), ours, theirs)
    proposed = _Proposed(changes(base if shown is None else shown, theirs))
    return Merge(
        merged,
        taken=tuple(dict.fromkeys(change.key for change in changes(ours, merged))),
        left=tuple(dict.fromkeys(c.key for c in changes(merged, theirs) if proposed.holds(c))),
    )


def own_words(base: Artifact, ours: Artifact, theirs: Artifact) -> Artifact:
    """Return what the agent itself says in `theirs`, which it drew up with `ours` before it.

    `ours` is what a person made of `base`, the agent's words so far. Where the redraft repeats the person, the word of
    `base` remains the agent's; what it says anew is its own.
    """
    kept = merge(ours, base, theirs)
    return take(kept.content, theirs, kept.left)


def take(ours: Artifact, theirs: Artifact, keys: Iterable[str]) -> Artifact:
    """Return `ours` with what `keys` name as it is in `theirs`; a key stands for everything below it too.

    A story that goes into a sprint that `ours` lacks brings the sprint with it, and a sprint stays while a story is in
    it. Raises ValueError if a key names no difference between the two.
    """
    wanted = frozenset(keys)
    there = holders(change.key for change in changes(ours, theirs))
    for key in sorted(wanted - there):
        raise ValueError(f"nothing differs at {key}")
    return _settled(artifact_of(_Taking(wanted).record((), tree(ours), tree(theirs))), ours, theirs)


def _settled(merged: Artifact, *of: Artifact) -> Artifact:
    """With what follows from where the stories are: the groups that can be worked on at once, and the sums of points.

    The sums only where those of both sides are sums and nobody wrote others.
    """
    if not isinstance(merged, SprintPlan):
        return merged
    grouped = followed(merged, *of)
    return added_up(grouped) if _are_sums(of) else grouped


def derived(*of: Artifact) -> frozenset[str]:
    """Return the keys of what only follows from what stands elsewhere, in all of these: it is nobody's word."""
    groups = {key_text(("sprints", str(number), "parallel")) for number in following(*of)}
    if not _are_sums(of):
        return frozenset(groups)
    velocities = (one for plan in of if isinstance(plan, SprintPlan) for one in plan.velocity if not one.forecast)
    return frozenset(groups | {key_text(("velocity", str(one.sprint), "points")) for one in velocities})


def _are_sums(plans: Iterable[Artifact]) -> bool:
    return all(not isinstance(one, SprintPlan) or added_up(one) == one for one in plans)


def is_below(key: str, keys: Set[str]) -> bool:
    """Return whether `keys` hold `key` or something that it is in."""
    return any(holder in keys for holder in _upward(key))


def holders(keys: Iterable[str]) -> frozenset[str]:
    """Return `keys` and everything that they are in."""
    return frozenset(holder for key in keys for holder in _upward(key))


def _upward(key: str) -> Iterator[str]:
    parts = key.split("/")
    return ("/".join(parts[:end]) for end in range(len(parts), 0, -1))


class _Proposed:
    """What a redraft proposes anew."""

    def __init__(self, proposed: Sequence[Change]) -> None:
        self._moved = frozenset(p.key for p in proposed if p.kind == "moved")
        self._other = frozenset(p.key for p in proposed if p.kind != "moved")
        self._all = self._moved | self._other
        self._holders = holders(self._all)

    def holds(self, difference: Change) -> bool:
        """Return whether a difference from the redraft comes of something in it."""
        key = difference.key
        if difference.kind == "moved":
            return key in self._moved
        if difference.kind == "added":
            return key in self._holders or is_below(key, self._all)
        return is_below(key, self._other)


class _Merging:
    """A three-way merge of one artifact."""

    def __init__(self, base: Record, ours: Record) -> None:
        self._closed = _sprints(base) - _sprints(ours)

    def record(self, key: Key, base: Record | None, ours: Record, theirs: Record) -> Record:
        """Return the merged record; `base` is None where both made one of a name."""
        fields: dict[str, Node] = {}
        # The stories first: a sprint stays while a story is in it.
        for name in sorted(ours.fields, key=lambda name: name != "stories"):
            before = base.fields[name] if base else None
            needed = _homes(fields) if name == "sprints" else frozenset()
            fields[name] = self._node((*key, name), before, ours.fields[name], theirs.fields[name], needed)
        return Record(ours.model, {name: fields[name] for name in ours.fields})

    def _node(
        self, key: Key, base: Node | None, ours: Node, theirs: Node, needed: Collection[str] = frozenset()
    ) -> Node:
        if isinstance(ours, Record) and isinstance(theirs, Record):
            return self.record(key, base if isinstance(base, Record) else None, ours, theirs)
        if isinstance(ours, Keyed) and isinstance(theirs, Keyed):
            return self._list(key, base if isinstance(base, Keyed) else _NOTHING, ours, theirs, needed)
        return theirs if ours == base else ours

    def _list(self, key: Key, base: Keyed, ours: Keyed, theirs: Keyed, needed: Collection[str]) -> Keyed:
        items: dict[str, Node] = {}
        homes: dict[str, str] = {}
        for name in woven(tuple(ours.items), tuple(theirs.items)):
            node = self._entry((*key, name), name, base, ours, theirs, name in needed)
            if node is not None:
                items[name] = node
                homes[name] = self._home(name, base, ours, theirs)
        return _ordered(Keyed(items, homes), base, ours, theirs)

    def _entry(self, key: Key, name: str, base: Keyed, ours: Keyed, theirs: Keyed, needed: bool) -> Node | None:
        """Return what an item becomes; None if it goes."""
        before, own, new = base.items.get(name), ours.items.get(name), theirs.items.get(name)
        if own is None:
            return new if before is None and theirs.home(name) not in self._closed else None
        if new is None:
            untouched = own == before and ours.home(name) == base.home(name)
            return None if untouched and not needed else own
        return self._node(key, before, own, new)

    def _home(self, name: str, base: Keyed, ours: Keyed, theirs: Keyed) -> str:
        own, new = ours.home(name), theirs.home(name)
        if name not in ours.items:
            return new
        moved = name not in base.items or own != base.home(name)
        return own if moved or name not in theirs.items or new in self._closed else new


class _Taking:
    """Takes from another revision what is wanted, and nothing else."""

    def __init__(self, wanted: Set[str]) -> None:
        self._wanted = wanted

    def record(self, key: Key, ours: Record, theirs: Record) -> Record:
        """Return a record with what is wanted of the other."""
        fields: dict[str, Node] = {}
        for name in sorted(ours.fields, key=lambda name: name != "stories"):
            needed = _homes(fields) if name == "sprints" else frozenset()
            fields[name] = self._node((*key, name), ours.fields[name], theirs.fields[name], needed)
        return Record(ours.model, {name: fields[name] for name in ours.fields})

    def _node(self, key: Key, ours: Node, theirs: Node, needed: Collection[str] = frozenset()) -> Node:
        if isinstance(ours, Record) and isinstance(theirs, Record):
            return self.record(key, ours, theirs)
        if isinstance(ours, Keyed) and isinstance(theirs, Keyed):
            return self._list(key, ours, theirs, needed)
        return theirs if self._takes(key) else ours

    def _takes(self, key: Key) -> bool:
        return is_below(key_text(key), self._wanted)

    def _list(self, key: Key, ours: Keyed, theirs: Keyed, needed: Collection[str]) -> Keyed:
        items: dict[str, Node] = {}
        homes: dict[str, str] = {}
        for name in woven(tuple(ours.items), tuple(theirs.items)):
            below = (*key, name)
            source = ours if name in ours.items else theirs
            if name in ours.items and name in theirs.items:
                items[name] = self._node(below, ours.items[name], theirs.items[name])
                source = theirs if self._takes(home_key(below)) else ours
            elif self._takes(below) == (name in theirs.items) or name in needed:
                items[name] = source.items[name]
            else:
                continue
            homes[name] = source.home(name)
        kept = Keyed(items, homes)
        ordered: list[str] = []
        for home in groups(kept):
            first, second = ours.members(home), theirs.members(home)
            if self._takes(order_key(key, home)):
                first, second = second, first
            ordered += _arranged(kept, home, first, second)
        return Keyed({name: kept.items[name] for name in ordered}, kept.homes)


def _ordered(merged: Keyed, base: Keyed, ours: Keyed, theirs: Keyed) -> Keyed:
    """Put merged items in order: the person's where they changed it, otherwise the redraft's."""
    ordered: list[str] = []
    for home in groups(merged):
        before, now = stayed(base, ours, home)
        first, second = theirs.members(home), ours.members(home)
        if before != now:
            first, second = second, first
        ordered += _arranged(merged, home, first, second)
    return Keyed({name: merged.items[name] for name in ordered}, merged.homes)


def _arranged(kept: Keyed, home: str, first: tuple[str, ...], second: tuple[str, ...]) -> list[str]:
    members = set(kept.members(home))
    return list(woven(*([name for name in names if name in members] for names in (first, second))))


def _sprints(record: Record) -> frozenset[str]:
    sprints = record.fields.get("sprints")
    return frozenset(sprints.items) if isinstance(sprints, Keyed) else frozenset()


def _homes(fields: dict[str, Node]) -> frozenset[str]:
    stories = fields.get("stories")
    return frozenset(stories.homes.values()) if isinstance(stories, Keyed) else frozenset()
