"""The thing whose fields tell it apart, where a clause says only which fields: the one that has them."""

import re
from collections.abc import Iterator

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.templates import frame
from plan.reading.frames.uniqueness import Apart
from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.finding import may_hold
from plan.reading.text.naming import key, singular
from plan.reading.things.headed import called
from plan.reading.things.taking import take
from plan.reading.words.attribute_words import REFERENCE, is_attribute, reference_to

_WHOSE = re.compile(r"^(?P<thing>.+?)(?:['’]s|(?<=s)['’])\s+(?P<field>.+)$")
_ITS = frame("((and|but|so) )?(its|their) ")
_EVERYWHERE = frame("(group|company|system|whole {noun}|organi[sz]ation|business|country|world|database|club|house)")
"""What everything that is kept is within."""
_STEM = 4
"""Letters that one and several of a thing have in common."""
_NAMES = ("name", "title", "word", "label", "designation", "term", "text")
"""Fields that say which one of several something is: no tag appears twice."""


def take_apart(at: Standing, statement: Statement, apart: Apart) -> bool:
    """Take what a clause says tells things apart; false if nothing that is known has the field."""
    found = next(_readings(at, apart), None)
    if found is None:
        return False
    take(at, statement, found)
    return True


def take_never_alike(at: Standing, statement: Statement, apart: Apart) -> None:
    """Take a field of which a sentence says that no two known things have it alike, with what it is within."""
    draft = at.gathered.shapes.get(key(at.known_as(apart.thing)))
    if draft is None or any(one.startswith(f"{apart.field} (") and "unique per" in one for one in draft.fields):
        return
    own = _own(draft, apart.field, scoped=bool(apart.within))
    if not own and apart.thing[:_STEM] not in apart.clause.lower():
        return  # what was spoken of may have no such field
    field = own or apart.field
    several = [
        one for one in apart.within if not re.search(rf"\bthe\s+{re.escape(one)}\b", apart.clause, re.IGNORECASE)
    ]
    at.gathered.counted.update(several)  # what it is unique within is one of several
    scopes = (one if (known := _scope(at, draft, one)) is None else known for one in apart.within)
    take(at, statement, _unique(draft, (field,), tuple(filter(None, scopes))))


def _readings(at: Standing, apart: Apart) -> Iterator[Shape]:
    """What a clause may mean, the likeliest first."""
    for draft in _candidates(at, apart):
        fields = _fields(draft, apart, at.said_before)
        within = [_scope(at, draft, one) for one in apart.within]
        if fields and None in within:
            return
        if fields:
            yield _unique(draft, fields, tuple(filter(None, within)))


def _unique(draft: ShapeDraft, fields: tuple[str, ...], scope: tuple[str, ...]) -> Shape:
    """A thing with fields that are unique within what it is told apart by, or everywhere."""
    names = " and ".join(one.partition(" (")[0] for one in scope)
    note = f"unique per {names}" if scope else "unique"
    return Shape(draft.name, (*scope, *(_noted(one, note) for one in fields)))


def _noted(field: str, note: str) -> str:
    name, bracket, said = field.partition(" (")
    kept = "reference, " if bracket and said.startswith("reference") else ""
    return f"{name} ({kept}{note})"


def _candidates(at: Standing, apart: Apart) -> Iterator[ShapeDraft]:
    """The known things that a clause may be about: what it names, or the field's name begins with, or was told of."""
    shapes = at.gathered.shapes
    whose = _WHOSE.match(apart.field)
    named = next(filter(None, (apart.thing, whose["thing"] if whose else "")), "")
    if named:
        names = [f"{one} {named}" for one in apart.within] + [named, at.known_as(named)]
    else:
        if _ITS.match(apart.clause):
            spoken = at.spoken or at.defining
            yield from [shapes[key(spoken)]] if key(spoken) in shapes else []
            return
        parts = apart.field.split()
        begun = [" ".join(parts[:size]) for size in range(len(parts) - 1, 0, -1)]
        told = [one for one in (at.defining, at.spoken, at.listing, called(at), at.topic) if one]
        said = f"{at.said_before} {apart.before}"
        names = [*begun, *sorted(told, key=lambda one: -_last(said, one)), *([] if apart.within else [apart.field])]
    yield from (shapes[key(one)] for one in dict.fromkeys(names) if one and key(one) in shapes)
    if not named and is_attribute(apart.field):
        having = [one for one in shapes.values() if apart.field in _names(one)]
        yield from having if len(having) == 1 else ()


def _fields(draft: ShapeDraft, apart: Apart, sentence_before: str) -> tuple[str, ...]:
    """The fields of a thing that a clause means; none if the thing has no such field."""
    if apart.field:
        whose = _WHOSE.match(apart.field)
        field = whose["field"] if whose else apart.field
        own = _own(draft, field, scoped=bool(apart.within)) or (
            field if is_attribute(field) and _lies_within(draft, apart) else ""
        )
        return (own,) if own else ()
    for text in (apart.before, sentence_before):
        ends = {one: _last(text, one.partition(" (")[0]) for one in draft.fields if not one.endswith("(several)")}
        said = sorted((one for one in ends if ends[one] >= 0), key=lambda one: ends[one])
        if len(said) >= apart.several:
            return tuple(said[-apart.several :])
    return ()


def _lies_within(draft: ShapeDraft, apart: Apart) -> bool:
    """Whether a thing is named, or belongs to that within which a field is unique: it has the field, then."""
    owners = {key(one.partition(" (")[0]) for one in draft.fields if one.endswith(REFERENCE)}
    its = bool(apart.thing) or _ITS.match(apart.clause) is not None
    return its or bool(apart.within and all(key(one) in owners for one in apart.within))


def _last(text: str, name: str) -> int:
    """Where a text says a name last; less than 0 where it does not."""
    if not may_hold(text, name):
        return -1
    return max((match.end() for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)), default=-1)


def _own(draft: ShapeDraft, field: str, *, scoped: bool = False) -> str:
    """The field of a thing that a phrase names, which may begin with the thing: `breed name`; empty if it has none."""
    last = draft.name.lower().rpartition(" ")[2]
    short = next(
        (field.removeprefix(f"{one} ") for one in (draft.name.lower(), last) if field.startswith(f"{one} ")), ""
    )
    names = _names(draft)
    if field in (draft.name.lower(), last):
        return "" if scoped else next((names[one] for one in _NAMES if one in names), "")
    for one in filter(None, (field, singular(field), short, f"{last} {field}")):
        if one in names:
            return names[one]
    longer = [name for name in names if name.endswith(f" {field}")]
    if len(longer) == 1:
        return names[longer[0]]
    return short if short and is_attribute(short) else ""


def _names(draft: ShapeDraft) -> dict[str, str]:
    """The fields of a thing by their names."""
    return {one.partition(" (")[0].lower(): one for one in draft.fields}


def _scope(at: Standing, draft: ShapeDraft, name: str) -> str | None:
    """The field that says within what something is unique; empty if that is everything, None if it is nothing known."""
    if key(name) == key(draft.name) or _EVERYWHERE.fullmatch(name) or name.endswith(f" {draft.name}"):
        return ""
    if name in ("parent", f"parent {draft.name}"):
        return "parent"
    known = at.known_as(name) or at.known_as(name.rpartition(" ")[2])
    if known and not (is_attribute(known) and key(known) not in at.gathered.shapes):
        return reference_to(known)
    return _own(draft, name) or None
