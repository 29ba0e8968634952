"""States that a sentence lists outright."""

import pytest

from plan.reading.frames.states import stated
from tests.plan.reading.given import read


@pytest.mark.parametrize(
    "sentence",
    [
        "Voucher status: *open*, *used up*, *void*.",
        "Status of a voucher: open, used up, void",
        "Where a voucher stands: *open*, *used up* (once it is spent), *void*.",
        "Each voucher has a status: open, used up or void.",
        "The system shall keep the status of each voucher: open, used up or void.",
        "The following states of a voucher are distinguished: open, used up, void.",
        "We mark a voucher as open, used up or void.",
        "A voucher passes through the states open, used up and void.",
        "Vouchers: open → used up → void",
        "A voucher shall pass through the following statuses: *open* → *used up* (by its holder) → *void*.",
        "The status of a voucher goes open → used up, or void.",
        "The life cycle of a voucher is open → used up → void.",
        "We distinguish vouchers that are open, used up or void.",
        'A voucher state: "open" / "used up" / "void"',
    ],
)
def test_stated(sentence: str) -> None:
    found = stated(sentence, "")
    assert found is not None
    assert (found.name, found.fields) == ("voucher", ("status (open, used up, void)",))


def test_states_without_a_name_are_of_what_the_text_is_about() -> None:
    found = stated("Status: held, confirmed, no-show.", "booking")
    assert found is not None
    assert (found.name, found.fields) == ("booking", ("status (held, confirmed, no-show)",))
    for sentence in ("Status goes held → confirmed → no-show", "Then life happens: held → confirmed, or no-show"):
        assert stated(sentence, "booking") == found
    assert stated("Its life: held, confirmed, no-show.", "booking") == found
    assert stated("Goes requested → approved, or rejected", "") is None


@pytest.mark.parametrize("sentence", ["The status of a voucher is shown on its page.", "Each voucher has a status."])
def test_what_lists_no_states(sentence: str) -> None:
    assert stated(sentence, "voucher") is None


def test_states_that_follow_each_other_need_no_verb() -> None:
    told = stated("Received, then weighed, and finally accepted or rejected.", "delivery")
    assert told is not None
    assert told.fields == ("status (received, weighed, accepted, rejected)",)
    assert stated("Flour, then water, and finally salt.", "dough") is None


def test_possible_states_are_of_what_was_spoken_of() -> None:
    told = read(
        "# Forge\n\nAs a smith, I want to add an anvil.\n\n### Offers\n\nA farrier makes an offer on an anvil. "
        "Possible states: open, accepted, declined.\n"
    )
    fields = {shape.name: shape.fields for shape in told.data}
    assert "status (open, accepted, declined)" in fields["offer"]
    assert "possible" not in fields
