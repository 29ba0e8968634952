"""Things that lie in, above or below others of their kind, however it is said."""

import pytest

from plan.reading.frames.own_kind import of_own_kind

_THINGS = frozenset(("parcel", "shed"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Parcels are subdivided into parcels.",
        "Every parcel has a chief, which is a parcel as well.",
        "Which parcel holds which parcel?",
        "Sub-parcels (a parcel hanging under a parcel)",
        "Parcels are stacked into each other.",
        "Each parcel refers to the next higher parcel; only the big ones stand alone.",
        "Complaints go from a parcel to the parcel above it.",
        "A parcel can be placed beneath another parcel.",
        "Is it possible to nest parcels?",
        "It happens that a parcel is an annex of another parcel, and then we want to know of which.",
        "When a parcel is divided, the new parcels point back to the parcel they were taken from.",
        "Parcels nest.",
        "Parcels can contain further parcels, as deep as one likes.",
        "The parcels form a tree.",
    ],
)
def test_below_another(sentence: str) -> None:
    assert of_own_kind(sentence, _THINGS) == {"parcel"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A parcel can be moved to another parcel.",
        "No two parcels overlap.",
        "As an owner I want to see a parcel within another parcel, so that I know.",
        "A parcel lies in one shed; sheds can be nested in sheds.",
    ],
)
def test_not_below_another(sentence: str) -> None:
    assert "parcel" not in of_own_kind(sentence, _THINGS)
