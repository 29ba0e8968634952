"""Whose changes are kept, in many ways."""

import pytest

from plan.reading.frames.changes import changes_of

THINGS = frozenset(("booking", "price list", "clerk"))
WHO_AND_WHEN = ("booking (reference)", "changed by", "changed at")
CHANGES = """
Hence: for bookings we keep who changed what, and when.
So for each booking I want to look up every change: what it said before and which of us did it.
Who changed what on a booking & when, old value and new value.
When a booking is changed, the previous values are kept with the person and the time.
As a clerk, I want to see the history of a booking, so that I know who changed it.
For every change to a booking we can see afterwards who made it, when, and what it said before.
Every change to a booking (moved, renamed) must leave a trace: which clerk, at what moment, the old value.
Each edit of a booking must be kept with author, time and what was altered.
A complete edit history of each booking is kept with author and date.
Bookings: full audit trail, please.
The auditors insist that each change to the booking be documented, including the name of the clerk.
Any amendment to a booking is journalled.
Should someone tamper with a booking, it must come to light who it was and at what time.
Who changed the booking? This question comes up every day and the program should answer it.
If the hour of a booking gets corrected, we want to know by whom and why, even years later.
Nobody can secretly change a booking.
I don't trust anyone with the bookings, so please log who fiddles with them.
By law, and that is that, all modifications to bookings are logged (user, time).
"""
VERSIONS = """
Editing a booking creates a new version and the earlier ones can be looked at.
Clerks scribble in a booking all the time, so please keep the older versions.
One can scroll back through the past editions of a booking.
Superseded bookings are retained and numbered.
Versioning of bookings.
We need to compare this week's booking with any previous version of it.
"""
SPOKEN = """
Every amendment has to remain visible with the old text, the person and the time.
We want to look up every change: what it said before, who did it and when.
They must not be changed unnoticed.
"""
NOT = """
A booking can be changed by the desk.
A booking can be changed until noon.
If a booking changes, the clerk is told within a day.
Anyone who wants to change a booking has to ring us.
The clerk who changed the booking calls the guest.
Log the booking in at the front desk.
Changes to a booking cost five euros.
Our clerks have a long history in family law.
The previous clerk leaves the keys with the janitor.
Every status change of a booking is recorded with who changed it and when.
Every look at a booking is kept in an audit log for three years.
A line is written to the audit trail when a booking is opened.
"""


@pytest.mark.parametrize("sentence", CHANGES.strip().splitlines())
def test_changes_are_kept(sentence: str) -> None:
    (found,) = changes_of(sentence, THINGS, "recipe")
    assert found.name == "booking change"
    assert set(WHO_AND_WHEN) <= set(found.fields)


@pytest.mark.parametrize("sentence", VERSIONS.strip().splitlines())
def test_versions_are_kept(sentence: str) -> None:
    (found,) = changes_of(sentence, THINGS, "recipe")
    assert (found.name, found.fields[:2]) == ("booking version", ("booking (reference)", "content"))


@pytest.mark.parametrize("sentence", SPOKEN.strip().splitlines())
def test_changes_of_what_was_spoken_of(sentence: str) -> None:
    (found,) = changes_of(sentence, THINGS, "recipe")
    assert (found.name, found.fields[0]) == ("recipe change", "recipe (reference)")
    assert changes_of(sentence, THINGS) == ()


@pytest.mark.parametrize("sentence", NOT.strip().splitlines())
def test_what_keeps_no_changes(sentence: str) -> None:
    assert changes_of(sentence, THINGS, "recipe") == ()


def test_changes_of_several() -> None:
    told = changes_of("A record is kept of who changed bookings and price lists, when and why.", THINGS)
    assert [shape.name for shape in told] == ["booking change", "price list change"]
    assert "reason (optional)" in told[0].fields
