"""Tables of fields below the sentence that announces them."""

from tests.plan.reading.accounting import unaccounted
from tests.plan.reading.given import read

DOCUMENT = """# Bell tower

As a ringer, I want to add a bell.

{announced}

| {first} | {second} |
|---|---|
| Weight | |
| Year of casting | Optional |
"""


def _things(announced: str, first: str = "Item", second: str = "Remarks") -> dict[str, tuple[str, ...]]:
    text = DOCUMENT.format(announced=announced, first=first, second=second)
    assert unaccounted(text, "notes.md") == []
    return {shape.name.lower(): shape.fields for shape in read(text).data}


def test_rows_below_what_shall_be_recorded_are_its_fields() -> None:
    fields = ("Weight", "Year of casting (optional)")
    assert _things("For each bell the following shall be recorded:") == {"bell": fields}
    assert _things("For a bell we record:", "Information", "Required?") == {"bell": fields}


def test_rows_below_what_announces_nothing_or_with_other_heads_are_none() -> None:
    assert not _things("The ringers like bells.")
    assert "bell" not in _things("For each bell the following shall be recorded:", "Month", "Visitors")
