"""The things that a German or a Romance sentence tells of, beside those whose fields it lists."""

from plan.reading.abroad.fields import all_needed, by_the_way, flags, needed, not_all, of_each, optional, scenario, span
from plan.reading.abroad.known import Known, Reader
from plan.reading.abroad.lives import put_away, states
from plan.reading.abroad.parts import catalogue, pair, put_on, several_each
from plan.reading.abroad.relating import (
    all_of,
    belongs,
    both_ways,
    by_which,
    inside_another,
    made,
    signs_up,
    stays,
    stems,
    which,
)
from plan.reading.abroad.uniqueness import given, never_twice, no_two, nobody_twice, once, scoped
from plan.reading.fields.data_shapes import Shape

_READERS: tuple[Reader, ...] = (
    never_twice, given, scoped, put_away, no_two, once, nobody_twice, belongs, inside_another, both_ways, which, stays,
    all_of, made, by_which, signs_up, by_the_way, stems, span, states,
)  # fmt: skip
"""What tells one thing of several that a sentence may tell."""
_WHOLE: tuple[Reader, ...] = (
    scenario, all_needed, catalogue, put_on, flags, not_all, needed, optional, pair, several_each, of_each,
)  # fmt: skip
"""What tells all that a sentence says."""


def told_abroad(sentence: str, known: Known) -> tuple[Shape, ...]:
    """What a sentence tells beside a list of fields."""
    said = sentence.strip().rstrip(".;!")
    return tuple(shape for reader in _READERS for shape in reader(said, known) if shape.name and shape.fields)


def whole_abroad(sentence: str, known: Known) -> tuple[Shape, ...]:
    """What a sentence tells that lists fields in another way than `tongue` knows, and so tells no more."""
    said = sentence.strip().rstrip(".;!")
    return next((shapes for reader in _WHOLE if (shapes := tuple(reader(said, known)))), ())
