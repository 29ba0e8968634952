"""What a clause says that a thing belongs to, stands in, is valid for or is sorted into."""

import re
from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known, is_place
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import plural
from plan.reading.words.attribute_words import is_attribute, partly_fields, reference_to
from plan.reading.words.english import GROUPED, REFERS, words_of
from plan.reading.words.states import states_in, status

_TARGETS = words_of("for of to per against about on from between at in during within before after with")
_BY = frozenset(("by",))
_LED = words_of("lead manage run supervise organise organize chair guide teach hold handle")
_ALONE = words_of("run start begin end hang sit stand live lie stay last")
"""Verbs that say where something belongs only where they have no object."""
_SPANS = frozenset(("cover", "concern", "affect", "involve"))
"""Verbs whose object in the plural is there before their subject and after it."""
_REQUIRING = frozenset(("require", "need", "depend", "presuppose"))
_ONE = re.compile(r"(?:an?|the|one|its)\s+(?:specific\s+|given\s+)?(?P<name>[a-z]+(?:\s[a-z]+)?)", re.IGNORECASE)
_SPLITTING = frozenset(("divide", "split", "subdivide", "break", "cut"))
"""What a thing is divided into is a part of it; what things are sorted into is there for all of them."""
_GOING = words_of("go send issue address be make")
_EITHER = re.compile(
    r"\b(?:to|for)\s+(?:either\s+)?(?:an?|the|one)\s+(?P<one>[a-z]+(?:\s[a-z]+)?)\s+or\s+(?:(?:to|for)\s+)?(?:an?|the|one)\s+(?P<other>[a-z]+(?:\s[a-z]+)??)(?=$|[,.;]|\s+(?:and|with|for|in|on|at)\b)",
    re.IGNORECASE,
)
_STATEMENTS = words_of("story requirement epic")
"""What a document consists of: `Stories are grouped in epics` says nothing of what is kept."""
_ASSOCIATING = frozenset(("associate", "link", "connect", "relate", "refer", "tie"))
_ASSIGNING = frozenset(("assign", "allocate", "add"))


def refers(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A complaint refers to an order`, `A project is led by one manager`, `Cars come from a list`."""
    happens = clause.verb == "take" and [one.name for one in clause.objects] == ["place"]
    led = clause.passive and clause.verb in _LED
    if len(clause.subjects) != 1 or not (clause.head in REFERS or happens or led):
        return
    subject = clause.subjects[0]
    if not known.is_thing(subject) and not known.is_somebody(subject):
        return
    if clause.head in _ALONE and clause.objects and not happens:
        return  # who runs a course does not belong to it
    ends = [one.noun.name for one in clause.hung if one.word in {"from", "to", "until"}]
    lists = [one.noun for one in clause.hung if one.word == "from" and is_place(one.noun)]
    targets = known.targets(clause, _BY if led else _TARGETS)
    if len(ends) == 2 and all(map(is_attribute, ends)):
        yield Shape(subject.name, tuple(ends))
    elif lists and subject.plural and clause.verb == "come" and not is_attribute(subject.name):
        yield Shape(subject.name, ("name",))
    elif targets and (not clause.able or (clause.verb in _SPANS and all(one.several for one in targets))):
        yield from _referring(clause, subject, targets, known)


def listed_each(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The suppliers are on a list kept by the office, each with a name and a phone number`."""
    lists = [one.noun for one in clause.hung if one.word in {"on", "in"} and is_place(one.noun)]
    if clause.verb not in {"be", "stand"} or not lists or not clause.each or len(clause.subjects) != 1:
        return
    subject, fields = clause.subjects[0], listed_fields(clause.listed)
    if partly_fields(fields) and subject.plural and not is_attribute(subject.name):
        yield Shape(subject.name, fields)


def _referring(clause: Clause, subject: Noun, targets: tuple[Noun, ...], known: Known) -> Iterator[Shape]:
    each = subject.plural and clause.verb == "belong"
    if any(one.several or (one.plural and not each) for one in targets):
        if clause.verb in _SPANS and not any(map(known.is_somebody, targets)):
            yield Shape(subject.name, tuple(map(_pointer, targets)))
    elif not known.is_somebody(subject) or (clause.verb == "belong" and all(map(known.defines, targets))):
        fields = listed_fields(clause.listed)
        more = fields if clause.each or partly_fields(fields) else ()
        yield Shape(subject.name, (*(reference_to(one.name) for one in targets), *more))


def _pointer(noun: Noun) -> str:
    """The field that points to a thing, or to several."""
    return f"{plural(noun.name)} (several)" if noun.several or noun.plural else reference_to(noun.name)


def goes_to_either(clause: Clause, known: Known) -> Iterator[Shape]:
    """`An invoice goes to a tenant or to a company`: it may have either."""
    match = _EITHER.search(clause.rest)
    if match is None or len(clause.subjects) != 1 or clause.head not in _GOING | REFERS:
        return
    subject, ends = clause.subjects[0], [known.called(Noun(match[end].lower())) for end in ("one", "other")]
    if known.is_thing(subject) and all(known.has(one) and not known.is_vague(one) for one in ends):
        yield Shape(subject.name, tuple(f"{one.name} (reference, optional)" for one in ends))


_RUNNING = words_of("apply hold run last go")
_DAYS = words_of("date day month year")


def valid(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Every price is valid from a date until a date`, `A tariff applies from a certain day`, `Leases run from …`."""
    if len(clause.subjects) != 1 or clause.passive:
        return
    is_valid = clause.verb == "be" and [one.name for one in clause.objects] == ["valid"]
    runs = clause.head in _RUNNING and any(one.noun.name.rpartition(" ")[2] in _DAYS for one in clause.hung)
    words = {one.word for one in clause.hung}
    spans = clause.head in {"cover", "span"}
    if not spans and "until" not in words and not words & {"to", "from"}:
        return
    if spans and [one.name for one in clause.objects] == ["period"]:
        yield Shape(clause.subjects[0].name, (*known.owners(clause.hung), "start date", "end date"))
        return
    if is_valid or (runs and "from" in words and known.keeps(clause.subjects[0])):
        of = known.owners(one for one in clause.hung if one.word == "for")
        first, last = (
            ("start date", "end date") if clause.head in {"run", "last", "go"} else ("valid from", "valid until")
        )
        ends = (last,) if words & {"until", "to"} else ()
        yield Shape(clause.subjects[0].name, (*of, first, *ends))


def stands(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Claims refer to a part and are open, sent, accepted or refused`."""
    states = states_in(clause.said) if clause.verb == "be" or clause.passive else ()
    if states and len(clause.subjects) == 1 and known.is_thing(clause.subjects[0]):
        yield Shape(clause.subjects[0].name, (status(states),))


def requires(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A course may require other courses`, `A task depends on another task`."""
    said = (*clause.objects, *(one.noun for one in clause.hung if one.word in {"on", "by"}))
    if len(clause.subjects) != 1 or clause.verb not in _REQUIRING or len(said) != 1:
        return
    subject = clause.subjects[0].name
    if said[0].name in {subject, f"another {subject}"} and known.is_thing(clause.subjects[0]):
        yield Shape(f"{subject} prerequisite", (f"{subject} (reference)", f"required {subject} (reference)"))


def grouped(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Tools are grouped into categories, and categories in other categories`, `I think of them in groups`."""
    thinking = clause.head == "think" and not clause.passive
    done = clause.subjects if clause.passive else clause.objects
    done = tuple(one.noun for one in clause.hung if one.word == "of") if thinking else done
    if not (clause.verb in GROUPED or thinking) or len(done) != 1:
        return
    thing = known.spoken if done[0].name in {"it", "them"} else done[0].name
    if thing in _STATEMENTS and not known.defines(Noun(thing)):
        return
    groups = [one.noun for one in clause.hung if one.word in {"into", "in", "under", "by"} and one.noun.plural]
    fields = listed_fields(clause.listed) if clause.listed else ()
    for group in [
        one
        for one in groups
        if thing
        and not ((known.is_vague(one) and not partly_fields(fields)) or (is_attribute(one.name) and not clause.passive))
    ][:1]:
        if clause.verb in _SPLITTING:
            whole = reference_to(thing)
            yield Shape(group.name, ("name", *((whole,) if whole != thing else ()), *fields))
        else:
            inside = re.search(
                rf"\b{re.escape(group.name)}s?\s+(?:in|into|under|below)\s+other\b", clause.rest, re.IGNORECASE
            )
            yield Shape(group.name, ("name", "parent") if inside else ("name",))
            yield Shape(thing, (reference_to(group.name),))


def associated(clause: Clause, known: Known) -> Iterator[Shape]:
    """`When somebody creates an assignment, the system associates it with a unit`."""
    hung = [one.noun for one in clause.hung if one.word in {"to", "with"}]
    listed = _ONE.fullmatch(clause.listed)
    to = [one for one in (*hung, *([Noun(listed["name"].lower())] if listed else [])) if known.has(one)]
    if clause.passive or clause.verb not in _ASSOCIATING or len(to) != 1 or len(clause.objects) != 1:
        return
    if known.is_thing(clause.objects[0]) and known.is_thing(to[0]) and clause.objects[0].name != to[0].name:
        yield Shape(clause.objects[0].name, (_pointer(to[0]),))


def assigned(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The dispatcher assigns a driver and a van to each tour`."""
    to = [one.noun for one in clause.hung if one.word == "to" and known.keeps(one.noun)]
    doer = [one.noun for one in clause.hung if one.word == "to" and known.is_somebody(one.noun) and not one.noun.plural]
    if not clause.passive and clause.verb in _ASSIGNING and len(doer) == 1 and len(clause.objects) == 1:
        if known.defines(clause.objects[0]) and not known.is_somebody(clause.objects[0]):
            yield Shape(clause.objects[0].name, (reference_to(doer[0].name),))
        return
    if clause.passive or clause.verb not in _ASSIGNING or len(to) != 1 or clause.listed or known.is_somebody(to[0]):
        return
    if clause.objects and all(known.keeps(one) and not one.aside for one in clause.objects):
        many = any(one.plural or one.several for one in clause.objects)
        if not (many and any(map(known.is_somebody, clause.objects))):
            yield Shape(to[0].name, tuple(map(_pointer, clause.objects)))
