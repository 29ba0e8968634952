"""Clauses that a specification numbers beside its wishes: `4.7 A booking is provisional at first` is a rule."""

import re
from collections.abc import Iterator
from itertools import chain

from plan.reading.gathered.gathering import Gathered, Note
from plan.requirements import Unplaced

_CLAUSE = re.compile(r"(?P<id>(?P<chapter>\d{1,3})(?:\.\d{1,3}){1,3})\.?\s+(?P<rest>[^\W\d_].*)$", re.DOTALL)


def keep_clauses(gathered: Gathered) -> None:
    """Keep each numbered clause that found no place as a rule, where its chapter numbers wishes; each rule has the
    number that its clause has.
    """
    for note in chain(gathered.rules, gathered.constraints):
        if not note.id and (clause := _CLAUSE.match(note.text)):
            note.id, note.text = clause["id"], clause["rest"]
    chapters = set(_wishing(gathered))
    left: list[Unplaced] = []
    last: Note | None = None
    for one in gathered.unplaced:
        clause = _CLAUSE.match(one.text)
        if clause and (one.source.file, clause["chapter"]) in chapters:
            last = Note(one.source, clause["rest"], clause["id"])
            gathered.rules.append(last)
        elif clause is None and last is not None and last.source == one.source:
            last.add(one.text)
        else:
            left.append(one)
    if len(left) < len(gathered.unplaced):
        gathered.unplaced[:] = left
        gathered.rules.sort(key=lambda note: (note.source.file, note.source.line))


def _wishing(gathered: Gathered) -> Iterator[tuple[str, str]]:
    """The chapters, each with its file, that number wishes."""
    for one in gathered.stories:
        if clause := _CLAUSE.match(f"{one.id} x"):
            yield one.source.file, clause["chapter"]
