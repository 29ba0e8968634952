"""Histories of a value that sentences ask for."""

import pytest

from plan.reading.gathered.gathering import ShapeDraft
from plan.reading.text.document import said
from plan.reading.things.value_changes import value_change

SOURCE = said("a.md", 1)
KNOWN = [
    ShapeDraft(SOURCE, "listing", ["title", "asking price"]),
    ShapeDraft(SOURCE, "tutor", ["hourly rate (optional)"]),
]


@pytest.mark.parametrize(
    ("sentence", "owner", "value"),
    [
        ("Every change in the asking price is kept, so that the buyer can see it.", "listing", "price"),
        ("The system shall keep every change of the rate of a tutor.", "tutor", "rate"),
        ("Buyers see the price history.", "listing", "price"),
    ],
)
def test_a_value_s_changes_are_a_thing_of_what_has_it(sentence: str, owner: str, value: str) -> None:
    shape = value_change(sentence, KNOWN, "")
    assert shape is not None
    assert shape.name == f"{owner} {value} change"
    assert shape.fields == (f"{owner} (reference)", f"old {value}", f"new {value}", "changed at")


@pytest.mark.parametrize(
    ("sentence", "name", "fields"),
    [
        (
            "We need to keep each former price with the moment at which it was changed.",
            "listing price change",
            ("listing (reference)", "old price", "changed at"),
        ),
        (
            "The system shall keep the previous version of the tutor along with who changed it and when.",
            "tutor version",
            ("tutor (reference)", "changed by", "changed at"),
        ),
    ],
)
def test_what_was_before_a_change_is_kept(sentence: str, name: str, fields: tuple[str, ...]) -> None:
    shape = value_change(sentence, KNOWN, "listing")
    assert shape is not None
    assert (shape.name, shape.fields) == (name, fields)


@pytest.mark.parametrize("sentence", ["The system shall keep the old tutor.", "Old tutors are kept."])
def test_what_is_only_kept_has_no_history(sentence: str) -> None:
    assert value_change(sentence, KNOWN, "listing") is None


@pytest.mark.parametrize(
    "sentence",
    ["Every change of state is kept.", "Every change in the weather is kept.", "The price is kept with the listing."],
)
def test_no_value_of_a_known_thing(sentence: str) -> None:
    assert value_change(sentence, KNOWN, "") is None


def test_nobody_has_the_value() -> None:
    assert value_change("Every change in the price is kept.", [], "") is None
