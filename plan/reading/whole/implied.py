"""What a document implies that wants nothing in so many words: whatever it spells out has to be kept by somebody."""

import re
from collections import Counter
from dataclasses import dataclass

from plan.reading.definitions.told_things import TONGUES
from plan.reading.gathered.gathering import Gathered, StoryDraft
from plan.reading.text.naming import key
from plan.reading.words.deeds import EVENTS
from plan.reading.words.verbs import is_deed


@dataclass(frozen=True, slots=True)
class _Tongue:
    """A language: words that every text in it uses, and how it says that somebody manages something."""

    common: frozenset[str]
    manage: str


def _tongue(common: str, manage: str) -> _Tongue:
    return _Tongue(frozenset(common.split()), manage)


_TONGUES = (
    _tongue("the of and a in to is that it for each with", "manage the {}"),
    _tongue("el la los las de que y en un una por cada", "gestionar {}"),
    _tongue("der die das und ein eine in zu mit von wird jede", "{} verwalten"),
    _tongue("le la les de des et un une à du pour chaque", "gérer {}"),
    _tongue("o a os as de e um uma em do da para cada", "gerenciar {}"),
)
_LOOKING_WORDS = "see view show list look find search know say tell get receive browse print export read prove"
_LOOKING = frozenset(_LOOKING_WORDS.split())
_CHANGING_WORDS = (
    "suspend approve cancel extend mark close archive assign confirm reject accept look state run check move change "
    "update edit correct delete remove block unblock reactivate rate notify remind decide use"
)
_CHANGING = frozenset(_CHANGING_WORDS.split())
"""What is done to something that is there already."""
_TAKING = frozenset(("book", "reserve", "rent", "hire", "borrow", "lend"))
"""What is done to something that is there before and after; an appointment is made by it, though."""
_BESIDE = re.compile(
    r"[,;:(]|\s(?:for|if|when|in|on|at|by|from|with|so|because|that|which|who|as|after|before|until|while|per|to)\s",
    re.IGNORECASE,
)
_ENOUGH = 3
"""Fields that make a thing of what prose defines beside what people want."""
_FEW = 4
"""Stories; where a document tells no more of them, a single field is enough."""
_HEADING_WORDS = 9
"""Words of a want that may only be the heading of a section; what has more is a sentence."""
_WORD = re.compile(r"[^\W\d_]+")


def imply_keeping(gathered: Gathered) -> None:
    """Let somebody manage what prose defines and no story makes; whatever is spelled out where nobody wants."""
    texts = [*gathered.summary, *(one.text for one in gathered.unplaced), *(note.text for note in gathered.rules)]
    said = Counter(word.casefold() for text in texts for word in _WORD.findall(text))
    tongue = max(_TONGUES, key=lambda one: sum(said[word] for word in one.common))
    somebody = any(story.role for story in gathered.stories)
    enough = _ENOUGH if len(gathered.stories) > _FEW else 1
    made = {key(word) for story in gathered.stories for word in _made(story, anything=not somebody)}
    if gathered.language == "de":
        told_of = " ".join(text for story in gathered.stories for text in (story.want, *story.acceptance))
        made |= {key(TONGUES["de"].one(word)) for word in _WORD.findall(told_of)}
    for shape in gathered.shapes.values():
        asked = key(shape.name.split()[-1]) in made
        if asked or not shape.fields or (somebody and not (shape.in_passing and len(shape.fields) >= enough)):
            continue
        role = "" if somebody else gathered.roles.id_of("user", shape.source)
        want = tongue.manage.format(shape.name)
        gathered.stories.append(StoryDraft(shape.source, title=shape.name, role=role, want=want, plain=True))


def _made(story: StoryDraft, *, anything: bool) -> list[str]:
    """The words of what a story does something to; of whatever it speaks of, with `anything`."""
    few = len(story.want.split())
    if anything or few < 2 or (story.title == story.want and few <= _HEADING_WORDS):
        return _WORD.findall(f"{story.title} {story.want}")
    first, *rest = _WORD.findall(_BESIDE.split(story.want, maxsplit=1)[0]) or [""]
    does = first.casefold() not in _LOOKING | _CHANGING and (story.role or is_deed(first, (rest or [""])[0]))
    if first.casefold() in _TAKING and not EVENTS.intersection(word.casefold() for word in rest):
        return []
    return rest if does else []
