"""What a clause says of two known things: that one belongs to the other, or that several of each go together."""

from collections.abc import Iterator

from plan.reading.definitions.defined import listed_fields
from plan.reading.english.known import Known
from plan.reading.english.said import Clause, Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.naming import key
from plan.reading.words.attribute_words import is_attribute, reference_to
from plan.reading.words.english import KEEPERS, words_of

_WORDS = words_of("to in at of on for from under with into within against inside concerning per")
_SHARED = words_of(
    "link associate connect tag relate assign attach apply use share serve cover name choose pick select combine match "
    "label speak teach occur appear work belong block follow mark allocate offer qualify put place file list add stick "
    "pin bind refer depend involve consume track"
)
"""Verbs that hold between several of each: a tag is put on many recipes, and a recipe has many tags."""
_BELONGING = words_of("belong attach add refer file put place enter")
"""Verbs whose subject is one's alone, however many there are: `Several photos can be attached to a report`."""
_AMONG = words_of("in on at under to with for within across among over")
_OPEN = words_of("open available valid common visible suitable assigned")
"""What a thing is to several others: `A course is open to several age groups`."""
_TAGGING = words_of("put attach add assign stick apply link tag pin")
_GOING_WITH = words_of(
    "suit fit span list name notify support accept affect involve mention address join allow require touch cross"
)
"""Verbs that hold between one and all the others that are named: `A release suits certain models`."""
_TELLING = frozenset(("list", "name", "notify"))
_CHOOSING = words_of("pick choose select tick")
_PERSONAL = words_of("serve cover teach speak follow work belong qualify share use join attend lead coach know")
"""What people do again and again, for several of a kind."""
_MADE_OF = words_of("have get receive contain include comprise hold carry show consist give")
"""What is said of a whole and its parts is read elsewhere."""
_OWNS = words_of("give make have send place get own take hold file book submit run issue")
_ACTS = words_of(
    "trace see view read find print open look send notify warn search export import show ask tell remind display"
)
_KINDS = words_of("type kind category")


def belongs(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Every parcel lies in one district`, `Each review shall be allocated to one plan reviewer`."""
    if len(clause.subjects) != 1 or clause.head in _MADE_OF | _ACTS or clause.verb == "take place":
        return
    if clause.verb == "be" and any(one.plural for one in clause.objects):
        return  # `it's mostly students on the desk`
    subject = clause.subjects[0]
    if not known.keeps(subject) or subject.plural or subject.several or known.is_somebody(subject):
        return
    targets = [
        noun for noun in _others(clause, known) if not (noun.several or noun.plural) and noun.name != subject.name
    ]
    if clause.listed or not targets or (clause.passive and not clause.hung):
        return
    note = " (optional)" if clause.able else ""
    yield Shape(subject.name, tuple(f"{reference_to(one.name)}{note}".replace(") (", ", ") for one in targets[:2]))


def shared(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Inspectors may serve several districts`, `Members can be linked with any number of allergens`."""
    being = clause.verb == "be" and all(one.name in _OPEN for one in clause.objects)
    if len(clause.subjects) != 1:
        return
    subject = clause.subjects[0]
    if not (clause.head in _SHARED or being):
        yield from _with_several(clause, subject, known)
        return
    if not (known.keeps(subject) or known.is_somebody(subject)):
        return
    if known.is_somebody(subject) and not known.defines(subject) and not (being or clause.head in _PERSONAL):
        return
    tags = [one.noun for one in clause.hung if one.word == "with" and one.noun.several and one.noun.plural]
    new = tags and clause.passive and clause.head in _TAGGING and not known.is_vague(tags[0])
    if new and not known.has(tags[0]):
        yield Shape(subject.name, (f"{_plural(tags[0].name)} (several)",))
        return
    for other in _others(clause, known):
        tagged = clause.passive and clause.able and subject.plural and other.plural and clause.head in _TAGGING
        if other.name == subject.name or not (other.several or (subject.several and clause.able) or tagged):
            continue
        if subject.several and other.any and clause.head in _BELONGING and not known.is_somebody(subject):
            yield Shape(subject.name, (reference_to(other.name),))
            continue
        one, many = (subject, other) if not known.is_somebody(subject) or known.defines(subject) else (other, subject)
        if known.is_somebody(one) and not known.defines(one):
            continue
        yield Shape(one.name, (f"{_plural(many.name)} (several)",))


def _with_several(clause: Clause, subject: Noun, known: Known) -> Iterator[Shape]:
    """`A toy falls under several standards`, whatever it does: a known thing that goes with several of another."""
    if not clause.passive and len(clause.objects) == 1 and (subject.name in KEEPERS or known.is_somebody(subject)):
        subject = clause.objects[0]  # `we sing a piece in several concerts`
        if not subject.any:
            return
    general = (subject.any or subject.each) and not (known.is_vague(subject) or is_attribute(subject.name))
    if not (known.defines(subject) or general) or not known.is_thing(subject) or known.is_somebody(subject):
        return
    for many in clause.objects if clause.head in _GOING_WITH and not clause.passive else ():
        thing = known.defines(many) and known.is_thing(many)
        told = clause.head in _TELLING and known.is_somebody(many)
        if many.plural and (thing or told) and many.name != subject.name:
            yield Shape(subject.name, (f"{_plural(many.name)} (several)",))
    for one in clause.hung:
        by = one.word == "by" and clause.passive
        held = known.defines(one.noun) and known.is_thing(one.noun)
        if (
            one.noun.several
            and one.noun.plural
            and held
            and (by or one.word in _AMONG)
            and one.noun.name != subject.name
        ):
            yield Shape(subject.name, (f"{_plural(one.noun.name)} (several)",))


def same(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Two sessions at the same point cannot run at the same time`: a session is at a point."""
    text = f"{clause.lead} {clause.rest}".lower()
    if len(clause.subjects) == 1 and clause.subjects[0].several and known.keeps(clause.subjects[0]):
        for one in clause.hung:
            of = one.noun.name
            if (
                f"same {of}" in text
                and known.has(one.noun)
                and of != clause.subjects[0].name
                and not known.is_vague(one.noun)
            ):
                yield Shape(clause.subjects[0].name, (reference_to(of),))


def apart_in_time(clause: Clause, known: Known) -> Iterator[Shape]:
    """`For one household the periods must not overlap`: a period is a household's."""
    if clause.head not in {"overlap", "collide", "coincide"} or len(clause.subjects) != 1:
        return
    subject = clause.subjects[0]
    of = [one.noun for one in clause.hung if one.word in {"for", "of", "in", "at", "on", "within"}]
    of = [one for one in of if known.keeps(one) and not one.several and not known.is_vague(one)]
    if known.keeps(subject) and of and of[0].name != subject.name:
        yield Shape(subject.name, (reference_to(of[0].name),))


def given_several(clause: Clause, known: Known) -> Iterator[Shape]:
    """`A funder may give several grants`: grants are kept, so who gives them is, too."""
    if clause.passive or len(clause.subjects) != 1 or len(clause.objects) != 1 or clause.head not in _OWNS:
        return
    subject, many = clause.subjects[0], clause.objects[0]
    new = subject.any and known.is_thing(subject) and not (known.is_vague(subject) or is_attribute(subject.name))
    if new and many.several and known.defines(many) and key(subject.name) not in known.roles:
        yield Shape(subject.name, ("name",))
        yield Shape(many.name, (reference_to(subject.name),))


def picked(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The author picks a track`: what the author is at, such as a paper, has a track."""
    if clause.passive or len(clause.subjects) != 1 or clause.head not in _CHOOSING or not known.spoken:
        return
    of = Noun(known.spoken)
    if not (
        known.is_somebody(clause.subjects[0]) or clause.subjects[0].name in {"i", "we", "you", "he", "she", "they"}
    ) or not known.is_thing(of):
        return
    kept = {one.noun.name for one in clause.hung if one.word in {"from", "of"} and one.noun.own and one.noun.several}
    for one in clause.objects:
        if one.name in kept and one.name != of.name and known.is_thing(one) and not known.has(one):
            yield Shape(one.name, ("name",))
            yield Shape(
                of.name, (f"{_plural(one.name)} (several)" if one.several or one.plural else reference_to(one.name),)
            )
    also = tuple(_also_listed(clause, known))
    called = {known.called(one).name for one in also if known.called(one).name != one.name}
    for one in (*(one for one in clause.objects if one.name not in called), *also):
        plain = not is_attribute(one.name) or known.defines(one)
        if (
            known.has(one)
            and known.is_thing(known.called(one))
            and one.name != of.name
            and plain
            and not known.is_vague(one)
        ):
            many = one.several or (one.plural and not one.each)
            yield Shape(of.name, (f"{_plural(one.name)} (several)" if many else reference_to(one.name),))


def _also_listed(clause: Clause, known: Known) -> Iterator[Noun]:
    """What else is picked, where the parser lost it: `the guest, the cabin and what kind of trip it is`."""
    fields = listed_fields(clause.rest)
    if len(fields) > 1:
        said = {one.name for one in clause.objects if one.name in fields}
        nouns = (Noun(one) for one in fields if "(" not in one)
        for one in nouns:
            called = known.called(one)
            if not {one.name, called.name} & said and known.defines(called):
                yield one


def of_kind(clause: Clause, known: Known) -> Iterator[Shape]:
    """`Each application is of exactly one permit type`: permit types are kept."""
    of = [one.noun for one in clause.hung if one.word == "of"]
    if clause.verb != "be" or clause.objects or len(clause.subjects) != 1 or len(of) != 1:
        return
    kind, subject = of[0], clause.subjects[0]
    if kind.name.rpartition(" ")[2] in _KINDS and " " in kind.name and known.keeps(subject):
        yield Shape(kind.name, ("name",))
        yield Shape(subject.name, (reference_to(kind.name),))


def another(clause: Clause, known: Known) -> Iterator[Shape]:
    """`The mother is another queen`, `The mentor is a member too`: which is one of the queens, or of the members."""
    said = clause.rest.lower().startswith(("another ", "always another ", "itself a"))
    if clause.verb == "be" and said and len(clause.subjects) == 1 and len(clause.objects) == 1:
        subject, of = clause.subjects[0], clause.objects[0]
        if known.keeps(of) and subject.name != of.name and not known.defines(subject):
            yield Shape(of.name, (f"{subject.name} (a {of.name})",))


def role_of(clause: Clause, known: Known) -> Iterator[Shape]:
    """`One distribution point is the household's home point`."""
    if clause.verb != "be" or len(clause.subjects) != 1 or len(clause.objects) != 1:
        return
    subject, said = clause.subjects[0], clause.objects[0]
    if said.whose and known.has(Noun(said.whose)) and known.keeps(subject):
        yield Shape(said.whose, (f"{said.name} (a {subject.name})",))


def _others(clause: Clause, known: Known) -> list[Noun]:
    """The other known things, and the people, that a clause speaks of."""
    hung = [
        one.noun
        for one in clause.hung
        if one.word in _WORDS or (one.word == "by" and (clause.passive or clause.verb == "be"))
    ]
    said = (*(() if clause.passive else clause.objects), *hung)
    return [
        noun
        for noun in said
        if not (known.is_vague(noun) or noun.whose) and (_is_one(noun, known) or known.is_somebody(noun))
    ]


def _is_one(noun: Noun, known: Known) -> bool:
    """Whether a noun is a known thing; what else may be a field has to be said to be one: `for one unit`."""
    return known.keeps(noun) and (not is_attribute(noun.name) or ((noun.any or noun.several) and known.defines(noun)))


def _plural(name: str) -> str:
    if name.endswith(("ss", "sh", "ch", "x")):
        return f"{name}es"
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return f"{name[:-1]}ies"
    return name if name.endswith("s") else f"{name}s"
