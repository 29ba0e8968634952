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
