"""What a document implies that wants nothing in so many words: whatever it spells out has to be kept by somebody."""

import re
from collections import Counter
from dataclasses import dataclass

from plan.reading.gathering import Gathered, StoryDraft
from plan.reading.naming import key


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
_WORD = re.compile(r"[^\W\d_]+")


def imply_keeping(gathered: Gathered) -> None:
    """Let somebody manage each thing whose fields are spelled out, where no sentence says of anybody what they want."""
    if any(story.role for story in gathered.stories):
        return
    texts = [*gathered.summary, *(one.text for one in gathered.unplaced), *(note.text for note in gathered.rules)]
    said = Counter(word.casefold() for text in texts for word in _WORD.findall(text))
    tongue = max(_TONGUES, key=lambda one: sum(said[word] for word in one.common))
    wanted = {key(word) for story in gathered.stories for word in _WORD.findall(f"{story.title} {story.want}")}
    for shape in gathered.shapes.values():
        if not shape.fields or key(shape.name.split()[-1]) in wanted:
            continue
        role = gathered.roles.id_of("user", shape.source)
        want = tongue.manage.format(shape.name)
        gathered.stories.append(StoryDraft(shape.source, title=shape.name, role=role, want=want, plain=True))
