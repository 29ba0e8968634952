"""What English sentences say that there are several of for one of another: `a teacher can teach several subjects`."""

from collections.abc import Iterator

from plan.reading.english.clauses import clauses
from plan.reading.english.said import Clause, Noun
from plan.reading.words.english import words_of

_HAVING = words_of("own have hold carry contain include need rent lease run manage operate keep occupy")
_STANDING = words_of(
    "teach speak drive cover follow lead attend join treat serve sit represent belong own use play instruct coach "
    "house supervise mentor know look measure link connect assign relate associate share give add tag"
)
"""What may hold for several at once, and goes on; what somebody books or sends is done one at a time."""


def several_of(text: str, *, doing: bool = False) -> Iterator[tuple[Noun, Noun]]:
    """Each thing of which one may have several of another, with the other; with `doing`, by what it does, both ways."""
    for clause in clauses(text):
        if len(clause.subjects) != 1:
            continue
        for other in _others(clause, doing=doing):
            many = other.several or (not doing and other.plural and clause.head in _HAVING)
            if many and other.name != clause.subjects[0].name:
                yield clause.subjects[0], other


def several_pairs(said: tuple[Clause, ...]) -> Iterator[tuple[Noun, Noun, bool]]:
    """What a sentence says one thing goes with several of, and whether it has them: `a court has several buildings`."""
    for clause in said:
        if not clause.negated and len(clause.subjects) == 1:
            subject = clause.subjects[0]
            for other in (*clause.objects, *(one.noun for one in clause.hung if one.word not in {"when", "upon"})):
                if other.several and other.name != subject.name:
                    yield subject, other, clause.head in _HAVING and other in clause.objects
                elif subject.several and (other.any or not other.plural) and other.name != subject.name:
                    yield other, subject, False
            for done in clause.objects if not clause.passive else ():
                for one in clause.hung:
                    if (
                        one.noun.several
                        and not done.several
                        and one.noun.name != done.name
                        and one.word in {"to", "on", "with", "in", "at"}
                    ):
                        yield done, one.noun, False


def both_ways(said: tuple[Clause, ...]) -> Iterator[tuple[Noun, Noun]]:
    """Two things of which a sentence says that each may go with several of the other, whatever they do."""
    told: dict[tuple[str, str], tuple[Noun, Noun]] = {}
    for subject, other, _ in several_pairs(said):
        told[subject.name, other.name] = (subject, other)
    yield from (pair for names, pair in told.items() if names[::-1] in told and names[0] < names[1])


def _others(clause: Clause, *, doing: bool) -> tuple[Noun, ...]:
    verb = clause.verb.partition(" ")[0]
    if not doing:
        words = {"by", "to"} if verb in _STANDING else {"by"}
        by = tuple(one.noun for one in clause.hung if one.word in words) if clause.passive else ()
        return by or (clause.objects if verb in _HAVING | _STANDING else ())
    if not clause.able or verb not in _STANDING:
        return ()
    return (*clause.objects, *(one.noun for one in clause.hung if one.word in {"to", "with", "by", "in"}))
