"""How things hang together, said outright."""

import pytest

from plan.reading.data_shapes import Shape
from plan.reading.frames.links import linked


@pytest.mark.parametrize(
    "sentence",
    [
        "A recipe has many regions and vice versa.",
        "Recipes and regions are many-to-many.",
        "A recipe has several regions and the other way round.",
    ],
)
def test_several_of_each(sentence: str) -> None:
    assert set(linked(sentence)) == {Shape("recipe", ("regions (several)",)), Shape("region", ("recipes (several)",))}


def test_several_of_one() -> None:
    assert linked("So several instructors on a lesson") == (Shape("lesson", ("instructors (several)",)),)
    assert linked("One shed, many trailers.") == (Shape("trailer", ("shed (reference)",)),)


@pytest.mark.parametrize(
    "sentence",
    [
        "There is a hierarchy of depots.",
        "The depots form a tree.",
        "Smaller depots come under a larger one.",
        "The system shall support a hierarchy of depots.",
    ],
)
def test_a_tree(sentence: str) -> None:
    assert linked(sentence) == (Shape("depot", ("parent",)),)


def test_what_connects_two() -> None:
    assert linked("An enrolment connects a pupil with a subject and, once it is settled, with the teacher.") == (
        Shape("enrolment", ("pupil (reference)", "subject (reference)")),
    )


def test_what_replaces_another() -> None:
    assert linked("A new booking points to the booking it replaces.") == (
        Shape("booking", ("replaces (a booking, optional)",)),
    )


def test_what_says_more_is_left_to_others() -> None:
    assert linked("One customer, many sorrows, and a dog that barks.") == ()
