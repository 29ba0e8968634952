"""What English sentences say that there are several of for one of another: `a teacher can teach several subjects`."""

import re
from collections.abc import Iterator

from plan.reading.english.said import Clause, Noun
from plan.reading.text.naming import singular
from plan.reading.words.english import words_of

_IN_RETURN = re.compile(
    r"^(?:most|some|many|all|an?|each|every|nearly\s+every)?\s*(?P<one>[a-z]+)\s+(?:has|have|can\s+have|may\s+have|uses?|covers?|carr(?:y|ies)|contains?|opens?|includes?)\s+"
    r"(?:several|many|more\s+than\s+one|a\s+few|a\s+number\s+of|dozens\s+of|hundreds\s+of|any\s+number\s+of|lots\s+of)\s+(?P<other>[a-z]+)\b,?\s+(?:and|while|but)\s+"
    r"(?:(?:the|an?|each|every|nearly\s+every|most|some|one|the\s+same|many)\s+)+(?:[\"“'][^\"”']+[\"”']\s+)?(?P<again>[a-z]+)\s+[^.;]*?"
    r"\b(?:(?:most|all|many|several|some|nearly\s+all|almost\s+all|a\s+lot)\s+of\s+them|(?:several|many|more\s+than\s+one|various)\s+(?P<back>[a-z]+))",
    re.IGNORECASE,
)
"""`most badges have several zones, and the "Main entrance" zone is on almost all of them`"""
_HAVING = words_of("own have hold carry contain include need rent lease run manage operate keep occupy")


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


def in_return(sentence: str) -> tuple[str, str] | None:
    """Two things of which one has several of the other, and one of these is said to be of many of the first."""
    match = _IN_RETURN.match(sentence.strip())
    if match is None:
        return None
    one, other, again = (singular(match[name].lower()) for name in ("one", "other", "again"))
    back = singular((match["back"] or one).lower())
    return (one, other) if again == other and back == one and one != other else None


def both_ways(said: tuple[Clause, ...]) -> Iterator[tuple[Noun, Noun]]:
    """Two things of which a sentence says that each may go with several of the other, whatever they do."""
    told: dict[tuple[str, str], tuple[Noun, Noun]] = {}
    for subject, other, _ in several_pairs(said):
        told[subject.name, other.name] = (subject, other)
    yield from (pair for names, pair in told.items() if names[::-1] in told and names[0] < names[1])
