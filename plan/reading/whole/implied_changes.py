"""What a document implies by the states of its things: whatever may be approved has to be approved by somebody."""

import re

from plan.reading.english.lemmas import verb_of_participle
from plan.reading.gathered.gathering import Gathered, ShapeDraft, StoryDraft
from plan.reading.wishes.told_already import is_told, words_of_stories
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import words_of
from plan.reading.words.verbs import active

_STATUS = re.compile(r"status \((?P<states>[^()]+)\)")
_BY_ITSELF = words_of(
    "expire fail miss lapse deliver request place submit create arrive use need require limit schedule plan lose "
    "damage occupy reserve enter file apply"
)
"""What comes about without anybody who decides it, or by what begins the thing."""
_ENDING = words_of("cancel close return renew extend")
"""Deeds that leave nothing of their own behind that anybody keeps: a cancelled booking is the booking."""
_PARTICLES = words_of("up down out off back over away in on")
_FEWEST = 3
"""States of a thing that goes from one to the other."""
_ARCHIVED = "archived at"
_PUTTING_AWAY = words_of("archive deactivate retire delete remove hide disable decommission discontinue withdraw")


def imply_changing(gathered: Gathered) -> None:
    """Let somebody bring each thing into the states that the document names, where no story does."""
    if gathered.language is not None:
        return
    told = words_of_stories(gathered.stories)
    for shape in tuple(gathered.shapes.values()):
        verbs = _verbs(shape)
        left = [verb for verb in verbs if not is_told([verb.partition(" ")[0]], shape.name, told)]
        archived = any(field.startswith(_ARCHIVED) for field in shape.fields) and not _PUTTING_AWAY & set(verbs)
        if archived and not is_told(_PUTTING_AWAY, shape.name, told):
            left.append("archive")
        if left:
            _add(gathered, shape, _joined(left))


def _add(gathered: Gathered, shape: ShapeDraft, doing: str) -> None:
    name = shape.name.lower()
    want = f"{doing} {'an' if name[0] in 'aeiou' else 'a'} {name}"
    role = "" if any(story.role for story in gathered.stories) else gathered.roles.id_of("user", shape.source)
    gathered.stories.append(StoryDraft(shape.source, role=role, want=want, plain=True))


def _verbs(shape: ShapeDraft) -> list[str]:
    """What brings a thing into its states: `turned down` is to turn down."""
    match = next((found for field in shape.fields if (found := _STATUS.match(field))), None)
    states = match["states"].split(", ") if match else []
    verbs: list[str] = []
    for state in states if len(states) >= _FEWEST else ():
        first, _, particle = state.partition(" ")
        verb = verb_of_participle(first) if active(first) else ""
        by_itself = verb in _BY_ITSELF or (left_behind(verb) and verb not in _ENDING)
        if verb and not by_itself and (not particle or particle in _PARTICLES):
            verbs.append(f"{verb} {particle}".strip())
    return verbs


def _joined(verbs: list[str]) -> str:
    *first, last = verbs
    return f"{', '.join(first)} or {last}" if first else last
