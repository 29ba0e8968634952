"""What the system keeps when something happens: `When a clerk creates an account, the system shall require a name`."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import words_of
from plan.reading.words.states import states_in, status

_STORING = words_of(
    "put require store record keep save log capture note demand ask request show print hold write remember"
)
_MAKING = words_of(
    "create add register enter submit open issue upload start save make define set-up set up write raise"
)
_MADE = words_of("create start open issue generate make write send raise produce record add store log save")
_STANDING = words_of("keep treat set regard hold consider mark have know")
_ON_EACH = re.compile(
    r"^(?:(?:on|in|for|to|with)\s+)?(?:every|each)\s+(?P<of>[a-z-]+(?:\s[a-z-]+)??)\s+(?P<list>(?:an?|the|its|their|at\s+least)\s.+)$",
    re.IGNORECASE,
)
_FOR_SOME = re.compile(r"\b(?:for|on|in)\s+(?:[a-z-]+\s){0,2}[a-z-]+,\s+(?=(?:an?|the|its)\s)", re.IGNORECASE)
"""`and, for recurring items, the period`, `and, on failure, the error code`: a field that may be missing."""
_STATES = re.compile(
    r"\b(?:as|to|in|one\s+of)\s+(?:one\s+of\s+)?(?:the\s+)?(?:states?|status(?:es)?)?\s*:?\s*"
    r"(?P<list>[a-z][\w -]*,\s.+)$",
    re.IGNORECASE,
)
_MOST = 9


def required(clause: Clause, known: Known) -> Iterator[Shape]:
    """`When a coupon is created, the system shall require a code and a percentage`: they are the coupon's."""
    if not _by_system(clause) or clause.head not in _STORING or clause.negated:
        return
    on_each = _ON_EACH.match(clause.rest)
    told = on_each["list"] if on_each else clause.listed or clause.rest
    fields = listed_fields(_FOR_SOME.sub("optional ", told))
    topic, of = (Noun(on_each["of"].lower()), ()) if on_each else _topic(clause, known)
    if clause.listed and any(not is_attribute(one.name) for one in clause.objects):
        return  # the list is of what is stored
    if not topic.name or not fields or len(fields) > _MOST or not (known.is_thing(topic) or known.defines(topic)):
        return
    sure = sum(is_attribute(one) or known.has(Noun(one)) for one in fields)
    if sure * 2 >= len(fields) and not any(known.has(one) and one.each for one in clause.objects):
        later = not (on_each or of or clause.occasion in _MAKING)  # it was there before it happened
        fields = tuple(f"{one} (optional)" if later and "(" not in one else one for one in fields)
        yield Shape(topic.name, (*of, *(reference_to(one) if known.defines(Noun(one)) else one for one in fields)))


def made_then(clause: Clause, known: Known) -> Iterator[Shape]:
    """`When an account subscribes to a plan, the system shall create a subscription with the start date`."""
    occasion = [one.noun for one in clause.hung if one.word in {"when", "upon", "whereby"}]
    if not _by_system(clause) or clause.head not in _MADE or len(clause.objects) != 1 or not occasion:
        return
    made = clause.objects[0]
    of = tuple(
        reference_to(one.name)
        for one in occasion
        if known.keeps(one) and not known.is_somebody(one) and one.name != made.name
    )
    fields = listed_fields(clause.listed) if clause.listed else ()
    new = (made.any or made.each) and known.is_thing(made) and not is_attribute(made.name)
    if new and (of or partly_fields(fields)) and (fields or known.has(made) or " " in made.name):
        yield Shape(made.name, (*of, *fields))


def kept_in(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The system shall treat a plan as one of: draft, on sale, retired`, `set an invoice to draft, issued or paid`."""
    if not _by_system(clause) or clause.head not in _STANDING or not clause.objects:
        return
    thing = clause.objects[0]
    match = _STATES.search(f"{clause.rest}: {clause.listed}" if clause.colon else clause.rest)
    states = states_in(match["list"]) if match and known.is_thing(thing) else ()
    if states:
        yield Shape(thing.name, (status(states),))


def held_per(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The system shall hold the prices of a plan per currency, each with a valid-from date`."""
    if (
        not _by_system(clause)
        or len(clause.objects) != 1
        or not (clause.objects[0].plural or clause.objects[0].several)
    ):
        return
    thing = clause.objects[0]
    of = [one.noun for one in clause.hung if one.word in {"of", "per", "for"} and one.noun.name != thing.name]
    fields = listed_fields(_FOR_SOME.sub("optional ", clause.listed)) if clause.listed else ()
    owners = tuple(
        one.name if is_attribute(one.name) else reference_to(one.name)
        for one in of
        if known.has(one) or is_attribute(one.name)
    )
    several = clause.head in {"allow", "support", "permit"} and thing.several and owners
    listed = clause.head in _STORING | _STANDING | {"list", "offer", "maintain", "manage"} and (
        partly_fields(fields) or (bool(owners) and all(map(is_attribute, fields)) and bool(fields))
    )
    if (several or listed) and not known.is_somebody(thing) and (known.is_thing(thing) or listed):
        yield Shape(thing.name, (*owners, *fields))


def may_have(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Where a coupon has a maximum number of redemptions, the system shall enforce it`: it may have one."""
    match = _HAS.search(clause.lead) if _by_system(clause) else None
    field = listed_fields(match["field"]) if match else ()
    if match and len(field) == 1 and is_attribute(field[0]):
        of = Noun((match["of"] or known.spoken).lower())
        if of.name and known.defines(of):
            yield Shape(of.name, (f"{field[0]} (optional)",))


_HAS = re.compile(
    r"^where\s+(?:an?|the)\s+(?:(?P<of>[a-z-]+(?:\s[a-z-]+)?)\s+(?:has|needs|carries)\s+)?(?:an?\s+)?"
    r"(?P<field>[\w -]+?)(?:\s+is\s+(?:given|supplied|known|entered))?,?$",
    re.IGNORECASE,
)


def _by_system(clause: Clause) -> bool:
    return not clause.passive and [one.name for one in clause.subjects] == ["system"]


def _topic(clause: Clause, known: Known) -> tuple[Noun, tuple[str, ...]]:
    """What the fields are of: what is made on the occasion, what the deed leaves behind, or what was spoken of."""
    upon = [one.noun for one in clause.hung if one.word == "upon"]
    when = [one.noun for one in clause.hung if one.word == "when"]
    if not upon and not when:
        return Noun(""), ()
    done = [one for one in (*upon[-1:], *when) if not known.is_somebody(one) or known.defines(one)]
    if not done:
        return Noun(""), ()
    left = left_behind(clause.occasion) if clause.occasion not in _MAKING else ""
    beside = [one.noun for one in clause.hung if one.word == "whereby" or (one.word == "when" and upon)]
    beside = [one for one in beside if known.defines(one) and one.name != done[0].name and not one.plural]
    if left and left != done[0].name:
        return Noun(left), tuple(reference_to(one.name) for one in (*done[:1], *beside) if known.has(one))
    return done[0], tuple(reference_to(one.name) for one in beside) if clause.occasion in _MAKING else ()
