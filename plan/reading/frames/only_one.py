"""What a sentence says there is one of at most for others taken together: `No guest can sit twice at one dinner`.

What such sentences have in common is the idea of one at most (twice, only once, at most one, no two, the same again),
and what they count for: a known thing, or what is known of one, in the singular behind `the same`, `each`, `per`, `a`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from plan.reading.english.clauses import LONGEST
from plan.reading.frames.ideas import plainly
from plan.reading.frames.known_things import LETTERS
from plan.reading.text.naming import singular

_NOT = "(?:not|never|no|nobody|none|impossible|refuse[sd]?|forbidden|prevent(?:s|ed)?)"
_AT_MOST = "(?:(?:only|just|exactly|at most|at the most)|(?:no|not|never) more than)"
_PER = "(?:per|for each|for every|for any)"
_IDEA = re.compile(
    rf"\b{_NOT}\b.*\b(?:twice|again|a second time|more than once|the same\b.*\btwo)\b|\b{_NOT}\b.*\btwo\b.*\bthe same\b"
    rf"|\bno two\b|\b(?:only|just|at most) once\b|\bonce only\b|\b{_AT_MOST} (?:one|a single)\b"
    rf"|\bcombination of\b.*\bunique\b|^(?:a|one) [a-zA-H]+ {_PER} .*(?:, no more|, not more|only)$"
)
_NO_KEY = re.compile(
    r"\boverlap|\bat (?:once|a time|the same time)\b|\bsimultaneous|\b(?:need|have) not\b|\bmay be (?:the same|twice)\b"
    r"|\b(?:before|after|until|unless|if|when|while|than|or|because)\b"
)
"""What is said of a moment, or of some of them."""
_WHICH = "(?:(?:the|one and the) same|per|each|every|any|no|one|a single|an?|the|this|that|given|its)"
_ONE = "(?:certain |given |particular |single |specific )?"
_KEY = re.compile(
    rf"\b(?:and (?:{_WHICH} )?|(?P<which>{_WHICH}) ){_ONE}(?!{_WHICH}\b|and\b|{_NOT}\b)"
    r"(?P<key>[A-H]|[a-z]+(?: [a-z]+ed)?)\b(?!')"
)
_SURE = frozenset(("the same", "one and the same", "per", "given", ""))
_ANY = frozenset(("a", "an", "each", "every", "no"))
_OF_EACH = re.compile(rf"\b(?:(?:{_AT_MOST} )?one|a)(?: (?P<what>[A-H]|[a-z]+))? {_PER} (?P<keys>.*)$")
_OWNER = re.compile(
    r"\b(?:an?|each|every|one|the same) (?P<one>[A-H]) (?:can|may|must|shall|should|will|has|have|gets?)\b[^,;]*$"
)
"""What has what there is one of: `a meter has only one reading per hour`."""
_TOGETHER = re.compile(
    r"\bcombination of (?:the |an? )?(?P<keys>.+?) (?:must|shall|should|has|have|is|are|will)\b.*\bunique\b"
)
_ENDS = re.compile(r", (?:with|which|where|who|so|and (?:a|an|the|it|they|we|that)\b)")
"""Where something else begins."""


class OnlyOne(NamedTuple):
    """The names of the known things that a sentence counts for, and the words that are fields of what it counts."""

    things: tuple[str, ...]
    words: tuple[str, ...]
    counted: tuple[str, ...]
    """The names of what it may count: of what it speaks of several of, and of whatever it says there is one of."""
    perhaps: tuple[str, ...] = ()
    """The words that may be fields: `a level appears only once in a curve`."""
    of_each: bool = False
    """Whether it says so of what it counts, so that this has all that it counts for."""
    named: bool = False
    """Whether it names what it counts beside what it counts for: `one note per visit`."""
    together: bool = False
    """Whether it tells of a combination, so that it names nothing that it counts."""


@lru_cache(maxsize=8_192)
def only_one(sentence: str, things: frozenset[str]) -> OnlyOne | None:
    """What a sentence says there is one of at most for others taken together; None if it says no such thing."""
    if len(sentence) > LONGEST:
        return None
    text, names = plainly(sentence, things)
    said = text.rstrip(" .;!")
    if not _IDEA.search(said):
        return None
    letters = dict(zip(LETTERS, names, strict=False))
    together = _TOGETHER.search(said)
    each = _OF_EACH.search(said)
    told = _ENDS.split(each["keys"])[0] if each else said
    told = f"per {together['keys'].replace(', ', ' and ')}" if together else told
    if _NO_KEY.search(told):
        return None
    keys = [(match["which"] or "", match["key"]) for match in _KEY.finditer(f"per {told}" if each else told)]
    owner = _OWNER.search(said[: each.start()]) if each else None
    keys = [("each", owner["one"]), *keys] if owner else keys
    ones = tuple(dict.fromkeys(letters[one] for _, one in keys if one in letters))
    words = tuple(dict.fromkeys(one for which, one in keys if one not in letters and which in _SURE))
    several = [letters[one[0]] for one in re.findall(r"\b[A-H]s\b", said[: each.start()] if each else said)]
    what = (letters.get(each["what"], singular(each["what"])),) if each and each["what"] else ()
    times = re.search(r"\b(?:once|twice)\b", said)
    perhaps = tuple(one for which, one in keys if times and one not in letters and which in _ANY)
    return OnlyOne(ones, words, (*what, *several), perhaps, each is not None, bool(what), together is not None)
