"""What the states of a thing imply that somebody does."""

import pytest

from tests.plan.reading.given import read

STABLE = """# Stable

## What we keep

- Each stay has a start date and a price. {said}

## Stories

- As a groom, I want to enter a stay so that the horse has a box.
- As a groom, I want to {want} so that all is clear.
"""


@pytest.mark.parametrize(
    ("said", "want", "implied"),
    [
        (
            "A stay is requested, approved, turned down or cancelled.",
            "see a stay",
            ["approve, turn down or cancel a stay"],
        ),
        ("A stay is requested, approved, turned down or cancelled.", "approve a stay", ["turn down or cancel a stay"]),
        ("A stay is open, running or over.", "see a stay", []),
        ("Stays are never deleted but archived.", "see a stay", ["archive a stay"]),
        ("Stays are never deleted but archived.", "archive a stay", []),
    ],
)
def test_whatever_may_be_in_a_state_is_brought_into_it(said: str, want: str, implied: list[str]) -> None:
    wants = [one.want for one in read(STABLE.format(said=said, want=want)).stories]
    assert wants[2:] == implied, wants
