"""The known things that a list of what is kept names."""

import pytest

from plan.reading.frames.tied import tied
from tests.plan.reading.given import read

THINGS = frozenset(("crossing", "ferry", "skipper", "pier", "alarm", "buoy", "timetable"))


@pytest.mark.parametrize(
    ("said", "name", "others"),
    [
        (
            "When it leaves we add the ferry that was used, the skipper in charge and the pier.",
            "",
            ["ferry", "skipper", "pier"],
        ),
        ("When a buoy drifts it raises an alarm: which buoy, which pier, when.", "alarm", ["buoy", "pier"]),
        ("For each crossing: the ferry, the number of guests, and the hour.", "crossing", ["ferry"]),
        ("Which ferry lies at which pier, and since when.", "", ["ferry", "pier"]),
        ("A crossing has a length, a date, a skipper who steers it, and a remark.", "crossing", ["skipper"]),
        (
            "For each crossing we record every alarm raised: by which skipper, and when.",
            "alarm",
            ["crossing", "skipper"],
        ),
        ("We keep the name of the ferry and the length of the pier.", "", []),
        ("Each letter that goes out for an alarm is kept: to which skipper, when, and how.", "", []),
        ("I want one timetable, in which everybody sees the same ferry and the same pier.", "", []),
    ],
)
def test_a_list_of_what_is_kept_names_things(said: str, name: str, others: list[str]) -> None:
    found = tied(said, THINGS)
    assert [one for each in found for one, _ in each.others] == others
    assert not found or found[-1].name == name


def test_the_list_is_of_what_the_sentences_before_are_about() -> None:
    ferries = read(
        "# Ferries\n\n## What we keep\n\nA ferry has a name and a size. A skipper has a name and a licence number. "
        "A crossing has a date and a price. "
        "When it leaves we add the ferry that was used and the skipper in charge.\n\n"
        "- As a skipper, I want to enter a crossing.\n"
    )
    (crossing,) = (one for one in ferries.data if one.name == "crossing")
    assert {"ferry (reference)", "skipper (reference)"} <= set(crossing.fields), crossing
