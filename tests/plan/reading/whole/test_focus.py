"""Whose the fields are of sentences that name nobody: what their paragraph is about, or the heading above it."""

from tests.plan.reading.given import read

TOWER = """# The bell tower

## The people who ring

Everybody who rings with us has a tower number. It is on the badge, no two ringers share one. Besides that we of course
need first name, last name and date of birth; without those three nobody gets a rope. A mobile number is nice to have.
Then there is the ringing grade, which we must know before the first peal: novice, steady or master.

Each ringer is in one band. For the bands we keep the name and the colour.

## Staff

For everybody we hold the first name, the surname and a phone number. A person has a rota day.

## Ropes and other things

A rope has a number and a length.

People write to us with their name, e-mail and address, and ask for a rope.
"""


def _fields(name: str) -> set[str]:
    return {field for one in read(TOWER).data if one.name == name for field in one.fields}


def test_what_a_paragraph_lists_of_everybody_is_of_those_whom_it_names_anywhere() -> None:
    ringer = _fields("ringer")
    assert {"tower number (unique)", "first name", "last name", "date of birth", "mobile number (optional)"} <= ringer
    assert "ringing grade (novice, steady, master)" in ringer


def test_a_person_below_a_heading_that_names_people_is_one_of_them() -> None:
    assert {"first name", "surname", "phone number", "rota day"} <= _fields("staff")


def test_what_people_are_said_to_give_is_not_of_the_thing_that_they_ask_for() -> None:
    assert not {"name", "e-mail", "address"} & _fields("rope")
