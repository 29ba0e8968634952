"""Of which others a known thing has one each by what it is."""

import pytest

from plan.reading.frames.tied import tied
from tests.plan.reading.given import read

THINGS = frozenset(("fitting", "suit", "customer", "workshop", "tailor", "rack", "van", "ledger"))


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("A fitting is one visit of a customer to a workshop.", {"customer": False, "workshop": False}),
        (
            "So a fitting is a customer, a weekday, a tailor and a workshop.",
            dict.fromkeys(("customer", "tailor", "workshop"), False),
        ),
        (
            "A fitting says that a suit was on a rack from some hour until some other hour.",
            {"suit": False, "rack": False},
        ),
        ("A fitting is what a customer gets from one tailor.", {"customer": False, "tailor": False}),
        ("A suit is a piece of work on a rack or in a van.", {"rack": True, "van": True}),
        ("A tailor is a person with a name and a phone number.", {}),
        ("A ledger is a list of suits.", {}),
        ("A fitting is booked by a customer.", {}),
        ("The workshop is near a rack.", {}),
    ],
)
def test_a_thing_is_of_others_by_what_it_is(said: str, others: dict[str, bool]) -> None:
    assert {name: perhaps for found in tied(said, THINGS) for name, perhaps in found.others} == others


@pytest.mark.parametrize(
    ("meaning", "others"),
    [
        ("One measure of one suit by one tailor at one moment", ["suit", "tailor"]),
        ("the agreement that a certain customer buys a certain suit", ["customer", "suit"]),
        ("Group of helpers of the same workshop", ["workshop"]),
        ("The person who pays a tailor", []),
    ],
)
def test_a_meaning_needs_no_verb(meaning: str, others: list[str]) -> None:
    found = tied(meaning, THINGS, meaning=True)
    assert [name for one in found if not one.name for name, _ in one.others] == others


def test_an_entry_belongs_to_what_it_is_of() -> None:
    tailoring = read(
        "# Tailoring\n\n## Concepts\n\n**Workshop.** A house of ours. It has a name and a street.\n\n"
        "**Rack.** Belongs to a workshop. It has a number of pegs and a length.\n\n"
        "**Mirror.** Installed in one workshop. Identified by its serial number.\n\n"
        "**Fitting.** One visit of one customer to one workshop: the time it began, the price, and a note.\n\n"
        "**Customer.** Somebody who buys. Has a name and an e-mail address.\n\n"
        "- As a tailor, I want to enter a fitting.\n"
    )
    known = {one.name: set(one.fields) for one in tailoring.data}
    assert {"workshop (reference)", "length"} <= known["rack"], known
    assert {"workshop (reference)", "serial number (unique)"} <= known["mirror"], known
    assert {"customer (reference)", "workshop (reference)", "price"} <= known["fitting"], known
