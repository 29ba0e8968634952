"""What a pronoun of a sentence means."""

import pytest

from plan.reading.whole.antecedents import antecedent, asked_for, may_be_it, mentions

THINGS = mentions(["parcel", "letter", "booking", "silo keeper", "silo"])
ROLES = frozenset(["silo keeper", "courier"])


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("If a parcel isn't fetched, it is sent back.", "parcel"),
        ("The clerk weighs the letter and marks it as paid.", "letter"),
        ("With the second letter it is confirmed.", ""),
        ("A silo keeper acknowledges it.", ""),
        ("It is marked as lost when the parcel is late.", ""),
        ("The parcels are closed.", ""),
    ],
)
def test_it_is_what_was_named_before_it(sentence: str, meant: str) -> None:
    assert antecedent(sentence, THINGS, ROLES) == meant


def test_somebody_is_they_but_not_it() -> None:
    assert not may_be_it("courier", "The clerk pays it.", ROLES)
    assert may_be_it("courier", "The clerk pays them.", ROLES)
    assert may_be_it("letter", "The clerk pays it.", ROLES)


def test_an_answer_is_given_to_what_was_asked_for_last() -> None:
    told = ("Somebody makes a booking for a letter.", "A letter has a weight.", "The clerk says yes or no.")
    assert asked_for(2, told, THINGS) == "booking"
    assert asked_for(0, ("The clerk says yes or no.", "A booking has a day."), THINGS) == "booking"
    assert asked_for(0, ("The clerk says yes or no.", "A letter has a weight."), THINGS) == ""
