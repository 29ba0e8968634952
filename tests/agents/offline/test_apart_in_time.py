"""What a document says may not overlap is refused by the database, and by the API."""

from datetime import date

import pytest

from agents.offline.planner import plan_artifact
from agents.offline.request import Inputs
from plan.api import Api
from plan.checks import check
from plan.database import Database, Exclusion, Table
from plan.plan import Plan
from plan.reading.reader import read_requirements
from plan.reading.text.document import SourceDocument
from plan.requirements import Requirements

STUDIO = """# Sound studio

## What we keep

- Room: name, hourly rate
- Amplifier: serial number (unique), brand
- Teacher: name, email
- Band: name, phone
- Booking: room, band, start, end, status (booked, checked in, cancelled)
- Loan: amplifier, band, first day, last day
- Lesson: teacher, room, start, end, topic
- Season: name, first day, last day
- Course: room, start

## User stories

1. As a band leader, I want to book a room from a time to a time, so that we can rehearse.
2. As a band leader, I want to move a booking, so that nobody waits for us.
3. As a clerk, I want to lend an amplifier to a band, so that they can play elsewhere.
4. As a clerk, I want to plan a lesson, so that the teacher knows when to come.
5. As a clerk, I want to enter the seasons.

## Rules

- {}
"""


def asked(rule: str, existing: str = "") -> Requirements:
    text = STUDIO.format(rule)
    return read_requirements([SourceDocument("studio.md", text)], date(2026, 12, 1), existing_schema=existing)


def drafted(rule: str, existing: str = "") -> Database:
    draft = plan_artifact("database", asked(rule, existing))
    assert isinstance(draft, Database)
    return draft


def apart(draft: Database) -> set[str]:
    """`bookings: room_id` for each table and whose rows do not overlap in it."""
    return {f"{t.name}: {' '.join(one.columns)}".rstrip() for t in draft.tables for one in t.exclusions}


def named(draft: Database, name: str) -> Table:
    return next(table for table in draft.tables if table.name == name)


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("Two bookings of the same room may not overlap.", {"bookings: room_id"}),
        ("Two bookings of one room must never overlap, unless one of them is cancelled.", {"bookings: room_id"}),
        ("The system shall refuse overlapping bookings of the same room.", {"bookings: room_id"}),
        ("No two bookings may be made for the same room at the same time.", {"bookings: room_id"}),
        ("A room can't be booked twice for the same time.", {"bookings: room_id"}),
        ("A band cannot hold two bookings of the same room at the same time.", {"bookings: band_id room_id"}),
        ("An amplifier cannot be lent to two bands at the same time.", {"loans: amplifier_id"}),
        ("A teacher can’t have two lessons at the same time.", {"lessons: teacher_id"}),
        (
            "Two lessons of one teacher must never overlap, nor two lessons in the same room.",
            {"lessons: teacher_id", "lessons: room_id"},
        ),
        (
            "Refuse a lesson that overlaps another lesson of the same teacher or of the same room.",
            {"lessons: teacher_id", "lessons: room_id"},
        ),
        ("Lessons for the same teacher and room must not overlap.", {"lessons: teacher_id room_id"}),
        (
            "Neither the teacher nor the room may be double-booked for two lessons.",
            {"lessons: teacher_id", "lessons: room_id"},
        ),
        ("Seasons never overlap.", {"seasons:"}),
        ("Seasons must not overlap one another.", {"seasons:"}),
        ("Bookings may overlap.", set()),
        ("Two bookings of the same room may not overlap, except for rehearsals of one band.", set()),
        ("A band may have at most three bookings at the same time.", set()),
        ("Two courses in the same room may not overlap.", set()),
        ("Two stays of the same band cannot overlap.", set()),
        ("The page must not be slower with 300 bands at the same time.", set()),
        ("A band can have several rehearsals, but only one at a time.", set()),
    ],
)
def test_whose_times_may_not_overlap(rule: str, wanted: set[str]) -> None:
    assert apart(drafted(rule)) == wanted


def test_it_says_when_a_row_takes_its_time_and_takes_the_place_of_a_key_that_says_less() -> None:
    draft = drafted("Two bookings of the same room may not overlap.")
    assert named(draft, "bookings").unique == ()
    assert named(draft, "bookings").exclusions == (
        Exclusion(
            name="bookings_room_apart",
            columns=("room_id",),
            starts="starts_at",
            ends="ends_at",
            end_included=False,
            where="status <> 'cancelled'",
        ),
    )
    (loans,) = named(drafted("An amplifier cannot be lent to two bands at the same time."), "loans").exclusions
    assert (loans.starts, loans.ends, loans.end_included, loans.where) == ("first_day", "last_day", True, "")
    (taken,) = (p for p in draft.access_patterns if p.id == "bookings-taken")
    assert "room_id = $1 AND starts_at < $3 AND ends_at > $2 AND status <> 'cancelled'" in taken.sql


def test_without_an_end_a_key_over_the_beginning_is_all_there_is() -> None:
    assert named(drafted("No two courses in the same room at the same time."), "courses").unique == (
        ("room_id", "starts_at"),
    )


def test_the_api_refuses_what_overlaps_when_it_comes_and_when_it_changes() -> None:
    requirements = asked("Two bookings of the same room may not overlap.")
    database = plan_artifact("database", requirements)
    assert isinstance(database, Database)
    api = plan_artifact("api", requirements, Inputs(None, database))
    assert isinstance(api, Api)
    codes = {(e.method, e.path): [x.code for x in e.errors if x.status == 409] for e in api.endpoints}
    assert codes["POST", "/bookings"] == codes["PATCH", "/bookings/{booking_id}"] == ["TIME_TAKEN"]
    found = check(Plan(requirements=requirements, database=database, api=api))
    assert not [f for f in found if f.code in {"DB-092", "DB-093", "DB-094", "DB-095", "DB-096", "XP-063"}]


BOOKED = (
    "CREATE TABLE rooms (id integer PRIMARY KEY, name text NOT NULL);"
    "CREATE TABLE bookings (id integer PRIMARY KEY, room_id integer NOT NULL REFERENCES rooms (id), band_id uuid, "
    "starts_at timestamp NOT NULL, ends_at timestamp NOT NULL, UNIQUE (room_id, starts_at));"
)


def test_it_is_asked_of_a_table_that_exists_and_its_keys_stay() -> None:
    rule = "Two bookings of the same room may not overlap."
    draft = drafted(rule, BOOKED)
    assert "bookings: room_id" in apart(draft)
    assert ("room_id", "starts_at") in named(draft, "bookings").unique
    assert "add-exclusion bookings.bookings_room_apart" in {
        f"{step.action} {step.target}" for m in draft.migrations for step in m.steps
    }
    found = check(Plan(requirements=asked(rule, BOOKED), database=draft))
    assert {f.code for f in found if f.artifact == "database" and f.severity != "note"} >= {"XP-062"}
    assert not [f for f in found if f.artifact == "database" and f.severity == "error"]


@pytest.mark.parametrize(
    ("feedback", "wanted"),
    [
        ("Two lessons in one room must not overlap", {"bookings: room_id", "lessons: room_id"}),
        ("rename starts_at to begins_at in bookings", {"bookings: room_id"}),
        ("rename status to progress in bookings", {"bookings: room_id"}),
        ("remove ends_at from bookings", set()),
        ("remove status from bookings", set()),
    ],
)
def test_feedback_asks_for_it_and_changes_what_it_speaks_of(feedback: str, wanted: set[str]) -> None:
    requirements = asked("Two bookings of the same room may not overlap.")
    before = plan_artifact("database", requirements)
    after = plan_artifact("database", requirements, Inputs(), feedback, before)
    assert isinstance(after, Database)
    assert apart(after) == wanted
    found = check(Plan(requirements=requirements, database=after))
    assert not [f for f in found if f.code in {"DB-092", "DB-093", "DB-094"}]
