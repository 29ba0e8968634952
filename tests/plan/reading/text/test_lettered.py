"""Headings that a letter and a number run through."""

from tests.plan.reading.given import read

SERIES = """# School

## Epic A – People

### A1 Enrol a pupil (Must)

As the office, I want to register a pupil, so that lessons can be planned.

### A2 Leavers (Should)

As the head, I want pupils who leave to be archived, so that we can still write to them.

## Epic B – Courses and lessons

### B1 Terms

As the office, I want to define the terms, so that courses have dates.
"""


def test_a_series_of_letters_and_numbers_are_the_ids_of_its_stories() -> None:
    told = read(SERIES)
    assert [(one.id, one.title) for one in told.stories] == [
        ("A1", "Enrol a pupil"),
        ("A2", "Leavers"),
        ("B1", "Terms"),
    ]


def test_what_is_no_series_is_a_title() -> None:
    told = read(SERIES.replace("A2", "A4"))
    assert [one.id for one in told.stories] == ["R1", "R2", "R3"]


def test_a_group_called_by_people_keeps_the_ids_below_it() -> None:
    told = read(SERIES.replace("A1", "US-1:").replace("A2", "US-2:").replace("B1", "US-3:"))
    assert [(one.id, one.title) for one in told.stories] == [
        ("US-1", "Enrol a pupil"),
        ("US-2", "Leavers"),
        ("US-3", "Terms"),
    ]
