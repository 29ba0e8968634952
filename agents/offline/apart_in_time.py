"""Rules of the kind `two bookings of one room may not overlap`: whose times a table keeps apart."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from agents.offline.constraints import identifier_words
from agents.offline.domain import Domain
from agents.offline.inflection import singular
from agents.offline.lexicon import words
from agents.offline.periods import Period, period
from plan.database import Column, Exclusion, Table
from plan.existing.names import short_name
from plan.ranges import time_type

_TOGETHER = re.compile(
    r"(?i)\boverlap|\bdouble[- ]?book|\bcollide|\bcoincide|\bat\s+(?:the\s+same|one|any\s+one|a)\s+time\b|"
    r"\b(?:for|in|during)\s+(?:the\s+same|that)\s+(?:time|slot|hour|period)\b|\bpart\s+of\s+that\s+time\b|"
    r"\btwo\s+places\b|\bchevauch|\ben\s+même\s+temps\b|\bà\s+la\s+fois\b|überschneid|überlapp|\bgleichzeitig|"
    r"\bsolap|\btraslap|\bal\s+mismo\s+tiempo\b|\bsobrep|\bao\s+mesmo\s+tempo\b"
)
_REFUSED = re.compile(
    r"(?i)\b(?:can(?:not|\s*n?['’]t|\s+(?:not|never))|(?:may|must|shall|should|do|does|will|is|are)(?:n['’]t|\s+(?:not|never))|"
    r"won['’]t|never|no|nobody|neither|only\s+one|at\s+most\s+one|one\s+\w+\s+at\s+a|refuse[sd]?|reject(?:s|ed)?|"
    r"prevent(?:s|ed)?|already\s+(?:booked|reserved|taken|hired|let|rented)|impossible|pas|nicht|kein\w*|não|nao)\b|"
    r"\bn['’]t\b"
)
_SOME_MORE = re.compile(
    r"(?i)\b(?:more\s+than|at\s+most|up\s+to|maximum(?:\s+of)?)\s+(?!one\b|a\s+single\b)[\w]+|\b(?:may|can)\s+overlap\b|"
    r"\bexcept|\bunless\b|\bother\s+than\b|\bausser\b|\baußer\b|\bsauf\b|\bsalvo\b|\bexceto\b"
)
"""What makes it another rule: a number beyond one, or a case in which it does not hold."""
_VOID = re.compile(
    r"(?i),?\s*\b(?:unless|except|other\s+than|sauf|salvo|exceto|au(?:ß|ss)er)\b[^,;]*\b"
    r"(?:cancel|called\s+off|declin|reject|withdraw|annul|anula|storn|abgesagt)[^,;]*"
)
"""A case that is none: what was called off takes no time anyway."""
_MARKS = words(
    "same one single each every meme seul einem einer derselben demselben selben gleichen mismo misma mesmo mesma"
)
_OF_ONE = words("of for in on at per with within")
_ARTICLES = words("a an the no neither nor obviously und et in dans en")
_EITHER = words("or nor neither either oder ou o")
_PLAIN = words(
    "a an the two no any of them they it each other one another must may can cannot shall should could never not do "
    "don "
    "t does are is be so that and system refuse refuses reject prevent overlap overlapping overlaps at same time times "
    "period periods date dates day days double booked booking ever there with its their all for same"
)
"""Words of a sentence that says nothing of whose times they are."""
_TWO = words("two both several zwei deux dos dois duas")
_SOMEBODY = words("person somebody people user customer place")
_MOST_KEYS = 3


@dataclass(frozen=True, slots=True)
class _Named:
    """A column that a sentence names, where, and whether it says that it is one and the same."""

    column: str
    start: int
    end: int
    marked: bool


def kept_apart(
    tables: tuple[Table, ...],
    statements: Iterable[tuple[frozenset[str], str]],
    people: frozenset[str],
    there: Collection[str] = (),
) -> tuple[Table, ...]:
    """Return the tables with what the statements say may not overlap, instead of unique keys that say less.

    Each statement comes with the tables that it speaks of even where it does not name them; `people` are the tables of
    those who act, `there` those that exist already and keep the keys that they have.
    """
    others = {item.name: _parts(item.name) for item in tables if item.name not in people}
    periods = {item.name: found for item in tables if (found := period(item)) is not None}
    known = {item.name: item for item in tables if item.name in periods}
    wanted: dict[str, list[tuple[str, ...]]] = {}
    for hint, text in statements:
        for sentence in re.split(r"(?<=[.;])\s+", text[:1000]):
            for name, whose in _told(sentence, known, hint, people, others):
                wanted.setdefault(name, []).append(whose)
    return tuple(
        with_exclusions(item, periods[item.name], wanted[item.name], kept=item.name in there)
        if item.name in wanted
        else item
        for item in tables
    )


def people_tables(domain: Domain) -> frozenset[str]:
    """Return the tables of those who act, whose time a row takes only where that is said."""
    return frozenset({"users", *(thing.table for thing in domain.things if thing.role)})


def with_exclusions(item: Table, taken: Period, groups: Iterable[tuple[str, ...]], *, kept: bool = False) -> Table:
    """Return a table whose rows do not overlap within any of the groups, without unique keys that say less.

    If it exists already, its keys are `kept`.
    """
    made = list(item.exclusions)
    for whose in sorted(dict.fromkeys(groups), key=len):
        if any(set(one.columns) <= set(whose) for one in made):
            continue
        made.append(
            Exclusion(
                name=short_name(item.name, *(name.removesuffix("_id") for name in whose), "apart"),
                columns=whose,
                starts=taken.starts,
                ends=taken.ends,
                end_included=taken.end_included,
                where=taken.where,
            )
        )
    times = {c.name for c in item.columns if time_type(c.type)}
    unique = tuple(
        group
        for group in item.unique
        if kept or not any(set(one.columns) <= set(group) and times & set(group) for one in made)
    )
    return item.model_copy(update={"exclusions": tuple(made), "unique": unique})


def whose_by_itself(item: Table, people: frozenset[str]) -> tuple[str, ...] | None:
    """Return whose time a row takes where nobody says it: the one thing that it needs, or nothing's if it needs none.

    None if it may be of several.
    """
    keys = [c for c in item.columns if c.references.table and not c.nullable]
    things = [c.name for c in keys if c.references.table not in people]
    if len(things) == 1:
        return (things[0],)
    return None if keys else ()


def _told(
    sentence: str,
    known: Mapping[str, Table],
    hint: frozenset[str],
    people: frozenset[str],
    others: Mapping[str, list[str]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The tables that a sentence speaks of, each with whose rows may not overlap."""
    sentence = _VOID.sub("", sentence)
    if not (_TOGETHER.search(sentence) and _REFUSED.search(sentence)) or _SOME_MORE.search(sentence):
        return
    said = [singular(word) for word in identifier_words(sentence)]
    item = _spoken_of(said, known, hint, others)
    if item is None:
        return
    groups = _groups(said, item)
    if not groups and _says_no_more(said, item):
        itself = whose_by_itself(item, people)
        groups = [itself] if itself is not None else []
    yield from ((item.name, whose) for whose in groups)


def _spoken_of(
    said: list[str], known: Mapping[str, Table], hint: frozenset[str], others: Mapping[str, list[str]]
) -> Table | None:
    """The table whose rows a sentence is about: one that it names, or the one it stands with that has what it names."""
    named = [item for item in known.values() if _place(_parts(item.name), said) is not None]
    named = named or [item for item in known.values() if _place(_parts(item.name)[-1:], said) is not None]
    if named:
        several = [item for item in named if _groups(said, item)] or named
        return max(several, key=lambda item: len(item.name.split("_")))
    for among in (hint & known.keys(), known.keys()):
        having = [known[name] for name in sorted(among) if _groups(said, known[name])]
        having = [item for item in having if _has_all(item, said, others)]
        if len(having) == 1:
            return having[0]
    beside = [known[name] for name in sorted(hint & known.keys())]
    return beside[0] if len(beside) == 1 and said[:1] == ["they"] else None


def _has_all(item: Table, said: list[str], others: Mapping[str, list[str]]) -> bool:
    """Whether everything that a sentence speaks of belongs to a row that it does not name.

    `two stays of one client` are no care plans, though a care plan is a client's.
    """
    to = {c.references.table for c in item.columns}
    spoken = {name: parts for name, parts in others.items() if _place(parts, said) and parts[-1] not in _SOMEBODY}
    many = next((said[i + 1] for i, word in enumerate(said[:-1]) if word in _TWO), "")
    known = not many or many in _SOMEBODY or any(many in parts for parts in spoken.values())
    return spoken.keys() <= to | {item.name} and known


def _parts(name: str) -> list[str]:
    return [singular(part) for part in name.split("_")]


def _place(parts: list[str], said: list[str]) -> tuple[int, int] | None:
    """Where words stand in a sentence next to each other, first and behind the last."""
    size = len(parts)
    return next(((i, i + size) for i in range(len(said) - size + 1) if said[i : i + size] == parts), None)


def _groups(said: list[str], item: Table) -> list[tuple[str, ...]]:
    """The columns that say whose rows may not overlap: together where all have to be the same, else each by itself."""
    named = sorted(_named(said, item), key=lambda one: one.start)
    first = next((one for one in named if all(w in _ARTICLES | _MARKS for w in said[: one.start])), None)
    marked = [one for one in named if one.marked]
    if not marked:
        loose = [one for one in named if _of_one(said, one)]
        chosen = [first] if first is not None else loose[:1]
        if first is not None:
            chosen += [one for one in named if one is not first and said[one.start - 2 : one.start] == ["nor", "the"]]
    else:
        chosen = [first, *marked] if first is not None and not first.marked else marked
    groups: list[list[str]] = []
    before: _Named | None = None
    for one in chosen[:_MOST_KEYS]:
        between = said[before.end : one.start] if before is not None else []
        if before is None or _EITHER & set(between):
            groups.append([one.column])
        elif one.column not in groups[-1]:
            groups[-1].append(one.column)
        before = one
    return [tuple(group) for group in groups]


def _named(said: list[str], item: Table) -> Iterator[_Named]:
    own = set(_parts(item.name))
    for column in item.columns:
        for words_of in _calls(column):
            place = _place(words_of, said)
            if place is None or (set(words_of) <= own and not column.references.table):
                continue
            if set(words_of) <= {_parts(item.name)[-1]}:
                continue
            start, end = place
            marked = _marked(said, start) or (said[start - 1 : start] == ["and"] and _marked(said, start - 2))
            if column.references.table or marked:
                yield _Named(column.name, start, end, marked)
                break


def _marked(said: list[str], at: int) -> bool:
    """Whether what stands there is said to be one and the same; `hold one dog` says how many dogs, not which."""
    if said[at - 1 : at] == ["one"]:
        return at == 1 or said[at - 2] in _OF_ONE
    return not _MARKS.isdisjoint(said[max(0, at - 2) : at])


def _calls(column: Column) -> Iterator[list[str]]:
    """What people call a column that can say whose a row is, the longest first."""
    if not column.references.table:
        if time_type(column.type) == "" and column.type not in {"text", "boolean", "jsonb"} and column.name != "id":
            yield _parts(column.name)
        return
    own = _parts(column.name.removesuffix("_id"))
    yield own
    yield _parts(column.references.table)
    if len(own) > 1:
        yield own[-1:]


def _of_one(said: list[str], one: _Named) -> bool:
    """Whether a word stands behind `of a` or `for the`, or in front of what is its own."""
    return (
        said[one.end : one.end + 1] == ["s"]
        or (said[one.start - 1 : one.start] == ["per"])
        or (one.start > 1 and said[one.start - 1] in {"a", "an", "the"} and said[one.start - 2] in _OF_ONE)
    )


def _says_no_more(said: list[str], item: Table) -> bool:
    """Whether a sentence says nothing but that the rows of a table do not overlap."""
    return set(said) <= _PLAIN | set(_parts(item.name))
