import pytest

from sessions.dollars import exact, rounded


@pytest.mark.parametrize(
    ("dollars", "text"),
    [(0, "$0"), (-1, "$0"), (0.000_012_34, "$0.000012"), (0.0042, "$0.0042"), (0.04, "$0.04"), (1.2, "$1.20")],
)
def test_what_adds_up_has_the_digits_it_needs(dollars: float, text: str) -> None:
    assert rounded(dollars) == text


@pytest.mark.parametrize(("dollars", "text"), [(2.5, "$2.50"), (0.00001, "$0.00001"), (3, "$3.00")])
def test_what_was_set_keeps_every_digit(dollars: float, text: str) -> None:
    assert exact(dollars) == text
