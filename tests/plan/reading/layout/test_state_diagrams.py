"""States that arrows or the rows of a table lead to."""

import pytest

from tests.plan.reading.accounting import unaccounted
from tests.plan.reading.given import read

DOCUMENT = """# Sluice

As a keeper, I want to add a passage.

## {title}

{drawing}

A passage has a date and a boat.
"""


def _passage(title: str, drawing: str) -> tuple[str, ...]:
    text = DOCUMENT.format(title=title, drawing=drawing)
    assert unaccounted(text, "sluice.md") == []
    return next(shape.fields for shape in read(text, "sluice.md").data if shape.name == "passage")


@pytest.mark.parametrize(
    "drawing",
    [
        "```\nbooked --> paid --> passed\n      \\--> cancelled\n```",
        "```mermaid\nstateDiagram-v2\n    [*] --> Booked\n    Booked --> Paid : keeper takes the fee\n"
        "    Paid --> Passed\n    Booked --> Cancelled\n    Passed --> [*]\n```",
        "| From | To | By |\n|---|---|---|\n| booked | paid | keeper |\n| paid | passed | keeper |\n"
        "| booked | cancelled | skipper |",
        "| Status | Next status |\n|---|---|\n| booked | paid |\n| paid | passed |\n| booked | cancelled |",
    ],
)
def test_what_leads_to_each_other_are_states(drawing: str) -> None:
    states = next(field for field in _passage("Passages", drawing) if field.startswith("status ("))
    assert set(states.removeprefix("status (").rstrip(")").split(", ")) == {"booked", "paid", "passed", "cancelled"}


def test_the_line_before_may_say_whose_they_are() -> None:
    fields = _passage("What happens", "The lifecycle of a passage is this:\n\n```\nbooked -> paid -> passed\n```")
    assert "status (booked, paid, passed)" in fields


@pytest.mark.parametrize(
    "drawing",
    [
        "```mermaid\nflowchart LR\n    Booked --> Paid\n    Paid --> Closed\n```",
        "```\nbrowser -> server -> database\n```",
        "```sh\nsluice open | log > passed.txt\n```",
        "| From | To |\n|---|---|\n| Lock 1 | Lock 2 |\n| Lock 2 | Lock 3 |",
    ],
)
def test_what_draws_something_else_has_none(drawing: str) -> None:
    assert not any(field.startswith("status") for field in _passage("Passages", drawing))


def test_a_row_may_lead_to_several_states_and_to_none() -> None:
    table = "| From | To |\n|---|---|\n| Asked | Let in, Refused |\n| Let in | Passed / Missed |\n| Passed | - |"
    assert "status (asked, let in, passed, refused, missed)" in _passage("Passage states", table)
