"""Two things of which a sentence says that several of each go together, whether or not another speaks of them.

`A drug has side effects, and a side effect may be caused by many drugs`: both are kept.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from plan.reading.english.clauses import LONGEST, clauses
from plan.reading.english.known import is_place, is_vague
from plan.reading.english.mentions import mentioned
from plan.reading.english.said import Noun
from plan.reading.frames.multiplicity import related
from plan.reading.frames.relations import Related, Said
from plan.reading.gathered.salience import may_be_kept
from plan.reading.text.naming import key
from plan.reading.words.roles import is_person

_MANY = re.compile(
    r"\b(?:several|many|multiple|various|different|more\s+than\s+one|one\s+or\s+more|any\s+number|as\s+many|number\s+of|most|lots|dozens|hundreds|"
    r"others?|another|again|reused?|same|shared?|vice\s+versa|two|three|a\s+few|some)\b",
    re.IGNORECASE,
)
_MOST_NOUNS = 5


@lru_cache(maxsize=8_192)
def both_ways(sentence: str) -> tuple[tuple[str, str], ...]:
    """The names of each two kinds of things of which a sentence says that several of each go together."""
    if len(sentence) > LONGEST or _MANY.search(sentence) is None:
        return ()
    return tuple(_pairs(sentence))


def _pairs(sentence: str) -> Iterator[tuple[str, str]]:
    nouns = [one for one in mentioned(sentence) if one.any or one.each or one.plural or one.several]
    names = list(dict.fromkeys(name for one in nouns if _is_kind(name := one.bare or one.name, one)))
    if len(names) > _MOST_NOUNS:
        return
    people = frozenset(one for one in names if is_person(one, frozenset()))
    for pair in combinations(map(key, names), 2):
        told = related(sentence, frozenset(pair), people)
        if any(one.said is Said.BOTH or _has_them(sentence, one) for one in told):
            yield pair


def _has_them(sentence: str, found: Related) -> bool:
    """Whether the other of two things has the one that is said to go with several: `A drug has side effects, …`."""
    if found.said is not Said.SEVERAL:
        return False
    for clause in clauses(sentence):
        whole = [one for one in clause.subjects if key(one.bare or one.name) == found.other and not one.plural]
        if whole and not clause.passive and any(one.plural and key(one.name) == found.one for one in clause.objects):
            return True
    return False


def _is_kind(name: str, noun: Noun) -> bool:
    """Whether a noun may name a kind of thing: also what else is known of things, where there are several of it."""
    return may_be_kept(name) or (noun.several and not is_vague(noun) and not is_place(noun))
