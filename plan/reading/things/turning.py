"""What a sentence that defines nothing turns to: the next may say what is kept of it."""

import re

from plan.reading.gathered.standing import Standing
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.deeds import left_behind
from plan.reading.words.roles import is_person
from plan.reading.words.verbs import active

_IS = re.compile(
    r"^(?:an?|una?|eine?)\s+(?P<name>(?!new\b|changed\b)[^\W\d_]+)\s+"
    r"(?:is|arrives|comes|consists|belongs|goes|takes|starts|runs|lies|stands|sits|holds|concerns|covers|es|ist)\s+(?!not\b)\S",
    re.IGNORECASE,
)
"""A sentence that begins to speak of something: `A practice is our customer.`"""
_SPOKEN_OF = re.compile(
    r"\b(?:asks?\s+for|requests?|gets?|pide|pedir|solicita|recibe)\s+(?:an?|una?)\s+(?P<name>[^\W\d_]+)\.?$"
    r"|\bgibt\s+es\s+eine?\s+(?P<es>[^\W\d_]+)\.?$|^(?P<sind>(?-i:[A-ZÄÖÜ])[^\W\d_]+)\s+sind\s"
    r"|^(?:and\s+)?(?:if|when)\s+there(?:['’]s|\s+is)\s+(?:an?\s+)?(?P<there>[a-z]+)\b",
    re.IGNORECASE,
)
_HAPPENS_TO = re.compile(
    r"^(?:the\s+|our\s+)?(?P<name>[a-z]+s)\s+(?:get|are|have\s+to\s+be|can\s+be)\s+(?:sometimes\s+)?"
    r"(?P<done>closed|inspected|repaired|cancelled|returned)\b",
    re.IGNORECASE,
)
"""`Rooms get closed, for painting`: what is listed next is of a room closure."""
_CALLED = re.compile(
    r"\b(?:call\s+(?:this|that|it|them)\s+(?:an?\s+)?(?P<name>[^\W\d_]+)"
    r"|which\s+(?:we|they|people)\s+call\s+(?:an?|the|our)\s+(?P<which>[a-z]+(?:\s[a-z]+)?))[.;]?$",
    re.IGNORECASE,
)


_LAID_DOWN = re.compile(
    r"^(?:what|how|everything|all|whatever)\b[^,;:]*\s(?:is|are)\s(?:then\s+|always\s+)?"
    r"(?:laid\s+down|set\s+(?:out|down)|written(?:\s+down)?|put\s+down|summed\s+up|agreed|fixed|described|recorded|noted)\s+"
    r"(?:in|on)\s+(?:an?|each|every|our|the)\s+(?P<name>[a-z]+(?:\s[a-z]+)?)[.;]?$",
    re.IGNORECASE,
)
"""`What a guest eats is laid down in a menu card`: `it` is the card."""


def turn(at: Standing, sentence: str) -> None:
    """Remember what a sentence speaks of that defines nothing: the next may say what is kept of it."""
    before = at.defining
    _speak(at, sentence)
    if at.defining != before:
        at.about = at.story


def _speak(at: Standing, sentence: str) -> None:
    if laid_down := _LAID_DOWN.match(sentence):
        name = laid_down["name"].lower()
        short = name.rpartition(" ")[2]
        above = key(at.heading.title) if at.heading else ""
        at.defining = at.spoken = short if above == short else at.known_as(name) or name
        return
    if called := _CALLED.search(sentence):
        at.defining = singular((called["name"] or called["which"]).lower())
        return
    if (happens := _HAPPENS_TO.match(sentence)) and (left := left_behind(active(happens["done"]))):
        at.defining = f"{singular(happens['name'].lower())} {left}"
        return
    spoken = _SPOKEN_OF.search(sentence)
    if spoken and (not at.defining or spoken["es"] or spoken["sind"]):
        at.defining = next(name for name in spoken.groups() if name)
    about = _IS.match(sentence)
    field = about is not None and is_attribute(about["name"])  # a description that is optional is somebody's
    if about and not field and not (at.defining and is_person(about["name"], at.gathered.known_roles)):
        at.defining = about["name"].lower()
