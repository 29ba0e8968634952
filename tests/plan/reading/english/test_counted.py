"""Things that a sentence tells of by how many there are of them."""

import pytest

from plan.reading.english.facts import told_facts
from plan.reading.english.known import Known
from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "In each season a play can be put on by no, one or several casts.": (
        "season, play, cast",
        "",
        {"cast": ("season (reference)", "play (reference)")},
    ),
    "Four halls at the moment: Aula, Loft and Cellar.": ("", "", {"hall": ("name",)}),
    "Grades are the usual ones, 1 to 6, plus a short description of each.": (
        "grade",
        "",
        {"grade": ("name", "short description")},
    ),
    "Attendance is taken each rehearsal, one mark per singer: present, late or absent, with an optional note.": (
        "attendance, rehearsal, singer",
        "",
        {
            "attendance": (
                "rehearsal (reference)",
                "singer (reference, unique per rehearsal)",
                "mark (present, late, absent)",
                "note (optional)",
            )
        },
    ),
    "So the cabin's number only makes sense together with the deck.": (
        "cabin, deck",
        "",
        {"deck": ("name",), "cabin": ("number (unique per deck)",)},
    ),
    "A choir meets once a week at fixed times: a weekday, from, until, and in which room.": (
        "choir",
        "",
        {"choir time": ("choir (reference)", "weekday", "start time", "end time", "room")},
    ),
    "The season is cut into blocks with a first and last day.": (
        "season, block",
        "",
        {"block": ("name", "season (reference)", "first day", "last day")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert {name: fields for name, fields in told(sentence, things, spoken).items() if fields} == expected


def test_one_for_each_is_said_of_what_was_spoken_of_before() -> None:
    known = Known(frozenset({"badge", "visit"}), frozenset(), frozenset(), "visit", before="badge")
    (badge,) = told_facts("One per visit at most.", known)
    assert (badge.name, badge.fields) == ("badge", ("visit (reference, unique)",))
