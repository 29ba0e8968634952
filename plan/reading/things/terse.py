"""Half sentences of terse specifications, taken as what is kept of the thing that one of them named last."""

import re
from dataclasses import replace

from plan.reading.fields.data_shapes import Shape
from plan.reading.fields.half_sentences import (
    chained_states,
    lies_in_own_kind,
    once_each,
    once_in,
    one_more_state,
    own_fields,
    per_another,
    points_to,
    put_away,
    says_nothing,
    several_for_each,
    with_article,
    without_subject,
)
from plan.reading.fields.terse_fields import TerseField, terse_fields
from plan.reading.fields.terse_openings import (
    Opening,
    enough,
    is_deed,
    is_value_list,
    names_of,
    opening,
    part_of,
    terse_sentences,
)
from plan.reading.fields.terse_remarks import is_unit, noted, values_of
from plan.reading.frames.multiplicity import related
from plan.reading.frames.relations import Said
from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.naming import key, plural
from plan.reading.things.headed import called
from plan.reading.words.attribute_words import REFERENCE, is_attribute, reference_to
from plan.reading.words.english import words_of

_STANDING = words_of("status state stage phase lifecycle")
_REMARKED = re.compile(
    r"^(?:optional|opt|blank|empty|open|unknown|required|mandatory|unique|date|(?:free\s+)?text|y\s?/\s?n|yes\s?/\s?no"
    r"|number|integer)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"^(?P<field>[A-Za-z][\w-]*(?:\s[\w-]+){0,5}):\s+(?P<unit>\S{1,7}?)\s*(?P<rest>[,;].*)?$")
"""`Control reading at staff gauge: cm, required when done`"""
_PER_PAIR = re.compile(
    r"^(?:(?:per|for|on)\s+)?(?:(?:each|every|such)\s+)*"
    r"(?:pair|combination|link|pairing|connection|assignment)\s*[:,–=-]\s*(?P<list>\S.*)$",
    re.IGNORECASE,
)
_WHICH = re.compile(r"^(?P<of>[A-Za-z]+(?:\s[a-z]+)?)\s+(?:that|which|who)\s+[a-z\s]+:\s+(?P<body>.+)$")
"""`Visit that fixes it: link, blank until assigned`"""
_SAME = 3
"""Letters that a deed and the state that it leads to begin with alike: an ack is what acknowledges."""


def take_terse(at: Standing, statement: Statement) -> Statement | None:
    """Take the half sentences of an item of a terse list; what is left of it is for whoever reads whole sentences."""
    at.given = []
    if at.about is not at.story:
        at.defining = ""
    at.about = at.story
    at.defining = at.terse.titles.get(statement.line, "") or at.defining or called(at)
    left: list[str] = []
    for said in terse_sentences(statement.text):
        if not (_take_pair(at, statement, said, left[-1] if left else "") or _take(at, statement, said.rstrip(" ."))):
            left.append(with_article(said, _things(at)))
    at.spoken = at.defining
    rest = ". ".join(one.rstrip(". ") for one in left)
    return replace(statement, text=f"{rest}.", lines=f"{rest}.", lead="") if rest else None


def _take(at: Standing, statement: Statement, said: str) -> bool:
    """Take one half sentence; false if it is none that is known."""
    return says_nothing(said) or any(reader(at, statement, said) for reader in _READERS)


def _take_apart(at: Standing, statement: Statement, said: str) -> bool:
    """Take what there is only one of for others together."""
    things = _things(at)
    if pair := once_in(said, things):
        holding = (one.name for one in at.gathered.shapes.values() if {*map(reference_to, pair)} <= set(one.fields))
        held = next(holding, "")
        return bool(held) and _give(at, statement, held, (noted(reference_to(pair[0]), f"unique per {pair[1]}"),))
    apart = once_each(said, at.defining, things)
    return apart is not None and _give(at, statement, *apart)


def _take_nested(at: Standing, statement: Statement, said: str) -> bool:
    """Take that the thing named last lies in others of its kind."""
    nested = bool(at.defining) and lies_in_own_kind(said, at.defining, _things(at))
    return nested and _give(at, statement, at.defining, ("parent (optional)",))


def _take_several(at: Standing, statement: Statement, said: str) -> bool:
    """Take that there are several of one thing for each of another, or of each for each."""
    several = several_for_each(said.partition(": ")[2] or said, _things(at))
    if several is None:
        return False
    one, of, both = several
    _give(at, statement, of, (f"{plural(one)} (several)",))
    return not both or _give(at, statement, one, (f"{plural(of)} (several)",))


def _take_part(at: Standing, statement: Statement, said: str) -> bool:
    """Take what is listed of the parts of the thing that the heading names."""
    whole = at.terse.titles.get(statement.line, "")
    part = part_of(said, whole, _things(at)) if whole else None
    return part is not None and _give(at, statement, *part)


def _take_measured(at: Standing, statement: Statement, said: str) -> bool:
    """Take the field that only its unit stands behind, and those that follow it."""
    match = _MEASURED.match(said)
    if match is None or not is_unit(match["unit"]) or not at.defining:
        return False
    fields = terse_fields(f"{match['field']} ({match['unit']}){match['rest'] or ''}", _things(at))
    return bool(fields) and _give(at, statement, at.defining, names_of(fields))


def _take_away(at: Standing, statement: Statement, said: str) -> bool:
    """Take that a thing is put away rather than deleted."""
    away = put_away(said, at.defining, _things(at))
    return bool(away) and _give(at, statement, away, ("archived at (optional)",))


def _take_pair(at: Standing, statement: Statement, said: str, before: str) -> bool:
    """Take what is kept per pair of the two things of which the sentence before says that several go together."""
    match = _PER_PAIR.match(said.rstrip(" ."))
    found = related(before, _things(at)) if match is not None and before else ()
    pair = next((one for one in found if one.said is Said.BOTH), None)
    if match is None or pair is None:
        return False
    fields = names_of(terse_fields(match["list"], _things(at)))
    return _give(at, statement, f"{pair.one} {pair.other}", (reference_to(pair.one), reference_to(pair.other), *fields))


def _things(at: Standing) -> frozenset[str]:
    """The keys of the things that half sentences may mean."""
    return at.terse.names | frozenset(one for one in at.gathered.known_things if not is_attribute(one))


def _take_thing(at: Standing, statement: Statement, said: str) -> bool:
    """Turn to the thing that a half sentence names, and take what it says of it."""
    things, opened = _things(at), opening(said)
    if opened is None or key(opened.name) not in at.terse.names or is_value_list(opened, things):
        return False
    at.defining = at.spoken = opened.name
    of = opened.of if key(opened.of) in things else at.terse.first.get(statement.line, "") if opened.done else ""
    whole = (reference_to(of),) if of and key(of) != key(opened.name) else ()
    _give(at, statement, opened.name, whole)
    if key(opened.by) in things:
        _give(at, statement, opened.by, (reference_to(opened.name),))
    fields = terse_fields(opened.body, things)
    if any(one.sure for one in fields):
        return _give(at, statement, opened.name, names_of(fields))
    return _take(at, statement, opened.body)


def _take_labelled(at: Standing, statement: Statement, said: str) -> bool:
    """Take what a field in front of a colon may be, who did what stands there, or what is remarked on it."""
    things, opened = _things(at), opening(said)
    if opened is None or not at.defining:
        return False
    of, field = (opened.of, opened.name) if key(opened.of) in things else _whose(at, opened.name)
    if opened.sign == "=" and opened.name.lower() in _values_of(at, of):
        return True  # what a value means
    fields = terse_fields(opened.body, things)
    if is_deed(opened, fields):
        at.defining = opened.of if key(opened.of) in things else _done_to(at, statement, opened.name)
        return _give(at, statement, at.defining, _deed(at, opened, fields))
    told: tuple[str, ...] = ()
    if values := is_value_list(opened, things) or chained_states(opened.body):
        told = (noted("status" if field.rpartition(" ")[2] in _STANDING else field, *values),)
    elif pointing := points_to(opened.body, field, things):
        told = (pointing,)
    elif _REMARKED.match(opened.body):
        told = names_of(terse_fields(f"{field}, {opened.body}", things)[:1])
    elif opened.sign == ":" and is_attribute(field) and not (enough(fields) and fields[0].sure):
        told = (field,)
    return bool(told) and _give(at, statement, of, told)


def _take_more(at: Standing, statement: Statement, said: str) -> bool:
    """Take what a half sentence without a name in front says of the thing named last."""
    things, thing = _things(at), at.defining
    told: tuple[str, ...] = ()
    if which := _WHICH.match(said):
        known = key(which["of"]) in things
        told = names_of(terse_fields(f"{which['of'].lower()}, {which['body']}", things)) if known else ()
    elif of := per_another(said, things):
        told = (reference_to(of),)
    elif states := chained_states(said):
        told = (noted("status", *states),)
    elif (state := one_more_state(said)) and _values_of(at, thing):
        told = (noted("status", state),)
    else:
        told = names_of(own_fields(without_subject(said, thing), things))
    return bool(thing and told) and _give(at, statement, thing, told)


_READERS = (
    _take_apart, _take_nested, _take_several, _take_part, _take_thing, _take_measured, _take_away,
    _take_labelled, _take_more,
)  # fmt: skip


def _done_to(at: Standing, statement: Statement, deed: str) -> str:
    """The thing that a deed is done to: rather one that comes to a state which is called alike."""
    begins = at.heading.line if at.heading else 0
    drafts = sorted(at.gathered.shapes.values(), key=lambda one: -one.source.line)
    near = (at.defining, *(one.name for one in drafts if begins <= one.source.line <= statement.line))
    standing = next((one for one in near if _stands(at, one)), at.defining)
    return next((one for one in near if _state_of(at, one, deed)), standing)


def _stands(at: Standing, thing: str) -> bool:
    """Whether a thing is known to be in one state or another."""
    draft = at.gathered.shapes.get(key(thing))
    return draft is not None and any(one.startswith("status (") for one in draft.fields)


def _state_of(at: Standing, thing: str, deed: str) -> str:
    """The state that a deed brings a thing to; empty if none is called alike."""
    return next((one for one in _values_of(at, thing) if one[:_SAME] == deed[:_SAME].lower()), "")


def _deed(at: Standing, opened: Opening, fields: tuple[TerseField, ...]) -> tuple[str, ...]:
    """The fields of a deed that is done to a thing once: who acknowledged it, and when."""
    done = _state_of(at, at.defining, opened.name) or opened.name
    told = names_of(fields)
    by = [one.partition(" (")[2].removesuffix(")") for one in told if one.startswith("recorded by")]
    return (
        f"{done} by ({by[0] if by else 'a user'}, optional)",
        f"{done} at (optional)",
        *(f"{done} reason (optional)" for one in told if one == "reason"),
    )


def _values_of(at: Standing, thing: str) -> tuple[str, ...]:
    draft = at.gathered.shapes.get(key(thing))
    notes = [one.partition(" (")[2].removesuffix(")") for one in draft.fields] if draft is not None else []
    return tuple(value for note in notes for value in values_of(note))


def _whose(at: Standing, name: str) -> tuple[str, str]:
    """The thing that a field in front of a colon is of, and its name: the station status is a station's status."""
    first, _, rest = name.partition(" ")
    if rest and key(first) in _things(at):
        return first.lower(), rest
    whole = next((one for one in sorted(at.terse.names) if name.lower().startswith(f"{one} ")), "")
    return (whole, name[len(whole) + 1 :]) if whole else (at.defining, name)


def _give(at: Standing, statement: Statement, thing: str, fields: tuple[str, ...]) -> bool:
    """Give fields to a thing; one that points to the thing itself is what it lies in."""
    itself = f"{thing} {REFERENCE[:-1]}".lower()
    own = tuple("parent (optional)" if one.lower().startswith(itself) else _measured(at, one) for one in fields)
    at.given += [thing, *fields]
    above = at.sections[-1].line if at.sections else statement.line
    titled = thing == at.terse.titles.get(statement.line)
    source = at.source(above if titled else statement.line)
    if key(thing) in at.terse.names:
        at.gathered.shapes.setdefault(key(thing), ShapeDraft(source, thing))  # an order is no standing order
    at.gathered.shape(Shape(thing, tuple(_by_known_name(at, thing, one) for one in own)), source)
    return True


def _measured(at: Standing, field: str) -> str:
    """A field with the unit that the document measures it in elsewhere: the stage in cm."""
    unit = at.terse.units.get(field.lower(), "")
    return f"{field} {unit}" if unit else field


def _by_known_name(at: Standing, thing: str, field: str) -> str:
    """A field by its whole name, where only a remark is made on the first word of it: the stage is the stage in cm."""
    name, mark, note = field.partition(" (unique")
    draft = at.gathered.shapes.get(key(thing))
    known = [one.partition(" (")[0] for one in draft.fields] if draft is not None and mark else []
    longer = [one for one in known if one.startswith(f"{name} ")] if name not in known else []
    return f"{longer[0]}{mark}{note}" if len(longer) == 1 else field
