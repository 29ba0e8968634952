"""What a running sentence lists, as names of fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.field_phrases import field_phrases


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("an upper and a lower limit", ("upper limit", "lower limit")),
        ("first and last name", ("first name", "last name")),
        ("the name and the phone number of a parent", ("parent name", "parent phone number")),
        ("its replacement value in dollars and the deposit we ask for", ("replacement value", "deposit")),
        ("the date we acquired it", ("acquired on",)),
        ("the time it came out", ("came out at",)),
        ("departed / arrived dates, customs ref.", ("departed date", "arrived date", "customs reference")),
        ("PO no., qty, delivery addr", ("PO number", "quantity", "delivery address")),
        ("grape(s), alcohol %", ("grape", "alcohol percent")),
        ("the date of the next inspection", ("next inspection date",)),
        ("a date of birth", ("date of birth",)),
        ("one or more photos and a title", ("title",)),
        ("einen Titel, eine Frist, die bei uns eindeutig ist", ("Titel", "Frist")),
        ("how many people must be there, and why", ("number of people", "reason")),
        ("only what it takes", ()),
    ],
)
def test_a_list_is_read_as_names(text: str, fields: tuple[str, ...]) -> None:
    assert field_phrases(text) == fields


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(name.strip() for name in field_phrases(text))
