"""What only some of a kind can do."""

from tests.plan.reading.english.given import told


def test_each_says_whether_it_can() -> None:
    assert told("Some boats can be hired overnight, others only by day.", "boat") == {
        "boat": ("can be hired overnight (boolean)",)
    }
    assert told("Not all of the rooms can be darkened.", "room") == {"room": ("can be darkened (boolean)",)}


def test_what_some_can_be_at_times_is_no_field() -> None:
    assert told("Some boats can be hired.", "boat") == {}
