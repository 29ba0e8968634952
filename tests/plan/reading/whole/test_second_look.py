"""What sentences say in passing is known of things, taken where nothing else has told it."""

from tests.plan.reading.given import read

DIVING = """# Diving centre

## Wrecks

A wreck has a name and a position. Everybody who goes down is told of the currents first, and by the way the depth of
the wreck is noted too. The water temperature is voluntary.

## Boats

A boat has a name. As a skipper I want to book a boat with a reason so that nobody else takes it.

- A boat has a berth. The berth was painted by the harbour, which every wreck knows.
- It is marked whether it has a compressor.
"""


def _fields(name: str) -> tuple[str, ...]:
    return next(one.fields for one in read(DIVING).data if one.name == name)


def test_what_is_mentioned_of_a_thing_is_a_field_of_it() -> None:
    assert "depth" in _fields("wreck")
    assert any(one.startswith("water temperature") for one in _fields("wreck"))


def test_it_at_the_beginning_of_an_item_is_what_the_item_before_began_with() -> None:
    assert any("compressor" in one for one in _fields("boat"))


def test_what_a_wish_mentions_is_told_by_the_wish() -> None:
    assert "reason" not in _fields("boat")
