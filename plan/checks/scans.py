"""Which tables a query has to read in full, for want of an index.

A simple planner: a table is reached through an index on what it is compared with, through an index on what joins it to
a table that is reached already, or in the order of an index where only the first rows are wanted. What is left is read
from beginning to end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import networkx
from sqlglot import exp

from plan.checks.conditions import Choice, Conditions, Pick, conditions, key_of
from plan.checks.index_paths import Paths
from plan.checks.resolution import Resolution, Source

Reading = Literal["picked", "sorted", "whole", "summed"]


@dataclass(frozen=True, slots=True)
class Scan:
    """A table that is read in full: to pick rows by columns or expressions, to sort or to sum them, or as it is."""

    table: str
    columns: tuple[str, ...]
    reading: Reading = "picked"


def scans(names: Resolution, paths: Mapping[str, Paths], small: frozenset[str]) -> Iterator[Scan]:
    """Return the tables that a statement reads in full although it wants only some of their rows."""
    for frame in names.frames:
        yield from _Frame(names, frame, paths, small).scans()


def pairings(names: Resolution, paths: Mapping[str, Paths], small: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Return two tables each time that a statement does not say which of their rows belong together."""
    for frame in names.frames:
        read = isinstance(frame, exp.Select | exp.Update | exp.Delete) and not frame.args.get("laterals")
        if read and len(names.sources(frame)) > 1:
            yield from _Frame(names, frame, paths, small).pairings()


class _Frame:
    """One select, update, …: its sources, in their order, and which of them are reached."""

    def __init__(self, names: Resolution, frame: exp.Expr, paths: Mapping[str, Paths], small: frozenset[str]) -> None:
        self._names, self._frame, self._paths = names, frame, paths
        self._sources: dict[int, Source] = {id(source): source for source in names.sources(frame)}
        partial = any(s.table in paths and paths[s.table].partial for s in self._sources.values())
        self._asked: Conditions = conditions(names, frame, texts=partial)
        self._reached = {key for key, s in self._sources.items() if s.table not in paths or s.table in small}

    def scans(self) -> Iterator[Scan]:
        """Reach the sources one after the other, and return those that no index reaches."""
        for key in self._sources:
            if key not in self._reached and self._led(key, joined=False):
                self._reached.add(key)
        self._spread()
        yield from self._first_rows()
        for key in self._sources:
            if columns := self._wanted(key, joined=False):
                yield from self._read(key, Scan(self._sources[key].table, columns))
        yield from self._joins()
        reading = None if self._reached else self._reads_everything()
        for key, source in self._sources.items():
            if key not in self._reached:
                yield from self._read(key, Scan(source.table, (), reading) if reading else None)
                reading = None
                yield from self._joins()

    def pairings(self) -> Iterator[tuple[str, str]]:
        """Return large tables of two groups of sources that nothing ties to each other."""
        tied: networkx.Graph[int] = networkx.Graph()
        tied.add_nodes_from(self._sources)
        for link in self._asked.links:
            first, *others = link
            tied.add_edges_from((first, other) for other in others)
        if any(not source.table for source in self._sources.values()):
            return
        groups = list(networkx.connected_components(tied))
        single = [any(self._one_row(key) for key in group) for group in groups]
        large = [table for group, one in zip(groups, single, strict=True) if not one and (table := self._large(group))]
        yield from ((large[0], other) for other in large[1:])
        for group, one in zip(groups, single, strict=True):
            if one and len(large) == 1 and (table := self._large(group)) and not self._limited(large[0]):
                yield table, large[0]

    def _large(self, group: set[int]) -> str:
        return next((self._sources[k].table for k in self._sources if k in group and k not in self._reached), "")

    def _limited(self, table: str) -> bool:
        return any(source.table == table and self._strong(key) for key, source in self._sources.items())

    def _one_row(self, key: int) -> bool:
        table = self._sources[key].table
        values = {p.key for picks in self._single(key) for p in picks if p.other is None}
        return table in self._paths and self._paths[table].one_row(values)

    def _single(self, key: int) -> Iterator[tuple[Pick, ...]]:
        """What the conditions that stand in no OR pick rows by."""
        return (choice[0] for choice in self._asked.choices[key] if len(choice) == 1)

    def _read(self, key: int, scan: Scan | None) -> Iterator[Scan]:
        if key not in self._reached:
            if scan:
                yield scan
            self._reached.add(key)
            self._spread()

    def _joins(self) -> Iterator[Scan]:
        """Read what only a join without an index ties to what is reached already."""
        grew = True
        while grew:
            grew = False
            for key, source in self._sources.items():
                if key not in self._reached and (columns := self._wanted(key, joined=True)):
                    yield from self._read(key, Scan(source.table, columns))
                    grew = True

    def _spread(self) -> None:
        grew = True
        while grew:
            grew = False
            for key in self._sources:
                if key not in self._reached and self._led(key, joined=True):
                    self._reached.add(key)
                    grew = True

    def _usable(self, pick: Pick, joined: bool) -> bool:
        return pick.other is None or (joined and pick.other in self._reached)

    def _leads(self, key: int, pick_key: str, beside: tuple[Pick, ...] = ()) -> bool:
        known = {p.key for picks in (*self._single(key), beside) for p in picks}
        return self._paths[self._sources[key].table].lead(pick_key, known, self._asked.held)

    def _led(self, key: int, *, joined: bool) -> bool:
        """Whether an index finds the rows: for a condition, or for each side of an OR."""

        def led(choice: Choice) -> bool:
            return all(any(self._usable(p, joined) and self._leads(key, p.key, side) for p in side) for side in choice)

        if any(led(choice) for choice in self._asked.choices[key]):
            return True
        return self._paths[self._sources[key].table].covers(self._asked.held)

    def _wanted(self, key: int, *, joined: bool) -> tuple[str, ...]:
        """What rows of a source that is not reached are picked by, for which there is no index."""
        if key in self._reached:
            return ()
        picks = [(p, side) for choice in self._asked.choices[key] for side in choice for p in side]
        usable = [(p, side) for p, side in picks if self._usable(p, joined)]
        lacking = (p.key for p, side in usable if not self._leads(key, p.key, side))
        return tuple(dict.fromkeys(lacking)) or tuple(dict.fromkeys(p.key for p, _ in usable))

    def _first_rows(self) -> Iterator[Scan]:
        """Where only so many rows are wanted, read them in the order of an index, or from the beginning."""
        if not isinstance(self._frame, exp.Select) or self._gathers() or not self._frame.args.get("limit"):
            return
        open_ = [key for key in self._sources if key not in self._reached and not self._strong(key)]
        order = self._frame.args.get("order")
        if not isinstance(order, exp.Order):
            for key in open_[:1]:
                yield from self._read(key, None)
            return
        first = order.expressions[0].this
        columns = [self._names.resolve(c) for c in first.find_all(exp.Column) if not isinstance(c.this, exp.Star)]
        if any(id(source) in self._reached for source in columns):
            return
        for key in open_:
            if columns and all(source is self._sources[key] for source in columns):
                by = key_of(first)
                scan = Scan(self._sources[key].table, (by,), "sorted")
                yield from self._read(key, None if self._leads(key, by) else scan)

    def _strong(self, key: int) -> bool:
        choices = self._asked.choices[key]
        return any(not p.weak and p.other is None for choice in choices for side in choice for p in side)

    def _gathers(self) -> bool:
        """Whether the frame makes one row of many."""
        if self._frame.args.get("group") or self._frame.args.get("having"):
            return True
        given = self._frame.expressions
        return any(f.find_ancestor(exp.Query) is self._frame for e in given for f in e.find_all(exp.AggFunc))

    def _reads_everything(self) -> Reading | None:
        """Why every row is read if no index serves: for a sum, or as the answer; None where another query asks."""
        if not isinstance(self._frame, exp.Select):
            return None
        if self._gathers():
            return "summed"
        parent = self._frame.parent
        while isinstance(parent, exp.SetOperation):
            parent = parent.parent
        return "whole" if parent is None and not self._frame.args.get("limit") else None
