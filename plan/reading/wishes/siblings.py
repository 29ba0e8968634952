"""Whether a list item beside or below a story is a wish of its own, or a condition of that story."""

import re

from plan.reading.gathered.gathering import StoryDraft
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.numbered import demand
from plan.reading.words.roles import acts, is_machine, is_person, is_system, system_acts
from plan.reading.words.verbs import begins_with_verb, is_imperative

_INTRODUCES = re.compile(
    r"\b(?:th(?:is|ese)|the\s+following|as\s+follows|lo\s+siguiente|folgendes|ce\s+qui\s+suit|o\s+seguinte|"
    r"quanto\s+segue|het\s+volgende)\b[^:.]{0,40}:$",
    re.IGNORECASE,
)
_IN_MIND = re.compile(
    r"\b(?:what|things|all)\s+(?:that\s+)?(?:i|we)(?:['’]d|\s+would)?\s+(?:have\s+in\s+mind|want|need|like|wish\s+for)\b[^:.]{0,30}:$"
    r"|^(?:so,?\s+)?(?:my|our)\s+(?:wish\s?list|wishes|ideas?|requirements)\b[^:.]{0,20}:$",
    re.IGNORECASE,
)
"""`Roughly what I have in mind:`"""
_BREAKS_OFF = re.compile(
    r"^(?P<who>[^:.]{1,80}\b(?:can|may|must|shall|should|will|want\s+to|wants\s+to|needs?\s+to|able\s+to|allowed\s+to|"
    r"pueden?|deben?|können|kann|müssen|muss|peu(?:t|vent)|doi(?:t|vent)|podem?|devem?|può|possono|kan|kunnen|moet|"
    r"moeten))\s*(?P<do>do\s+(?:this|the\s+following(?:\s+things)?))?\s*:$",
    re.IGNORECASE,
)

_LETS_US = re.compile(
    r"^(?:it|the\s+[a-z]+(?:\s[a-z]+)?)\s+(?:also\s+)?(?:must|should|has\s+to|needs\s+to|shall|will|could|can)\s+(?:also\s+)?(?:let|allow|help|enable)\s+(?:us|me|them|people|[a-z]+s)(?:\s+to)?\s*:$",
    re.IGNORECASE,
)
"""`The app must let us:`"""
_WHO_DO = re.compile(r"(?P<who>.{2,60}?),?\s+(?:who|whose|that|with|without)\s", re.IGNORECASE)
_LETS = re.compile(r"(?:let|allow|enable|permit)\b", re.IGNORECASE)


def introduces_list(text: str) -> bool:
    """Whether a line only says that what is wanted follows: "The desk must do this:", "Members can:"."""
    says_so = _BREAKS_OFF.match(text) or _LETS_US.match(text) or _IN_MIND.search(text)
    return says_so is not None or bool(_INTRODUCES.search(text) and demand(text))


def completed(introduction: str, text: str) -> str:
    """An item as a sentence, if the line above its list breaks off in one that it completes."""
    match = _BREAKS_OFF.match(introduction)
    whole = demand(text) is not None or _LETS.match(text) or not begins_with_verb(text)
    if match is None or whole or (match["do"] and not is_imperative(text)):
        return text
    return f"{match['who']} {text[:1].lower()}{text[1:]}"


def stands_alone(at: Standing, statement: Statement, story: StoryDraft) -> bool:
    """Whether an item is a wish, although `story` stands before it.

    What is further in than the story belongs to it. Beside it, a sentence that says what somebody does or shall do is
    a wish; one without a person is, if the story was told that way too and not as "As a … I want …".
    """
    text = statement.text
    if statement.kind != "item" or at.is_step(text):
        return False
    known = at.gathered.known_roles
    told = demand(text)
    demands = told is not None and (is_person(told.subject, known) or is_system(told.subject))
    if told is not None and (told.want.casefold().startswith("be ") or told.forbids):
        demands = False
    if statement.depth > max(story.depth, 0):
        return story.depth == 0 and story.plain and demands and statement.depth == 1
    if told is not None and story.plain and not told.forbids and (people := _WHO_DO.match(told.subject)):
        demands = is_person(people["who"], known)
    machine = told is not None and is_machine(told.subject)
    plainly = story.plain and (machine or system_acts(text) is not None or is_imperative(text))
    return demands or plainly or acts(text, known) is not None
