"""Whose the fields are that no sentence gives to anybody, as they are taken."""

from tests.plan.reading.given import read

FOUNDRY = """# The bell foundry

## Money

We can invoice an abbey. Invoice number (unique), invoice date, due date. An abbey has a name.

An invoice is draft, sent or paid.
"""


def test_what_begins_with_the_number_of_a_thing_is_known_of_that() -> None:
    told = {one.name: {field.lower() for field in one.fields} for one in read(FOUNDRY).data}
    assert {"invoice number (unique)", "invoice date", "due date"} <= told["invoice"]
    assert told["abbey"] == {"name"}


def test_an_entry_in_the_history_of_a_thing_is_a_change_of_it() -> None:
    text = "An urn has a number.\n\nThe system adds an entry to the urn's history: what was changed, the value before, "
    text = f"{text}by whom and when."
    told = {one.name: one.fields for one in read(f"{text}\n\nAs a keeper I want to see every urn.\n").data}
    assert told["urn change"][:2] == ("urn (reference)", "change")


def test_what_is_made_for_something_has_the_fields_and_not_what_it_is_for() -> None:
    told = read(
        "# Forge\n\nAs a smith, I want to add an anvil.\n\nAn anvil has a weight.\n\n"
        "A farrier makes an offer on an anvil with an amount and a message.\n"
    )
    fields = {shape.name: shape.fields for shape in told.data}
    assert fields["anvil"] == ("weight",)
    assert {"amount", "message"} <= set(fields["offer"])
