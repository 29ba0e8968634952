"""What a clause says is recorded as a question: `which districts a courier serves and since when`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import base_form, plural, singular
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.deeds import left_behind
from plan.reading.words.verbs import active

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
_FOR_EACH = re.compile(
    r"^(?:for|with)\s+(?:each|every|an?)\s+(?P<one>[a-z]+(?:\s[a-z]+)??),?\s+(?:i|we|they|the\s+[a-z]+(?:\s[a-z]+)?)\s+(?:can\s+|want\s+to\s+)?"
    r"(?:tick|choose|select|mark|pick)s?\s+(?:the|which|all|one\s+or\s+more|any\s+number\s+of|several)\s+(?:the\s+)?(?P<other>[a-z]+s)\b",
    re.IGNORECASE,
)
"""`For every volunteer I tick the skills they bring along`"""
_WHICH_WHICH = re.compile(
    rf"\b{_RECORDING}s?\s+(?:down\s+)?which\s+(?P<one>[a-z]+(?:\s[a-z]+)?)\s+(?P<does>(?:can\s+|may\s+)?[a-z]+(?:\s(?:in|to|on|with|for|at))?)\s+which\s+(?P<other>[a-z]+(?:\s[a-z]+)?)(?=$|[,;.])",
    re.IGNORECASE,
)
"""`record which keys open which doors`"""
_PERIOD = re.compile(r"\b(?:from|since|until)\b", re.IGNORECASE)


def which_of_each(sentence: str, known: Known) -> Iterator[Shape]:
    """`The system shall record which classes a pupil is in`: each pair, or the one that belongs to the other."""
    said = sentence.partition(";")[0].strip().rstrip(".")
    if for_each := _FOR_EACH.match(said):
        one, other = (
            known.called(Noun(for_each["one"].lower())),
            known.called(Noun(singular(for_each["other"].lower()))),
        )
        if _is_kept(one, known) and _is_kept(other, known) and not known.is_somebody(other) and one.name != other.name:
            yield Shape(one.name, (f"{plural(other.name)} (several)",))
        return
    if both := _WHICH_WHICH.search(said):
        yield from _of_each_other(both["one"].lower(), both["other"].lower(), known)
        return
    match = _WHICH.search(said)
    if match is None:
        return
    said = match["other"].lower()
    one, other = known.called(Noun(match["one"].lower())), known.called(Noun(singular(said)))
    told = known.is_thing(replace(other, plural=True)) and not known.is_vague(other) and singular(said) != said
    if not (_is_kept(one, known) and (_is_kept(other, known) or told)) or one.name == other.name:
        return
    if not known.has(other):
        yield Shape(other.name, ("name",))
    fields = listed_fields(match["more"]) if match["more"] else ()
    if singular(said) != said or (match["more"] and _PERIOD.search(match["more"])):
        yield Shape(f"{one.name} {other.name}", (reference_to(one.name), reference_to(other.name), *fields))
    elif known.defines(one):
        yield Shape(one.name, (reference_to(other.name), *fields))


def _of_each_other(one: str, other: str, known: Known) -> Iterator[Shape]:
    """Two things of which each may go with several of the other, where both are asked for in the plural."""
    first, second = known.called(Noun(singular(one))), known.called(Noun(singular(other)))
    both = _is_kept(first, known) and _is_kept(second, known) and first.name != second.name
    if both and singular(one) != one and singular(other) != other:
        who, what = (second, first) if known.is_somebody(second) else (first, second)
        yield Shape(who.name, (f"{plural(what.name)} (several)",))


def _is_kept(noun: Noun, known: Known) -> bool:
    return known.is_somebody(noun) or (known.keeps(noun) and not is_attribute(noun.name))


_LEFT = {"move": "movement", "check": "check", "clean": "cleaning", "service": "service"}
_TRIED = {
    "try": "attempt", "attempt": "attempt", "ring": "call", "call": "call", "phone": "call", "telephone": "call",
    "visit": "visit", "write": "letter", "remind": "reminder", "weigh": "weighing", "feed": "feeding",
    "clean": "cleaning", "check": "check", "walk": "walk",
}  # fmt: skip
_I_NOTE_IT = re.compile(
    r"^(?:each|every)\s+time\s+(?:i|we|they|somebody|someone|anybody|(?:an?|the)\s+[a-z]+)\s+(?P<verb>(?!is\b|are\b|gets\b|has\b)[a-z]+)\b(?P<rest>[^:]*?),?\s+(?:(?:i|we|they|he|she|you)\s+)?"
    r"(?:(?:must|want\s+to|need\s+to|have\s+to)\s+)?(?:note|write|record|log|enter|put|jot)s?(?:\s+(?:it|this|that))?(?:\s+down)?(?:\s*:|,?\s+with|(?=\s+(?:the|when|who|whether|how|what)\s))\s+(?P<list>.+)$",
    re.IGNORECASE,
)
"""`Each time I try to reach someone I note it: the moment, what came out of it`"""
_REACHING = frozenset(("reach", "contact", "chase"))
_TO_REACH = re.compile(r"\s+to\s+(?:reach|contact|get|call|ring|phone|chase)\b", re.IGNORECASE)
_IS_SAVED = re.compile(
    r"^(?:each|every)\s+time\s+(?:i|we|they|somebody|someone|anybody|(?:an?|the)\s+[a-z]+)\s+(?P<verb>[a-z]+)\b(?P<rest>\s+(?:an?|the|one)\s[^,:]+),\s+"
    r"(?P<list>the\s[^,]+?)\s+(?:is|are)\s+(?:saved|kept|noted|recorded|stored|logged|written\s+down)(?:,?\s+(?:along|together)?\s*with\s+(?P<more>[^,;]+))?(?:,.*)?$",
    re.IGNORECASE,
)
"""`Each time I tick an exercise, the day is saved along with how much it hurt`"""
_BELONGS_TO = re.compile(
    r"\b(?:says?|states?|notes?|enters?|chooses?|picks?|records?|gives?)\s+(?:what|which)\s+(?P<other>[a-z]+(?:\s[a-z]+)?)\s+(?:it|he|she)\s+"
    r"(?:belongs?\s+to|is\s+(?:in|of|on|at|from)|comes?\s+from|goes\s+(?:to|with))$",
    re.IGNORECASE,
)
"""`He says what class it belongs to`"""
_ITS_OBJECT = re.compile(
    r"^\s+(?:an?|the|one\s+of\s+(?:the|our))\s+(?P<of>[a-z]+(?:\s(?!(?:of|in|on|at|for|from|to|with)\b)[a-z]+)?)",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(
    r"^(?:whenever|each\s+time|every\s+time)\s+(?:an?|the|any)\s+(?P<of>[a-z]+(?:\s[a-z]+)?)\s+(?:is|gets|has\s+been)\s+(?P<done>[a-z]+(?:ed|en|wn|ght|t|ld|ne))"
    rf"\b[^,]*,\s+(?:[a-z]+\s){{1,3}}?(?:shall\s+|must\s+|should\s+|will\s+|have\s+to\s+|has\s+to\s+)?{_RECORDING}s?\s+(?P<list>.+)$",
    re.IGNORECASE,
)


def each_time(sentence: str, known: Known) -> Iterator[Shape]:
    """`Whenever a rope is checked, the system shall record when and by whom`: it is kept each time, beside the rope."""
    said = sentence.strip().rstrip(".;")
    if noted := _I_NOTE_IT.match(said) or _IS_SAVED.match(said):
        yield from _tried(noted, known)
        return
    match = _EACH_TIME.match(said)
    of = known.called(Noun(match["of"].lower())) if match else None
    fields = listed_fields(match["list"]) if match else ()
    if match is None or of is None or not fields or known.is_somebody(of) or not known.keeps(of):
        return
    done = match["done"].lower()
    told = (f"{done} at" if one == "happened at" else one for one in fields)
    left = _LEFT.get(active(done)) or left_behind(active(done))
    yield Shape(left or f"{of.name} log", (reference_to(of.name), *told))


def _tried(noted: re.Match[str], known: Known) -> Iterator[Shape]:
    """What is noted each time that somebody tries something, of what they do it to, or of what was spoken of."""
    verb = base_form(noted["verb"].lower())
    listed = " and ".join(part for part in (noted["list"], noted.groupdict().get("more")) if part)
    fields = listed_fields(listed)
    whom = _ITS_OBJECT.match(noted["rest"])
    said = [known.called(Noun(singular(one))) for one in re.findall(r"[a-z]+", noted["rest"].lower())]
    done_to = [known.called(Noun(whom["of"].lower()))] if whom else []
    kept = [one for one in (*said, *done_to) if one.name and known.keeps(one)]
    things = [one for one in kept if not known.is_somebody(one)]
    of = next(iter((things or kept)[::-1]), Noun(known.spoken))
    name = _TRIED.get(verb) or left_behind(verb) or (f"{of.name} log" if of.name and whom else "")
    name = "contact attempt" if verb in _REACHING or (name == "attempt" and _TO_REACH.match(noted["rest"])) else name
    if name and partly_fields(fields):
        owner = (reference_to(of.name),) if of.name and of.name != name else ()
        yield Shape(name, (*owner, *("happened at" if one == "moment" else one for one in fields)))


def belongs_to(sentence: str, known: Known) -> Iterator[Shape]:
    """`He says what class it belongs to`: what was spoken of has a class, where these are kept."""
    match = _BELONGS_TO.search(sentence.strip().rstrip(".;"))
    other = known.called(Noun(match["other"].lower())) if match else None
    if other is not None and known.spoken and known.defines(other) and other.name != known.spoken:
        yield Shape(known.spoken, (reference_to(other.name),))
