"""What a known thing is joined to by what somebody does with it, or by where it is."""

import pytest

from plan.reading.frames.tied import tied
from tests.plan.reading.given import read

THINGS = frozenset(("walk", "dog", "yard", "groom", "leash", "hook", "kennel", "owner", "report"))


@pytest.mark.parametrize(
    ("said", "name", "others"),
    [
        ("We can book a walk for a dog with a groom in one of our yards.", "walk", {"dog", "groom", "yard"}),
        ("An owner takes out a walk for one kind of dog, in one of their yards.", "walk", {"owner", "dog", "yard"}),
        ("At any moment it hangs on one of the hooks, or on none.", "", {"hook"}),
        ("Each leash is kept on one of our hooks.", "leash", {"hook"}),
        ("The kennel is split into yards, normally two.", "yard", {"kennel"}),
        ("A groom writes a report on the dog.", "report", {"groom", "dog"}),
        ("If it rains, a kennel is entered with the walk.", "walk", {"kennel"}),
        ("A report refers to the walk it is on or to the dog.", "report", {"walk", "dog"}),
        ("A kennel is one owner's place in a yard.", "kennel", {"owner", "yard"}),
        ("We never book a walk for a dog.", "", set()),
        ("We lend a leash to an owner.", "", set()),
        ("It hangs on a nail.", "", set()),
    ],
)
def test_things_are_joined_by_what_is_done(said: str, name: str, others: set[str]) -> None:
    found = tied(said, THINGS)
    assert {one for each in found for one, _ in each.others} == others
    assert {each.name for each in found} <= {name}


def test_it_is_what_the_sentence_before_was_about() -> None:
    kennel = read(
        "# Kennel\n\n## What we keep\n\nA hook has a number and a height. A leash has a colour and a length. "
        "At any moment it hangs on one of the hooks, or on none when it is being mended.\n\n"
        "- As a groom, I want to enter a leash.\n"
    )
    (leash,) = (one for one in kennel.data if one.name == "leash")
    assert "hook (reference, optional)" in leash.fields, leash


def test_what_goes_together_is_known_by_its_last_word_as_well() -> None:
    kennel = read(
        "# Kennel\n\n## What we keep\n\nA garden visit has a date and a purpose. A groom has a name and a size. "
        "One or more grooms take part in a visit, and each groom goes on many.\n\n"
        "- As a warden, I want to enter a garden visit.\n"
    )
    told = {one.name: one.fields for one in kennel.data}
    assert "grooms (several)" in told["garden visit"] or "garden visits (several)" in told["groom"], told
