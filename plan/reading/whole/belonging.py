"""What belongs to what once a document is read whole: parts by their names, and what something has several of."""

import re

from plan.reading.english.maintained import KINDS
from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.relations import Said
from plan.reading.gathered.gathering import Gathered, ShapeDraft
from plan.reading.text.naming import key, plural, singular
from plan.reading.words.attribute_words import REFERENCE
from plan.reading.words.deeds import EVENTS
from plan.reading.words.roles import is_person

_CATALOGUE = re.compile(
    r"\b(?:catalogue|catalog|list|register|library)\s+of\s+(?:the\s+|all\s+)?(?P<of>[a-z-]+)", re.IGNORECASE
)
_LINES = frozenset(("line", "item", "position"))
_SEVERAL = " (several)"
_PARTS = frozenset(
    ("line", "item", "position", "entry", "version", "change", "attachment", "photo", "comment", "note", "stop")
)
"""What is a part of the thing that its name begins with: a claim line is a claim's."""
_PRESENCE = frozenset(("availability", "unavailability", "absence", "leave", "closure", "hour"))
"""When somebody or something is there or not, which is that of whom its name begins with: a teacher availability."""


def let_belong(gathered: Gathered) -> None:
    """Let parts point to their wholes, unless they do, or several of each go together."""
    _relate(gathered)
    _leave_the_whole(gathered)
    _leave_the_only_one(gathered)
    for draft in tuple(gathered.shapes.values()):
        of, _, part = draft.name.rpartition(" ")
        lines = part in _LINES and gathered.counted[of] and f"{of} {REFERENCE}" in draft.fields
        if lines and key(of) not in gathered.shapes:
            gathered.shape(Shape(of, ()), draft.source).spoken_of = True  # no line without what it is a line of
        named = gathered.shapes.get(key(of)) if part in _PARTS | _PRESENCE else None
        pointing = {one.partition(" (")[0].casefold() for one in draft.fields}
        if named is not None and not {named.name.casefold(), of.casefold()} & pointing:
            draft.add(f"{named.name} {REFERENCE}")
    _settle_several(gathered)
    _point_to_kinds(gathered)
    for one, many in sorted(gathered.having):
        whole, held = gathered.shapes.get(key(one)), gathered.shapes.get(key(many))
        if (many, one) in gathered.several or whole is None or held is None or whole is held:
            continue
        if is_person(many, gathered.known_roles) or (one.rpartition(" ")[2] in EVENTS and len(held.fields) > 1):
            continue  # people, and what an order or a rental is of, are there before and after it
        told = {field.partition(" (")[0].rstrip("s") for field in (*whole.fields, *held.fields)}
        if not {one, many, key(one), key(many)} & told:
            held.add(f"{whole.name} {REFERENCE}")


def _relate(gathered: Gathered) -> None:
    """Let things have what is said of how many of them go together, unless something else is known of the two."""
    for name in sorted(gathered.nested & set(gathered.shapes)):
        draft = gathered.shapes[name]
        if not {"parent", name} & {key(field.partition(" (")[0]) for field in draft.fields}:
            draft.add("parent")
    several = {(one.one, one.other) for one in gathered.related if one.said is Said.SEVERAL}
    several |= {
        pair
        for one in gathered.related
        if one.said is Said.BOTH
        for pair in ((one.one, one.other), (one.other, one.one))
    }
    wants = (_CATALOGUE.search(story.want) for story in gathered.stories)
    catalogued = {key(singular(match["of"].lower())) for match in wants if match}
    for found in dict.fromkeys(gathered.related):
        one, other = gathered.shapes.get(found.one), gathered.shapes.get(found.other)
        if one is None or other is None or one is other:
            continue
        if {(found.one, found.other), (found.other, found.one)} <= several:
            gathered.several |= {(one.name, other.name), (other.name, one.name)}
            accounts = [key(draft.name) in gathered.known_roles for draft in (one, other)]
            people = is_person(one.name, gathered.known_roles)
            swapped = accounts[0] if accounts[0] != accounts[1] else people
            _let_go_together(*((other, one) if swapped else (one, other)))
        elif found.said is Said.ONE and _has_several(other, one) and not _has_several(one, other):
            other.fields.remove(_several_of(one))  # `Every plot has its one tap; a tap does for four or so plots`
            one.add(f"{other.name} {REFERENCE}")
        elif found.said is Said.SEVERAL and found.other in catalogued:
            continue  # what has a catalogue of its own goes with several of the others
        elif found.other not in _names_in(one) and found.one not in _names_in(other):
            whole, part = (other, one) if found.said is Said.ONE else (one, other)
            if found.said is Said.ONE or not is_person(part.name, gathered.known_roles):
                part.add(f"{whole.name} {REFERENCE}")


def _let_go_together(one: ShapeDraft, other: ShapeDraft) -> None:
    """Let one thing have several of another, unless that has several of it, and none have a single one."""
    for draft, many in ((one, other), (other, one)):
        draft.fields = [field for field in draft.fields if field.casefold() != f"{many.name} {REFERENCE}".casefold()]
    if not (_has_several(one, other) or _has_several(other, one)):
        one.add(_several_of(other))


def _several_of(draft: ShapeDraft) -> str:
    return f"{plural(draft.name)}{_SEVERAL}"


def _has_several(one: ShapeDraft, other: ShapeDraft) -> bool:
    return _several_of(other) in one.fields


def _names_in(draft: ShapeDraft) -> set[str]:
    """The keys of what a thing has, also without the first word: a home branch is a branch."""
    names = [key(field.partition(" (")[0]) for field in draft.fields]
    return {one for name in names for one in (name, name.partition(" ")[2])}


def _leave_the_only_one(gathered: Gathered) -> None:
    """Let what is unique in the laboratory be unique, where a document never speaks of more than the one."""
    for scope in sorted(gathered.scopes) if gathered.language is None else ():  # only English nouns are counted
        draft = gathered.shapes.get(scope)
        if draft is None or draft.fields != ["name"] or gathered.counted[draft.name] or scope in gathered.known_things:
            continue
        del gathered.shapes[scope]
        told = (f"unique per {draft.name}", f"{draft.name} {REFERENCE}")
        for other in gathered.shapes.values():
            other.fields = [one.replace(told[0], "unique") for one in other.fields if one != told[1]]


def _leave_the_whole(gathered: Gathered) -> None:
    """Let there be no table of the one that has everything: the theatre, of which there is only one."""
    for which, draft in tuple(gathered.shapes.items()):
        parts = draft.fields and all(one.endswith(_SEVERAL) for one in draft.fields)
        if parts and gathered.mentions[draft.name] and not gathered.counted[draft.name]:
            del gathered.shapes[which]


def _settle_several(gathered: Gathered) -> None:
    """Let what has several of another have no single one of it; nor several of what is said to belong to one of it."""
    for draft in gathered.shapes.values():
        several = {key(one.removesuffix(_SEVERAL)): one for one in draft.fields if one.endswith(_SEVERAL)}
        for name, field in several.items():
            other = gathered.shapes.get(name)
            back = f"{draft.name} {REFERENCE}".casefold()
            both = (name, key(draft.name)) in {(key(one), key(many)) for one, many in gathered.several}
            if other is not None and not both and back in (one.casefold() for one in other.fields):
                draft.fields.remove(field)
            else:
                draft.fields = [one for one in draft.fields if one.casefold() != f"{name} {REFERENCE}"]


def _point_to_kinds(gathered: Gathered) -> None:
    """Let the type of a thing be one of its types, where these are kept: of a course, one of the course types."""
    for draft in gathered.shapes.values():
        for kind in KINDS & set(draft.fields):
            named = gathered.shapes.get(key(f"{draft.name} {kind}"))
            if named is not None:
                draft.fields[draft.fields.index(kind)] = f"{named.name} {REFERENCE}"
        draft.fields = list(dict.fromkeys(draft.fields))
