"""The fields that a sentence lists of a known thing, wherever the list stands and whatever the sentence says."""

import re
from collections.abc import Collection, Iterator
from itertools import chain
from math import ceil

from plan.reading.english.acting import SIGNS_UP
from plan.reading.english.enumerations import Enumeration, enumerations
from plan.reading.english.known import is_place, is_vague, never_kept
from plan.reading.english.said import Noun
from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.items import items_of
from plan.reading.frames.remarks import note_of
from plan.reading.gathered.gathering import Gathered, Passage, ShapeDraft
from plan.reading.gathered.salience import is_english
from plan.reading.text.naming import key, singular
from plan.reading.things.speaking import IS_WISH
from plan.reading.whole.focus import named_in, with_focus
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.roles import is_person

_FEWEST = 2
"""Items of a list."""
_THEIRS = re.compile(r"(?:their|his|her)\s", re.IGNORECASE)
_OF_A_CHANGE = re.compile(r"(?:old|new|former|previous|earlier|before|after|original)\b|(?:password|action|time)$")
"""What is known of a change, or is nobody's to read."""


def enumerated(gathered: Gathered) -> Iterator[tuple[Shape, Passage]]:
    """What sentences list of a known thing, and where, if next to nothing of the list is known of any thing yet."""
    told = (passage.about for (_, line), passage in gathered.passages.items() if line > 0)  # not what headings name
    about = frozenset(map(key, filter(None, told)))
    known = about | gathered.known_things | frozenset(gathered.shapes)
    for passage in gathered.passages.values():
        named = named_in(passage.sentences, gathered) | {passage.about}
        for spoken, sentence in with_focus(passage, gathered):
            for one in _lists(sentence):
                owner = _owner(one, spoken or passage.about, known, gathered)
                fields = _fields(one) if owner else ()
                if fields and not _is_told(fields, owner, named, gathered):
                    yield Shape(owner, fields), passage


def _lists(sentence: str) -> Iterator[Enumeration]:
    """The lists of a sentence that is no wish and tells of no account, but those of what is told of behind a colon."""
    if not (IS_WISH.match(sentence) or SIGNS_UP.match(sentence)) and is_english(sentence):
        yield from (one for one in enumerations(sentence) if f"{one.text}:" not in sentence)


_DESCRIBES = re.compile(r"(?:usually|normally|mostly|often|typically|sometimes|mainly)\s+an?\s")
"""`The reference, usually a number`: what only says how the one before looks."""
_OF_WHICH_KIND = frozenset(("number", "code"))
"""What is only the same as another if what stands before it is: an inventory number is no serial number."""


def has_alike(draft: ShapeDraft, field: str) -> bool:
    """Whether a thing has a field already that may be the same in other words."""
    name, _, note = field.partition(" (")
    words = set(map(singular, key(name).split()))
    known = [set(map(singular, key(one.partition(" (")[0]).split())) for one in draft.fields]
    if note == "boolean)":
        return any(words <= one for one in known)
    last = singular(key(name).rpartition(" ")[2])
    which = words - {last} if last in _OF_WHICH_KIND and words - {last} not in known else set()
    return any(last in one and not (which and one - {last} and one.isdisjoint(which)) for one in known)


def _fields(one: Enumeration) -> tuple[str, ...]:
    """The fields that a list names; none if some of its items may be no field, or too few can be nothing else."""
    items = items_of(one.text)
    if len(items) < _FEWEST or not all(item.fields and all(map(_may_be_field, item.fields)) for item in items):
        return ()
    sure = sum(item.sure and any(map(is_attribute, item.fields)) for item in items)
    if not one.may_be or sure < _least(len(items), one):
        return ()
    note = note_of(one.remark)
    noted = (item.noted(note) for item in items) if note else items
    return tuple(chain.from_iterable(item.fields for item in noted))


def _least(count: int, one: Enumeration) -> int:
    """How many of the items of a list have to be known to be fields."""
    if count == _FEWEST:
        return 1 if one.certain else _FEWEST
    return ceil(count / (3 if one.certain else 2))


def _may_be_field(field: str) -> bool:
    name = field.partition(" (")[0].lower()
    return not (_OF_A_CHANGE.match(name) or _DESCRIBES.match(name)) and (is_attribute(name) or singular(name) == name)


def _is_told(fields: tuple[str, ...], owner: str, named: Collection[str], gathered: Gathered) -> bool:
    """Whether its owner, or a thing that is named near the list, has more than half of the fields already.

    Of what nothing is known yet the fields must not be half of any thing's.
    """
    held = gathered.held(owner)
    if held is None or not held.fields:
        return any(_has(one, fields) * 2 >= len(fields) for one in gathered.shapes.values())
    near = (gathered.held(name) for name in named if name)
    return any(_has(one, fields) * 2 > len(fields) for one in (held, *near) if one is not None)


def _has(draft: ShapeDraft, fields: tuple[str, ...]) -> int:
    """How many of some fields a thing has already."""
    return sum(has_alike(draft, field) for field in fields)


def _owner(one: Enumeration, spoken: str, known: frozenset[str], gathered: Gathered) -> str:
    """The known thing that a list is of; empty if there is none."""
    names = [gathered.name_of(singular(name.lower())) for name in one.owners]
    if one.of_it:
        return _known(names[0] if names else spoken, known)
    subject = gathered.name_of(singular(one.subject.lower()))
    if subject and not _known(subject, known) and not _keeps(subject, gathered):
        return ""  # what is said of something that nothing is known of is of nothing else
    things = [name for each in names if (name := _known(each, known))]
    if _THEIRS.match(one.text) and is_person(subject, gathered.known_roles):
        things = [name for name in (subject, *things, spoken) if is_person(name, gathered.known_roles)]
        return next((name for each in things if (name := _known(each, known))), "")
    plain = (name for name in things if not is_person(name, gathered.known_roles))
    return next(chain(plain, things), _known(spoken, known))


def _known(name: str, known: frozenset[str]) -> str:
    """The known thing that a name means, by all of it, by its last word, or as where it stands: the crew list."""
    first, _, last = name.rpartition(" ")
    of = first if is_place(Noun(name)) or is_vague(Noun(last)) else ""
    return next((one for one in (name, last, of) if key(one) in known and not never_kept(Noun(one))), "")


def _keeps(name: str, gathered: Gathered) -> bool:
    """Whether a name means whoever keeps what is kept, or where, and nothing that it could be known of."""
    noun, last = Noun(name), Noun(name.rpartition(" ")[2])
    place = is_place(noun) and " " not in name
    return never_kept(noun) or place or is_vague(last) or is_person(name, gathered.known_roles)
