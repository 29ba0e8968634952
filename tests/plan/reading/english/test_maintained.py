"""Lists that sentences say somebody adds to."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "There are a handful of costume types.": (
        "costume",
        {"costume type": ("name",), "costume": ("costume type (reference)",)},
    ),
    "There is a small set of wig styles, and the wardrobe mistress must be able to add to it.": (
        "wig",
        {"wig style": ("name",)},
    ),
    "Fabrics are a short list that I keep myself.": ("", {"fabric": ("name",)}),
    "We maintain a list of dyes": ("", {"dye": ("name",)}),
    "I need a table of hazards that I can add to.": ("", {"hazard": ("name",)}),
    "Every mask has a type, chosen from a list that the mask maker maintains.": (
        "mask",
        {"mask type": ("name",), "mask": ("mask type (reference)", "type")},
    ),
}
"""Sentences, what is known beside them, and the fields of each thing that they tell of."""


@pytest.mark.parametrize(("sentence", "things", "fields"), [(one, *both) for one, both in TOLD.items()])
def test_a_list_that_somebody_adds_to_is_kept(sentence: str, things: str, fields: dict[str, tuple[str, ...]]) -> None:
    assert told(sentence, things) == fields


@pytest.mark.parametrize(
    "sentence",
    ["There are two kinds of mask.", "There are a number of things to do.", "We have a list of open points."],
)
def test_what_nobody_adds_to_is_no_list(sentence: str) -> None:
    assert told(sentence, "mask") == {}


def test_a_list_of_them_is_kept() -> None:
    assert told("It's mostly volunteers at the gate, so I'd keep a list of them by name.", "", "ticket") == {
        "volunteer": ("name",)
    }
