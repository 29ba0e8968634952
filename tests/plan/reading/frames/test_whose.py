"""Whose the fields of a list are that a sentence names in the middle of it, or by what it spoke of before."""

import pytest

from plan.reading.frames.fields import listed
from tests.plan.reading.given import read

OF = {
    "For each of these guardians: name, how they are related to the monk, and a phone number, which I do insist on.": (
        "guardian",
        ("name", "relationship", "phone number (required)"),
    ),
    "We need the name of the foundry and its telephone number.": ("foundry", ("name", "telephone number")),
    "There shall be a list of the scripts taught in class, each with its name and its code.": (
        "script",
        ("name", "code"),
    ),
    "Back come reports per kiln: the name of the glaze, the value and the day the shard was drawn.": (
        "report",
        ("kiln (reference)", "name of the glaze", "value", "shard drawn on"),
    ),
    "Monks I need to have in there by first and last name, their cell number, and the date their vows run out.": (
        "monk",
        ("first name", "last name", "cell number", "vows run out on"),
    ),
    "For each of them I want to see what kind it is, where on the wall it sits, the date it was made, and, when it's "
    "been given up, the date of that.": (
        "icon",
        ("kind", "location", "made on", "given up on (optional)"),
    ),
    "It has the target weight in kilos with one decimal (we call it the dry weight), and a dose.": (
        "icon",
        ("target weight in kilos (decimal)", "dose"),
    ),
    "The restorer fills in later on which date it was cleaned and what she did about it.": (
        "icon",
        ("cleaned on (optional)", "work done (optional)"),
    ),
}

CLOISTER = """# The cloister

## Candles

A candle has a number and a length.

There are two chandlers that work for us. I need the name of the chandler and its telephone number, and for each candle
which chandler made it.

Every candle needs somewhere to stand, which we call the candle holder. For each of them I want to see what kind it is,
where in the church it sits, and the date it was made.
"""


@pytest.mark.parametrize("said", OF)
def test_a_list_is_of_what_stands_around_it(said: str) -> None:
    found = listed(said, "icon", alone=True)
    assert found is not None
    assert (found.shape.name, found.shape.fields) == OF[said]


@pytest.mark.parametrize(
    "said",
    [
        "For each of these reasons: patience.",
        "We need the name of the foundry.",
        "Back come the monks per bus: tired, hungry and late.",
        "The restorer fills in later for a colleague.",
    ],
)
def test_what_lists_no_fields_is_none(said: str) -> None:
    found = listed(said, "icon", alone=True)
    assert found is None or not found.shape.fields or found.adds_one


def test_a_thing_named_inside_a_list_or_by_another_name_has_its_fields() -> None:
    told = {one.name: set(one.fields) for one in read(CLOISTER).data}
    assert {"name", "telephone number"} <= told["chandler"]
    assert {"kind", "location", "made on"} <= told["candle holder"]
    assert not {"telephone number", "kind", "location"} & told["candle"]
