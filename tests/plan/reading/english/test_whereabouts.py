"""Where a thing is, as a question that is to be answered."""

from tests.plan.reading.english.given import told


def test_in_which_place_and_on_which_part_of_it_a_thing_is() -> None:
    assert told("We want to see in which shed and on which rack an oar lies.", "oar, shed") == {
        "oar": ("shed (reference)", "rack")
    }


def test_where_it_is_later_may_be_unknown_at_first() -> None:
    said = "When the crate comes in we note at which depot it is being kept, because they get lost."
    assert told(said, "crate, depot", "crate") == {"crate": ("depot (reference, optional)",)}


def test_of_people_it_says_nothing() -> None:
    assert told("We know in which shed the rower is.", "shed") == {}
