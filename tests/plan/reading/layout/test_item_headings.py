"""Outlines in bullets, whose items name things above what is kept of them."""

from tests.plan.reading.accounting import unaccounted
from tests.plan.reading.given import read

OUTLINE = """# Belfry desk

## people

- ringers
  - first name, last name, phone
  - phone: optional
- towers
  - name, short code (unique)
  - height, weight

## bells

- bell
  - number (unique), name, weight
  - cast on, price

## wishes

- As a ringer, I want to see the bells of a tower.
"""


def test_what_is_below_such_an_item_is_kept_of_it() -> None:
    fields = {shape.name.lower(): shape.fields for shape in read(OUTLINE).data}
    assert {"short code (unique)", "height", "weight"} <= set(fields["tower"])
    assert {"number (unique)", "name", "weight", "cast on", "price"} <= set(fields["bell"])
    assert unaccounted(OUTLINE, "notes.md") == []


def test_items_above_wishes_stay_items() -> None:
    told = read(
        "# Belfry\n\n## Features\n\n- bells\n  - add a bell\n  - list the bells\n- towers\n  - add a tower\n"
        "  - lock a tower\n- peals\n  - plan a peal\n  - cancel a peal\n"
    )
    assert {story.want for story in told.stories} == {"bells", "towers", "peals"}
    assert not told.data
