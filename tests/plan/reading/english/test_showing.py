"""What sentences ask to see of known things."""

from tests.plan.reading.english.given import told


def test_who_did_it() -> None:
    assert told("The board should show who took the call.", "call") == {"call": ("taken by (a user)",)}


def test_what_it_comes_to() -> None:
    assert told("I want to know what the whole feast comes to.", "feast") == {"feast": ("total amount",)}


def test_who_changed_it_is_told_by_its_history() -> None:
    assert told("It should show who changed the call.", "call") == {}
