"""Fields that clauses say a thing is given, or that are put on it."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "We stick a number on every crate.": ("crate", "", {"crate": ("number",)}),
    "The system gives the parcel a code that can be read out.": ("parcel", "", {"parcel": ("code",)}),
    "The agreed price is written on the ticket.": ("ticket", "", {"ticket": ("agreed price",)}),
    "We close the hut for a clean-up, with the cost, the last day and what has to be done.": (
        "hut",
        "",
        {"clean-up": ("hut (reference)", "cost", "last day", "work")},
    ),
    "Skaters are given lockers, normally two.": ("skater, locker", "", {"locker": ("skater (reference)",)}),
    "Schools offer their own age groups.": ("school", "", {"age group": ("school (reference)", "name")}),
    "A teacher can name a substitute for a period (first day, last day).": (
        "teacher",
        "",
        {"substitute": ("teacher (reference)", "first day", "last day")},
    ),
    "We close the hut for a clean-up, with the first day and the last day.": (
        "hut",
        "",
        {"clean-up": ("hut (reference)", "first day", "last day")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected


def test_what_is_tagged_with_any_number_of_something_has_several() -> None:
    assert told("A song can be tagged with any number of moods.", "song") == {"song": ("moods (several)",)}


def test_who_runs_something_does_not_belong_to_it() -> None:
    assert told("Safety runs a site visit.", "site visit") == {}


def test_limits_for_a_room_and_a_season_are_those_of_both() -> None:
    told_of = told(
        "Safety sets limits for a room and a season: a lower bound, an upper bound and a reason.", "room, season"
    )
    assert told_of == {"limit": ("room (reference)", "season (reference)", "lower bound", "upper bound", "reason")}


def test_what_is_made_for_a_thing_has_the_list_itself() -> None:
    told_of = told("We record a fault for a lift, with the date and the description.", "lift")
    assert "lift" not in told_of
    assert told_of["fault"][-2:] == ("date", "description")


SHUT = {
    "I need to block a kiln from a certain time until a certain time and write down why.": (
        "kiln blocking",
        ("kiln (reference)", "start", "end", "reason (optional)"),
    ),
    "We close a kiln from one day to another.": ("kiln closure", ("kiln (reference)", "start", "end")),
}


@pytest.mark.parametrize("sentence", SHUT)
def test_what_is_shut_from_time_to_time(sentence: str) -> None:
    assert told(sentence, "kiln", "") == dict((SHUT[sentence],))


@pytest.mark.parametrize("sentence", ["We close the kiln from Monday to Friday.", "A kiln is blocked from 10 to 12."])
def test_opening_hours_shut_nothing(sentence: str) -> None:
    assert told(sentence, "kiln", "") == {}
