"""How a query picks the rows of each of its sources: what it compares, alternatives and joins.

What a comparison is about is named by a key, which is what an index has to begin with: a column (`email`), an
expression as PostgreSQL writes it (`lower(email)`), or `part of name` where a text is looked for inside of another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlglot import exp

from plan.checks.resolution import Resolution, Source
from plan.sqltext import folded

_COMPARISONS = (exp.EQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In, exp.Is, exp.NullSafeEQ)
_CONTAINMENTS = (exp.ArrayContainsAll, exp.ArrayContainedBy, exp.ArrayOverlaps, exp.JSONBContains, exp.MatchAgainst)
_INSIDE = (exp.ILike, exp.RegexpLike, exp.RegexpILike, exp.SimilarTo)


@dataclass(frozen=True, slots=True)
class Pick:
    """What one comparison picks rows by; `other` is the source that it is compared with, None for a value.

    A weak one leaves most rows, as `deleted_at IS NULL` does.
    """

    key: str
    other: int | None = None
    weak: bool = False


Choice = tuple[tuple[Pick, ...], ...]
"""Alternatives of which one has to hold, each with what it picks by: the sides of an OR, or a single one."""


@dataclass(slots=True)
class Conditions:
    """What a frame asks of its sources, by their identity, which of them it compares, and each condition as text."""

    choices: dict[int, list[Choice]]
    links: list[frozenset[int]] = field(default_factory=list)
    held: set[str] = field(default_factory=set)


def conditions(names: Resolution, frame: exp.Expr, *, texts: bool = True) -> Conditions:
    """Return what decides which rows of a frame are wanted; `texts` asks for each condition as text too."""
    sources = {id(source): source for source in names.sources(frame)}
    found = Conditions({key: [] for key in sources})
    for condition in _conjuncts(frame):
        if texts:
            found.held.add(key_of(condition))
        branches = [_Branch(names, sources, atoms) for atoms in _alternatives(condition)]
        found.links += [frozenset(branch.seen) for branch in branches if len(branch.seen) > 1]
        told = [branch for branch in branches if branch.seen]
        for key in sources:
            choice = tuple(tuple(branch.picks.get(key, ())) for branch in told)
            if any(choice):
                found.choices[key].append(choice)
    for name, holders in _merged(frame, list(sources.values())):
        for one in holders:
            found.choices[id(one)] += [((Pick(name, id(other)),),) for other in holders if other is not one]
        found.links.append(frozenset(id(one) for one in holders))
    return found


def key_of(read: exp.Expr) -> str:
    """Return how a column or an expression is named as a key, whatever its table is called in the query."""
    while isinstance(read, exp.Paren):
        read = read.this
    if isinstance(read, exp.Column):
        return folded(read).lower()
    plain = read.copy()
    for column in plain.find_all(exp.Column):
        column.set("table", None)
    return plain.sql("postgres").lower()


def part_of(key: str) -> str:
    """Return the key of a search inside of a text, which only an index of its trigrams serves."""
    return f"part of {key}"


class _Branch:
    """One alternative: what it picks rows of each source by, and the sources that it names."""

    def __init__(self, names: Resolution, sources: dict[int, Source], atoms: list[exp.Expr]) -> None:
        self._names, self._sources = names, sources
        self.picks: dict[int, list[Pick]] = {}
        self.seen: set[int] = set()
        for atom in atoms:
            self.seen |= self._own(atom)
            self._read(atom)

    def _own(self, read: exp.Expr) -> set[int]:
        found = (self._names.resolve(c) for c in read.find_all(exp.Column) if not isinstance(c.this, exp.Star))
        return {id(source) for source in found if isinstance(source, Source) and id(source) in self._sources}

    def _read(self, atom: exp.Expr) -> None:
        if isinstance(atom, exp.Column):
            self._pick(atom, key_of(atom), [])
        elif isinstance(atom, exp.Like):
            inside = _begins_open(atom.expression)
            key = key_of(atom.this)
            self._pick(atom.this, part_of(key) if inside else key, [atom.expression])
        elif isinstance(atom, _INSIDE):
            self._pick(atom.this, part_of(key_of(atom.this)), [atom.expression])
        elif isinstance(atom, _COMPARISONS + _CONTAINMENTS):
            sides = [_first(side) for side in _sides(atom)]
            for i, side in enumerate(sides):
                self._pick(side, key_of(side), sides[:i] + sides[i + 1 :], weak=isinstance(atom, exp.Is))

    def _pick(self, side: exp.Expr, key: str, others: list[exp.Expr], *, weak: bool = False) -> None:
        own = self._own(side)
        if len(own) != 1 or side.find(exp.Query):
            return
        (source,) = own
        against = [other for side in others if not side.find(exp.Query) for other in self._own(side)]
        if source not in against:
            self.picks.setdefault(source, []).append(Pick(key, against[0] if against else None, weak))


def _sides(comparison: exp.Expr) -> list[exp.Expr]:
    given = [comparison.this, *(comparison.args.get(name) for name in ("expression", "low", "high"))]
    if isinstance(comparison, exp.MatchAgainst):
        given += comparison.expressions
    return [side for side in given if isinstance(side, exp.Expr)]


def _first(side: exp.Expr) -> exp.Expr:
    """The column by which rows are compared before all others: `a` of `(a, b) < ($1, $2)`."""
    while isinstance(side, exp.Paren | exp.Tuple):
        inner = side.this if isinstance(side, exp.Paren) else next(iter(side.expressions), None)
        if not isinstance(inner, exp.Expr):
            break
        side = inner
    return side


def _begins_open(pattern: exp.Expr) -> bool:
    """Whether a LIKE looks anywhere in the text: its pattern begins with a wildcard."""
    while isinstance(pattern, exp.DPipe | exp.Paren):
        pattern = pattern.this
    if isinstance(pattern, exp.Concat) and pattern.expressions:
        return _begins_open(pattern.expressions[0])
    return isinstance(pattern, exp.Literal) and str(pattern.this).startswith(("%", "_"))


def _conjuncts(frame: exp.Expr) -> Iterator[exp.Expr]:
    """The conditions of a frame that all have to hold."""
    where = frame.args.get("where")
    given = [where.this] if isinstance(where, exp.Where) else []
    given += [on for join in frame.find_all(exp.Join) if isinstance(on := join.args.get("on"), exp.Expr)]
    for condition in given:
        yield from _parts(condition, exp.And)


def _alternatives(condition: exp.Expr) -> Iterator[list[exp.Expr]]:
    for side in _parts(condition, exp.Or):
        yield [part.this if isinstance(part, exp.Escape) else part for part in _parts(side, exp.And)]


def _parts(condition: exp.Expr, kind: type[exp.Expr]) -> Iterator[exp.Expr]:
    left = [condition]
    while left:
        one = left.pop()
        if isinstance(one, exp.Paren):
            left.append(one.this)
        elif isinstance(one, kind):
            left += [one.expression, one.this]
        else:
            yield one


def _merged(frame: exp.Expr, sources: list[Source]) -> Iterator[tuple[str, list[Source]]]:
    """The columns that USING or NATURAL makes one, with the sources that have them."""
    for join in frame.find_all(exp.Join):
        names = {u.name.lower() for u in join.args.get("using") or () if isinstance(u, exp.Expr)}
        if str(join.args.get("method") or "").upper() == "NATURAL":
            names |= {name for source in sources for name in source.columns or ()}
        for name in sorted(names):
            holders = [source for source in sources if source.columns is not None and name in source.columns]
            if len(holders) > 1:
                yield name, holders
