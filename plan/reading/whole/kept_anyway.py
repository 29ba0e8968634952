"""What is kept though it goes, as sentences of a document say anywhere in it."""

import re

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.ideas import RECORDS
from plan.reading.frames.putting_away import Spoken, put_away
from plan.reading.gathered.gathering import Gathered, Passage, ShapeDraft
from plan.reading.text.languages import language_of
from plan.reading.text.naming import key, singular
from plan.reading.words.roles import is_person

_SAMPLE = 8
"""Sentences that tell a passage's language."""
_MARK = re.compile(
    r"(?:is )?(?:archived|deleted|deactivated|retired|hidden|disabled|(?:in)?active)(?: (?:at|on|since))?",
    re.IGNORECASE,
)
_ENOUGH = 2
"""Fields of a thing that a word is rather the name of than the end of another's."""
_WHO = re.compile(r"\b(?P<name>[a-z]{4,})\s+who(?:['’]ve|['’]s)?\b")


def tell_kept(gathered: Gathered) -> None:
    """Take the things that each English passage says are put away and not deleted."""
    things = gathered.known_things | gathered.shapes.keys()
    things = frozenset(one for one in things | gathered.known_roles if not _is_phrase(one))
    person = ""
    for passage in gathered.passages.values():
        if (language_of(" ".join(heard.text for heard in passage.sentences[:_SAMPLE])) or "en") == "en":
            person, found = _put_away(passage, things - _records(gathered), gathered, person)
            for shape in found:
                _mark(gathered, shape, passage)


def _is_phrase(name: str) -> bool:
    """Whether a name is none but a phrase: `deleting a form`."""
    return name == "want" or any(word in {"a", "an", "the"} for word in name.split())


def _records(gathered: Gathered) -> frozenset[str]:
    """The words for records in general that name no thing here by which anything else is known."""
    return frozenset(one for one in RECORDS if (draft := gathered.shapes.get(one)) is None or len(draft.fields) < 2)


def _put_away(
    passage: Passage, things: frozenset[str], gathered: Gathered, person: str
) -> tuple[str, tuple[Shape, ...]]:
    """The people that a passage spoke of last, `person` before it, and what it says is put away."""
    found: list[Shape] = []
    about, before = passage.about, ""
    for heard in passage.sentences:
        now, sentence = heard.spoken, heard.text
        topic = next((one for one in (passage.about, about) if " " in one and key(one) in things), "")
        alone = key(topic.rpartition(" ")[2])
        named = things | _people(sentence, gathered) | ({alone} if alone else set())
        for shape in put_away(sentence, named, Spoken(now, about or now, person, before)):
            whole = topic if shape.name == alone and alone not in things else shape.name
            found.append(Shape(whole, shape.fields))
        about, before = now, sentence
        person = now if is_person(now, gathered.known_roles) else person
    return person, tuple(found)


def _people(sentence: str, gathered: Gathered) -> frozenset[str]:
    """The people of whom a sentence says which it means, whether or not they are known: `staff who leave`."""
    words = (singular(match["name"]) for match in _WHO.finditer(sentence.lower()))
    return frozenset(word for word in words if is_person(word, gathered.known_roles))


def _mark(gathered: Gathered, shape: Shape, passage: Passage) -> None:
    """Let a thing have a mark for what is put away, unless it has one."""
    if key(shape.name) in _records(gathered):
        return
    draft = _draft(gathered, shape.name)
    known = is_person(shape.name, gathered.known_roles) or key(shape.name) in gathered.known_things
    name = draft.name if draft is not None else shape.name if known else ""
    if name and not any(_MARK.fullmatch(one.partition(" (")[0]) for one in (draft.fields if draft is not None else ())):
        gathered.shape(Shape(name, shape.fields), passage.source)


def _draft(gathered: Gathered, name: str) -> ShapeDraft | None:
    """The thing that a word means: by its whole name, or by the last word of the only one."""
    held = gathered.held(name)
    longer = gathered.only_ending(name) if held is None or len(held.fields) < _ENOUGH else None
    return longer or held
