"""Whether the stories of an English document say a word as a noun: `sign` in `sign up with an e-mail` is none."""

import re
from collections.abc import Iterable
from functools import lru_cache

from plan.reading.english.mentions import mentioned
from plan.reading.text.naming import base_form
from plan.requirements import UserStory


def is_said_as_noun(word: str, stories: Iterable[UserStory]) -> bool:
    """Whether a word is a noun in any of the stories that have it; true where none has it."""
    told = [text for story in stories for text in (story.want, story.title) if word[:_STEM] in text.lower()]
    return not told or any(word in _words(text) for text in told)


_DETERMINED = re.compile(r"\b(?:an?|the|my|our|their|each|every)\s+(?P<word>[a-z]+)\b", re.IGNORECASE)
"""What stands right behind an article, whether the parser knows it or not: `register an apiary`."""
_STEM = 4
"""Letters that the forms of a word have in common."""


@lru_cache(maxsize=4_096)
def _words(text: str) -> frozenset[str]:
    """The words of the nouns of a wish; what somebody wants to do begins with a verb."""
    verb, _, rest = text.partition(" ")
    wish = f"I want to {base_form(verb.lower())} {rest}"
    behind = (match["word"].lower() for match in _DETERMINED.finditer(text))
    return frozenset((*behind, *(word for noun in mentioned(wish) for word in noun.name.lower().split())))
