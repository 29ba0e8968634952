"""States that a sentence lists: `A charge is open, partly paid or paid`. A parser takes such a list for verbs."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.states import states_in, status

_NAME = (
    r"(?:an?\s+|each\s+|every\s+|the\s+|our\s+)?(?P<name>[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}?)"
    r"(?:\s+(?:therefore|then|thus|also|always|usually|normally))?"
)
_OTHER_NAME = _NAME.replace("<name>", "<other>")
_BEFORE = _NAME.replace("<name>", "<before>")
_ONE_OF = (
    r"(?:either\s+|first\s+|always\s+|then\s+)?(?:in\s+(?=one\s+of|the\s+following|states?\b))?(?:one\s+of\s*:?\s+)?(?:the\s+)?"
    r"(?:following\s+)?(?:states?\s*:?\s+)?"
)
_LIST = r"(?P<list>[\"“]?[a-z][^.:;]*(?:,|→|->|=>)[^.:;]+)(?:;.*)?$"
_FORMS = tuple(
    re.compile(form + _LIST, re.IGNORECASE)
    for form in (
        rf"^the\s+(?P<field>outcome|result|status|state|decision|verdict|priority|severity)\s+of\s+{_NAME}\s+(?:is|are|(?:shall|can|may|must|will)\s+be)\s+(?:one\s+of\s*:?\s+)?",
        rf"^(?:the\s+)?(?:life(?:\s?cycle)?|states?|status(?:es)?|stages?|course)\s+of\s+{_NAME}\s*:\s+",
        r"^(?:(?:the|its|their)\s+)?(?P<spoken>states?|status(?:es)?|stages?|life(?:\s?cycle)?|course)\s*(?:are|is|:)\s+(?:one\s+of\s*:?\s+)?",
        rf"^(?:the\s+system\s+(?:shall|must|should|will)\s+)(?:treat|keep|set|regard|hold|consider|track|mark|classify)\s+{_NAME}\s+(?:as|to|in)\s+{_ONE_OF}",
        rf"^{_NAME}\s+(?:moves?|goes|passes|runs|(?:shall|can|may|must|will)\s+(?:move|go|pass|run))\s+(?:on\s+)?(?:through|from|via)\s+{_ONE_OF}",
        rf"^(?:(?:the\s+)?(?:life|lifecycle|course)\s+of\s+)?(?:{_NAME}:\s+it|{_OTHER_NAME}|(?P<begins>it))"
        r"\s+(?:begins?|starts?)(?:\s+(?:out|(?:its\s+)?life))?\s+as\s+(?:an?\s+)?",
        rf"^(?:(?:so|then|later|afterwards|after\s+that|from\s+then\s+on):?,?\s+)?(?:[^:]{{0,60}}\b(?:the|an?|each)\s+{_BEFORE}:\s+)?(?P<it>it|they)"
        rf"(?:['’](?:s|re)|\s+(?:is|are|has|have|gets?|can\s+be|may\s+be))\s+(?:been\s+)?{_ONE_OF}",
        rf"^{_NAME}\s+(?:is|are|(?:shall|can|may|must|will)\s+be|stands?\s+as)\s+{_ONE_OF}",
    )
)
_TO = re.compile(
    r"\s+(?:(?:and\s+)?on\s+to|to|over|through|via|and\s+(?:finally|then|at\s+last)|and)\s+", re.IGNORECASE
)
_BY = re.compile(r"\s+(?:by\s+(?:the|an?|somebody|its)|when|once|until|if|as\s+soon\s+as|after|because|since)\b[^,]*")
_AFTER_THAT = re.compile(
    r",?\s+(?:and\s+)?(?:(?:then|after\s+that|afterwards|finally|later|eventually|in\s+the\s+end|at\s+last|at\s+some\s+point)\s+|"
    r"(?:it\s+|they\s+)?(?:(?:goes|moves|passes|comes|go|move|ends)\s+(?:on\s+)?(?:in|into|to|as)|(?:becomes?|gets?|is)(?:\s+then)?)\s+)"
    r"(?:(?:it|they)(?:['’]s|\s+(?:is|has|are|gets?|becomes?|goes|can\s+be))?\s+)?(?:been\s+)?(?:either\s+)?",
    re.IGNORECASE,
)
"""What leads from a state to the next: `proposed, then confirmed, and after that it's either done or cancelled`."""
_WHAT_HAPPENS = re.compile(r"(?:,\s*|\s+or\s+)(?:it|they)\s+[a-z]+(?:\s[a-z]+){0,2}(?=$|,)", re.IGNORECASE)
"""`or it fell through` tells of a state without its name."""
_WELL = re.compile(r",\s*(?:well|let['’]s\s+say|you\s+know),\s+", re.IGNORECASE)
_NAMED = re.compile(r"^(?:the\s+)?(?:status|states?|stages?)(?:\s+of\s[^:]{2,40})?:", re.IGNORECASE)
"""Before a list whose states may have their meanings in brackets behind them."""
_OURS = re.compile(r"our\s+[a-z ]+\s+are\s", re.IGNORECASE)
"""`Our classes are rowing boats, dinghies and launches` names them."""
_FEW = 3


def listed_states(sentence: str, known: Known) -> Iterator[Shape]:
    """The thing that a sentence lists the states of, or the field that it lists the values of."""
    sentence = re.sub(r"\s*\([^()]*\)", "", sentence) if _NAMED.match(sentence) else sentence
    said = _WELL.sub(" ", re.sub(r"[\"“”*`]|(?<!\w)_|_(?!\w)", "", sentence.strip().rstrip(".;!")))
    for form in _FORMS:
        match = form.match(said)
        if match is None:
            continue
        told = match.groupdict()
        if _OURS.match(said) and " or " not in match["list"]:
            continue
        listed = _AFTER_THAT.sub(", ", match["list"])
        if listed != match["list"]:
            listed = _WHAT_HAPPENS.sub("", listed)
        elif told.get("it") and " or " not in listed:
            continue  # what is done to it one after the other is no list of its states
        unknown = told.get("before") and not known.has(known.called(Noun(singular(told["before"].lower()))))
        meant = any(map(told.get, ("spoken", "it", "begins"))) and (unknown or not told.get("before"))
        name = known.spoken if meant else singular((told.get("name") or told.get("before") or "").lower())
        noun = known.called(Noun(name))
        states = states_in(_BY.sub("", _TO.sub(", ", listed)))
        if (
            len(states) >= _FEW
            and noun.name
            and (known.has(noun) or not is_attribute(noun.name))
            and known.is_thing(noun)
        ):
            field = (told.get("field") or "status").lower().replace("state", "status").replace("statusus", "status")
            yield Shape(noun.name, (f"{field} ({', '.join(states)})" if field != "status" else status(states),))
            return
