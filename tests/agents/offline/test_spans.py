"""From when to when something is."""

from agents.offline.attributes import read_attribute
from agents.offline.spans import with_spans


def typed(*fields: str) -> dict[str, str]:
    """The types of the columns that fields become, by their names."""
    found = {one.name: one for field in fields if (one := read_attribute(field, "said")) is not None}
    return {one.name: one.type for one in with_spans(found).values()}


def test_what_is_on_a_weekday_has_times_of_the_day() -> None:
    assert typed("weekday", "opens at", "end time") == {
        "weekday": "varchar(200)",
        "opens_at": "time",
        "end_time": "time",
    }


def test_what_is_on_no_weekday_has_moments() -> None:
    assert typed("start time", "title")["start_time"] == "timestamptz"


def test_from_and_until_are_days_or_times_of_a_day() -> None:
    assert typed("from", "until", "reason") == {"starts_on": "date", "ends_on": "date", "reason": "text"}
    assert typed("weekday", "from", "to")["ends_at"] == "time"


def test_from_alone_may_be_a_place() -> None:
    assert typed("from", "distance")["from_value"] == "varchar(200)"


def test_what_is_assumed_of_when_something_is_gives_way_to_what_is_said() -> None:
    assert typed("starts on", "ends on", "from", "until") == {"starts_on": "date", "ends_on": "date"}
