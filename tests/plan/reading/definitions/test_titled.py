"""Entries with a title in front."""

import pytest

from plan.reading.definitions.titled import of_each, of_one, title


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Maintenance windows: during a window no alarms.", ("maintenance window", "", "during a window no alarms.")),
        ("Service plans per unit type: every so many hours.", ("service plan", "unit type", "every so many hours.")),
        ("Installation history: a device is mounted.", ("installation", "", "a device is mounted.")),
        ("Notes: bring a pen.", ("", "", "Notes: bring a pen.")),
        ("Prices: gross.", ("", "", "Prices: gross.")),
        ("Export the bookings: as CSV.", ("", "", "Export the bookings: as CSV.")),
    ],
)
def test_a_title_names_a_thing(text: str, told: tuple[str, str, str]) -> None:
    assert title(text) == told


def test_what_there_is_for_each_of_another() -> None:
    shape = of_each("for each lease the amount and the kind, each valid from and until", "rent component")
    assert shape is not None
    assert (shape.name, shape.fields[0]) == ("rent component", "lease (reference)")
    assert {"amount", "kind"} < set(shape.fields)
    assert of_each("nobody may enter", "rent component") is None


def test_what_stands_between_two_things() -> None:
    shape = of_each("For each device in the rollout: pending, installed or failed, with number of tries", "")
    assert shape is not None
    assert shape.name == "rollout device"
    assert shape.fields[:3] == ("rollout (reference)", "device (reference)", "status (pending, installed, failed)")


@pytest.mark.parametrize(
    ("said", "name", "fields"),
    [
        ("A tuning concerns a bell: who did it, on what day", "tuning", ("bell (reference)", "done by", "day")),
        ("A lease is for one plot: start, end, both needed.", "lease", ("plot (reference)", "start", "end")),
    ],
)
def test_what_is_of_one_other_is_kept_with_it(said: str, name: str, fields: tuple[str, ...]) -> None:
    told = of_one(said)
    assert told is not None
    assert (told.name, told.fields) == (name, fields)


def test_what_is_for_somebody_because_of_something_is_no_list() -> None:
    assert of_one("A chair is for a guest: we need it") is None
