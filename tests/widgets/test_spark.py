"""A row of bars, with its likeness in ASCII."""

from widgets.ascii import to_ascii
from widgets.spark import spark


def test_bars_are_measured_by_the_highest_and_nothing_is_other_than_little() -> None:
    assert spark((0, 1, 30, 60, 100)) == "·▁▃▅█"
    assert to_ascii(spark((0, 1, 30, 60, 100))) == ".-=+#"
    assert spark((0, 0)) == "··"
    assert spark(()) == ""
