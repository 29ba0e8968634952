"""The things that an English sentence tells of by its grammar: what is kept of each, and what it belongs to."""

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

from plan.reading.attribute_words import REFERENCE
from plan.reading.data_shapes import Shape
from plan.reading.english.attaching import listed_by, logged, marked, remarked, waiting
from plan.reading.english.belonging import assigned, associated, grouped, refers, requires, stands, valid
from plan.reading.english.clauses import clauses
from plan.reading.english.known import Known
from plan.reading.english.leaving import leaves
from plan.reading.english.parts import has
from plan.reading.english.records import about, entered, kept, there_is, turned, under, upon
from plan.reading.english.said import Clause
from plan.reading.languages import language_of

_LONGEST = 300
_Reader = Callable[[Clause, Known], Iterator[Shape]]
_READERS: tuple[_Reader, ...] = (
    marked, logged, valid, requires, stands, about, grouped, waiting, listed_by, under, turned, remarked, assigned,
    associated, leaves, has, kept, refers, there_is, upon, entered,
)  # fmt: skip


def told_facts(sentence: str, known: Known) -> tuple[Shape, ...]:
    """What a sentence says is kept, in the light of what is known beside it; nothing where its grammar is not plain."""
    if len(sentence) > _LONGEST or (language_of(sentence) or "en") != "en":
        return ()
    found: dict[str, Shape] = {}
    for clause in _read(sentence):
        for shape in _facts(clause, known):
            before = found[shape.name].fields if shape.name in found else ()
            found[shape.name] = Shape(shape.name, _once((*before, *shape.fields)))
    return tuple(found.values())


@lru_cache(maxsize=4_096)
def _read(sentence: str) -> tuple[Clause, ...]:
    return clauses(sentence)


def _facts(clause: Clause, known: Known) -> Collection[Shape]:
    """What the first reader that understands a clause makes of it."""
    return next((shapes for reader in _READERS if (shapes := tuple(reader(clause, known)))), ())


def _once(fields: tuple[str, ...]) -> tuple[str, ...]:
    """Fields without those that are there twice, a reference being the same as what it points to."""
    referred = {one.removesuffix(f" {REFERENCE}") for one in fields if one.endswith(REFERENCE)}
    return tuple(one for one in dict.fromkeys(fields) if one not in referred)
