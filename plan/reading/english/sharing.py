"""What a sentence says lies in several of others, or is the same in several of them: several of each go together.

`One poem can be in several anthologies`, `The same clip turns up in many films`, `A blend is mixed from several teas`.
"""

import re
from collections.abc import Iterator

from plan.reading.english.clauses import told
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.english.several import several_pairs
from plan.reading.words.english import words_of

_LYING = words_of(
    "be stand lie appear turn occur feature belong hang recur figure fall sit play run crop come show serve use list "
    "file sell"
)
_STATIC = words_of("be appear turn occur recur")
_AMONG = words_of("in on at under to within across")
_SAME = re.compile(r"^(?:one\s+and\s+)?the\s+(?:very\s+)?same\s", re.IGNORECASE)
_MAKING = words_of("make mix blend brew cook bake build compose press weave assemble knit distil distill")
_OUT_OF = frozenset(("from", "out"))
_MOVING = words_of("move switch change rotate alternate wander travel hop go swap float")
_BETWEEN = words_of("between among across")
_FROM_TO = re.compile(r"\bfrom\s+(?P<one>[a-z]+)\s+to\s+(?P=one)\b", re.IGNORECASE)
_BY_MANY = re.compile(
    r"^(?:of\s+course\s+)?(?:most|many|some|several|all|the\s+same|nearly\s+all|a\s+lot\s+of)\s+(?:of\s+(?:the|these|our)\s+)?(?P<what>[a-z-]+)\b.*\b"
    r"(?:by|to|with)\s+(?:many|several|more\s+than\s+one|most|a\s+number|lots|two\s+or\s+more|quite\s+a\s+few)\b",
    re.IGNORECASE,
)
"""`most qualifications are held by many of us`"""
_TAKING_PART = words_of(
    "join attend enrol enroll enter register sign help volunteer train take play belong subscribe participate compete "
    "perform qualify work sing act"
)
_PUTTING = words_of("put file list place sort tag hang enter show add")
_UNDER = words_of("under in on into")
_PLACES = words_of("place way page position time town city country")


def shared_by(sentence: str, known: Known) -> Iterator[tuple[Noun, Noun]]:
    """What a sentence says lies in several, is made from several, or goes from one to another that has it."""
    said = told(sentence)
    for clause in said:
        if clause.negated or len(clause.subjects) != 1:
            continue
        subject = known.called(clause.subjects[0])
        others = (
            *(_lies_in(clause, known) if _is_one_of_them(clause, subject, known) else ()),
            *(_made_of(clause, known) if known.is_kind(subject) else ()),
        )
        for many in others:
            if known.is_kind(many):
                yield subject, many
        yield from _put_in_several(clause, known)
        yield from _takes_part(clause, subject, known)
    yield from _going_round(said, known)


def _is_one_of_them(clause: Clause, subject: Noun, known: Known) -> bool:
    """Whether something is said of any one of a kind, and not of somebody."""
    first = clause.subjects[0]
    general = first.any or first.one or first.each or _SAME.match(f"{clause.lead} ") is not None
    return general and not known.is_somebody(subject) and known.is_kind(subject)


def _lies_in(clause: Clause, known: Known) -> Iterator[Noun]:
    """The several things in which one may lie: `can be in several themes`, `turns up in many episodes`."""
    same = _SAME.match(f"{clause.lead} ") is not None
    if clause.head not in _LYING or clause.objects or not (clause.able or same or clause.head in _STATIC):
        return
    for hung in clause.hung:
        noun = known.called(hung.noun)
        if hung.word in _AMONG and hung.noun.several and noun.name not in _PLACES and not known.is_somebody(noun):
            yield noun


def _made_of(clause: Clause, known: Known) -> Iterator[Noun]:
    """The several things from which one is made, which others are made from as well."""
    if clause.head in _MAKING and clause.passive:
        for hung in clause.hung:
            if hung.word in _OUT_OF and hung.noun.several and hung.noun.plural:
                yield known.called(hung.noun)


def _put_in_several(clause: Clause, known: Known) -> Iterator[tuple[Noun, Noun]]:
    """What somebody puts into several others: `We file a book under more than one heading`."""
    if clause.passive or clause.head not in _PUTTING or len(clause.objects) != 1 or not clause.objects[0].any:
        return
    one = known.called(clause.objects[0])
    for hung in clause.hung:
        many = known.called(hung.noun)
        if hung.word in _UNDER and hung.noun.several and many.name not in _PLACES:
            yield from ((one, many) for _ in (one,) if known.is_kind(one) and known.is_kind(many))


def _takes_part(clause: Clause, subject: Noun, known: Known) -> Iterator[tuple[Noun, Noun]]:
    """What people take part in, several at a time or in turn: `Members can join as many clubs as they want`."""
    part = clause.head != "take" or any(one.name == "part" for one in clause.objects)
    if clause.head not in _TAKING_PART or not part or not known.is_somebody(subject):
        return
    for noun in (*clause.objects, *(one.noun for one in clause.hung if one.word in _AMONG | {"for", "to", "with"})):
        many = known.called(noun)
        if noun.several and known.is_kind(many) and not known.is_somebody(many):
            yield subject, many


def _going_round(said: tuple[Clause, ...], known: Known) -> Iterator[tuple[Noun, Noun]]:
    """Things of which one has several that others have as well: `and presenters move between shows`."""
    about = {one.name for clause in said for one in clause.subjects}
    pairs = [(one, many) for one, many, _ in several_pairs(said) if one.name in about]
    pairs += [
        (clause.subjects[0], many) for clause in said if clause.subjects for many in clause.objects if many.plural
    ]
    called = {(one.name, many.name): (known.called(one), known.called(many)) for one, many in reversed(pairs)}
    for one, many in called.values():
        both = known.is_kind(one) and known.is_kind(many)
        people = known.is_somebody(one) and any(_are_those(back, many, known) for back in called.values())
        if both and (people or any(_goes_on(clause, one, many) for clause in said)):
            yield one, many


def _are_those(pair: tuple[Noun, Noun], many: Noun, known: Known) -> bool:
    """Whether people have several others by another word: `a pupil has several parents, a parent several children`."""
    again, others = pair
    return again.name == many.name and others.several and known.is_somebody(others) and not known.defines(others)


def _goes_on(clause: Clause, one: Noun, many: Noun) -> bool:
    if clause.negated or not any(noun.name == many.name for noun in clause.subjects):
        return False
    if _BY_MANY.match(f"{clause.lead} {clause.said}"):
        return True
    between = any(hung.word in _BETWEEN and hung.noun.name == one.name for hung in clause.hung)
    return clause.head in _MOVING and (between or _FROM_TO.search(clause.rest) is not None)
