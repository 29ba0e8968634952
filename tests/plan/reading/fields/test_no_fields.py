"""Words that were taken for a field, and name none."""

import pytest

from plan.reading.fields.no_fields import field_named, with_choices


@pytest.mark.parametrize(
    "words",
    ["tell me", "around nine", "a line or two", "gate shouldn't open", "unique", "12", "us on", "the", "or cancelled"],
)
def test_what_a_list_was_taken_apart_into_may_name_no_field(words: str) -> None:
    assert field_named(words) == ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("roughly the depth", "depth"),
        ("your name", "name"),
        ("on what date", "date"),
        ("reason in a few words", "reason"),
        ("why (optional)", "reason (optional)"),
        ("whose", "owner"),
        ("mandatory (boolean)", "mandatory (boolean)"),
        ("tide gauge (reference)", "tide gauge (reference)"),
    ],
)
def test_a_field_has_its_name_and_its_note(words: str, name: str) -> None:
    assert field_named(words) == name


def test_what_a_field_may_be_is_none_beside_it() -> None:
    assert with_choices(("depth", "tide level", "high or low")) == ("depth", "tide level (high, low)")
    assert with_choices(("date", "harbour or quay")) == ("date", "harbour or quay")
    assert with_choices(("severity of minor", "major or critical")) == ("severity (minor, major, critical)",)
    assert with_choices(("kind (ebb, flood)", "high or low")) == ("kind (ebb, flood)",)
