"""What German and Romance statements tell of things, taken into what has been gathered so far."""

import re
from collections.abc import Callable
from dataclasses import replace

from plan.reading.abroad.facts import PHRASES, Known, spoken_of, told_abroad, whole_abroad
from plan.reading.abroad.names import known_name
from plan.reading.abroad.topics import left_behind_of, object_abroad, topic_abroad
from plan.reading.attribute_words import REFERENCE, is_attribute
from plan.reading.data_shapes import Shape
from plan.reading.document import Statement
from plan.reading.english.clauses import LONGEST
from plan.reading.gathering import Gathered, StoryDraft, is_no_name
from plan.reading.languages import Language, language_of
from plan.reading.naming import folded, key
from plan.reading.standing import Standing
from plan.reading.taking import take

_ENOUGH = 2
"""Fields that tell a thing from what another is called by a part of its name."""
_IS_WISH = re.compile(
    r"^(?:como|als|en\s+tant\s+qu|comme)\b[^.;]*\b(?:quier|m[öo]cht|will|veu|souhait|voudr|quer)", re.IGNORECASE
)


def take_abroad(at: Standing, statement: Statement, sentence: str) -> bool:
    """Take what a sentence in another language than English tells; true if that is all it says."""
    language = _language(at, sentence)
    phrases = PHRASES.get(language) if language else None
    if phrases is None or len(sentence) > LONGEST:
        return False
    about = about_abroad(at.story)
    if at.spoken_in is not at.story:
        at.spoken_in = at.story
        at.spoken = about
    known = Known(
        phrases,
        {**at.gathered.known_names, **names_of(at.gathered), **({folded(about): about} if about else {})},
        _fields(at.gathered, phrases.tongue.one),
        at.spoken or at.defining,
        at.spoken or at.defining,
        about,
        at.gathered.other_names,
        {folded(one): one for story in at.gathered.stories if is_attribute(one := _object_of(story))},
        frozenset(one.lower() for one in statement.marked),
    )
    if _IS_WISH.match(sentence) and at.story is not None:
        made = left_behind_of(at.story.want)
        of = tuple(known.reference(one) for one in (object_abroad(at.story.want, language),) if one and known.has(one))
        deed = (Shape(made, of),) if made and of else ()
        _take(at, statement, (*deed, *told_abroad(at.story.want, known)))
        return False
    if spoken := spoken_of(sentence, known):
        at.spoken = spoken
        known = replace(known, spoken=spoken)
    whole = whole_abroad(sentence, known)
    _take(at, statement, (*whole, *told_abroad(sentence, known)))
    if whole:
        at.defining, at.about, at.spoken = whole[0].name, at.story, whole[0].name
    return bool(whole)


def of_story(at: Standing, shape: Shape) -> Shape:
    """A thing that a criterion defines and nothing else speaks of as one of what the story is about: its closures."""
    story = at.story
    about = about_abroad(story)
    if story is None or not about or not story.role or any(REFERENCE[:-1] in one for one in shape.fields):
        return shape
    names = {**at.gathered.known_names, **names_of(at.gathered)}
    told = at.gathered.stories
    apart = {folded(about_abroad(one)) for one in told} | {folded(_object_of(one)) for one in told}
    apart |= at.gathered.known_roles
    new = folded(shape.name) not in apart and key(shape.name) not in at.gathered.shapes
    return Shape(shape.name, (f"{about} {REFERENCE}", *shape.fields)) if new and folded(about) in names else shape


def _object_of(story: StoryDraft) -> str:
    return object_abroad(story.want, language_of(story.want))


def is_abroad(at: Standing, sentence: str) -> bool:
    """Whether a sentence, or the document up to it, is in another language than English."""
    return (_language(at, sentence) or "en") != "en"


def about_abroad(story: StoryDraft | None) -> str:
    """What a story in another language than English is about."""
    if story is None:
        return ""
    language = language_of(f"{story.want} {story.benefit} {' '.join(story.acceptance)[:200]}")
    return topic_abroad(story.want, language) if language not in {None, "en"} else ""


def names_of(gathered: Gathered) -> dict[str, str]:
    """What things are called in what was gathered, by their folded names in the singular."""
    found = {folded(about): about for story in gathered.stories if (about := about_abroad(story))}
    found |= gathered.term_names
    tongue = PHRASES[gathered.language].tongue if gathered.language else None
    for draft in gathered.shapes.values():
        one = tongue.one(draft.name) if tongue else draft.name
        only = len(draft.fields) < _ENOUGH and known_name(one, found, tongue) if tongue else ""
        found |= {} if only else {folded(one): one}
    return found


def _language(at: Standing, sentence: str) -> Language | None:
    """The language of a sentence in a document that is not in English; the document's where it does not tell."""
    own = at.gathered.language
    return (language_of(sentence) or own) if own in PHRASES else None


def _fields(gathered: Gathered, one: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for draft in gathered.shapes.values():
        which = folded(one(draft.name))
        found[which] = (*found.get(which, ()), *draft.fields)
    return found


def _take(at: Standing, statement: Statement, shapes: tuple[Shape, ...]) -> None:
    for shape in shapes:
        if not is_no_name(shape.name):
            take(at, statement, shape)
