"""What German and Romance statements tell of things, taken into what has been gathered so far."""

import re
from collections.abc import Callable
from dataclasses import replace

from plan.reading.abroad.facts import told_abroad, whole_abroad
from plan.reading.abroad.known import Known, spoken_of
from plan.reading.abroad.languages import PHRASES
from plan.reading.abroad.names import known_name
from plan.reading.abroad.topics import left_behind_of, object_abroad, topic_abroad, written_down
from plan.reading.english.clauses import LONGEST
from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.thing_names import is_no_name
from plan.reading.gathered.gathering import Gathered, StoryDraft
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.languages import Language, language_of
from plan.reading.text.naming import folded, key
from plan.reading.things.taking import take
from plan.reading.words.attribute_words import REFERENCE, is_attribute, plainly_fields

_ENOUGH = 2
"""Fields that tell a thing from what another is called by a part of its name."""
_IS_WISH = re.compile(
    r"^(?:[\[(][^\])]{1,12}[\])]\s*)?(?:como\b|als\b|en\s+tant\s+qu[e'’]|comme\b)[^.;]*\b(?:quier|m[öo]cht|will|veu|souhait|voudr|quer)",
    re.IGNORECASE,
)


def take_abroad(at: Standing, statement: Statement, sentence: str) -> bool:
    """Take what a sentence in another language than English tells; true if that is all it says."""
    language = _language(at, sentence)
    phrases = PHRASES.get(language) if language else None
    if phrases is None or len(sentence) > LONGEST:
        return False
    about = _about(at.story, at.gathered)
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
        _measured(at.gathered),
        frozenset(one.lower() for one in statement.marked),
    )
    if _IS_WISH.match(sentence) and at.story is not None:
        made = left_behind_of(at.story.want, language)
        done_to = object_abroad(at.story.want, language)
        of = (known.reference(done_to),) if done_to and known.has(done_to) else ()
        if made and of:
            listed = re.search(rf"\s{phrases.tongue.with_}\s+(?P<list>[^.;:]+)$", at.story.want)
            fields = phrases.tongue.listed(listed["list"]) if listed else ()
            fields = fields if plainly_fields(fields) and len(fields) > 1 else ()
            at.gathered.shape(Shape(made, (*of, *fields)), at.source(statement.line))
        _take(at, statement, told_abroad(at.story.want, known))
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
    about = _about(story, at.gathered)
    if story is None or not about or not story.role or any(REFERENCE[:-1] in one for one in shape.fields):
        return shape
    names = {**at.gathered.known_names, **names_of(at.gathered)}
    told = at.gathered.stories
    apart = {folded(_about(one, at.gathered)) for one in told}
    apart |= {folded(object_abroad(one.want, at.gathered.language)) for one in told}
    apart |= at.gathered.known_roles
    new = folded(shape.name) not in apart and key(shape.name) not in at.gathered.shapes
    return Shape(shape.name, (f"{about} {REFERENCE}", *shape.fields)) if new and folded(about) in names else shape


def is_abroad(at: Standing, sentence: str) -> bool:
    """Whether a sentence, or the document up to it, is in another language than English."""
    return (_language(at, sentence) or "en") != "en"


def _about(story: StoryDraft | None, gathered: Gathered) -> str:
    return topic_abroad(story.want, gathered.language) if story is not None else ""


def names_of(gathered: Gathered) -> dict[str, str]:
    """What things are called in what was gathered, by their folded names in the singular."""
    found = dict(gathered.term_names)
    tongue = PHRASES[gathered.language].tongue if gathered.language else None
    for draft in gathered.shapes.values():
        one = tongue.one(draft.name) if tongue else draft.name
        only = len(draft.fields) < _ENOUGH and known_name(one, found, tongue) if tongue else ""
        found |= {} if only or folded(one) in gathered.other_names else {folded(one): one}
    done_to = (object_abroad(story.want, gathered.language) for story in gathered.stories)
    for about in filter(None, (*(_about(story, gathered) for story in gathered.stories), *done_to)):
        found.setdefault(folded(about), (known_name(about, found, tongue) if tongue else "") or about)
    return found


def _language(at: Standing, sentence: str) -> Language | None:
    """The language of a document that is not in English, for a sentence of it that is not either."""
    own = at.gathered.language
    return own if own in PHRASES and language_of(sentence) != "en" else None


def _measured(gathered: Gathered) -> dict[str, str]:
    """What stories write down that is only known of something, by its folded name."""
    told = (written_down(story.want, gathered.language) for story in gathered.stories if story.role)
    return {folded(one): one for one in told if one and is_attribute(one)}


def _fields(gathered: Gathered, one: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for draft in gathered.shapes.values():
        which = folded(one(draft.name))
        found[which] = (*found.get(which, ()), *draft.fields)
    return found


def _take(at: Standing, statement: Statement, shapes: tuple[Shape, ...]) -> None:
    for shape in shapes:
        if not is_no_name(shape.name):
            at.named.setdefault(shape.name.rpartition(" ")[2].lower(), statement.line)  # perhaps by another name
            take(at, statement, shape)
