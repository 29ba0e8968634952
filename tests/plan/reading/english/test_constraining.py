"""What clauses say of a field."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "I can't save without the full name and a phone number.": (
        "donor",
        "donor",
        {"donor": ("full name", "phone number")},
    ),
    "No parcel can be sent without an address and a weight.": ("parcel", "", {"parcel": ("address", "weight")}),
    "The e-mail address is nice to have.": ("donor", "donor", {"donor": ("e-mail address (optional)",)}),
    "Quite a few of the older donors have no e-mail.": ("donor", "donor", {"donor": ("e-mail (optional)",)}),
    "The reason on an order is mandatory.": ("order", "", {"order": ("reason (required)",)}),
    "Trailers have no engine number.": ("trailer", "", {"trailer": ("engine number (optional)",)}),
    "The guest has no coach.": ("guest, coach", "", {"guest": ("coach (reference, optional)",)}),
    "Email and phone can be left blank.": ("donor", "donor", {"donor": ("email (optional)", "phone (optional)")}),
    "A telephone number may be supplied.": ("donor", "donor", {"donor": ("telephone number (optional)",)}),
    "The phone number isn't needed.": ("donor", "donor", {"donor": ("phone number (optional)",)}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_a_field_of_nothing_that_is_known_is_not_taken() -> None:
    assert told("The phone number isn't needed.", "donor") == {}
    assert told("The date may be missing.", "donor", "donor") == {}
