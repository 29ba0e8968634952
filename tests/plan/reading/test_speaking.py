"""The things that a document mentions again and again."""

from collections import Counter

from plan.reading.speaking import salient
from tests.plan.reading.given import read

PERMITS = """# Permits

R-1 The system shall allow a clerk to lodge an application for one parcel.

R-2 Each application shall be approved or refused by an officer.

R-3 The system shall record the date of receipt and a description of the application.

R-4 An application shall carry an application number, which is unique.
"""


def test_what_is_counted_often_is_kept() -> None:
    mentions = Counter({"parcel": 4, "list": 9, "system": 9, "date": 9, "clerk": 5})
    counted = Counter({"parcel": 2, "list": 3, "clerk": 3})
    assert salient(mentions, counted, {"parcel", "list"}, frozenset({"clerk"})) == {"parcel"}


def test_an_application_is_a_thing_where_there_are_several() -> None:
    told = read(PERMITS, "permits.md")
    application = next(shape for shape in told.data if shape.name == "application")
    assert "application number (unique)" in application.fields


def test_the_application_is_the_program_where_there_is_one() -> None:
    told = read(
        "# X\n\nThe application must be fast. The application shall list orders. The application is new.\n", "x.md"
    )
    assert "application" not in {shape.name for shape in told.data}
