"""What a phrase calls a thing."""

import pytest

from plan.reading.frames.naming import named


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Wetsuits", "wetsuit"),
        ("archived listings", "listing"),
        ("delivery card", "delivery"),
        ("days off", "day off"),
        ("rules", ""),
        ("be set", ""),
        ("price", ""),
    ],
)
def test_named(phrase: str, name: str) -> None:
    assert named(phrase) == name


def test_what_may_be_a_field_is_a_thing_where_the_text_is_sure() -> None:
    assert named("regions") == ""
    assert named("regions", surely=True) == "region"
