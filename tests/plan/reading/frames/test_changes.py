"""Whose changes are kept."""

import pytest

from plan.reading.frames.changes import changes_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Hence: for bookings we keep who changed what, and when.",
        "Who changed what on a booking & when, old value and new value.",
        "When a booking is changed, the previous values are kept with the person and the time.",
        "As a clerk, I want to see the history of a booking, so that I know who changed it.",
    ],
)
def test_changes_of(sentence: str) -> None:
    found = changes_of(sentence)
    assert found is not None
    assert found.name == "booking change"
    assert {"booking (reference)", "changed by", "changed at"} <= set(found.fields)


def test_what_only_may_be_changed() -> None:
    assert changes_of("A booking can be changed by the desk.") is None
