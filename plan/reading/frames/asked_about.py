"""What a question in a dialogue asks about: `What do we know about a room?` asks what is known of rooms."""

import re
from dataclasses import dataclass
from typing import Literal

from plan.reading.english.mentions import mentioned
from plan.reading.text.naming import in_singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.deeds import left_behind
from plan.reading.words.verbs import active

AskedFor = Literal["contents", "states", "anything"]
"""What the answer lists: what is known of the thing, the states it goes through, or neither for certain."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about, in the singular, and what it asks of that; `of` is empty where it names nothing."""

    of: str
    what: AskedFor = "anything"
    means_it: bool = False
    """Whether it only says `it`: it asks about what the question before did."""


_OF = (
    r"(?:(?:an?|the|each|every|one|any|our|your|my|their|this|that|such\s+an?|those|these|all)\s+)?"
    r"(?P<of>[a-z][a-z-]*(?:\s(?!(?:during|in|at|on|for|of|from|with|to|that|who|which|when|by|before|after|as|then|exactly|like|itself"
    r"|look|go|goes|have|has|had|contain|consist|need|carry|include|be|is|are|isn|aren|do|does|get|gets|got|made|ever|really|actually"
    r"|sometimes|always|never|and|or|runs?|fit|[a-z]+ed)\b)[a-z][a-z-]*){0,2})"
)
_END = (
    r"(?:,?\s+(?:then|exactly|anyway|please|itself|really|actually|to\s+(?:you|us)|for\s+(?:you|us)|with\s+us"
    r"|in\s+(?:general|all)))?"
)
_REST = r"(?:\s+(?:during|in|at|on|for|of|from|with|to|that|who|which|when|by|before|after|as)\s.+)?$"
_ANYONE = r"(?:you|we|they|people|one|i|the\s+[a-z]+(?:\s[a-z]+)?)"
_NOTE = (
    r"(?:know|record|note|write|store|keep|hold|remember|track|log|save|register|document|enter|need|collect|capture"
    r"|have|want|see|learn|tell)"
)
_DATA = r"(?:what|which)(?:\s+(?:data|information|details?|fields|facts|things|particulars|else|exactly))*"
_MODAL = r"(?:(?:need|want|have|like|wish)\s+to\s+)?"
_ABOUT = r"(?:about|of|for|on|with|per|during|at|in|against)"
_CONTENTS = tuple(
    re.compile(pattern + _END + _REST, re.IGNORECASE)
    for pattern in (
        rf"{_DATA}\s+(?:do|does|should|must|would|shall|will|can|did)\s+{_ANYONE}\s+{_MODAL}(?:{_NOTE}\s+(?:to\s+)?)+(?:down\s+|there\s+)?{_ABOUT}\s+{_OF}",
        rf"{_DATA}(?:['’]s|\s+is|\s+are|\s+gets?|\s+has\s+to\s+be)\s+(?:(?:known|recorded|kept|stored|noted|written|held|saved|entered|there\s+to\s+know|to\s+know|part|important|inside)\s+)?"
        rf"(?:down\s+)?(?:about|of|for|on|in)\s+{_OF}",
        rf"what\s+do(?:es)?\s+{_OF}\s+(?:have|contain|consist\s+of|include|look\s+like|carry|hold|need|comprise|know|say)",
        rf"(?:what|which\s+data)\s+(?:belongs?|goes)\s+(?:to|in|on|into|with)\s+{_OF}",
        rf"what\s+makes(?:\s+up)?\s+{_OF}",
        rf"how\s+do(?:es)?\s+{_OF}\s+look(?:\s+like)?",
        rf"how\s+(?:is|are|would\s+you\s+describe|do\s+(?:you|we)\s+describe)\s+{_OF}(?:\s+(?:described|made\s+up|organi[sz]ed|set\s+up|structured))?",
        rf"what\s+(?:exactly\s+)?(?:is|are)\s+(?:an?\s+|the\s+)?{_OF},?",
        rf"(?:what|how)\s+about\s+{_OF}",
        rf"(?:and\s+)?(?:tell\s+me|let['’]?s\s+talk|please\s+say\s+something)\s+about\s+{_OF}",
        rf"(?:and|next|then)[:,]?\s+(?=(?:an?|the|our|your|their)\s){_OF}",
        rf"(?:and\s+)?(?:an?|the|each)\s+{_OF}\s+is[\s.…]*",
        rf"{_OF}\s*(?:[-–—:,]|\.\.\.|…)\s*what\s+(?:do|does|about|is|are|data|must|should)\b.*",
        r"(?P<of>[a-z][a-z-]*(?:\s[a-z-]+)?(?<!s)s)",
    )
)
_STATES = re.compile(
    r"(?:what|which|how\s+many)\s+(?:different\s+)?(?:states?|status(?:es)?|stages?|phases?|steps|conditions?)\s+"
    rf"(?:(?:do(?:es)?|can|may|are\s+there\s+for|is\s+there\s+for|has|have)\s+)?{_OF}\b",
    re.IGNORECASE,
)
_LIFE = re.compile(rf"what\s+(?:is|does)\s+the\s+(?:life|life\s?cycle|status)\s+of\s+{_OF}", re.IGNORECASE)
_DONE = re.compile(
    rf"how\s+(?:do(?:es)?|can|may|would|is|are)\s+(?:{_ANYONE}\s+)?(?P<verb>[a-z]+)\s+{_OF}(?:\s+(?P<done>[a-z]+ed))?{_REST}",
    re.IGNORECASE,
)
_IT = re.compile(r"(?:it|they|them|one|that|this|these|those)$", re.IGNORECASE)
_SAYS_IT = re.compile(r"\b(?:it|they|them)\b", re.IGNORECASE)
_NO_THING = re.compile(
    r"(?:you|we|i|he|she|people|persons?|somebody|someone|something|anything|anybody|anyone|everything|everybody|there|things?|stuff"
    r"|rest|others?|most|actually|really|up|here|find|important|next|what|who|how|why|which|not|a)\b"
    r"|(?:money|time|idea|problem|question|system|software|app|data)$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:ok(?:ay)?|right|so|well|good|fine|thanks|thank\s+you|and|but|now|then|next|again|or)\b[,:.!]?\s+)+(?!the\b|an?\b|our\b|your\b|their\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def asked(question: str) -> Asked:
    """What a question asks about: the last sentence of it that asks anything."""
    parts = [one for one in _SENTENCE.split(" ".join(question.split())) if one.endswith(("?", "!"))] or [question]
    said = _OPENING.sub("", parts[-1].strip(' *_"“”')).rstrip(" ?!.").replace("’", "'")
    said = said if " " in said else said.lower()  # `Fittings?`
    if (life := _STATES.match(said) or _LIFE.match(said)) is not None:
        return _asked(life["of"], "states")
    for pattern in _CONTENTS:
        if (match := pattern.match(said)) and not _NO_THING.match(match["of"]):
            if match["of"].split()[-1][:1].isupper():
                return Asked("")
            return _asked(match["of"], "contents")
    if done := _done(said):
        return done
    it = _SAYS_IT.search(said)
    name = next((one.name for one in mentioned(f"{said}?") if _may_be(one.name, said)), "")
    if it and (not name or said.lower().find(name.split()[0]) > it.start()):
        return Asked("", means_it=True)
    return Asked(name)


def _may_be(name: str, said: str) -> bool:
    """Whether a noun may be what a question is about, and is neither somebody nor a single one by its own name."""
    proper = re.search(rf"\s{re.escape(name.rpartition(' ')[2].capitalize())}", said)
    return not (_NO_THING.match(name) or is_attribute(name) or proper)


def _done(said: str) -> Asked | None:
    """What is left behind by what a question asks how it is done: `How does one order a screen?` is its order."""
    match = _DONE.match(said)
    verb = (match["done"] or match["verb"]).lower() if match else ""
    left = left_behind(verb) or left_behind(active(verb)) if verb else ""
    if match is None or not left or _NO_THING.match(match["of"]):
        return None
    one = _asked(match["of"], "contents")
    return Asked(left if one.means_it else f"{one.of} {left}", "contents", one.means_it)


def _asked(name: str, what: AskedFor) -> Asked:
    name = name.strip().lower()
    if _IT.match(name):
        return Asked("", what, means_it=True)
    return Asked(in_singular(name), what)
