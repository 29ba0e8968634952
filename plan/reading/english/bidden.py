"""What a list of wishes wants to be kept, with what is kept of it: `Keep each copy of a score, with its number`."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to

_NAME = r"[a-z-]+(?:\s(?!(?:of|for|on|with|saying|in|separately|out|away|back|off)\b)[a-z-]+)?"
_BIDDEN = re.compile(
    r"^(?:keep|list|record|store|register|log|note|hold|capture|take|enter|track|maintain|file|collect|document|manage)\s+"
    rf"(?:down\s+)?(?:all\s+)?(?:(?:our|the|each|every|any|an?)\s+)?(?P<name>{_NAME})"
    rf"(?:\s+(?P<how>of|for|on|about)\s+(?:(?:an?|the|each|every|our)\s+)?(?P<of>{_NAME})(?:\s+(?:and|or)\s+(?:(?:an?|the|each|every|our)\s+)?(?P<other>{_NAME}))?)?"
    r"(?:\s+(?:separately|individually|one\s+by\s+one))?\s*(?:,|:|\s)\s*(?:each\s+)?(?:together\s+|along\s+)?"
    r"(?:with|saying|noting|stating|giving|including|showing|telling|mentioning|specifying|(?<=:\s))\s*(?P<list>[^:;]+)$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r",?\s+and\s+(?:also\s+)?(?:record|keep|note|store|say|show|list|track|mark)\s.*$", re.IGNORECASE)


def bidden(sentence: str, known: Known) -> Iterator[Shape]:
    """The thing that is to be kept, with what it is of and its fields; of one of two things, where it names two."""
    match = _BIDDEN.match(sentence.strip().rstrip(".;!"))
    fields = listed_fields(_FURTHER.sub("", match["list"])) if match else ()
    if match is None or not fields or not (partly_fields(fields) or (len(fields) == 1 and is_attribute(fields[0]))):
        return
    thing = known.called(Noun(singular(match["name"].lower()), plural=True))
    if is_attribute(thing.name) or known.is_vague(thing) or not known.is_thing(thing):
        return
    of = [known.called(Noun(singular(one.lower()))).name for one in (match["of"], match["other"]) if one]
    note = "reference, optional" if len(of) > 1 else "reference"
    whole = (f"{reference_to(one).partition(' (')[0]} ({note})" for one in of if known.has(Noun(one)))
    yield Shape(thing.name, (*whole, *fields))
