"""Remarks on fields, put in brackets behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.fields.remarks import remarked_field, with_remarks


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("an ISO code, no two with the same, and a name", "an ISO code (unique), and a name"),
        ("a claim number that's never given twice", "a claim number (unique)"),
        ("a number that must never appear twice, the date", "a number (unique), the date"),
        ("a lot number, which of course can occur only once in the same sale", "a lot number (unique per sale)"),
        ("a code that is unique within its apiary", "a code (unique per apiary)"),
        ("a short change note, which may be empty", "a short change note (optional)"),
        ("name, which is unique, a unit", "name (unique), a unit"),
        ("paid on (blank while open)", "paid on (optional)"),
        ("a plot number, which identifies it", "a plot number (unique)"),
        (
            "a tooth number (11 to 48) if it concerns a tooth, and a fee",
            "a tooth number (11 to 48) (optional), and a fee",
        ),
        ("the name and, if she has it, an e-mail", "the name and, if she has it, an e-mail"),
        ("nobody cares if a kiln is cold", "nobody cares if a kiln is cold"),
        ("a unique number", "number (unique)"),
        ("a batch number like 25-0173 that is never used twice, a date", "a batch number (unique), a date"),
        ("a season like \u201c2025/26\u201d, a venue", "a season, a venue"),
        ("people like us", "people like us"),
        ("a bib number (never the same twice)", "a bib number (unique)"),
        ("a name (nobody can have two of the same name in a club)", "a name (unique per club)"),
        ("a lane code (distinct within the pool)", "a lane code (unique per pool)"),
        ("a number (no gaps, no doubles), a date", "a number (unique), a date"),
        ("a short code (A, B), which is on every cap, so it can't be given twice", "a short code (A, B) (unique)"),
        ("plus a locker number where the pool has one", "plus a locker number (optional)"),
        ("a name and an address", "a name and an address"),
        ("name, born and died, the last two optional", "name, born (optional) and died (optional)"),
        ("a title and a subtitle, the last may be empty", "a title and a subtitle (optional)"),
    ],
)
def test_a_remark_stands_in_brackets(said: str, noted: str) -> None:
    assert with_remarks(said) == noted


def test_a_text_may_be_one_field_with_its_remark() -> None:
    assert remarked_field("label unique, we print them") == "label (unique)"
    assert remarked_field("The e-mail is unique") == "e-mail (unique)"
    assert remarked_field("we print the label") == ""


@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(with_remarks(text), str)
    assert isinstance(remarked_field(text), str)
