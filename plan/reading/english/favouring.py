"""What a sentence says that people mark for themselves, to find it again: `Anyone can star a recipe`."""

import re
from collections.abc import Iterator

from plan.reading.english.clauses import told
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import reference_to
from plan.reading.words.english import words_of

_MARKS = {"star": "favourite", "bookmark": "bookmark", "favourite": "favourite", "favorite": "favourite"}
_MARKING = re.compile(
    r"\b(?:can|may|to|could|shall|should|i|we|they|you)\s+(?:also\s+)?(?P<verb>star|bookmark|favou?rite)\s+"
    r"(?:(?:an?|the|any|several|my|their|other|as\s+many)\s+)?(?P<what>[a-z]+)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:add|put|save|move|take|pin)s?\s+(?:(?:an?|the|any|several|some|other)\s+)?(?P<what>[a-z]+(?:\s[a-z]+)?)\s+(?:to|on|onto|in|into|as)\s+"
    r"(?:my|our|their|his|her|your|an?\s+(?:personal|private|own)|(?:my|their|his|her)\s+(?:own|personal))\s+(?:own\s+|personal\s+)?"
    r"(?P<list>wish\s?list|watch\s?list|short\s?list|reading\s+list|favou?rites?(?:\s+list)?|bookmarks?|agenda|collection|want\s+list)\b",
    re.IGNORECASE,
)
"""`I want to add products to my wish list`, `add sessions to a personal agenda`"""
_WISHER = re.compile(r"\W*as\s+an?\s+(?P<who>[a-z]+(?:\s[a-z]+)??),?\s+i\b", re.IGNORECASE)
_OWN = words_of("favourite favorite bookmark")


def favours(sentence: str, known: Known) -> Iterator[Shape]:
    """Each time that somebody marks something: whose mark it is, and of what."""
    match = _MARKING.search(sentence) or _LIST.search(sentence)
    if match is None:
        return
    what = known.called(Noun(_singular(match["what"])))
    if not known.is_kind(what) or known.is_somebody(what):
        return
    said = match.groupdict()
    name = _MARKS[said["verb"].lower().replace("favor", "favour")] if said.get("verb") else _entry(said["list"])
    who = next(iter(_somebody(sentence, known)), "user")
    yield Shape(what.name, ())
    yield Shape(name, (reference_to(who), reference_to(what.name)))


def _entry(name: str) -> str:
    """What stands on a list: a favourite, or an entry of the wish list."""
    one = _singular(" ".join(name.lower().replace("favor", "favour").split()).removesuffix(" list"))
    return one if one in _OWN else f"{name.lower()} entry"


def _singular(name: str) -> str:
    first, _, last = name.lower().rpartition(" ")
    return f"{first} {singular(last)}".strip()


def _somebody(sentence: str, known: Known) -> Iterator[str]:
    """The people of the document who do something, or wish to."""
    if wisher := _WISHER.match(sentence):
        yield wisher["who"].lower()
    yield from (one.name for clause in told(sentence) for one in clause.subjects if key(one.name) in known.roles)
