"""What is put away and not deleted."""

import pytest

from plan.reading.data_shapes import Shape
from plan.reading.frames.putting_away import put_away


@pytest.mark.parametrize(
    "sentence",
    [
        "Courses are never deleted, only archived.",
        "A course is deactivated, not deleted.",
        "Old courses are set to inactive instead of being deleted.",
        "Instead of deleting a course, we archive it.",
        "When a course is out of use it's switched off, not deleted.",
        "The system shall archive courses rather than delete them.",
        "As a clerk I want to deactivate a course instead of deleting it, so that old papers stay right.",
        "Don't delete courses; archive them.",
        "Broken courses get decommissioned with the date, they stay in the database.",
        "When a course is given up we take it out of use.",
        "When the term ends, the course is disabled.",
        "Courses we no longer carry are discontinued, not removed.",
        "A course which is no longer offered remains in the system but cannot be chosen any more.",
    ],
)
def test_put_away(sentence: str) -> None:
    assert put_away(sentence, "room") == Shape("course", ("archived at (optional)",))


def test_a_pronoun_is_what_the_text_is_about() -> None:
    assert put_away("They are hidden, not thrown away.", "room") == Shape("room", ("archived at (optional)",))


def test_what_stands_for_what_was_spoken_of() -> None:
    put_away_rooms = Shape("room", ("archived at (optional)",))
    assert put_away("Then we deactivate them.", "room") == put_away_rooms
    assert put_away("Old ones are retired, they stay in the lists.", "room") == put_away_rooms
    assert put_away("Leavers are deactivated, since old papers still name them.", "room") == put_away_rooms
    assert put_away("When a coach leaves the account gets disabled.", "room") == Shape("coach", put_away_rooms.fields)


def test_what_is_only_deleted_is_not_put_away() -> None:
    assert put_away("A course can be deleted by the office.", "room") is None
    assert put_away("We never delete the record: somebody is deactivated.", "room") is None
