"""Things that a sentence tells of by how many there are of them: of each other thing, or altogether."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import singular
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.english import NAME
from plan.reading.words.states import states_in

_SEVERAL = (
    r"(?:no(?:ne)?,\s+one\s+or\s+(?:more|several|many)|zero\s+or\s+more|one\s+or\s+(?:more|several)|any\s+number\s+of|several|"
    r"many|multiple)"
)
_OF_BOTH = re.compile(
    rf"^(?:in|for|on|at|per)\s+(?:each|every)\s+(?P<one>{NAME}),?\s+(?:an?|each|every|the)\s+(?P<other>{NAME})\s+"
    rf"(?:(?:can|may|must|will)\s+)?(?:has|have|gets?|is|be)\s+(?:(?:[a-z]+\s+){{1,2}}(?:by|in|with|as|into)\s+)?{_SEVERAL}\s+(?P<many>{NAME}s)$",
    re.IGNORECASE,
)
"""`In each season a play can be put on by no, one or several casts`: a cast is of one season and one play."""
_NAMED = re.compile(
    r"^(?:our\s+|there\s+are\s+|we\s+have\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})\s+(?P<many>[a-z]+(?:\s[a-z]+)?(?<!s)s)"
    r"(?:\s+(?:at\s+the\s+moment|so\s+far|today|now|currently|altogether|in\s+all|in\s+total))?\s*:\s+(?P<names>(?-i:[A-Z])(?:[\w’'-]|\s)+(?:,\s+(?-i:[A-Z])(?:[\w’'-]|\s)+)*(?:,?\s+and\s+(?-i:[A-Z])(?:[\w’'-]|\s)+)?)$",
    re.IGNORECASE,
)
"""`Seven languages at the moment: Dutch, French, …`"""
_PLUS_OF_EACH = re.compile(
    rf"^(?:the\s+|our\s+)?(?P<many>{NAME}s)\s+(?:are|come|go|run)\s[^:;]*?,?\s+(?:plus|with|and)\s+(?P<list>(?:an?|the)\s[a-z][^;:]*?)\s+(?:of|for)\s+each\b(?:\s+(?:that|which|we|one|of)\b.*)?$",
    re.IGNORECASE,
)
"""`Levels are the usual ones, A1 to C1, plus a short description of each`"""
_TAKEN_EACH = re.compile(
    rf"^(?P<name>{NAME})\s+(?:is|are|gets?)\s+(?:taken|kept|recorded|noted|entered|given|registered|written\s+down)\s+(?:(?:at|for|in|on|after)\s+)?(?:each|every|per)\s+(?P<one>{NAME}),?\s+"
    rf"(?:with\s+|by\s+)?(?:exactly\s+)?one\s+(?P<field>{NAME})\s+(?:per|for\s+(?:each|every))\s+(?P<other>{NAME})(?:\s*:\s+(?P<values>[^:;]+?))?(?:,\s+with\s+(?P<list>an?\s.+))?$",
    re.IGNORECASE,
)
"""`Attendance is taken each lesson, one mark per learner: present, late or absent, with an optional note`"""
_ONE_EACH = re.compile(
    rf"^(?:(?:at\s+most|only|just|exactly)\s+)?(?:one|a\s+single\s+one)\s+(?:per|for\s+(?:each|every))\s+(?P<one>{NAME})(?:\s+(?:at\s+(?:the\s+)?most|only|and\s+no\s+more))?$",
    re.IGNORECASE,
)
"""`One per order at most`, of what was spoken of."""
_ENDS = {"from": "start time", "until": "end time", "to": "end time"}
_TIMES = frozenset(("time", "hour", "day", "slot", "date"))
_ONLY_TOGETHER = re.compile(
    rf"\b(?:the\s+|an?\s+|its\s+)?(?:(?P<of>{NAME})['’]s?\s+)?(?P<field>{NAME})\s+(?:only\s+(?:makes\s+sense|has\s+a\s+meaning|means\s+(?:something|anything)|counts)|(?:means|says)\s+nothing|makes\s+no\s+sense)\s+"
    rf"(?:together\s+with|along\s+with|with|within|without|in)\s+(?:the|its|an?)\s+(?P<within>{NAME})$",
    re.IGNORECASE,
)
"""`The room's name only makes sense together with the building`"""


def of_both(sentence: str, known: Known) -> Iterator[Shape]:
    """What there are several of for each pair of two known things."""
    match = _OF_BOTH.match(_said(sentence))
    if match is None:
        return
    one, other, many = (known.called(Noun(singular(match[group].lower()))) for group in ("one", "other", "many"))
    if all(map(known.keeps, (one, other))) and known.is_thing(many) and not known.is_somebody(many):
        yield Shape(many.name, (reference_to(one.name), reference_to(other.name)))


def named_ones(sentence: str, known: Known) -> Iterator[Shape]:
    """What a sentence only says the names of, or what each of them has besides its name."""
    said = _said(sentence)
    if match := _NAMED.match(said):
        yield Shape(singular(match["many"].lower()), ("name",))
    elif match := _PLUS_OF_EACH.match(said):
        thing = known.called(Noun(singular(match["many"].lower()), plural=True))
        fields = listed_fields(match["list"])
        if fields and all(map(is_attribute, fields)) and known.is_thing(thing) and not known.is_somebody(thing):
            yield Shape(thing.name, ("name", *fields))


def one_each(sentence: str, known: Known) -> Iterator[Shape]:
    """What there is one of for each of several, by the field that it is: a mark per pupil and lesson."""
    said = _said(sentence)
    if match := _TAKEN_EACH.match(said):
        one, other = (known.called(Noun(singular(match[group].lower()))) for group in ("one", "other"))
        name, field = known.called(Noun(match["name"].lower())).name, match["field"].lower()
        if known.keeps(one) and (known.keeps(other) or known.is_somebody(other)):
            values = states_in(match["values"]) if match["values"] else ()
            note = f" ({', '.join(values)})" if values else ""
            fields = listed_fields(match["list"]) if match["list"] else ()
            last = f"{other.name} (reference, unique per {one.name})"
            yield Shape(name, (reference_to(one.name), last, f"{field}{note}", *fields))
    elif (match := _ONE_EACH.match(said)) and known.before and known.defines(Noun(known.before)):
        one = known.called(Noun(match["one"].lower()))
        if known.keeps(one) and one.name != known.before:
            yield Shape(known.before, (f"{one.name} (reference, unique)",))


def at_times(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A choir meets at fixed times: a weekday, from, until, and in which room`: each of these times is the choir's."""
    times = [
        one.noun.name.rpartition(" ")[2] for one in clause.hung if one.word in {"at", "on", "in"} and one.noun.plural
    ]
    fields = listed_fields(clause.listed) if clause.colon and clause.listed else ()
    if len(clause.subjects) != 1 or len(times) != 1 or times[0] not in _TIMES or not partly_fields(fields):
        return
    subject = clause.subjects[0]
    if known.keeps(subject) and not clause.passive:
        yield Shape(
            f"{subject.name} {times[0]}", (reference_to(subject.name), *(_ENDS.get(one, one) for one in fields))
        )


def only_together(sentence: str, known: Known) -> Iterator[Shape]:
    """A field of which a sentence says that it tells one from another only within something else."""
    match = _ONLY_TOGETHER.search(_said(sentence))
    owner = known.called(Noun((match["of"] or known.spoken).lower())) if match else None
    if match is None or owner is None or not owner.name or not known.defines(owner):
        return
    within = match["within"].lower()
    if is_attribute(match["field"]) and within != owner.name and not is_attribute(within):
        yield Shape(within, ("name",))
        yield Shape(owner.name, (f"{match['field'].lower()} (unique per {within})",))


def _said(sentence: str) -> str:
    return re.sub(r"[\"“”*_`]", "", sentence.strip().rstrip(".;!"))
