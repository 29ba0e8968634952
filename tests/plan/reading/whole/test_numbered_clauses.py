"""Clauses that a specification numbers beside its wishes."""

from tests.plan.reading.given import read

SPECIFICATION = """# Ferry desk

## 1. Background

1.1 The line runs three ferries.

## 2. Bookings

2.1 Clerks shall be able to take a booking.

2.2 A booking is provisional at first. It lapses after 48 hours.
"""


def test_a_clause_beside_numbered_wishes_is_a_rule_with_its_number() -> None:
    told = read(SPECIFICATION)
    assert [story.id for story in told.stories][:1] == ["2.1"]
    rules = {rule.id: rule.text for rule in told.rules}
    assert rules["2.2"] == "A booking is provisional at first. It lapses after 48 hours."
    assert not any("booking" in one.text for one in told.unplaced)


def test_a_clause_of_a_chapter_without_wishes_is_no_rule() -> None:
    told = read(SPECIFICATION)
    assert "1.1" not in {rule.id for rule in told.rules}


def test_a_demand_in_a_chapter_about_data_is_a_wish() -> None:
    told = read(
        f"{SPECIFICATION}\n## 3. Master data\n\n3.1 The system shall hold the vessels, with name and capacity.\n"
    )
    assert "3.1" in {story.id for story in told.stories}
    assert ("vessel", ("name", "capacity")) in {(shape.name, shape.fields) for shape in told.data}
