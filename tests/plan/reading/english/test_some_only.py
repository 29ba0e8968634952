"""What is kept of some of what was spoken of only."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, dict[str, tuple[str, ...]]] = {
    "For children we also want a parent's name and phone number.": {
        "skater": ("parent's name (optional)", "parent's phone number (optional)")
    },
    "From beginners under 12 we ask for a doctor's certificate.": {"skater": ("doctor's certificate (optional)",)},
    "For guests we keep the date of arrival and the price.": {
        "skater": ("date of arrival (optional)", "price (optional)")
    },
}


@pytest.mark.parametrize(("sentence", "expected"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert told(sentence, "skater", "skater") == expected
