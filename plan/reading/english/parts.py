"""What a clause says that a thing has, consists of or gets: fields of its own, or things that are a part of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known, is_place
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import REFERENCE, is_attribute, partly_fields, reference_to
from plan.reading.words.english import HAS, words_of
from plan.reading.words.states import states_in, status

_PARTS = frozenset(("line", "item", "position", "entry", "row", "step", "stop", "option"))
"""What is nothing without the thing that it is a part of."""
_PIECES = _PARTS | {"attachment", "comment", "photo", "picture", "document", "note", "image", "file"}
_RECORDS = frozenset(("profile", "record", "file", "entry", "account"))
_OWNS = frozenset(("have", "get", "receive", "need"))
_ONLY_KNOWN = frozenset(("list", "give", "state", "define", "hold", "show", "name", "store"))
"""What anybody does as well; only of a thing that is known it says what it has."""
_GETS = frozenset(("get", "receive"))
_MESSAGES = frozenset(("mail", "e-mail", "email", "sms", "text", "message", "notification", "push", "alert", "warning"))
"""What somebody gets and nobody keeps of them: `The registrar receives an e-mail 30 days before`."""
_MADE = frozenset(("make", "make up", "compose"))
_DEFINABLE = words_of(
    "case part order period place change action result rule process step question problem call term request response "
    "message point office"
)
_HOURS = ("weekday", "opens at", "closes at")
_STANDS = re.compile(
    r"(?:the|a|one\s+of\s+the)\s+(?:following\s+)?(?:status|states?|stages?)(?:es)?\s+"
    r"(?:of\s+(?:(?:its|their)\s+own,?\s+(?:(?:which|that)\s+(?:is|are|(?:may|can|shall)\s+be)\s+)?)?)?(?P<states>[^,]+,.+)$",
    re.IGNORECASE,
)


def _tells_of_one(clause: Clause, objects: tuple[Noun, ...]) -> bool:
    """Whether a clause says nothing of what each has: of one of them, of some of its own kind, of how many may be."""
    own = any(one.name == clause.subjects[0].name for one in objects) if clause.subjects else False
    return own or clause.rest.lower().startswith(("this ", "that ", "as many "))


def has(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Each member gets a card with a number`, `A listing has photos in a given order`."""
    made_of = clause.passive and clause.verb in _MADE and clause.rest.lower().startswith(("of ", "up of "))
    is_kind = clause.verb == "be" and len(clause.objects) == 1 and bool(clause.listed)
    having = is_kind or (not clause.passive and (clause.verb in HAS or (clause.each and len(clause.objects) == 1)))
    objects = clause.objects or tuple(one.noun for one in clause.hung if one.word == "of")
    if _tells_of_one(clause, objects):
        return
    if len(clause.subjects) != 1 or not objects or objects[0].name == "it" or not (made_of or having):
        return
    subject, first, fields = clause.subjects[0], objects[0], listed_fields(clause.listed)
    if subject.name in _RECORDS and known.about and not known.defines(subject):
        subject = Noun(known.about)  # `Profile has name and phone`, in a story that makes sitters
        clause = replace(clause, subjects=(subject,))
    somebody = known.is_somebody(subject)
    if first.name in _RECORDS and fields and clause.verb in _OWNS:
        yield Shape(subject.name, fields)
    elif subject.name == "we":
        each = known.owners(one for one in clause.hung if one.noun.each)
        if clause.verb == "have" and known.is_thing(first) and ((fields and is_attribute(fields[0])) or each):
            yield Shape(first.name, (*each, *fields))
    elif clause.verb in _ONLY_KNOWN and (somebody or not known.has(subject) or _happens(clause)):
        return
    elif is_kind:
        if partly_fields(fields) and known.is_thing(subject) and not somebody:
            yield Shape(subject.name, fields)
    elif known.is_thing(subject) or somebody or _defines(clause):
        yield from _parts(clause, objects, known) if len(objects) == 1 else _fields(clause, objects, known)


def _defines(clause: Clause) -> bool:
    """Whether it says what is known of any one of a thing whose name alone says little: `A case has a number`."""
    subject = clause.subjects[0]
    plain = clause.verb == "have" and (subject.any or subject.each) and not clause.negated
    return plain and subject.name in _DEFINABLE and all(is_attribute(one.name) for one in clause.objects)


def _happens(clause: Clause) -> bool:
    """Whether it is said of one time only, and not of what a thing is."""
    return any(one.word in {"when", "upon"} for one in clause.hung)


def _parts(clause: Clause, objects: tuple[Noun, ...], known: Known) -> Iterator[Shape]:
    """What a subject has that is a thing of its own; its fields, if it is none."""
    subject, part, fields = clause.subjects[0], objects[0], listed_fields(clause.listed)
    whole, name = reference_to(subject.name), _called(subject, part)
    own = known.is_thing(part) and (not is_attribute(part.name) or part.plural or part.several)
    per = [one.noun.name for one in clause.hung if one.word == "per" or (one.word == "for" and one.noun.each)]
    position = ("position",) if clause.in_order else ()
    if (
        clause.verb in _GETS
        and part.name.split()[0] in _MESSAGES
        and not known.defines(part)
        and "," not in clause.listed
    ):
        return
    if _is_same(subject, part):
        yield Shape(subject.name, ("name", "parent"))
    elif part.name.startswith("opening") and per:
        yield Shape(f"{subject.name} {part.name}", (whole, *_HOURS))
    elif own and fields and (clause.each or partly_fields(fields)):
        between = _between(clause, part, known)
        one = Noun(_own(part, subject))
        yield Shape(between or name, (whole, *((f"{one.name} {REFERENCE}",) if between else position), *fields))
        yield from (Shape(one.name, ("name",)) for _ in (between,) if between and not known.defines(one))
    elif clause.verb in _GETS and known.defines(part) and not part.plural and not per and (subject.each or subject.any):
        of = (one.noun for one in clause.hung if one.word in {"after", "for", "during"})
        more = (reference_to(one.name) for one in of if known.defines(one) and known.is_thing(one))
        yield Shape(part.name, (whole, *more))
    elif per and (own or (clause.verb in _GETS and part.any)):
        yield Shape(name, (whole, *map(reference_to, per)))
    elif part.plural and position:
        yield Shape(name, (whole, *position))
    elif clause.verb in _GETS:
        if clause.able and part.plural and known.is_thing(part):
            yield Shape(part.name, (whole,))
        elif part.any and is_attribute(part.name):
            given = known.defines(subject) and part.name.endswith(("number", "code"))
            yield from (Shape(subject.name, (part.name,)),) if given else _fields(clause, objects, known)
    else:
        yield from _fields(clause, objects, known)


def _called(subject: Noun, part: Noun) -> str:
    """What a part is called: a line by what it is a line of."""
    return f"{subject.name} {part.name}" if part.name in _PIECES else part.name


def _own(part: Noun, subject: Noun) -> str:
    """What a part is called without the thing that it is a part of."""
    return part.name.removeprefix(f"{subject.name} ")


def _is_same(subject: Noun, part: Noun) -> bool:
    """Whether a thing has others of its kind: categories have subcategories."""
    head = subject.name.rpartition(" ")[2]
    return part.name.removeprefix("further ").removeprefix("sub").removeprefix("-") in {subject.name, head}


def _between(clause: Clause, part: Noun, known: Known) -> str:
    """What stands between a whole and its parts where these are there without it; empty if they are not."""
    subject = clause.subjects[0]
    if subject.name == part.name or known.is_somebody(subject):
        return ""
    if clause.each and clause.passive and any(one.word == "from" and is_place(one.noun) for one in clause.hung):
        return f"{subject.name} {_own(part, subject)}"  # what is picked from a list is there without it
    if clause.verb == "list" and known.defines(part):
        return f"{subject.name} line"
    return f"{subject.name} {part.name}" if clause.each and key(part.name) in known.apart else ""


def _fields(clause: Clause, objects: tuple[Noun, ...], known: Known) -> Iterator[Shape]:
    """The fields that a list gives to a subject, and the parts among them."""
    subject = clause.subjects[0]
    if stated := _STANDS.match(clause.rest):
        states = states_in(stated["states"])
        yield from (Shape(subject.name, (status(states),)) for _ in states[:1])
        return
    pieces = [one for one in objects if _is_piece(one, subject, known)]
    rest = clause.rest if clause.objects else clause.rest.partition("of ")[2]
    if clause.listed and not any(is_attribute(one.name) for one in objects):
        rest = rest.partition(clause.listed)[0].rpartition(" with")[0]
    heads = {piece.name.split()[-1] for piece in pieces}
    fields = tuple(one for one in listed_fields(rest) if singular(one.partition(" (")[0].split()[-1]) not in heads)
    if _enough(fields, subject, known, having=clause.verb == "have"):
        may = clause.verb == "have" and clause.able
        yield Shape(
            subject.name, tuple(one if "(" in one else f"{one} (optional)" for one in fields) if may else fields
        )
    for one in pieces if fields or known.has(subject) else ():
        yield Shape(_called(subject, one), (reference_to(subject.name),) if one.name in _PIECES else ("name",))


def _is_piece(noun: Noun, subject: Noun, known: Known) -> bool:
    """Whether an object in the plural is a thing that nothing else defines."""
    if not (noun.plural or noun.several) or known.defines(noun) or known.is_somebody(noun):
        return False
    if noun.name in _PARTS and known.is_somebody(subject):
        return False
    return noun.name in _PIECES or (noun.several and known.is_thing(noun) and not is_attribute(noun.name))


def _enough(fields: tuple[str, ...], subject: Noun, known: Known, *, having: bool) -> bool:
    """Whether a list plainly is one of fields: of what is known of things everywhere, or of known things."""
    sure = sum(is_attribute(one) or known.has(Noun(one)) for one in fields)
    if len(fields) == 1:
        definite = not (subject.any or subject.each or subject.plural or known.defines(subject))
        somebody = having and known.is_somebody(Noun(fields[0].partition(" (")[0]))
        return (
            (is_attribute(fields[0]) or somebody)
            and not definite
            and (not known.is_somebody(subject) or (having and key(subject.name) not in known.roles))
        )
    return partly_fields(fields) or (bool(fields) and sure * 3 >= len(fields) * 2)
