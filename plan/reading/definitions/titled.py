"""What an entry with a title in front speaks of: `Maintenance windows: no alarms meanwhile. Start, end, reason.`"""

import re

from plan.reading.definitions.defined import listed_fields
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import REFERENCE, is_attribute, partly_fields
from plan.reading.words.english import words_of
from plan.reading.words.states import states_in, status
from plan.reading.words.verbs import is_imperative

_TITLE = re.compile(
    r"^(?P<name>[A-Z][\w’'-]*(?:\s(?!per\b|for\b|of\b|history\b)[a-z][\w’'-]*){0,2}?s)(?:\s+(?:per|for\s+(?:each|every)|of)\s+(?P<of>[a-z][\w-]*(?:\s[a-z][\w-]*)?))?\s*"
    r"(?::|\s[–—-])\s+(?=\S)"
)
_HISTORY = re.compile(r"^(?P<name>[A-Z][\w-]*(?:\s[a-z][\w-]*)?)\s+history\s*(?::|\s[–—-])\s+(?=\S)")
_FOR_EACH = re.compile(
    r"^(?:for|per)\s+(?:each|every|an?)\s+(?P<of>[a-z][\w-]*(?:\s(?!the\b|there\b|is\b|in\b|of\b)[a-z][\w-]*)?)(?:\s+(?:in|of)\s+(?:the|an?|each)\s+(?P<whole>[a-z][\w-]*))?\s*[,:]?\s+(?:the\s+)?(?P<list>[^:]+)$",
    re.IGNORECASE,
)
_NOUN = r"[a-z][a-z-]*(?:\s(?!(?:is|are|to|for|of|about|on|from|and|or)\b)[a-z][a-z-]*)?"
_OF_ONE = re.compile(
    rf"^(?:an?|each|every|any)\s+(?P<name>{_NOUN})\s+"
    r"(?:concerns|covers|(?:is\s+)?(?:always\s+)?(?:for|to|of|about|on|from)|belongs\s+to|goes\s+(?:to|with)|relates\s+to)\s+"
    rf"(?:an?|one|exactly\s+one|the)\s+(?P<of>{_NOUN})\s*(?::|\s[–—-])\s+(?P<list>[^:]+)$",
    re.IGNORECASE,
)
_NO_TITLE = words_of(
    "notes rules hints remarks examples users roles reports requirements features questions goals risks issues things "
    "exceptions extensions steps actors preconditions postconditions acceptance details status actions options "
    "permissions filters statistics notifications errors settings metrics volumes numbers times searches limits"
)


def title(text: str) -> tuple[str, str, str]:
    """The thing that a title in front of a text names, what it is per, and the text behind; empty without one."""
    if history := _HISTORY.match(text):
        return history["name"].lower(), "", text[history.end() :]
    match = _TITLE.match(text)
    if match is None or match["name"].split()[-1].lower() in _NO_TITLE or is_imperative(match["name"]):
        return "", "", text
    *before, last = match["name"].lower().split()
    one = singular(last)
    if one == last or (not before and is_attribute(one) and not match["of"]):
        return "", "", text
    return " ".join((*before, one)), (match["of"] or "").lower(), text[match.end() :]


def of_each(text: str, name: str) -> Shape | None:
    """What there is of a titled thing for each of another: `for each lease the amounts per kind, each valid from`.

    Without a name it is what stands between two: `for each device in the rollout: pending, installed or failed`.
    """
    match = _FOR_EACH.match(text.strip().rstrip(".;"))
    if match is None:
        return None
    of = [one.lower() for one in (match["whole"], match["of"]) if one]
    listed, _, more = match["list"].partition(", with ")
    states = states_in(listed)
    fields = listed_fields(more if states else match["list"].replace(", each ", ", "))
    known = [status(states)] if states else []
    known += [one for one in fields if is_attribute(one)]
    named = name or (" ".join(of) if len(of) > 1 else "")
    return Shape(named, (*(f"{one} {REFERENCE}" for one in of), *known)) if known and named else None


def of_one(text: str) -> Shape | None:
    """What is kept of a thing that is of one other: `A repair concerns a bell: who reported it, on what day`."""
    match = _OF_ONE.match(text.strip().rstrip(".;"))
    fields = listed_fields(match["list"]) if match else ()
    if match is None or not partly_fields(fields):
        return None
    return Shape(match["name"].lower(), (f"{match['of'].lower()} {REFERENCE}", *fields))
