"""Things that are one meeting of several others."""

from tests.plan.reading.english.given import told


def test_one_value_of_one_of_each_belongs_to_all_of_them() -> None:
    assert told("A score is one mark from one judge for one routine.", "routine") == {
        "score": ("mark", "judge (reference)", "routine (reference)")
    }
    assert told("A catch is one weight of one fish from one net at one instant.", "fish, net") == {
        "catch": ("weight", "fish (reference)", "net (reference)", "instant")
    }


def test_what_is_one_of_a_single_other_is_none() -> None:
    assert told("A minnow is one kind of fish.", "fish") == {}
