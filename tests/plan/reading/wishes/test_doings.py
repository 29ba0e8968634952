"""Sentences that only name what has to be there."""

import pytest

from plan.reading.wishes.doings import doings
from tests.plan.reading.given import read

KNOWN = frozenset(("lodger", "cook"))


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        ("Lodgers asking for a room and moving out.", ("ask for a room", "move out")),
        (
            "Lodgers registering, subscribing, cancelling.",
            ("register as a lodger", "subscribe", "cancel a subscription"),
        ),
        ("Stating what is for dinner.", ("state what is for dinner",)),
        ("Lodgers being accepted.", ("accept a lodger",)),
        ("What I need before the winter: heating the hall, the fire drill, pausing a rent.", ()),
    ],
)
def test_each_doing_is_wanted(said: str, wants: tuple[str, ...]) -> None:
    found = tuple(one.want for one in doings(said, KNOWN))
    assert found == (wants or ("heat the hall", "fire drill", "pause a rent"))


@pytest.mark.parametrize(
    "said",
    [
        "Cooking must be fun.",
        "The heating of rooms costs a lot.",
        "Nothing is lost during the winter.",
        "Lodgers waiting outside get wet.",
        "Take a booking at the desk.",
    ],
)
def test_another_sentence_names_none(said: str) -> None:
    assert doings(said, KNOWN) == ()


def test_what_has_to_be_there_is_a_must_of_its_own() -> None:
    house = read(
        "# Lodge\n\n## Rooms\n\nA room has a name and a price.\n\n- As a lodger, I want to see the rooms.\n"
        "- As a lodger, I want to ring the bell.\n- As a lodger, I want to rate a room.\n\n"
        "## What has to be there on day one\n\nLodgers asking for a room. Rating a room.\n"
    )
    wants = [(one.role, one.want, one.priority) for one in house.stories]
    assert ("lodger", "ask for a room", "must") in wants
    assert sum("rat" in want for _, want, _ in wants) == 1, wants
