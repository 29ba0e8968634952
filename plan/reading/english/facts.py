"""The things that an English sentence tells of by its grammar: what is kept of each, and what it belongs to."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from plan.reading.english.absences import absences
from plan.reading.english.acting import made_by_somebody, signed_up
from plan.reading.english.alternatives import one_of_kinds, result_of
from plan.reading.english.attaching import listed_by, logged, marked, on_list, put_to, remarked, stays, tagged, waiting
from plan.reading.english.belonging import (
    assigned,
    associated,
    goes_to_either,
    grouped,
    listed_each,
    refers,
    requires,
    stands,
    valid,
)
from plan.reading.english.between import (
    between,
    can_be_set,
    done_once,
    marks_one,
    neither_twice,
    saved,
    so_many,
)
from plan.reading.english.bidden import bidden
from plan.reading.english.capacity import by_the_clock, capacity
from plan.reading.english.clauses import LONGEST, told
from plan.reading.english.constraining import (
    elided,
    has_none,
    lacking,
    may_be_given,
    needed,
    needless,
    never_without,
    only_with,
    optional,
    some_have,
)
from plan.reading.english.counted import at_times, named_ones, of_both, one_each, only_together
from plan.reading.english.described import described
from plan.reading.english.each_of import each_of
from plan.reading.english.favouring import favours
from plan.reading.english.filling_in import asked_for, filled_in, put_down, room_for, typed
from plan.reading.english.flags import flagged, flagged_so
from plan.reading.english.giving import done_for, for_a_time, given, given_to, its_own, shut
from plan.reading.english.hours import hours
from plan.reading.english.joining import membership
from plan.reading.english.keeping import done_by, noted, says, stored
from plan.reading.english.kinds import kinds
from plan.reading.english.known import Known, is_place
from plan.reading.english.leaving import leaves
from plan.reading.english.lifecycles import passes, valued
from plan.reading.english.locking import locked
from plan.reading.english.maintained import maintained
from plan.reading.english.making import leads_to, left, made_for, made_when
from plan.reading.english.marked_states import marked_states
from plan.reading.english.meeting import meeting
from plan.reading.english.moving import moved
from plan.reading.english.nesting import arranged, nested, of_another, sub
from plan.reading.english.occasions import held_per, kept_in, made_then, may_have, required
from plan.reading.english.once_each import once_each
from plan.reading.english.partial import partial
from plan.reading.english.parts import has
from plan.reading.english.passing import passing
from plan.reading.english.pointing import (
    given_others,
    has_one,
    is_one,
    made_by_another,
    one_of_another,
    one_of_named,
    several_for_one,
    that_one,
    the_one_before,
    whole_of_several,
)
from plan.reading.english.questions import belongs_to, each_time, which_of_each
from plan.reading.english.recorded import recorded
from plan.reading.english.records import about, entered, kept, there_is, turned, under, upon
from plan.reading.english.relating import (
    another,
    apart_in_time,
    belongs,
    given_several,
    of_kind,
    picked,
    role_of,
    same,
    shared,
)
from plan.reading.english.responsible import in_charge, named_on, responsible
from plan.reading.english.said import Clause, Noun
from plan.reading.english.several import both_ways, in_return
from plan.reading.english.showing import shown
from plan.reading.english.some_only import of_some
from plan.reading.english.state_lists import listed_states
from plan.reading.english.uniqueness import differs, identified, never_twice, no_second, not_two, once_within, unique
from plan.reading.english.whereabouts import whereabouts
from plan.reading.english.whoever import whoever
from plan.reading.fields.data_shapes import Shape
from plan.reading.text.languages import language_of
from plan.reading.text.naming import key, plural, singular
from plan.reading.words.attribute_words import REFERENCE, is_attribute

_ASIDE = re.compile(r"\([^()]*\)")
_Reader = Callable[[Clause, Known], Iterator[Shape]]
_SOME_OF_THEM = frozenset(("leaver", "joiner", "newcomer"))
"""Those of what was spoken of who come or go: `Staff have a name. Leavers are deactivated.`"""
_DENIALS: tuple[_Reader, ...] = (
    never_twice,
    no_second,
    elided,
    lacking,
    needless,
    same,
    apart_in_time,
)
_READERS: tuple[_Reader, ...] = (
    meeting, at_times, moved, capacity, is_one, some_have, no_second, given_to,
    given_others, made_by_another, kinds, one_of_kinds, result_of, its_own,
    for_a_time, done_for, given, kept_in, held_per, made_then, required, has_none, lacking, in_charge,
    named_on, goes_to_either, tagged, on_list, stays, marked, logged, valid, requires, stands, about, grouped, waiting,
    listed_by, listed_each, under, turned, remarked, put_to, assigned, associated, leaves, has, kept, refers,
    there_is, upon, entered, of_kind, role_of, another, shared, given_several, once_within, unique,
    never_twice, optional, may_be_given, flagged_so, flagged, nested, arranged, sub, passes, valued,
    differs, identified, only_with, needed, asked_for, filled_in, done_by, noted, says, stored,
    leads_to, left, made_for, made_when, may_have, room_for, typed, picked, belongs, put_down, made_by_somebody,
)  # fmt: skip


def told_facts(sentence: str, known: Known) -> tuple[Shape, ...]:
    """What a sentence says is kept, in the light of what is known beside it; nothing where its grammar is not plain."""
    if len(_ASIDE.sub("", sentence)) > LONGEST or (language_of(sentence) or "en") != "en":
        return ()
    marked = tuple(marked_states(sentence, told(sentence), known))
    if whole := _as_a_whole(sentence, marked, known):
        return whole
    if len(sentence) > LONGEST:
        return ()
    found: dict[str, Shape] = {}
    for shape in _beside_clauses(sentence, marked, known):
        _add(found, shape)
    for clause in told(sentence):
        if clause.verb == "be" and len(clause.objects) == 1 and not clause.passive:
            known = replace(known, said_to_be=clause.objects[0].name)
        shapes = _facts(clause, known)
        known = replace(known, field=_named_last(clause, shapes) or known.field)
        if shapes and [one.name for one in clause.subjects] == ["system"]:
            known = replace(known, spoken=shapes[-1].name)
        elif shapes and any((one.any or one.each) and one.name == shapes[0].name for one in clause.subjects):
            known = replace(known, spoken=shapes[0].name)  # `A window has a start, and we see who set it`
        for shape in shapes:
            _add(found, shape)
        if new := {key(shape.name) for shape in shapes if shape.fields} - known.things:
            known = replace(known, things=known.things | new)
    for shape in (*not_two(sentence, known), *of_another(sentence, known)):
        _add(found, shape)
    _add_recorded(sentence, known, found)
    return tuple(_without_the_many(one, tuple(found.values())) for one in found.values())


def _add_recorded(sentence: str, known: Known, found: dict[str, Shape]) -> None:
    """Add what a sentence gives with what it records, to the same thing where its clauses tell of things at all."""
    told = {shape.name: {one.partition(" (")[0] for one in shape.fields} for shape in found.values()}
    for shape in recorded(sentence, known):
        before = told.get(shape.name)
        if before or not told:
            more = (one for one in shape.fields if one.partition(" (")[0] not in (before or ()))
            _add(found, Shape(shape.name, tuple(more)))


def _without_the_many(shape: Shape, told: tuple[Shape, ...]) -> Shape:
    """A thing without several of another that is said to belong to it: `several permits, but one of each type`."""
    ones = {f"{plural(one.name)} (several)" for one in told if any("unique per" in field for field in one.fields)}
    if not ones or any("unique per" in field for field in shape.fields):
        return shape
    return Shape(shape.name, tuple(one for one in shape.fields if one not in ones))


def _add(found: dict[str, Shape], shape: Shape) -> None:
    before = found[shape.name].fields if shape.name in found else ()
    found[shape.name] = Shape(shape.name, _once((*before, *shape.fields)))


def _as_a_whole(sentence: str, marked: tuple[Shape, ...], known: Known) -> tuple[Shape, ...]:
    """What the form of a whole sentence tells, so that its clauses tell no more.

    `marked` is what it says by states that it sets apart.
    """
    if not _several(marked) and (stated := tuple(listed_states(sentence, known))):
        return stated
    readers = (
        which_of_each, each_time, each_of, of_some, whoever, never_without, of_both, named_ones, one_each,
        only_together, signed_up, between, so_many, done_once, saved, can_be_set, neither_twice, hours, absences,
        bidden,
    )  # fmt: skip
    if told_so := tuple(shape for reader in readers for shape in reader(sentence, known)):
        return told_so
    joined = membership(told(sentence), known)
    return (joined,) if joined is not None else ()


def _several(marked: tuple[Shape, ...]) -> bool:
    """Whether a sentence sets several states apart, so that nothing else in it lists them."""
    return any("," in one.fields[0] for one in marked)


def _beside_clauses(sentence: str, marked: tuple[Shape, ...], known: Known) -> Iterator[Shape]:
    """What a sentence tells besides what each of its clauses does."""
    yield from marked
    for one, other in both_ways(told(sentence)):
        if not (is_attribute(one.name) or is_attribute(other.name) or is_place(one) or is_place(other)):
            yield Shape(one.name, (f"{plural(other.name)} (several)",))
    if again := in_return(sentence):
        one, other = (known.called(Noun(name)) for name in again)
        if known.has(one) and known.has(other):
            yield Shape(one.name, (f"{plural(other.name)} (several)",))
    yield from () if _several(marked) else passing(sentence, known)
    yield from marks_one(sentence, known)
    yield from once_each(sentence, known)
    yield from responsible(sentence, known)
    yield from maintained(sentence, known)
    yield from belongs_to(sentence, known)
    yield from that_one(sentence, known)
    yield from the_one_before(sentence, known)
    yield from one_of_named(sentence, known)
    yield from shown(sentence, known)
    yield from shut(sentence, known)
    yield from by_the_clock(sentence, known)
    yield from described(sentence, known)
    yield from whereabouts(sentence, known)
    yield from locked(sentence, known)
    yield from partial(sentence, known)
    yield from favours(sentence, known)
    for clause in told(sentence):
        if not clause.negated:
            meant = _meant(clause, known)
            yield from one_of_another(meant, known)
            yield from has_one(clause, known)
            yield from whole_of_several(meant, known)
            yield from several_for_one(meant, known)


def _facts(clause: Clause, known: Known) -> tuple[Shape, ...]:
    """What the first reader that understands a clause makes of it."""
    clause = _meant(clause, known)
    readers = _DENIALS if clause.negated else _READERS
    return next((shapes for reader in readers if (shapes := tuple(reader(clause, known)))), ())


def _named_last(clause: Clause, shapes: tuple[Shape, ...]) -> str:
    """What a clause names last of what is known of things, which `it` means behind it."""
    told = [one.partition(" (")[0] for shape in shapes for one in shape.fields if "(reference" not in one]
    said = [one.name for one in (*clause.subjects, *clause.objects) if is_attribute(one.name) and not one.plural]
    return next(iter((*told[-1:], *said[-1:])), "")


def _meant(clause: Clause, known: Known) -> Clause:
    """The clause with its nouns as the document calls them, and what was spoken of last in place of `it` and `they`."""
    clause = known.in_its_names(clause)
    if any(one.name == "it" for one in clause.subjects):
        clause = replace(clause, subjects=(Noun("it"),))  # `Some pay, then it stays blank`
    subject = clause.subjects[0] if len(clause.subjects) == 1 else Noun("")
    if known.spoken not in {"", subject.name} and subject.name in _SOME_OF_THEM:
        return replace(clause, subjects=(Noun(known.spoken, plural=True),))
    if known.spoken and (subject.name in {"it", "they", "this", "these"} or (subject.name == "one" and subject.each)):
        return replace(clause, subjects=(Noun(known.spoken),))
    return clause


def _once(fields: tuple[str, ...]) -> tuple[str, ...]:
    """Fields without those that are there twice, a reference being the same as what it points to."""
    several = {singular(one.removesuffix(" (several)")) for one in fields if one.endswith(" (several)")}
    fields = tuple(one for one in fields if singular(one.removesuffix(f" {REFERENCE}")) not in several)
    referred = {one.partition(" (")[0] for one in fields if one.endswith(REFERENCE) or " (a " in one}
    within = {one.partition(" (")[0] for one in fields if "unique per " in one}
    fields = tuple(one for one in fields if "unique per " in one or one.partition(" (")[0] not in within)
    return tuple(one for one in dict.fromkeys(fields) if one not in referred)
