"""Fields that clauses say are kept of what was spoken of."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "The system shall record the date of receipt, a description and the price.": (
        "order",
        "order",
        {"order": ("date of receipt", "description", "price")},
    ),
    "The agreed price, the deposit and the start date are copied into the lease.": (
        "lease",
        "flat",
        {"lease": ("agreed price", "deposit", "start date")},
    ),
    "The owner may enter the chip number and the colour.": (
        "dog, owner",
        "dog",
        {"dog": ("chip number (optional)", "colour (optional)")},
    ),
    "The system shall hold every runner's name, club and bib number.": (
        "runner, race",
        "race",
        {"runner": ("name", "club", "bib number")},
    ),
    "File name and upload time are kept.": (
        "complaint, complaint file",
        "complaint file",
        {"complaint file": ("File name", "upload time")},
    ),
    "Telephone and address are added where known.": (
        "donor",
        "donor",
        {"donor": ("Telephone (optional)", "address (optional)")},
    ),
    "A boat shall further say whether it needs a crane.": (
        "boat",
        "harbour",
        {"boat": ("needs crane (boolean)",)},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
