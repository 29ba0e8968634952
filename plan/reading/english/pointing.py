"""What a clause says that each of a kind belongs to one of, has several of or makes: both of them are kept."""

import re
from collections.abc import Iterator

from plan.reading.english.known import Known
from plan.reading.english.noun_phrases import AMOUNTS
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import words_of
from plan.reading.words.states import is_state
from plan.reading.words.verbs import participle

_BELONGING = words_of("belong be sit stand lie hang come live work stem originate fall")
_HELD = words_of(
    "keep store mount fix attach connect install build plant park place put house moor assign allocate link stock "
    "lodge pack wire plug fit file sort take make handle drive run lead manage direct teach own supply buy order "
    "process treat give hand"
)
"""What is done once to a thing, so that it belongs to what that is done in, on or by from then on."""
_IN = words_of("in on at to into onto from under with within inside by about for against")
_STATIC = words_of("be belong stand sit")
_THAT_ONE = re.compile(
    r"\b(?:an?|each|every|the)\s+(?P<one>[a-z]+(?:\s[a-z]+)?)\s+(?:goes\s+with|belongs\s+to|is\s+kept\s+with|is\s+filed\s+under|keeps|remembers|knows|"
    r"points\s+(?:back\s+)?to|refers\s+to|names|shows)\s+the\s+(?P<other>[a-z]+(?:\s[a-z]+)?)\s+"
    r"(?:that\s+|which\s+)?(?:it|they)\s+(?:was|is|were|are|came|comes|has|belongs?|stands?|goes|went)\b",
    re.IGNORECASE,
)
_THE_ONE_BEFORE = re.compile(
    r"\b(?:points?|refers?|links?|leads?)\s+(?:back\s+)?to\s+the\s+(?:one|(?P<name>[a-z]+))\s+(?:that\s+|which\s+)?(?:it|they)\s+"
    r"(?P<verb>replace|supersede|correct|continue|extend|renew|amend|follow|revise|cancel)s?\b",
    re.IGNORECASE,
)
"""`A new one is written, which points back to the one it replaces`"""
_ONE_OF_NAMED = re.compile(
    r"\bone\s+of\s+(?:the|our)\s+(?:(?:two|three|four|five|six|few|\d+)\s+)?(?P<name>[a-z]+(?:\s[a-z]+)?s)\s+"
    r"\([A-Z][\w’' -]*(?:(?:,|\s+and|\s+or)\s+[A-Z][\w’' -]*)+\)"
)
_AND_THE = re.compile(r"\s+and\s+the\s+(?P<many>[a-z]+s)\s*:", re.IGNORECASE)
_A_WHILE = words_of("period time while stretch")
_PLACED = words_of("in on at to into onto from under within inside")
_HAVING = words_of("have own contain hold comprise include run keep manage operate consist")
_MAKING = words_of("take make produce send record write generate issue raise report emit transmit measure give")
_GIVEN = words_of("assign allocate allot give")
_WHOEVER = words_of("owner author editor assignee creator reviewer moderator organiser organizer administrator")
"""Who somebody is only as far as they have to do with a thing, and not all the time."""
_AT_ONCE = re.compile(r"\bat\s+(?:a\s+time|once|the\s+same\s+time)\b", re.IGNORECASE)
_ANYBODY = words_of("person owner user somebody people side hand place way part")


def one_of_another(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A drawer is in one freezer`, `Every parcel belongs to one grower`: both of them are kept as well."""
    if len(clause.subjects) != 1 or clause.able or clause.allowed or clause.regular or clause.listed or clause.occasion:
        return
    subject = clause.subjects[0]
    if any(one.word in {"for", "during"} and one.noun.name in _A_WHILE for one in clause.hung):
        return  # then the other one's after it
    said = clause.head in (_HELD if clause.passive else _BELONGING) and not clause.objects
    if not said or not _is_kind(subject, known):
        return
    of = [one.noun for one in clause.hung if one.word in _IN and _is_one(one.word, one.noun, subject, clause, known)]
    of = [one for one in of if one.name != subject.name]
    if of:
        yield Shape(subject.name, tuple(reference_to(one.name) for one in of[:2]))
        for one in of[:2]:
            yield Shape(one.name, ())


def has_one(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Each pupil has one teacher`, `A bakery has one manager`: the people are kept as well."""
    if clause.passive or clause.head != "have" or clause.occasion or clause.listed or _AT_ONCE.search(clause.rest):
        return
    if len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    subject, other = known.called(clause.subjects[0]), clause.objects[0]
    if not other.one or other.plural or not (subject.any or subject.each) or not _is_kind(subject, known):
        return
    if not known.is_somebody(other) or (known.is_somebody(subject) and not known.defines(subject)):
        return
    name = other.name.removeprefix(f"{subject.name} ")  # a form has one form tutor
    first, _, last = other.name.rpartition(" ")
    if last in _ANYBODY - _WHOEVER:
        return
    if first and known.has(Noun(last)):
        yield Shape(subject.name, (f"{other.name} (a {last})",))
    elif name in _WHOEVER and not known.defines(Noun(name)) and key(name) not in known.roles:
        yield Shape(subject.name, (f"{name} (a user)",))
    elif " " not in name:
        yield Shape(subject.name, (reference_to(name),))
        yield from (Shape(name, ()) for _ in (name,) if key(name) not in known.roles)


def is_one(clause: Clause, known: Known) -> Iterator[Shape]:
    """`One entry is one voyage`: each of the one kind belongs to one of the other."""
    if clause.verb != "be" or clause.negated or len(clause.subjects) != 1 or len(clause.objects) != 1 or clause.hung:
        return
    subject, other = clause.subjects[0], clause.objects[0]
    if subject.one and other.one and known.keeps(subject) and subject.name != other.name and not is_state(other.name):
        yield Shape(subject.name, (reference_to(other.name),))
        yield Shape(other.name, ())


def whole_of_several(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Each depot has several trams`, where trams are kept: so are the depots."""
    if clause.passive or clause.head not in _HAVING or len(clause.subjects) != 1 or clause.occasion or clause.allowed:
        return
    subject = clause.subjects[0]
    parts = (*clause.objects, *(one.noun for one in clause.hung if one.word == "of" and not clause.objects))
    several = any(one.several and one.plural and known.defines(one) and one.name != subject.name for one in parts)
    if several and (subject.any or subject.each) and _is_kind(subject, known):
        yield Shape(subject.name, ())


def one_of_named(sentence: str, known: Known) -> Iterator[Shape]:
    """`It's a normal trip, only with one of the two cabins (Heron and Kite)`: these have names, and some trips one."""
    match = _ONE_OF_NAMED.search(sentence)
    name = singular(match["name"].lower()) if match else ""
    if match is None or is_attribute(name) or known.is_somebody(Noun(name)):
        return
    yield Shape(name, ("name",))
    said = [known.called(Noun(one)) for one in re.findall(r"[a-z]+", sentence[: match.start()].lower())]
    whole = next((one for one in said if known.defines(one) and known.is_thing(one) and one.name != name), None)
    if whole is not None:
        several = _AND_THE.match(sentence[match.end() :])
        more = (f"{several['many'].lower()} (several)",) if several and not is_attribute(several["many"]) else ()
        yield Shape(whole.name, (f"{name} (reference, optional)", *more))


def the_one_before(sentence: str, known: Known) -> Iterator[Shape]:
    """What points to another of its kind that was there before it, as the first of them does to none."""
    match = _THE_ONE_BEFORE.search(sentence)
    named = known.called(Noun((match["name"] or known.spoken).lower())).name if match else ""
    if match is not None and named and named == known.spoken and known.defines(Noun(named)):
        yield Shape(named, (f"{participle(match['verb'].lower())} {named.rpartition(' ')[2]} (a {named}, optional)",))


def that_one(sentence: str, known: Known) -> Iterator[Shape]:
    """`A melting goes with the furnace it was made in`, `The order keeps the quotation it came from`."""
    for match in _THAT_ONE.finditer(sentence.strip().rstrip(".;!")):
        subject, other = (known.called(Noun(match[group].lower(), any=True)) for group in ("one", "other"))
        if known.keeps(subject) and _is_kind(other, known) and not known.is_vague(other) and subject.name != other.name:
            yield Shape(subject.name, (reference_to(other.name),))
            yield Shape(other.name, ())


def several_for_one(clause: Clause, known: Known) -> Iterator[Shape]:
    """`We may need four attempts for one delivery`: each of them is that delivery's."""
    of = [one.noun for one in clause.hung if one.word in {"for", "per", "on", "of"} and one.noun.one]
    several = [one for one in clause.objects if one.several and one.plural and known.defines(one)]
    if clause.passive or len(of) != 1 or len(several) != 1 or not known.keeps(of[0]) or of[0].name == several[0].name:
        return
    if not (known.is_somebody(several[0]) or known.is_vague(of[0])):
        yield Shape(several[0].name, (reference_to(of[0].name),))


def made_by_another(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A gauge takes a reading`: the reading is the gauge's."""
    if clause.passive or clause.head not in _MAKING or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    subject, made = clause.subjects[0], clause.objects[0]
    if clause.able or clause.listed or clause.occasion or known.is_somebody(subject) or not _is_kind(subject, known):
        return
    counted = made.any or made.plural or made.several
    if counted and known.defines(made) and known.is_thing(made):
        yield Shape(made.name, (reference_to(subject.name),))
        yield Shape(subject.name, ())


def given_others(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Each tour is assigned a coach and two guides`: it has a coach, and several guides."""
    if not clause.passive or clause.head not in _GIVEN or len(clause.subjects) != 1 or not clause.objects:
        return
    subject = clause.subjects[0]
    things = all(
        known.is_thing(one)
        and not (known.is_vague(one) or (is_attribute(one.name) and not known.defines(one)))
        and (one.any or one.several)
        for one in clause.objects
    )
    if _is_kind(subject, known) and things and any(map(known.has, clause.objects)) and not clause.listed:
        several = (f"{one.name}s (several)" if one.several else reference_to(one.name) for one in clause.objects)
        yield Shape(subject.name, tuple(several))
        for one in clause.objects:
            if key(one.name) not in known.roles:
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
    if (
        known.is_vague(noun)
        or (is_attribute(noun.name) and not known.defines(noun))
        or noun.name in _ANYBODY | AMOUNTS
        or key(noun.name) in known.roles
    ):
        return False
    if known.defines(noun):
        return noun.any
    if noun.one:
        return True
    if known.is_somebody(noun):
        return noun.any and clause.verb in {"belong", "come"} and word in {"to", "from"}
    return (
        noun.any
        and (subject.any or subject.each or clause.verb in _STATIC)
        and known.defines(subject)
        and word in _PLACED
    )
