"""The changes of a status that are to be kept."""

import pytest

from plan.reading.fields.status_changes import status_change

KEPT = {
    "Every change of status is logged with the person and the time.": (
        "loan status change",
        ("loan (reference)", "status", "changed by", "changed at"),
    ),
    "The clerk's system shall log each change of a grave's status with the user, the time, and the reason.": (
        "grave status change",
        ("grave (reference)", "status", "changed by", "changed at", "reason"),
    ),
    "Whenever the state of a claim changes, the system shall record the old state, the new state, who and when.": (
        "claim state change",
        ("claim (reference)", "old state", "state", "changed by", "changed at"),
    ),
    "Each step is kept with the person and the time.": (
        "loan status change",
        ("loan (reference)", "status", "changed by", "changed at"),
    ),
}


@pytest.mark.parametrize(("sentence", "thing"), KEPT.items(), ids=KEPT)
def test_each_change_is_kept(sentence: str, thing: tuple[str, tuple[str, ...]]) -> None:
    shape = status_change(sentence, "loan")
    assert shape is not None
    assert (shape.name, shape.fields) == thing


@pytest.mark.parametrize(
    "sentence",
    [
        "The status changes to under review.",
        "Every change is kept.",
        "Each step is logged.",
        "The reader sees the status.",
    ],
)
def test_a_change_that_nobody_wants_to_be_kept_is_not(sentence: str) -> None:
    assert status_change(sentence, "loan") is None
