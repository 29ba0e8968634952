"""What cannot be changed any more once something was done to it: `once signed, a report can't be edited`."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.verbs import is_participle

_DONE = r"(?P<done>[a-z]{3,}(?:ed|en|nt|wn)|sent|paid|read|shut|put\s+away)"
_CHANGED = r"(?:edited|changed|altered|modified|amended|corrected|touched|deleted|overwritten|undone|reopened)"
_LOCKED = re.compile(
    rf"\b(?:once|after|when|as\s+soon\s+as)\s+(?:(?P<it>it|they)\s+(?:is|are|has\s+been|have\s+been|was|were)\s+|(?:an?|the)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)\s+(?:is|has\s+been|was)\s+)?"
    rf"{_DONE},?\s+(?:it|they|(?:an?|the|this|that)\s+(?P<what>[a-z]+(?:\s[a-z]+)?)|nobody|no\s+one|we)\s+"
    rf"(?:(?:can(?:no|['’])t|can\s+not|can\s+no\s+longer|may\s+not|may\s+no\s+longer|must\s+not|can\s+never|must\s+never|is\s+not|are\s+not|is\s+never|are\s+never)\s+(?:be\s+)?{_CHANGED}"
    rf"|(?:is|are|becomes?|gets?)\s+(?:locked|read-only|final|frozen|fixed))",
    re.IGNORECASE,
)


def locked(sentence: str, known: Known) -> Iterator[Shape]:
    """The moment from which a thing stands as it is, which is empty till then."""
    match = _LOCKED.search(sentence)
    said = (match["of"] or match["what"] or known.spoken) if match else ""
    of = known.called(Noun(said.lower()))
    if match and is_participle(match["done"]) and of.name and known.defines(of) and not known.is_somebody(of):
        yield Shape(of.name, (f"{match['done'].lower()} at (optional)",))
