"""A sentence as a list of the fields of a thing."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from plan.reading.fields.data_shapes import EACH_WITH, Shape
from plan.reading.frames.items import Item, items_of
from plan.reading.frames.owners import PRONOUNS, Frame, Owned, owned
from plan.reading.text.naming import key, singular
from plan.reading.words.attribute_words import reference_to

_LONGEST = 700
"""Characters of a sentence that lists fields."""
_SEVERAL = 3
"""Items that leave no doubt, if each of them says that it is a field."""
_NOTED = (" (optional)", " (required)", " (unique)")


@dataclass(frozen=True, slots=True)
class Listed:
    """The thing whose fields a sentence lists, and what makes it a list of fields."""

    shape: Shape
    frame: Frame
    parts: tuple[Shape, ...]
    """The things that its items name, with their fields."""
    plain: bool
    """Whether each of several items says by itself that it is a field."""

    @property
    def certain(self) -> bool:
        """Whether nothing else can be meant."""
        return self.frame is Frame.SPELLED or (self.frame is Frame.BARE and self.plain)

    @property
    def adds_one(self) -> bool:
        """Whether it only adds a single field to what was said before."""
        return self.frame in (Frame.ADDED, Frame.BARE) and len(self.shape.fields) == 1


@lru_cache(maxsize=8_192)
def listed(sentence: str, about: str, *, alone: bool = False) -> Listed | None:
    """The thing whose fields a sentence lists; None if it lists none.

    `about` is what the text around it is about, whose fields a list without a name lists; `alone` lets the sentence be
    nothing but such a list.
    """
    if len(sentence) > _LONGEST:
        return None
    for one in owned(sentence, about, alone=alone and bool(about)):
        name = one.name or about
        items = items_of(one.list) if name and not EACH_WITH.search(one.list) else ()
        if are_fields(items, one.frame):
            return _listed(replace(one, of=about) if one.of in PRONOUNS else one, name, items)
    return None


def _listed(one: Owned, name: str, items: tuple[Item, ...]) -> Listed:
    items = tuple(item.noted(one.note) for item in items) if one.note else items
    of_it = re.compile(rf"\s(?:of|on|for|in|to)\s(?:an?|the|each|every|this)\s{re.escape(name)}\b")
    fields = tuple(dict.fromkeys(of_it.sub("", field) for item in items for field in item.fields))
    fields = (reference_to(one.of), *fields) if one.of and one.of != name else fields
    parts = tuple(item.part for item in items if item.part is not None)
    plain = len(items) >= _SEVERAL and all(item.sure for item in items)
    return Listed(Shape(name, fields), one.frame, parts, plain)


def are_fields(items: tuple[Item, ...], frame: Frame) -> bool:
    """Whether the items of a list are fields, by how many of them are so by themselves."""
    count = len(items)
    usable = sum(bool(item.fields) for item in items)
    sure = sum(item.sure and bool(item.fields) for item in items)
    match frame:
        case Frame.TOLD | Frame.SPELLED:
            return sure > 0 and usable * 3 >= count * 2 and sure * 3 >= count
        case Frame.TITLED | Frame.SAID:
            several = count > 1 or (count == 1 and items[0].note is not None)
            return several and usable * 3 >= count * 2 and sure * 2 >= count
        case Frame.HAD:
            return count > 1 and usable == count and sure * 3 >= count * 2
        case Frame.ADDED | Frame.BARE:
            return sure > 0 and usable == count and sure * 3 >= count * 2


def fuller(told: Shape | None, other: Listed | None) -> Shape | None:
    """What a sentence defines, by the reading that found more of the same thing."""
    if other is None or told is None:
        return told if other is None else other.shape
    same = key(told.name) == key(other.shape.name)
    if same and any(";" in field for field in told.fields):
        return other.shape
    more = len(other.shape.fields) - len(told.fields)
    clearer = _noted(other.shape) > _noted(told) or other.frame in (Frame.TOLD, Frame.SAID)
    return other.shape if same and (more > 0 or (more == 0 and clearer)) else told


def named_instead(told: Shape | None, other: Listed | None, sentence: str, before: str) -> Shape | None:
    """What a sentence defines, as that of the thing that it names, where it was only taken for another's.

    `before` is the thing that was defined last, whose it is taken for where it seems to name none.
    """
    if told is None or other is None or other.frame not in (Frame.TOLD, Frame.SPELLED, Frame.SAID):
        return told
    words = {singular(word) for word in re.findall(r"[a-z-]+", sentence.lower())}
    named, meant = (key(name).rpartition(" ")[2] for name in (other.shape.name, told.name))
    return other.shape if named in words and (meant not in words or told.name == before) else told


def _noted(shape: Shape) -> int:
    """How many of a thing's fields say whether they may be missing, or twice the same."""
    return sum(one.endswith(_NOTED) for one in shape.fields)
