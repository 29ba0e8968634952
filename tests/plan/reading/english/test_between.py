"""What stands between others, or is so many of something, as the form of a whole sentence says it."""

import pytest

from plan.reading.english.facts import told_facts
from plan.reading.english.known import Known
from plan.reading.fields.data_shapes import Shape
from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "A duel is between one squad and one club and may be about a particular title or a particular pitch, or neither.": (
        "duel, squad, club, title, pitch",
        {
            "duel": (
                "squad (reference)",
                "club (reference)",
                "title (reference, optional)",
                "pitch (reference, optional)",
            )
        },
    ),
    "A talk is between one guest and one host and can refer to a flat or a stay.": (
        "talk, guest, host, flat, stay",
        {
            "talk": (
                "guest (reference)",
                "host (reference)",
                "flat (reference, optional)",
                "stay (reference, optional)",
            )
        },
    ),
    "A stock line is so many bottles of one wine.": (
        "wine",
        {"stock line": ("wine (reference)", "number of bottles")},
    ),
    "Each of its stages can be rated once: 1 to 5 stars.": ("stage", {"rating": ("stage (reference, unique)",)}),
    "I can keep several home addresses (street, town, postcode) and mark one as my default.": (
        "guest",
        {"home address": ("is default (boolean)", "user (reference)", "street", "town", "postcode")},
    ),
    "The fee is fixed on the entry at the time of booking.": ("entry", {"entry": ("fee",)}),
    "A cake is made up of one or more spices from our common list, each with a percentage.": (
        "cake, spice",
        {"cake spice": ("cake (reference)", "spice (reference)", "percentage")},
    ),
    "A statement covers a period for one club.": (
        "statement, club",
        {"statement": ("club (reference)", "start date", "end date")},
    ),
}
BEFORE: dict[str, tuple[str, ...]] = {
    "Neither the name nor the colour may already be taken.": ("name (unique)", "colour (unique)"),
    "An end date and a maximum number of uses can be set but needn't be.": (
        "end date (optional)",
        "maximum number of uses (optional)",
    ),
    "Adding the same wine again just raises the quantity.": (
        "stock (reference)",
        "wine (reference, unique per stock)",
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, dict[str, tuple[str, ...]]]) -> None:
    things, expected = beside
    found = told(sentence, things, things.partition(", ")[0])
    assert {name: found.get(name, ())[: len(fields)] for name, fields in expected.items()} == expected


@pytest.mark.parametrize(("sentence", "fields"), BEFORE.items(), ids=BEFORE)
def test_what_is_said_of_what_was_spoken_of_before(sentence: str, fields: tuple[str, ...]) -> None:
    known = Known(frozenset({"stock line", "wine"}), frozenset(), frozenset(), "wine", before="stock line")
    assert Shape("stock line", fields) in told_facts(sentence, known)
