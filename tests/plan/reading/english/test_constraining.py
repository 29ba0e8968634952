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
    "Phone, date of birth and mother tongue are nice to have.": (
        "donor",
        "donor",
        {"donor": ("phone (optional)", "date of birth (optional)", "mother tongue (optional)")},
    ),
    "The phone number isn't needed.": ("donor", "donor", {"donor": ("phone number (optional)",)}),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


OF_A_BOAT = {
    "No two boats share one.": ("sail number (unique)",),
    "It can't be given twice.": ("sail number (unique)",),
    "It is never issued a second time.": ("sail number (unique)",),
    "There is never a second boat with it.": ("sail number (unique)",),
    "There are no duplicates.": ("sail number (unique)",),
    "The hull code identifies the boat.": ("hull code (unique)",),
    "We tell boats apart by their hull code.": ("hull code (unique)",),
    "A boat is identified by its hull code.": ("hull code (unique)",),
    "Most boats haven't got one.": ("sail number (optional)",),
    "Many have none.": ("sail number (optional)",),
    "Many boats don't have one.": ("sail number (optional)",),
    "It may stay empty.": ("sail number (optional)",),
    "I can't save without hull code, rig and berth.": ("hull code", "rig", "berth"),
    "I can only save when the hull code and the length are entered.": ("hull code", "length"),
    "A boat can't be sold without the date of the survey, the rig and the berth.": ("survey date", "rig", "berth"),
    "The rig, in one line, and the date of launch are compulsory.": ("rig", "date of launch"),
    "A trailer may be missing.": ("trailer (optional)",),
    "A rig is a must.": ("rig",),
    "The rig may stay open.": ("rig (optional)",),
    "My e-mail is required, my phone number is not.": ("e-mail", "phone number (optional)"),
}


@pytest.mark.parametrize(("sentence", "fields"), OF_A_BOAT.items(), ids=OF_A_BOAT)
def test_it_is_the_field_named_before(sentence: str, fields: tuple[str, ...]) -> None:
    assert told(sentence, "boat", "boat", about="boat", field="sail number") == {"boat": fields}


@pytest.mark.parametrize("sentence", ["Approval is required.", "Everything else is optional.", "Payment is a must."])
def test_what_has_to_be_done_is_no_field(sentence: str) -> None:
    assert told(sentence, "boat", "boat", about="boat") == {}


def test_that_there_may_be_a_second_one_makes_nothing_unique() -> None:
    assert told("There can be a second boat for the same crew.", "boat", "boat", field="sail number") == {}


def test_a_field_of_nothing_that_is_known_is_not_taken() -> None:
    assert told("The phone number isn't needed.", "donor") == {}
    assert told("The date may be missing.", "donor", "donor") == {}


def test_a_few_have_one() -> None:
    assert told("A few have a nickname.", "goat", "goat") == {"goat": ("nickname (optional)",)}
