"""What clauses say that a thing can be moved to another of."""

from tests.plan.reading.english.given import told


def test_what_is_moved_to_another_of_several_has_one_of_each() -> None:
    sentence = "The office shall be able to move a sailing to another day, ferry or pier."
    assert told(sentence, "sailing, ferry, pier") == {"sailing": ("date", "ferry (reference)", "pier (reference)")}


def test_what_is_not_known_says_nothing() -> None:
    assert told("The office moves a sailing to another skipper or idea.", "sailing") == {}
