"""What is put away and not deleted, in many ways."""

import pytest

from plan.reading.frames.putting_away import Spoken, put_away

COURSE = frozenset(("course", "order", "clerk"))
AWAY = """
Courses are never deleted, only archived.
A course is deactivated, not deleted.
Old courses are set to inactive instead of being deleted.
Instead of deleting a course, we archive it.
When a course is out of use it's switched off, not deleted.
The system shall archive courses rather than delete them.
As a clerk I want to deactivate a course instead of deleting it, so that old papers stay right.
Don't delete courses; archive them.
Broken courses get decommissioned with the date, they stay in the database.
When a course is given up we take it out of use.
Courses we no longer carry are discontinued, not removed.
A course which is no longer offered remains in the system but cannot be chosen any more.
Please never throw a course away, the office asks for years.
Courses shall never be removed from the register.
The system shall not physically delete courses.
The record of a course shall never be removed.
Courses that stop are taken off the list, yet old orders still show them.
Courses can be switched off for the winter without being thrown away.
A course no longer shows up in the plan, although old orders still name it.
A course is no longer on offer: it is hidden rather than deleted.
A course we no longer give can be retired.
A course that is no longer given is taken out of service.
Old courses must not simply vanish from the records.
Can a given-up course be made invisible instead of being wiped?
Rejected courses are parked, we do not want to lose them.
Deletion of a course is out of the question: it is merely greyed out.
If a clerk removes a course by accident, the office must be able to bring it back.
There must be no hard delete for courses.
Undo for deleted courses, thirty days.
Finished courses live on in the background.
By law (and that is that), a course which has ended stays on file, dormant.
Under no circumstances may a clerk wipe a course.
Nobody, not even the head, may erase a course from the database.
The "remove" action on a course only sets a flag.
A course that has ended goes into the alumni list rather than out of the system.
Take courses off the active list when they end; their past orders must keep their name.
"""
SPOKEN = """
They are hidden, not thrown away.
Then we deactivate them.
Broken ones are retired, they stay in the lists.
Leavers are deactivated, since old orders still name them.
When somebody leaves we make them inactive.
It is set inactive.
We never delete one: old orders must still lead somewhere.
I don't want them deleted, just put away.
If we scrap one, don't wipe it, the accountant wants to see it for years.
They leave in autumn, but their names should stay on the old lists, just not be in the list to pick from.
"""
NOT = """
A course can be deleted by the office.
A course is open, retired or cancelled.
An order can't be deleted once it has been paid.
Remove the lid from the course before you print it.
Clerks delete their own drafts with a small script.
A course ends when nobody wants it any more.
Orders are erased seven years after the course has ended.
The archive keeps the originals of all courses.
When a course is changed, the old values are kept with the person and the time.
The clerk leaves the keys to the course with the janitor.
Courses are taken off the list.
I want to apply for a course online, so that I need not take a morning off.
"""


def _away(sentence: str, spoken: Spoken) -> list[str]:
    return [shape.name for shape in put_away(sentence, COURSE, spoken)]


@pytest.mark.parametrize("sentence", AWAY.strip().splitlines())
def test_what_is_put_away(sentence: str) -> None:
    assert _away(sentence, Spoken("room", "room")) == ["course"]


@pytest.mark.parametrize("sentence", SPOKEN.strip().splitlines())
def test_what_was_spoken_of_is_put_away(sentence: str) -> None:
    assert _away(sentence, Spoken("room", "room")) == ["room"]


@pytest.mark.parametrize("sentence", NOT.strip().splitlines())
def test_what_is_not_put_away(sentence: str) -> None:
    assert _away(sentence, Spoken("room", "room")) == []


def test_several_are_put_away() -> None:
    assert _away("I want courses and orders to be archived rather than deleted.", Spoken()) == ["course", "order"]


def test_the_sentence_before_may_say_what_goes() -> None:
    before = Spoken("course", "course", sentence="I once deleted a course by mistake.")
    assert _away("In the new system this should be undoable.", before) == ["course"]
    assert _away("We want them greyed out.", Spoken(sentence="What about broken courses?")) == ["course"]


def test_who_leaves_is_somebody() -> None:
    spoken = Spoken("order", "order", "porter")
    assert _away("When somebody leaves we make them inactive.", spoken) == ["porter"]


def test_what_can_be_restored_was_deleted() -> None:
    assert put_away("A deleted course can be restored.", COURSE, Spoken())[0].fields == ("deleted at (optional)",)
