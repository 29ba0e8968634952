"""Sentences of prose that demand something and found no other place: they hold as rules."""

import re

from plan.reading.gathered.gathering import Gathered, Note
from plan.reading.gathered.salience import is_english
from plan.requirements import Unplaced

_DEMANDS = re.compile(
    r"\b(?:must|shall|has\s+to|have\s+to|(?:is|are)\s+to\s+(?:be|stay|remain|have|get|see)|may\s+(?:not|only)|"
    r"can(?:not|['’]t)\s+be|needs?\s+to|needs?(?=\s+(?:an?|its|their|the)\s)|"
    r"(?:is|are|be)\s+(?:only\s+|not\s+|never\s+)?(?:allowed|restricted|traceable|visible|readable)|"
    r"(?:i|we)(?:['’]d|\s+would)\s+(?:rather\s+)?(?:like|want)|(?:i|we)\s+(?:want|need)|"
    r"sees?\s+(?:only\s+)?(?:all\s+(?:of\s+)?(?:it|them|these)|(?:their|his|her|its)\s+own)|"
    r"only\s+(?:see|need|get)s?\s+(?:their|his|her|its)\s+own)\b"
    r"|^(?:nobody|no\s+one)\s+(?:[a-z]+\s+)?(?:may|can|must|is|gets?|sees?|starts?|has)\b"
    r"|\bplease\b",
    re.IGNORECASE,
)
_NO_DEMAND = re.compile(
    r"[?:]\s*$|\b(?:had\s+to|used\s+to|last\s+(?:year|week|month|time)|at\s+the\s+moment|so\s+far|nowadays|these\s+days|do\s+not\s+reply|"
    r"(?:your|any)\s+(?:comments|questions|offers?|quotes?)|let\s+me\s+know|tell\s+me|come\s+by|ring\s+me|call\s+me|denotes?|stories|"
    r"ready\s+(?:in|by)|(?:first|second)\s+delivery|developers?|budget|deadline|before\s+(?:christmas|easter|summer)|(?:i|we|you|they)\s+(?:always\s+|then\s+)?have\s+to\b(?!\s+be\s+able)|"
    r"no\s+need|(?:do|does)n['’]t\s+(?:need|have)\s+to|bother\s+with|priorit(?:y|ies)|each\s+requirement|marks?\s+a\s+requirement|"
    r"as\s+promised|that['’]s\s+all|sprint|workshop\s+with\s+us|open\s+points?)\b"
    r"|^\W*(?:must|should|could|won['’]?t|may|[MSCW]\b)|\b(?i:must)\b.{1,30}\bshould\b|=\s*must\b|^(?:it|this|that|we|please|i(?:['’]d)?)\s(?:\S+\s?){0,5}$",
    re.IGNORECASE,
)
"""What is asked, was the case, or is said of the project and not of what it makes."""
_FEWEST, _MOST = 5, 60
"""Words of a sentence that demands something."""


def keep_demands(gathered: Gathered) -> None:
    """Keep each sentence of prose that demands something and is left as a rule."""
    if gathered.language is not None:
        return
    prose = {(one.text, one.source) for one in gathered.unplaced_prose}
    left: list[Unplaced] = []
    for one in gathered.unplaced:
        if (one.text, one.source) in prose and demands(one.text) and is_english(one.text):
            gathered.rules.append(Note(one.source, one.text))
        else:
            left.append(one)
    if len(left) < len(gathered.unplaced):
        gathered.unplaced[:] = left
        gathered.rules.sort(key=lambda note: (note.source.file, note.source.line))


def demands(text: str) -> bool:
    """Whether a sentence says what must be, and not what was, is asked or is said of the project."""
    return (
        _FEWEST <= len(text.split()) <= _MOST and _DEMANDS.search(text) is not None and _NO_DEMAND.search(text) is None
    )
