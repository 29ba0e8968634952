"""Titles of what somebody wants."""

import pytest

from plan.reading.text.naming import title_of


@pytest.mark.parametrize(
    ("want", "title"),
    [
        ("see all crates that have not come back", "See all crates that have not come back"),
        ("check a crate in", "Check a crate in"),
        (
            "type three letters of a surname or the last digits of a number and get the crate",
            "Type three letters of a surname",
        ),
        (
            "the system must not let the same crate be lent twice at the same time",
            "The system must not let the same crate be lent twice",
        ),
        ("whatever leaves the store is an issue: which crate, how many", "Whatever leaves the store is an issue"),
    ],
)
def test_a_title_ends_where_a_phrase_does(want: str, title: str) -> None:
    assert title_of(want) == title
