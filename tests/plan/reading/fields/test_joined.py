"""Fields that a list says in one breath."""

import pytest

from plan.reading.definitions.defined import listed_fields

LISTED = {
    "wind, lateral and vertical load pressure": ("wind", "lateral load pressure", "vertical load pressure"),
    "sugar and acid content": ("sugar content", "acid content"),
    "a remark and final price": ("remark", "final price"),
    "which usher works on which evening in which hall": ("usher", "evening", "hall"),
    "route, lift yes or no": ("route", "lift (boolean)"),
    "the vintage, the tannin level and the pH value, the last two coming weeks later": (
        "vintage",
        "tannin level (optional)",
        "pH value (optional)",
    ),
    "the frame (a part of our catalogue, see 4)": ("frame (a part)",),
    "weight before drying and weight after drying": ("weight before drying", "weight after drying"),
    "how much, when, cash or card": ("amount", "happened at", "method (cash, card)"),
    "who, which boat, how many rowers": ("person", "boat", "number of rowers"),
    "a number found only once": ("number (unique)",),
}


@pytest.mark.parametrize(("text", "fields"), LISTED.items(), ids=LISTED)
def test_each_field_is_told_apart(text: str, fields: tuple[str, ...]) -> None:
    assert listed_fields(text) == fields
