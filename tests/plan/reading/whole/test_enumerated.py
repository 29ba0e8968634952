"""The fields that sentences list of known things, in whatever words."""

import pytest

from tests.plan.reading.given import read

SADDLERY = """# Saddlery

## What we keep

{said}

## Stories

- As a saddler, I want to find a saddle again, so that nobody waits.
"""


def _fields(said: str) -> tuple[str, ...]:
    return next((one.fields for one in read(SADDLERY.format(said=said)).data if one.name == "saddle"), ())


@pytest.mark.parametrize(
    "said",
    [
        "You can't sell a saddle unless you see its seat size, colour and price.",
        "Seat size, colour and price are stamped on a saddle.",
        "A saddle is never sent out without seat size, colour and price.",
        "The tax man insists that seat size, colour and price be on file for every saddle.",
    ],
)
def test_a_list_beside_a_known_thing_is_what_is_known_of_it(said: str) -> None:
    assert {"seat size", "colour", "price"} <= {one.lower() for one in _fields(said)}


def test_what_is_remarked_on_all_of_a_list_is_noted() -> None:
    fields = _fields("A saddle has a name. Its colour and its price may be left blank.")
    assert {"colour (optional)", "price (optional)"} <= set(fields)


@pytest.mark.parametrize(
    "said",
    [
        "Phones and monitors stand beside each saddle.",
        "We count what a saddle costs per day, month and year.",
    ],
)
def test_other_lists_are_no_fields(said: str) -> None:
    assert not {"phones", "old value", "new value", "day", "month", "year"} & {one.lower() for one in _fields(said)}


def test_one_number_is_not_another() -> None:
    fields = _fields(
        "Each saddle has a serial number. A saddle also carries its maker, the inventory number and the size."
    )
    assert {"serial number", "inventory number"} <= set(fields)
