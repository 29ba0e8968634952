"""Abbreviations that a document explains are read as what they stand for."""

import pytest

from plan.reading.text.abbreviations import with_abbreviations_spelt_out
from tests.plan.reading.given import read

LISTED = "## Abbreviations\n\nBRG barge / LK = lock; TL toll (paid)\n\n"
ROWS = "## Abbreviations\n\n| Short | Means |\n|---|---|\n| BRG | barge |\n| LK | lock |\n| TL | toll |\n\n"
ITEMS = "ABBR.\n\n- BRG: barge\n- LK: lock\n- TL: toll\n\n"


@pytest.mark.parametrize("legend", [LISTED, ROWS, ITEMS], ids=["in a line", "in rows", "in items"])
def test_they_are_spelt_out_wherever_they_stand_but_where_they_are_explained(legend: str) -> None:
    text = f"# Canal\n\n{legend}## Barges\n\n- BRG passes several LK, 1 TL per LK, of 40 BRG a day. BRGX is no BRG-2.\n"
    told = with_abbreviations_spelt_out(text)
    assert legend in told
    assert "- Barge passes several locks, 1 toll per lock, of 40 barges a day. BRGX is no BRG-2." in told
    assert told.count("\n") == text.count("\n")


def test_a_document_that_explains_none_is_left_as_it_is() -> None:
    text = "# Canal\n\nThe BRG passes LK 1.\n\n## Abbreviations\n\nBRG barge\n"
    assert with_abbreviations_spelt_out(text) == text


def test_what_is_kept_is_called_by_the_word() -> None:
    told = read(
        f"# Canal\n\nAs a keeper, I want to record a barge.\n\n{LISTED}"
        "## What we keep\n\nEach BRG has a name and a length.\n"
    )
    assert {"name", "length"} <= set(next(shape.fields for shape in told.data if shape.name == "barge"))
