"""Calls that run side by side do not spend the same dollars."""

from agents.budget import Purse


def test_what_one_call_holds_another_cannot_take() -> None:
    dollars = 1.0
    purse = Purse(lambda: dollars)
    purse.hold("one", 0.75)
    assert purse.left() == 0.25
    purse.hold("two", 0.25)
    assert purse.left() == 0.0
    dollars = 0.5  # what the first used
    purse.free("one")
    assert purse.left() == 0.25
    purse.free("one")
    assert purse.left() == 0.25


def test_without_a_budget_there_is_no_limit() -> None:
    purse = Purse(lambda: None)
    purse.hold("one", 5.0)
    assert purse.left() is None
