"""The clauses of an English sentence, as far as its grammar is plain."""

import re
from dataclasses import replace

from plan.reading.english.parser import Parser
from plan.reading.english.said import Clause, Hung
from plan.reading.english.words import SEVERAL

_CONDITION = re.compile(
    r"^(?:when(?:ever)?|if|once|after|before|as\s+soon\s+as|while|until|unless|where)\s+(?P<said>[^,:;]{3,80}?)"
    r"(?:,\s+(?:then\s+)?|\s+(?=an?\s+[\w-]+(?:\s[\w-]+){0,2}\s+is\s+\w+ed\b))",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^[A-Z][\w’'-]*(?:\s[a-z][\w’'-]*){0,2}:\s+(?=(?:an?|the|for|when|if|there|one)\s.*\b(?:is|are|has|have|can|may|gets|goes|must|shall)\b)"
)
_AS_WELL = re.compile(
    r"\s+(?:too|as\s+well)(?=[,;:]|$)|\s+(?:of\s+course|naturally|obviously|in\s+turn|for\s+example)(?=\s)",
    re.IGNORECASE,
)
_EACH_OF_THEM = re.compile(
    r"(?:[:;]|,\s+and)\s+(?:each|every\s+one|each\s+one|they|it|these)(?:\s+of\s+them)?\s+"
    r"(?=(?:has|have|needs?|belongs?|consists?|contains?|refers?|is|are|can|may|gets?)\b)",
    re.IGNORECASE,
)
"""Where a sentence goes on about its subject: `Certificates expire: each has a number`."""
_EACH_OF_WHICH = re.compile(
    r"(?P<of>[a-z]s)?,\s+(?:(?:each|every\s+one)\s+of\s+(?:which|them|whom)|(?(of)which|(?!)))\s+(?:each\s+)?(?:has|have|having|with|gets)\s+(?:(?:its|their)\s+(?:own\s+)?)?",
    re.IGNORECASE,
)
"""`three compartments, each of which has its own set point`"""
_DOING = re.compile(
    r"^(?:before|after|when|while|on)\s+[a-z]+ing(?:\s+(?:out|in|up|back|home|off|it|them))?,?\s+(?=(?:you|we|they|the|an?|people)\s)",
    re.IGNORECASE,
)
"""`Before going out you enter the boat`"""
_HAPPENS = re.compile(
    r"^(?P<what>(?:an?|the|each|any)\s+[a-z]+(?:\s[a-z]+)?)\s+[a-z]+s(?:\s+(?P<upon>(?:an?|the|their|his|her)\s+[a-z]+))?$",
    re.IGNORECASE,
)
"""`When a payment succeeds`, `when an owner waters a plant`: whatever the verb, it is of a payment, of a plant."""
_EVERY_TIME = re.compile(
    r"\s+(?:every|each|once\s+an?|twice\s+an?|per)\s+(?:\w+\s+)?(?:second|minute|hour|day|week|month|quarter|year|night|morning|evening)s?(?=\s*[:,–—]|\s*$)"
    r"|\s+(?:daily|weekly|monthly|yearly|annually|nightly|hourly)(?=\s*[:,–—]|\s*$)",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r",?\s+in\s+(?:an?|the|their|its)\s+(?:[a-z]+\s)?order(?:\s+(?:chosen|set|given|decided)(?:\s+by\s+[a-z]+\s[a-z]+)?)?(?=\s*(?:[,;]|$|and\b))",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:and|but|also|so|thus|then|therefore|in\s+addition|additionally|furthermore|moreover|finally|normally|usually|often|sometimes|"
    r"at\s+the\s+end|by\s+default|of\s+course)\b,?\s+",
    re.IGNORECASE,
)


def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence, as far as its grammar is plain; none where it is not."""
    said = _DOING.sub("", _TITLE.sub("", sentence, count=1))
    said = SEVERAL.sub("several", _OPENING.sub("", _AS_WELL.sub("", said.strip().rstrip(".;!"))))
    said = _EACH_OF_WHICH.sub(r"\g<of>, each with ", said)
    regular = _EVERY_TIME.search(said) is not None
    condition = _CONDITION.match(said)
    said = _IN_ORDER.sub(" in order", _EVERY_TIME.sub("", said[condition.end() :] if condition else said))
    first, each, rest = said, _EACH_OF_THEM.search(said), ""
    if each:
        first, rest = said[: each.start()], said[each.end() :]
    found = tuple(replace(one, regular=regular) for one in Parser(first).clauses())
    if found and condition:
        found = (_upon(found[0], condition["said"]), *found[1:])
    subject = found[0].subjects if found else Parser(first).subject()
    return (*found, *Parser(rest).clauses(subject)) if rest and subject else found


def _upon(clause: Clause, condition: str) -> Clause:
    """The clause with what its condition is of: `when a courier picks up a parcel` is of a courier, upon a parcel."""
    told = next(iter(Parser(condition).clauses()), None)
    happens = None if told else _HAPPENS.match(condition)
    subjects = told.subjects if told else Parser(happens["what"] if happens else condition).subject()
    upon = told.objects[:1] if told else Parser(happens["upon"]).subject() if happens and happens["upon"] else ()
    meant = (*upon, *subjects)[:1]
    objects = tuple(meant[0] if one.name == "it" and meant else one for one in clause.objects)
    hung = (*(Hung("when", noun) for noun in subjects), *(Hung("upon", noun) for noun in upon))
    return replace(clause, objects=objects, hung=(*clause.hung, *hung))
