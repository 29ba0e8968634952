"""How many things have room for, and when they are by their examples."""

import pytest

from tests.plan.reading.english.given import told


@pytest.mark.parametrize("said", ["Each tour takes so many people.", "A tour seats a fixed number of guests."])
def test_a_thing_has_room_for_so_many(said: str) -> None:
    assert told(said, "tour") == {"tour": ("capacity (integer)",)}


def test_a_guide_takes_people_somewhere() -> None:
    assert told("A driver takes so many people to the top.", "tour") == {}


def test_examples_with_a_clock_begin_and_end() -> None:
    assert told("Every day has its tours, say Saturday 2 till 4, 4:30 till 6:30 and the evening.", "tour")["tour"] == (
        "start time",
        "end time",
    )
