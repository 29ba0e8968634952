"""Kinds of things, with what each has."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "We have a few ticket types (adult, child), each with a price.": ("ticket", "", {"ticket type": ("name", "price")}),
    "Kinds of permit (day, season) are kept by the clerk, each with a name, a length and a price.": (
        "permit",
        "",
        {"permit kind": ("name", "length", "price")},
    ),
    "We have a few guests, each with a price.": ("guest", "", {"guest": ("price",)}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
