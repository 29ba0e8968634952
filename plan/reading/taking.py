"""What the statements of a document tell of things, taken into what has been gathered so far."""

from plan.reading.attribute_words import REFERENCE
from plan.reading.data_shapes import Shape
from plan.reading.document import Statement
from plan.reading.english.facts import told_facts
from plan.reading.english.known import Known
from plan.reading.gathering import is_no_name
from plan.reading.naming import key, singular
from plan.reading.standing import Standing

_SEVERAL_OF = " (several)"
_PART_NAMES = frozenset(("line", "item", "position"))


def take(at: Standing, statement: Statement, shape: Shape) -> None:
    """Take a thing that a statement tells of."""
    take_kinds(at, statement, shape)
    draft = at.gathered.shape(shape, at.source(statement.line))
    draft.in_passing |= in_passing(at, statement)


def in_passing(at: Standing, statement: Statement) -> bool:
    """Whether a statement defines things in prose, outside of any story and of a section about data."""
    beside = at.story is None or not at.story.role or (statement.kind == "text" and not at.sections)
    return at.kind in (None, "stories", "summary") and beside


def take_kinds(at: Standing, statement: Statement, shape: Shape) -> None:
    """Take the things of which a thing has several."""
    for kind in (one.removesuffix(_SEVERAL_OF) for one in shape.fields if one.endswith(_SEVERAL_OF)):
        at.gathered.shape(Shape(singular(kind), ("name",)), at.source(statement.line))


def take_facts(at: Standing, statement: Statement, sentence: str, beside: Shape | None = None) -> bool:
    """Take what the grammar of a sentence tells, or only what it tells `beside` what its form defines.

    True if that would be wrong: the fields are those of a thing that belongs to the one that the form gave them to.
    """
    instead = False
    for fact in told_facts(sentence, _known(at, statement, sentence)):
        if is_no_name(fact.name):
            continue
        if beside is None:
            take(at, statement, as_part(at, fact))
        elif key(fact.name) == key(beside.name):
            take(at, statement, Shape(beside.name, tuple(one for one in fact.fields if one.endswith(REFERENCE))))
        elif _is_another(fact, beside):
            instead |= bool(set(fact.fields) & set(beside.fields))
            take(at, statement, as_part(at, fact))
    return instead


def _known(at: Standing, statement: Statement, sentence: str) -> Known:
    """What is known beside a sentence; which of it other lines define matters only where parts are spoken of."""
    shapes = at.gathered.shapes.items() if " each " in sentence else ()
    apart = frozenset(name for name, draft in shapes if draft.source.line != statement.line)
    return Known(at.gathered.known_things, at.gathered.known_roles, apart)


def _is_another(fact: Shape, beside: Shape) -> bool:
    """Whether a sentence tells of a thing besides, or rather of it than of what its form defines."""
    if key(fact.name.rpartition(" ")[2]) in map(key, beside.fields):
        return False  # what a form lists as a field becomes a thing by itself
    if not set(fact.fields) & set(beside.fields):
        return True
    part = f"{beside.name} {REFERENCE}".casefold() in (one.casefold() for one in fact.fields)
    return part or beside.name.casefold().startswith(f"{fact.name}s of ")


def as_part(at: Standing, shape: Shape) -> Shape:
    """A line or an item as what it is a part of: behind an invoice it is an invoice's line."""
    whole, _, last = shape.name.rpartition(" ")
    if whole and last.lower() in _PART_NAMES and key(whole) in at.gathered.shapes:
        name = at.gathered.shapes[key(whole)].name
        return Shape(shape.name, (f"{name} {REFERENCE}", *shape.fields))
    if shape.name not in _PART_NAMES or not at.defining or at.defining.endswith(shape.name):
        return shape
    return Shape(f"{at.defining} {shape.name}", (f"{at.defining} {REFERENCE}", *shape.fields))
