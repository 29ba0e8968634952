"""Sentences about what a thing is kept in, or by half its name."""

import pytest

from plan.reading.words.held_in import in_full_name, of_what_is_held


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Entries in the rope list have a unique name.", "ropes have a unique name."),
        ("An entry in our pilot register has a name.", "An pilot has a name."),
        ("A copy of each letter is kept: subject and text.", "each letter is kept: subject and text."),
        ("Entries in the waiting list have a position.", "Entries in the waiting list have a position."),
    ],
)
def test_what_is_held_is_spoken_of(said: str, meant: str) -> None:
    assert of_what_is_held(said) == meant


def test_a_word_that_may_be_a_field_is_the_thing_below_its_whole_name() -> None:
    said = "Every unit has a tag, and the unit price is kept."
    assert in_full_name(said, "storage unit") == "Every storage unit has a tag, and the unit price is kept."
    assert in_full_name("Every rope has a tag.", "mooring rope") == "Every rope has a tag."
