"""What there is only one of for several others together, once all that belongs to it is known."""

import re
from collections.abc import Iterator, Mapping

from plan.reading.frames.only_one import OnlyOne, only_one
from plan.reading.gathered.gathering import Gathered, ShapeDraft
from plan.reading.text.naming import key
from plan.reading.whole.focus import Telling
from plan.reading.whole.tied_things import by_subject
from plan.reading.words.attribute_words import is_attribute, reference_to

_SAME = {"moment": ("start", "time", "beginning"), "time": ("time", "start"), "day": ("date", "day")}
"""What is known of a thing by another word for it."""
_STEM = 4
"""Letters that a thing and what is said of it have in common: an absence, whoever is absent."""


def tell_apart(gathered: Gathered, told: Telling, called: Mapping[str, ShapeDraft]) -> None:
    """Let the last of several fields be unique for the others, where a sentence counts one at most for them all."""
    things = frozenset(called)
    for place, passage in gathered.passages.items():
        for focus, sentence in by_subject(told[place], passage.about, things):
            found = only_one(sentence, things)
            reading = next(_readings(found, focus, sentence, called, gathered), None) if found else None
            if reading is not None and not any("unique" in field for field in reading[1]):
                one, keys = reading
                one.add(*keys[:-1], _noted(keys[-1], " and ".join(field.partition(" (")[0] for field in keys[:-1])))


def _readings(
    found: OnlyOne, focus: str, sentence: str, called: Mapping[str, ShapeDraft], gathered: Gathered
) -> Iterator[tuple[ShapeDraft, tuple[str, ...]]]:
    """What a sentence may count, with the fields that it counts for, the likeliest first."""
    stems = {word[:_STEM] for word in re.findall(r"[a-z]{4,}", sentence.lower())}
    alike = (name for name in called if name[:_STEM] in stems and len(name) > _STEM)
    names = (focus,) if found.together else (*found.counted, *found.things, focus, *alike)
    for place, name in enumerate(dict.fromkeys(names)):
        one = called.get(name) or gathered.only_ending(name)
        keys = _keys(one, found, focus, called, sure=found.of_each and not place) if one is not None else ()
        if one is not None and keys and not (found.together and name in found.things):
            yield one, keys
    drafts = {id(one): one for one in called.values()}.values() if found.together else ()
    having = [(one, keys) for one in drafts if (keys := _keys(one, found, focus, called, sure=False))]
    counted = len(found.things) + len(found.words)
    yield from ((one, keys) for one, keys in having if len(keys) == counted > 1)


def _keys(
    one: ShapeDraft, found: OnlyOne, focus: str, called: Mapping[str, ShapeDraft], *, sure: bool
) -> tuple[str, ...]:
    """The fields of a thing that a sentence counts for; none if it counts for anything that the thing cannot have.

    With `sure` it has whatever is counted for.
    """
    others = [called[name].name for name in found.things if called[name] is not one]
    whole = called.get(key(one.name.rpartition(" ")[0])) or called.get("" if found.named else focus)
    if sure and len(others) + len(found.words) == 1 and whole and whole is not one and _field(one, whole.name):
        others = list(dict.fromkeys((whole.name, *others)))
    refs = [_field(one, name) or (reference_to(name) if sure else "") for name in others]
    words = [_field(one, word) or (word if is_attribute(word) else "") for word in found.words]
    words += filter(None, (_field(one, word) for word in found.perhaps))
    keys = tuple(dict.fromkeys((*refs, *words)))
    return keys if refs and all(keys) and len(keys) > (0 if sure and found.named else 1) else ()


def _field(one: ShapeDraft, word: str) -> str:
    """The field of a thing that a word means; empty if it means none."""
    names = [(key(field.partition(" (")[0]), field) for field in one.fields if not field.endswith("(several)")]
    for each in _SAME.get(word, (key(word),)):
        for name, field in names:
            if each in (name, name.rpartition(" ")[2]) or name.startswith((f"{each} of ", f"{each} it ")):
                return field
    begun = [field for name, field in names if name.startswith(f"{key(word)} ")]
    return begun[0] if len(begun) == 1 else ""


def _noted(field: str, scope: str) -> str:
    name, bracket, said = field.partition(" (")
    note = f"unique per {scope}" if scope else "unique"
    return f"{name} ({said.removesuffix(')')}, {note})" if bracket else f"{name} ({note})"
