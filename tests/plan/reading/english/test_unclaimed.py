"""What sentences say in passing is known of something."""

import pytest

from plan.reading.english.unclaimed import unclaimed


@pytest.mark.parametrize(
    ("sentence", "field", "owners"),
    [
        ("The log gives the depth of the dive.", "depth", ("dive", "log")),
        ("A wreck has lines, each with a length and a colour.", "length", ("line", "wreck")),
        ("The name of the buddy is optional.", "name", ("buddy",)),
        ("The hut sorts the bottles by pressure.", "pressure", ("hut",)),
        ("Nobody goes down before the buddy's weight is right.", "weight", ("buddy",)),
        ("It may have the date it was found.", "date it was found", ("it",)),
        ("For each dive the diver states whether it was dark.", "whether it was dark", ("diver", "dive")),
        ("We ask for the weight, the height and the blood pressure.", "height", ("we",)),
    ],
)
def test_a_noun_that_is_kept_is_a_field(sentence: str, field: str, owners: tuple[str, ...]) -> None:
    found = {one.field: one.owners for one in unclaimed(sentence)}
    assert field in found, found
    assert found[field][: len(owners)] == owners


@pytest.mark.parametrize(
    "sentence",
    [
        "Divers can search by name and date.",
        "A dive lasts no more than a number of minutes.",
        "The centre has three prices.",
        "The weight must not exceed the limit.",
        "The system sends an email to the diver.",
        "We show the balance of every diver.",
    ],
)
def test_what_is_counted_compared_sent_or_looked_for_is_none(sentence: str) -> None:
    assert unclaimed(sentence) == ()
