"""Types of fields in words for people."""

import pytest

from plan.reading.fields.declared_types import declared


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Date and time", "timestamp"),
        ("Whole number, 1 to 5", "integer, 1 to 5"),
        ("Amount in euro", "money"),
        ("Money, EUR", "money"),
        ("Country code, 2 letters", "string(2)"),
        ("Decimal number, cm", "decimal, cm"),
        ("Tick box", "boolean"),
        ("File (PDF)", "file (PDF)"),
        ("Amount of rain, mm", "Amount of rain, mm"),
        ("Date", "Date"),
        ("Filed by", "Filed by"),
    ],
)
def test_a_type_in_several_words_is_meant_by_one(cell: str, meant: str) -> None:
    assert declared(cell) == meant
