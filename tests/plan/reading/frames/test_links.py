"""How things hang together, said outright."""

import pytest

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.links import linked, linked_beside


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


@pytest.mark.parametrize(
    "sentence",
    [
        "A choir can look after several halls, and of course a hall has many choirs.",
        "Choirs and halls: many to many.",
        "A choir has several, and for most halls there is more than one approved choir.",
    ],
)
def test_there_and_back(sentence: str) -> None:
    assert linked(sentence) == (Shape("choir", ("halls (several)",)), Shape("hall", ("choirs (several)",)))


def test_other_things_on_the_way_back_are_no_pair() -> None:
    assert linked("A choir has several halls, and a singer has many scores.") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "It's a tree: each hall hangs under the one that supplies it.",
        "A hall can be divided into smaller halls.",
        "Halls can be subdivided to any depth.",
        "Halls are organised in levels, each hall belonging to one on the level above.",
    ],
)
def test_trees_in_other_words(sentence: str) -> None:
    assert linked(sentence) == (Shape("hall", ("parent",)),)


@pytest.mark.parametrize(
    ("sentence", "shape"),
    [
        (
            "There is a list of badges, each with a colour, and any choir can carry several of them.",
            Shape("choir", ("badges (several)",)),
        ),
        (
            "We note that a foal's mother is another horse on our books.",
            Shape("horse", ("mother (a horse, optional)",)),
        ),
        (
            "If a ticket is lost, a replacement is issued, and refers to the ticket that it replaces.",
            Shape("ticket", ("replaces (a ticket, optional)",)),
        ),
    ],
)
def test_links_beside_what_else_a_sentence_says(sentence: str, shape: Shape) -> None:
    assert linked_beside(sentence) == (shape,)
