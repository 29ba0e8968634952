"""What a clause says that each of a kind belongs to one of, though nothing else is said of that one."""

from collections.abc import Iterator

from plan.reading.attribute_words import is_attribute, reference_to
from plan.reading.data_shapes import Shape
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.english.words import words_of
from plan.reading.naming import key

_BELONGING = words_of("belong be sit stand lie hang come live work stem originate fall")
_HELD = words_of(
    "keep store mount fix attach connect install build plant park place put house moor assign allocate link stock "
    "lodge pack wire plug fit file sort take make handle drive run lead manage direct teach own supply buy order "
    "process treat give hand"
)
"""What is done once to a thing, so that it belongs to what that is done in, on or by from then on."""
_IN = words_of("in on at to into onto from under with within inside by about for against")
_PLACED = words_of("in on at to into onto from under within inside")
_ANYBODY = words_of("person owner user somebody people side hand place way part")


def one_of_another(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A drawer is in one freezer`, `Every parcel belongs to one grower`: both of them are kept as well."""
    if len(clause.subjects) != 1 or clause.able or clause.allowed or clause.regular or clause.listed or clause.occasion:
        return
    subject = clause.subjects[0]
    said = clause.head in (_HELD if clause.passive else _BELONGING) and not clause.objects
    if not said or not _is_kind(subject, known):
        return
    of = [one.noun for one in clause.hung if one.word in _IN and _is_one(one.word, one.noun, subject, clause, known)]
    of = [one for one in of if one.name != subject.name]
    if of:
        yield Shape(subject.name, tuple(reference_to(one.name) for one in of[:2]))
        for one in of[:2]:
            yield Shape(one.name, ())


def _is_kind(noun: Noun, known: Known) -> bool:
    """Whether something is said of each of a kind that may be kept."""
    if known.defines(noun):
        return known.is_thing(noun)
    general = noun.any or noun.each or noun.one or (noun.plural and not known.is_somebody(noun))
    named = not is_attribute(noun.name) and noun.name not in _ANYBODY and key(noun.name) not in known.roles
    return general and named and known.is_thing(noun)


def _is_one(word: str, noun: Noun, subject: Noun, clause: Clause, known: Known) -> bool:
    """Whether a noun is said to be the one of its kind that each of the subject's belongs to."""
    if noun.plural or noun.several or noun.each or noun.own or noun.whose or not known.is_thing(noun):
        return False
    if known.is_vague(noun) or is_attribute(noun.name) or noun.name in _ANYBODY or key(noun.name) in known.roles:
        return False
    if known.defines(noun):
        return noun.any
    if noun.one:
        return True
    if known.is_somebody(noun):
        return noun.any and clause.verb in {"belong", "come"} and word in {"to", "from"}
    return noun.any and (subject.any or subject.each) and known.defines(subject) and word in _PLACED
