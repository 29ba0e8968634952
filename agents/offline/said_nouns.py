"""Whether the stories of an English document only say a word as a verb: `sign` in `sign up with an e-mail`."""

import re
from collections.abc import Iterable

from plan.requirements import UserStory

_BEFORE = r"(?:^|\b(?:and|or|to|then)\s+)"
_BEHIND = r"\s+(?:up|in|out|off|on|for|with|an?|the|my|our|their|his|her|its|any|all|each|every|them|it|me|us|people)\b"


def is_said_as_noun(word: str, stories: Iterable[UserStory]) -> bool:
    """Whether a word stands anywhere in stories but where only a verb does; true where none of them has it."""
    told = [text.lower() for story in stories for text in (story.want, story.title)]
    as_word = re.compile(rf"\b{re.escape(word)}s?\b")
    as_verb = re.compile(rf"{_BEFORE}{re.escape(word)}s?{_BEHIND}")
    said = sum(len(as_word.findall(text)) for text in told)
    return said == 0 or sum(len(as_verb.findall(text)) for text in told) < said
