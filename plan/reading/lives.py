"""The states that a story's criteria tell one after another: `A visit is planned first. On the day it becomes open.`"""

import re
from collections.abc import Iterator

from plan.reading.data_shapes import Shape
from plan.reading.gathering import Gathered, StoryDraft
from plan.reading.languages import language_of
from plan.reading.naming import key, singular
from plan.reading.states import is_state, status
from plan.reading.topics import topic

_ONE = r"(?:an?\s+|the\s+)?(?:[a-z]+-)?[a-z]+(?:\s(?:in|out|off|up|over|back|away|hold|progress|work|time))?"
_STATES = rf"(?P<states>{_ONE}(?:(?:,\s+(?:as\s+)?{_ONE})*,?\s+or\s+(?:as\s+)?{_ONE})?)"
_NAME = r"(?P<name>[a-z]+(?:\s(?!(?:it|they|that|which|who)\b)[a-z]+)?)"
_WHO = rf"(?:(?P<it>it|they)|(?:an?|the|each|every)\s+(?:new\s+)?{_NAME})"
_TOLD = re.compile(
    rf"\b{_WHO}(?:\s+(?:then|finally|first|also))?\s*"
    r"(?:(?P<turns>\b(?:becomes?|turns\s+into|goes\s+to|moves\s+to|changes\s+to|counts\s+as|starts(?:\s+out)?\s+as|begins\s+as|ends(?:\s+up)?(?:\s+as)?"
    r"|(?:can|may)\s+(?:also\s+)?(?:become|end(?:\s+up)?\s+as|turn\s+into|go\s+to)))|\b(?:is|are)|['’]s)"
    rf"\s+(?:then\s+|now\s+|first\s+|finally\s+|as\s+)?{_STATES}(?=\s*(?:[,.;:)]|$)|\s+(?:and|when|once|until|if|by|at|on|as|because|with)\b|\s+I\b)",
    re.IGNORECASE,
)
_OR = re.compile(r",\s+(?:or\s+)?(?:as\s+)?|\s+or\s+(?:as\s+)?", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_FEWEST = 3
"""States; fewer say what is done to a thing, and not how it lives."""


def tell_lives(gathered: Gathered) -> None:
    """Take the states that each English story tells of a known thing, unless they are listed somewhere."""
    for story in gathered.stories:
        if len(story.acceptance) < 1 or (language_of(f"{story.title} {story.want}") or "en") != "en":
            continue
        for name, states in _lives(story, gathered):
            draft = gathered.shapes.get(key(name))
            listed = draft is not None and any(one.startswith("status (") and "," in one for one in draft.fields)
            if draft is not None and not listed:
                gathered.shape(Shape(draft.name, (status(states),)), story.source)


def _lives(story: StoryDraft, gathered: Gathered) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each thing of which a story tells several states, and that it comes from one to another."""
    about, turns = topic(story.want, story.title), set[str]()
    found: dict[str, dict[str, None]] = {}
    for said in story.acceptance:
        for match in _TOLD.finditer(said):
            named = singular((match["name"] or "").lower())
            if not match["it"] and key(named) not in gathered.shapes:
                continue
            about = named or about
            states = [_ARTICLE.sub("", one.strip()).lower() for one in _OR.split(match["states"])]
            if about and all(map(is_state, states)):
                found.setdefault(about, {}).update(dict.fromkeys(states))
                turns |= {about} if match["turns"] else set()
    return ((name, tuple(states)) for name, states in found.items() if name in turns and len(states) >= _FEWEST)
