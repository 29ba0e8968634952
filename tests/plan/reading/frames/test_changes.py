"""Whose changes are kept."""

import pytest

from plan.reading.frames.changes import changes_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Hence: for bookings we keep who changed what, and when.",
        "So for each booking I want to look up every change: what it said before and which of us did it.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "Every amendment has to remain visible with the old text, the person and the time.",
        "Keep the history of limits: old value, new value, who, when.",
        "We want to look up every change: what it said before, who did it and when.",
    ],
)
def test_changes_of_what_was_spoken_of(sentence: str) -> None:
    found = changes_of(sentence, "recipe")
    assert found is not None
    assert (found.name, found.fields[0]) == ("recipe change", "recipe (reference)")
    assert changes_of(sentence) is None


def test_what_only_may_be_changed() -> None:
    assert changes_of("A booking can be changed by the desk.") is None
