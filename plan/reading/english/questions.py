"""What a clause says is recorded as a question: `which districts a courier serves and since when`."""

import re
from collections.abc import Iterator

from plan.reading.attribute_words import is_attribute, reference_to
from plan.reading.data_shapes import Shape
from plan.reading.deeds import deed_of, left_behind
from plan.reading.definitions import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.naming import base_form, singular
from plan.reading.verbs import active

_RECORDING = (
    r"(?:record|store|keep|note|hold|track|enter|register|know|remember|log|write\s+down|tick|choose|select|say|define"
    r"|set)"
)
_WHICH = re.compile(
    rf"\b{_RECORDING}s?\s+(?:down\s+)?which\s+(?P<other>[a-z]+(?:\s[a-z]+)?)\s+(?:an?|each|every|the|any)\s+(?P<one>[a-z]+(?:\s[a-z]+)??)\s+"
    r"(?P<does>(?:can|may|must)\s+[a-z]+|is|was|has|had|holds?|[a-z]+s)\b(?P<rest>[^,;.]*?)(?:,?\s+(?:and|with)\s+(?P<more>(?:from|since|until|how|when|whether|the|for|who|at|on)\b.+?))?"
    r"(?:,\s+(?:as|because|since|so)\s.*)?$",
    re.IGNORECASE,
)
_FEWEST = 2
"""Fields that make a record of what is done each time."""
_PERIOD = re.compile(r"\b(?:from|since|until)\b", re.IGNORECASE)


def which_of_each(sentence: str, known: Known) -> Iterator[Shape]:
    """`The system shall record which classes a pupil is in`: each pair, or the one that belongs to the other."""
    match = _WHICH.search(sentence.partition(";")[0].strip().rstrip("."))
    if match is None:
        return
    said = match["other"].lower()
    one, other = known.called(Noun(match["one"].lower())), known.called(Noun(singular(said)))
    if not (_is_kept(one, known) and _is_kept(other, known)) or one.name == other.name:
        return
    fields = listed_fields(match["more"]) if match["more"] else ()
    if singular(said) != said or (match["more"] and _PERIOD.search(match["more"])):
        yield Shape(f"{one.name} {other.name}", (reference_to(one.name), reference_to(other.name), *fields))
    elif known.defines(one):
        yield Shape(one.name, (reference_to(other.name), *fields))


def _is_kept(noun: Noun, known: Known) -> bool:
    return known.is_somebody(noun) or (known.keeps(noun) and not is_attribute(noun.name))


_LEFT = {"move": "movement", "check": "check", "clean": "cleaning", "service": "service"}
_EACH_TIME = re.compile(
    r"^(?:whenever|each\s+time|every\s+time)\s+(?:an?|the|any)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)\s+(?:is|gets|has\s+been)\s+(?P<done>[a-z]+(?:ed|en|wn|ght|t|ld|ne))"
    rf"\b[^,]*,\s+(?:[a-z]+\s){{1,3}}?(?:shall\s+|must\s+|should\s+|will\s+|have\s+to\s+|has\s+to\s+)?{_RECORDING}s?\s+(?P<list>.+)$",
    re.IGNORECASE,
)


_EACH_ATTEMPT = re.compile(
    r"^(?:each|every)\s+time\s+(?:i|we|(?:an?|the)\s+[a-z]+|somebody|someone)\s+(?:(?P<tries>tr(?:y|ies)\s+to)\s+)?(?P<verb>[a-z]+)\b(?P<what>[^,:]*?),?\s+"
    r"(?:i|we|they|he|she)\s+(?:note|write|record|log|enter|jot)\s+(?:(?:it|that|this)\b\s*)?(?:down\s*)?[:,]?\s*(?P<list>(?:the|an?|when|who|whom|whether|how|what)\s.+)$",
    re.IGNORECASE,
)
_CALLING = frozenset(("call", "ring", "phone", "telephone"))
_REACHING = frozenset(("reach", "contact", "get", "chase"))
_MOMENT = frozenset(("moment", "time", "day", "date", "happened at"))


def each_attempt(sentence: str, known: Known) -> Iterator[Shape]:
    """`Each time I try to reach a donor I note it: the moment, whether it was by phone or letter, the outcome`."""
    match = _EACH_ATTEMPT.match(sentence.strip().rstrip(".;"))
    fields = listed_fields(match["list"]) if match else ()
    if match is None or len(fields) < _FEWEST:
        return
    verb = base_form(match["verb"].lower())
    said = [known.called(Noun(singular(one))) for one in re.findall(r"[a-z]+", match["what"].lower())]
    of = next((one.name for one in reversed(said) if known.defines(one)), known.spoken)
    name = "contact attempt" if match["tries"] or verb in _REACHING else "call" if verb in _CALLING else deed_of(verb)
    if not of or not (known.defines(Noun(of)) or known.is_somebody(Noun(of))) or of == name:
        return
    told = (_at(one) if one in _MOMENT else one for one in fields)
    yield Shape(name, (reference_to(of), *told))


def _at(field: str) -> str:
    return "happened on" if field in {"day", "date"} else "happened at"


def each_time(sentence: str, known: Known) -> Iterator[Shape]:
    """`Whenever a rope is checked, the system shall record when and by whom`: it is kept each time, beside the rope."""
    match = _EACH_TIME.match(sentence.strip().rstrip(".;"))
    of = known.called(Noun(match["of"].lower())) if match else None
    fields = listed_fields(match["list"]) if match else ()
    if match is None or of is None or not fields or known.is_somebody(of) or not known.keeps(of):
        return
    done = match["done"].lower()
    told = (f"{done} at" if one == "happened at" else one for one in fields)
    left = _LEFT.get(active(done)) or left_behind(active(done))
    yield Shape(left or f"{of.name} log", (reference_to(of.name), *told))
