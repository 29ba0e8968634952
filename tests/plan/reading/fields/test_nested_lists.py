"""Lists inside a list of fields."""

import pytest

from plan.reading.fields.nested_lists import with_nested_lists
from tests.agents.offline.drafts import drafted
from tests.plan.reading.given import read


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "A bill has a date and several lines, each with a description, a quantity and a unit price.",
            "A bill has a date and lines (description, quantity, unit price).",
        ),
        (
            "A bill has a number, items with description, quantity and price, and a due date.",
            "A bill has a number, items (description, quantity, price), and a due date.",
        ),
        (
            "A tower has storeys, stairs, landings, each with name, height and width.",
            "A tower has storeys, stairs, landings, each with name, height and width.",
        ),
        (
            "A monk has a name and sings with joy, vigour and grace.",
            "A monk has a name and sings with joy, vigour and grace.",
        ),
        ("We print lists with name, date and price.", "We print lists with name, date and price."),
    ],
)
def test_a_part_has_its_list_in_brackets_behind_it(said: str, meant: str) -> None:
    assert with_nested_lists(said) == meant


def test_the_parts_are_a_table_of_their_own() -> None:
    plan = drafted(
        read(
            "# Foundry\n\nAs a clerk, I want to see bills.\n\nA bill has a number, a date and several lines, each with "
            "description, quantity and unit price.\n"
        )
    )
    assert plan.database is not None
    columns = {table.name: {column.name for column in table.columns} for table in plan.database.tables}
    assert {"bill_id", "quantity", "unit_price"} <= columns["bill_lines"]
    assert not {"quantity", "unit_price"} & columns["bills"]
    assert "bill_numbers" not in columns
